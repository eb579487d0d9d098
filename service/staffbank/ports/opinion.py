"""A home line manager's opinion on a release, as it is kept and read."""

from dataclasses import dataclass
from datetime import datetime


class OpinionGiven(Exception):
    """This person has given an opinion on the offer already."""


@dataclass(frozen=True)
class OpinionView:
    """An opinion; the host never reads it."""

    opinion: str
    note: str
    by: str
    at: datetime
