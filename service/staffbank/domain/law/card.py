"""A rule as people read it."""

from dataclasses import dataclass
from enum import Enum

from staffbank.domain.law.standing import Standing


class RuleKind(Enum):
    """What a rule's no means."""

    BLOCK = "block"  # the placement cannot proceed
    OVERRIDE = "override"  # a named role may let it pass, with a reason
    WARN = "warn"  # people should know something first
    CALCULATION = "calculation"  # it says how something is counted
    RECORD = "record"  # it says what is written down, or reported


@dataclass(frozen=True)
class RuleCard:
    """A rule as people read it."""

    id: str
    name: str
    sentence: str
    source: str
    kind: RuleKind = RuleKind.BLOCK
    standing: Standing = Standing.STATED
