"""Bars: stretches of time in which a worker may not be placed, each with its reason."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from staffbank.domain.check import Check
from staffbank.domain.london import day_of, spoken, whole_days
from staffbank.domain.period import Period, without

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Bar:
    """While `period` lasts, `rule` says no. `because` is one plain sentence."""

    rule: str
    period: Period
    because: str


@dataclass(frozen=True)
class Asked:
    """What a rule asks of checks, in the words of its bars.

    `noun` opens the sentence of a gap beside a check; `absent` is the sentence where there is
    no check at all. `flaw` is the sentence about a check that does not do, empty if it does.
    `lasts` is the last day that a check speaks for, None where nothing ends it.
    """

    rule: str
    noun: str
    absent: str
    flaw: Callable[[Check], str] = lambda _: ""
    lasts: Callable[[Check], date | None] = lambda check: check.expires_on


def uncovered(checks: Iterable[Check], within: Period, asked: Asked) -> tuple[Bar, ...]:
    """Bars for the time in `within` that none of `checks` covers, in order.

    `checks` are in the order in which they were recorded. A check made later takes the place
    of those before it from the day on which it was made, or on which what it found begins (a
    renewal ahead of time); what was true until then stays as it was.
    """
    known = sorted(checks, key=lambda check: check.checked_on)
    return tuple(
        Bar(asked.rule, gap, _because(known, gap, asked) if known else asked.absent)
        for gap in without([within], _cover(known, within, asked))
    )


def speaks_from(check: Check) -> date:
    """The day from which its word counts: when it was made, or what it found begins."""
    return max(check.checked_on, check.valid_from)


def _cover(known: Sequence[Check], within: Period, asked: Asked) -> Iterator[Period]:
    """What each check covers; one without an end covers the rest of `within`."""
    for number, check in enumerate(known, 1):
        ends = [speaks_from(later) - ONE_DAY for later in known[number:]]
        ends.append(
            _lasts(check, known[number:], asked) or max(check.valid_from, day_of(within.end))
        )
        if check.valid_from <= min(ends) and not asked.flaw(check):
            yield whole_days(check.valid_from, min(ends))


def _lasts(check: Check, later: Sequence[Check], asked: Asked) -> date | None:
    """What is expected counts until somebody has looked again."""
    ended = check.expires_on
    looked_again = any(ended is not None and other.checked_on > ended for other in later)
    return ended if looked_again else asked.lasts(check)


def _because(known: Sequence[Check], gap: Period, asked: Asked) -> str:
    """Say what the check has found that counts at the start of the gap, and what is to come."""
    first, last = day_of(gap.start), day_of(gap.end - timedelta.resolution)
    said = [check for check in known if speaks_from(check) <= first] or known[:1]
    if flaw := asked.flaw(said[-1]):
        return flaw
    ended = _lasts(said[-1], known[known.index(said[-1]) + 1 :], asked)
    to_come = [c.valid_from for c in known if c.valid_from > last and not asked.flaw(c)]
    if ended is None or ended >= first:
        return f"{asked.noun} begins on {spoken(min(to_come or [said[-1].valid_from]))}."
    if to_come:
        return (
            f"{asked.noun} ends on {spoken(ended)} and begins anew on {spoken(min(to_come))}."
        )
    return f"{asked.noun} ends on {spoken(ended)}."
