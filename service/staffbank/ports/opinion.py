"""What is read of a home line manager's opinion on a release."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class OpinionView:
    """An opinion; the host never reads it."""

    opinion: str
    note: str
    by: str
    at: datetime
