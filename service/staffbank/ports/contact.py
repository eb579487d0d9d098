"""How to reach a worker."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Contact:
    """How to reach a worker."""

    email: str = ""
    phone: str = ""
