"""Bars: stretches of time in which a worker may not be placed, each with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from staffbank.domain.check import Check
from staffbank.domain.london import day_of, spoken, whole_days
from staffbank.domain.period import Period, without


@dataclass(frozen=True)
class Bar:
    """While `period` lasts, `rule` says no. `because` is one plain sentence."""

    rule: str
    period: Period
    because: str


def uncovered(
    checks: Iterable[Check], within: Period, *, rule: str, noun: str, absent: str
) -> tuple[Bar, ...]:
    """Bars for the time in `within` that none of `checks` covers, in order.

    `noun` opens the sentence of a gap beside a check; `absent` is the sentence where there is
    no check at all.
    """
    known = tuple(checks)
    return tuple(
        Bar(rule, gap, _because(known, gap, noun) if known else absent)
        for gap in without([within], (_held(check, within) for check in known))
    )


def _held(check: Check, within: Period) -> Period:
    """The time that the check covers; one without an end covers the rest of `within`."""
    last = check.expires_on or max(check.valid_from, day_of(within.end))
    return whole_days(check.valid_from, last)


def _because(checks: tuple[Check, ...], gap: Period, noun: str) -> str:
    first, last = day_of(gap.start), day_of(gap.end - timedelta.resolution)
    ended = [c.expires_on for c in checks if c.expires_on and c.expires_on < first]
    to_come = [check.valid_from for check in checks if check.valid_from > last]
    if ended and to_come:
        return f"{noun} ends on {spoken(max(ended))} and begins anew on {spoken(min(to_come))}."
    if ended:
        return f"{noun} ends on {spoken(max(ended))}."
    return f"{noun} begins on {spoken(min(to_come))}."
