"""How sure the bank is that a rule is law."""

from enum import Enum


class Standing(Enum):
    """Shown wherever the rule is: people rely on what they read."""

    STATED = "stated"  # the source says so
    INFERRED = "inferred"  # the sources suggest it and do not state it; a lawyer decides
    UNVERIFIED = "unverified"  # known from guidance of others; the law itself was not read
