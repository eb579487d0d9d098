"""The answer of a rule."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Allowed:
    """Nothing in this rule stands in the way."""

    rule: str


@dataclass(frozen=True)
class Refused:
    """The rule says no. `because` is one plain sentence; `until` is when it stops saying so."""

    rule: str
    because: str
    until: datetime | None = None


@dataclass(frozen=True)
class NeedsConsent:
    """The rule lets it pass if `whose` consent is given and recorded.

    `since` is the day from which on a check has said so, without a break, and `seen_on` that of
    the last one; both are None where it rests on no check.
    """

    rule: str
    because: str
    whose: str
    since: date | None = None
    seen_on: date | None = None


@dataclass(frozen=True)
class Warned:
    """The rule lets it pass, and people should know something first."""

    rule: str
    because: str


Verdict = Allowed | Refused | NeedsConsent | Warned
