"""A stay with one host: her placements there that follow on each other, as they were told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from staffbank.domain.expansion import last_day
from staffbank.domain.extension import Extension
from staffbank.domain.london import day_of, spoken, week_of
from staffbank.domain.period import Period
from staffbank.domain.placement import Placement
from staffbank.domain.temporary_workplace import (
    LONGEST_GAP,
    SOURCE,
    Expectation,
    relief_ends_on,
)
from staffbank.domain.verdict import Warned
from staffbank.domain.worked_line import paid_minutes

LONG_STAY_MONTHS = 12  # TUPE-1, inferred
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Step:
    """Some sessions more, expected from a day on: a placement confirmed, or one extended."""

    known_on: date
    sessions: tuple[Period, ...]


@dataclass(frozen=True)
class Stay:
    """What was expected of it from its first placement on; the last is what is expected now."""

    history: tuple[Expectation, ...]

    @property
    def relief_ends_on(self) -> date | None:
        """The day from which her way there is taxed: TRV-1. None where it stays free."""
        return relief_ends_on(self.history)

    @property
    def warned(self) -> Warned | None:
        """A stay of over twelve months is told of: TUPE-1."""
        first, until = self.history[-1].first_day, self.history[-1].last_day
        if until <= last_day(first, LONG_STAY_MONTHS):
            return None
        return Warned(
            "TUPE-1",
            f"With it she stays from {spoken(first)} to {spoken(until)}, over "
            f"{LONG_STAY_MONTHS} months. One officer for a time is no transfer of an "
            "undertaking; ask a lawyer where her whole team's work goes with her.",
        )

    @property
    def length(self) -> str:
        """How long she stays in all, in a sentence."""
        return self.warned.because if self.warned else "Under twelve months in all."

    @property
    def way(self) -> str:
        """What it does to the tax on her way there, in a sentence."""
        if self.relief_ends_on is None:
            return (
                f"The host is a temporary workplace; the way there is free of tax ({SOURCE})."
            )
        return (
            f"From {spoken(self.relief_ends_on)} the host is no temporary workplace: the way "
            f"there is taxed from then, though earlier months were not ({SOURCE})."
        )


def steps(placements: Iterable[Placement], extensions: Sequence[Extension]) -> tuple[Step, ...]:
    """What was told of her work there.

    `extensions` are those in force; what was given back of a placement is expected no longer.
    """
    told = (step for each in placements for step in _of_one(each, extensions))
    return tuple(step for step in told if step.sessions)


def stay(told: Sequence[Step], *, of: Period, weekly_hours: Decimal) -> Stay:
    """The stay that this session belongs to, by the steps that were `told`.

    Gaps longer than `LONGEST_GAP` begin another stay. `weekly_hours` are her contract's.
    """
    whole = frozenset(_running_on(told, of))
    hers = [step for step in told if step.sessions[0] in whole]
    hers.sort(key=lambda step: step.known_on)
    known = (_running_on(hers[:number], hers[number - 1].sessions[0]) for number in _to(hers))
    return Stay(
        tuple(
            Expectation(
                step.known_on,
                day_of(sessions[0].start),
                day_of(sessions[-1].end),
                _share(sessions, weekly_hours),
            )
            for step, sessions in zip(hers, known, strict=True)
        )
    )


def _to(steps: Sequence[Step]) -> range:
    return range(1, len(steps) + 1)


def _of_one(placement: Placement, extensions: Sequence[Extension]) -> Iterator[Step]:
    own = [each for each in extensions if each.placement_id == placement.id]
    added = {session for each in own for session in each.sessions}
    at_first = tuple(each for each in placement.sessions if each not in added)
    yield Step(day_of(placement.confirmed_at), at_first)
    held = frozenset(placement.sessions)
    for each in own:
        kept = tuple(session for session in each.sessions if session in held)
        yield Step(day_of(each.requested_at), kept)


def _running_on(told: Sequence[Step], of: Period) -> tuple[Period, ...]:
    """The sessions around this one, without a long gap among them."""
    found: list[Period] = []
    for session in sorted(each for step in told for each in step.sessions):
        longest = LONGEST_GAP.on(day_of(session.start))
        if found and session.start - found[-1].end > longest:
            if of in found:
                break
            found = []
        found.append(session)
    return tuple(found)


def _share(worked: tuple[Period, ...], weekly_hours: Decimal) -> Decimal:
    """Of her own working week, on the average of the weeks with work there in them."""
    weeks = {week_of(day_of(each.start)) for each in worked}
    minutes = sum(map(paid_minutes, worked))
    return Decimal(minutes) / len(weeks) / (weekly_hours * 60)
