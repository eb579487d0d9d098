"""A member of the bank: a permanent social worker of one of the councils."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import NewType
from uuid import UUID

from staffbank.domain.availability import (
    Availability,
    WeeklyHours,
    first_overlap,
    hours_a_week,
    in_words,
)
from staffbank.domain.check import Check
from staffbank.domain.council import CouncilId, EmployerId, RegionId, TeamId
from staffbank.domain.law.figures import WORKING_WEEK
from staffbank.domain.opt_out import OptOut
from staffbank.domain.place import Place
from staffbank.domain.profession import CoreRole, Skill

WorkerId = NewType("WorkerId", UUID)
WorkerNo = NewType("WorkerNo", int)

HOUR = timedelta(hours=1)


LONGEST_NAME = 200  # characters


class NotAWorker(ValueError):
    """The facts given cannot be a member of the bank; the message names the value."""


@dataclass(frozen=True)
class Preferences:
    """What she would rather have. A preference is her choice and never a fault."""

    councils: frozenset[CouncilId] = frozenset()
    avoided_councils: frozenset[CouncilId] = frozenset()  # a bar, not a wish
    longest_travel_km: int = 40
    remote_only: bool = False
    bank_hours_a_week: Decimal = Decimal(37)  # at most so many for the bank, home work apart


@dataclass(frozen=True)
class Worker:
    """A member of the bank.

    `weekly_hours` are her contract's. `home_hours` say when she works them, never twice at
    once; with their breaks they may be more, never less. `place` is where
    she travels from. `induction_ends_on` is the last day of ASYE or early-career induction,
    None where it is over or never was. `opt_out` is her agreement in writing to work more than
    48 hours a week on average (reg. 4(1) WTR). `other_hours` are those of any other job, a
    week. `employed_from`, `probation_ends_on`, `qualified_on` and `home_team_id` are None
    where nobody has said. `person` is who she is to the issuer of tokens. From
    `fortnights_from` on, a Monday, her employer counts the weekly rest by the fortnight.
    """

    id: WorkerId
    region_id: RegionId
    employer_id: EmployerId
    council_id: CouncilId
    name: str
    role: CoreRole
    place: Place
    weekly_hours: Decimal
    home_hours: tuple[WeeklyHours, ...]
    skills: tuple[Skill, ...] = ()
    checks: tuple[Check, ...] = ()
    availability: Availability = field(default_factory=Availability)
    preferences: Preferences = field(default_factory=Preferences)
    induction_ends_on: date | None = None
    opt_out: OptOut | None = None
    other_hours: Decimal = Decimal()
    employed_from: date | None = None
    probation_ends_on: date | None = None
    qualified_on: date | None = None
    home_team_id: TeamId | None = None
    familiar_teams: frozenset[TeamId] = frozenset()
    person: str = ""
    fortnights_from: date | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise NotAWorker("a member of the bank has a name")
        for what, text in (("name", self.name), ("person", self.person)):
            if not text.isprintable():
                raise NotAWorker(f"her {what} {text[:40]!r} has line breaks or the like in it")
            if len(text) > LONGEST_NAME:
                raise NotAWorker(
                    f"her {what} has {len(text)} characters; {LONGEST_NAME} are the most"
                )
        self._check_contract()
        self._check_home_week()
        if not 0 <= self.other_hours <= 60:  # noqa: PLR2004 as above
            raise NotAWorker(f"{self.other_hours} hours of other work a week: say 0 to 60")
        if not 0 <= self.preferences.bank_hours_a_week <= 60:  # noqa: PLR2004 no one can mean more
            raise NotAWorker(
                f"{self.preferences.bank_hours_a_week} bank hours a week: say 0 to 60"
            )
        if not 0 <= self.preferences.longest_travel_km <= 500:  # noqa: PLR2004 England's length
            raise NotAWorker(f"{self.preferences.longest_travel_km} km of travel: say 0 to 500")

    def _check_contract(self) -> None:
        if self.weekly_hours <= 0:
            raise NotAWorker(f"{self.weekly_hours} hours a week: a contract has more than 0")
        most = WORKING_WEEK.on(date.max) / HOUR
        if self.opt_out is None and self.weekly_hours > most:
            raise NotAWorker(
                f"{self.weekly_hours} hours a week: without an opt-out a contract has at most "
                f"{most:g}"
            )

    def _check_home_week(self) -> None:
        if pair := first_overlap(self.home_hours):
            one, other = map(in_words, pair)
            raise NotAWorker(
                f"two home hours overlap: {one}, and {other}; shorten one, or take it out"
            )
        found = hours_a_week(self.home_hours)
        if found < float(self.weekly_hours) * HOUR:
            raise NotAWorker(
                f"the home hours come to {found / HOUR:g} a week, and the contract has "
                f"{self.weekly_hours}; say when all of them are worked"
            )
