"""What has to be there before an officer's first day with her host: S113-5."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from staffbank.domain.dated import Dated
from staffbank.domain.law.standing import Standing
from staffbank.domain.london import day_of, spoken
from staffbank.domain.problem import Problem, ProblemCode
from staffbank.domain.working_days import working_days_after

SOURCE = (
    "Local Government Act 1972, s. 113(2): during the placement she is treated as the host's "
    "officer for its functions"
)
LONGEST_OVERRIDE = Dated(
    "Working days for which a missing account or delegation may be waived",
    source=SOURCE,
    steps={date(2026, 1, 1): 5},
    verified=False,
    key="longest_start_waiver",
)


@dataclass(frozen=True)
class Waiver:
    """The host's service manager lets her begin without; for five working days at most."""

    by: str
    reason: str


@dataclass(frozen=True)
class StartGate:
    """What the host has got ready. The host says so; the bank keeps who is named and when."""

    supervisor: str = ""
    induction_on: date | None = None
    delegation_recorded: bool = False  # an entry in the host's scheme of delegation
    account_ready: bool = False  # in the host's case system
    waiver: Waiver | None = None

    def problems(self, begins: datetime, *, at: datetime) -> list[Problem]:
        """Everything that is missing at `at` and not waived."""
        missing = list(self._missing())
        if not missing:
            return []
        longest = LONGEST_OVERRIDE.on(day_of(begins))
        if self.waiver and self.supervisor and at <= working_days_after(begins, longest):
            return []
        waived = f"; the waiver of {longest} working days is over" if self.waiver else ""
        message = (
            f"Not ready for her first day, {spoken(day_of(begins))}: {', '.join(missing)} "
            f"missing{waived}. The host says when it is there (prepareStart)."
        )
        return [
            Problem(
                ProblemCode.RULE, message, ("placementId",), "S113-5", SOURCE, Standing.INFERRED
            )
        ]

    def _missing(self) -> Iterator[str]:
        if not self.supervisor.strip():
            yield "a supervisor by name"
        if self.induction_on is None:
            yield "the day of her induction"
        if not self.delegation_recorded:
            yield "the entry in the scheme of delegation"
        if not self.account_ready:
            yield "an account in the case system"
