"""What has to be there before an officer's first day with her host: S113-5."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from staffbank.domain.dated import Dated
from staffbank.domain.law.standing import Standing
from staffbank.domain.london import day_of, spoken
from staffbank.domain.problem import Declined, Problem, ProblemCode
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
        missing = self.missing
        if not missing:
            return []
        if self.waiver and self.supervisor and at <= self.waiver_ends(begins):
            return []
        longest = LONGEST_OVERRIDE.on(day_of(begins))
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

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not there, waived or not."""
        return tuple(self._missing())

    def waiver_ends(self, begins: datetime) -> datetime:
        """Until when she may work without what is missing."""
        return working_days_after(begins, LONGEST_OVERRIDE.on(day_of(begins)))

    def completed(self, said: "StartGate") -> "StartGate":
        """What the host says once she has begun. The waiver stays as it was given.

        Raises:
            Declined: something that was there would be taken back, or a waiver given anew.
        """
        if said.waiver is not None:
            message = (
                "She has begun, and a waiver is for the first days: it is not given anew. Say "
                "what is there by now, without one."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("waiverReason",), "S113-5"))
        if lost := [each for each in said.missing if each not in self.missing]:
            message = (
                f"{', '.join(lost)} was there when she began. Say everything that is there, "
                "what was said before too."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("placementId",), "S113-5"))
        return replace(said, waiver=self.waiver)

    def _missing(self) -> Iterator[str]:
        if not self.supervisor.strip():
            yield "a supervisor by name"
        if self.induction_on is None:
            yield "the day of her induction"
        if not self.delegation_recorded:
            yield "the entry in the scheme of delegation"
        if not self.account_ready:
            yield "an account in the case system"
