"""What cannot be in a problem, told with its place, its value and a way out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from staffbank_matching.faults import faults_of
from staffbank_matching.problem import (
    DAY,
    WEEK,
    Fallback,
    Floor,
    Need,
    NotAProblem,
    Pin,
    Previous,
    Problem,
    Stretch,
)
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours, weekdays

FAR = 2**30
TWO_WEEKS = (*weekdays(), *weekdays(week=1))
FOUR_WEEKS = (*TWO_WEEKS, *weekdays(week=2), *weekdays(week=3))


def sound(**given: Any) -> Problem:
    """Ada and Ben; a plain duty, a flexible one, and one to be shared in turns of two weeks."""
    usual = a_problem(
        a_request("duty", hours(9, 17), hours(9, 17, day=1)),
        a_request("flexible", *TWO_WEEKS, days_a_week=2),
        a_request("turns", *FOUR_WEEKS, block_weeks=2, seats=2),
        a_worker("ada"),
        a_worker("ben"),
    )
    return replace(usual, **given)


def request(**change: Any) -> Callable[[], Problem]:
    return lambda: sound(requests=(replace(a_request(), **change),))


def worker(**change: Any) -> Callable[[], Problem]:
    return lambda: sound(workers=(replace(a_worker(), **change),))


def figures(**change: Any) -> Callable[[], Problem]:
    return lambda: sound(figures=replace(sound().figures, **change))


def days(*numbers: int) -> tuple[Stretch, ...]:
    return tuple(hours(9, 17, day=number) for number in numbers)


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (request(id="duty", roles=()), "$.requests[0].roles: [] names no role; give"),
        (request(sessions=()), "$.requests[0].sessions: [] is no work; give one session"),
        (
            request(sessions=tuple((n, n + 1) for n in range(10_001))),
            "$.requests[0].sessions: 10,001 sessions are more than 10,000; make several",
        ),
        (
            request(sessions=((540, 540),)),
            "$.requests[0].sessions[0]: it ends at 540, which is not after its start 540",
        ),
        (
            request(sessions=((540, 600), (599, 700))),
            "$.requests[0].sessions[1]: it starts at 599, before the last one ends (600)",
        ),
        (
            request(sessions=((-60, 60),)),
            "$.requests[0].sessions[0]: it starts at -60, outside the weeks (0 to 40320); give",
        ),
        (
            request(sessions=((0, 60), (40320, 40380))),
            "$.requests[0].sessions[1]: it starts at 40320, outside the weeks",
        ),
        (
            request(sessions=((0, WEEK + 1),)),
            "$.requests[0].sessions[0]: 10081 minutes are more than a week; split it",
        ),
        (request(tier=0), "$.requests[0].tier: 0 is not from 1 to 4"),
        (request(seats=0), "$.requests[0].seats: 0 is not from 1 to 1000"),
        (request(seats=1001), "$.requests[0].seats: 1001 is not from 1 to 1000"),
        (request(value=-1), "$.requests[0].value: -1 is not from 0 to 1000000"),
        (request(part_worth=101), "$.requests[0].part_worth: 101 is not from 0 to 100"),
        (request(days_a_week=8), "$.requests[0].days_a_week: 8 is not from 1 to 7"),
        (request(block_weeks=0), "$.requests[0].block_weeks: 0 is not from 1 to 520"),
        (
            request(block_weeks=2, days_a_week=3),
            "$.requests[0].block_weeks: 2 beside days_a_week 3; a request may have one of the",
        ),
        (request(place=(91.0, 0.0)), "$.requests[0].place[0]: 91.0 is not from -90 to 90"),
        (request(place=(0.0, 181.0)), "$.requests[0].place[1]: 181.0 is not from -180 to 180"),
        (
            request(needs=(Need("CP", 1), Need("EDT", 4))),
            "$.requests[0].needs[1].level: 4 is not from 1 to 3",
        ),
        (request(wishes=(Need("CP", 0),)), "$.requests[0].wishes[0].level: 0 is not from 1"),
        (
            request(fallbacks=(Fallback("SW", 0),)),
            "$.requests[0].fallbacks[0].role: 'SW' is among the roles already; take it",
        ),
        (
            request(fallbacks=(Fallback("AP", FAR + 1),)),
            "$.requests[0].fallbacks[0].since: 1073741825 is not from -1073741824",
        ),
        (worker(reach_km=-1.0), "$.workers[0].reach_km: -1.0 is not from 0 to 20040"),
        (worker(reach_km=float("nan")), "$.workers[0].reach_km: nan is not from 0 to 20040"),
        (worker(place=(0.0, float("inf"))), "$.workers[0].place[1]: inf is not from -180"),
        (
            worker(bank_minutes_a_week=WEEK + 1),
            "$.workers[0].bank_minutes_a_week: 10081 is not from 0 to 10080",
        ),
        (worker(working_minutes_a_week=-1), "$.workers[0].working_minutes_a_week: -1 is not"),
        (worker(average_minutes_a_week=-1), "$.workers[0].average_minutes_a_week: -1 is not"),
        (worker(wished_minutes=-1), "$.workers[0].wished_minutes: -1 is not from 0"),
        (worker(hourly_pence=-1), "$.workers[0].hourly_pence: -1 is not from 0 to 100000"),
        (worker(history=(0, -1)), "$.workers[0].history[1]: -1 is not from 0 to 10080"),
        (worker(history=(0,) * 105), "$.workers[0].history: 105 weeks; give the latest 104"),
        (worker(skills={"CP": 4}), "$.workers[0].skills.CP: 4 is not from 1 to 3"),
        (worker(free=((9, 8),)), "$.workers[0].free[0]: it ends at 8, which is not after"),
        (worker(duties=((9, 8),)), "$.workers[0].duties[0]: it ends at 8, which is not after"),
        (worker(booked=((9, 8),)), "$.workers[0].booked[0]: it ends at 8, which is not after"),
        (
            worker(free=((0, 10), (5, 20))),
            "$.workers[0].free[1]: it starts at 5, before the last one ends (10)",
        ),
        (
            worker(free=((0, FAR + 1),)),
            "$.workers[0].free[0]: 1073741825 is more than 1073741824 minutes from the epoch",
        ),
        (
            worker(free=((-(2**70), 0),)),
            "$.workers[0].free[0]: -1180591620717411303424 is more than 1073741824 minutes",
        ),
        (figures(weeks=()), "$.figures.weeks: [] is no week; give each start, then"),
        (
            figures(weeks=tuple(range(1_042))),
            "$.figures.weeks: 1,041 weeks are more than 1,040; give those in which there is",
        ),
        (figures(weeks=(0, 0)), "$.figures.weeks[1]: 0 does not come after 0"),
        (figures(weeks=(0, FAR + 1)), "$.figures.weeks[1]: 1073741825 is not from -1073741824"),
        (figures(daily_rest=DAY + 1), "$.figures.daily_rest: 1441 is not from 0 to 1440"),
        (figures(weekly_rest=-1), "$.figures.weekly_rest: -1 is not from 0 to 10080"),
        (figures(rest_weeks=3), "$.figures.rest_weeks: 3 is not from 1 to 2"),
        (figures(turnaround=DAY + 1), "$.figures.turnaround: 1441 is not from 0 to 1440"),
        (figures(minutes_per_km=61.0), "$.figures.minutes_per_km: 61.0 is not from 0 to 60"),
        (figures(reference_weeks=0), "$.figures.reference_weeks: 0 is not from 1 to 104"),
        (figures(night_share=-1), "$.figures.night_share: -1 is not from 0 to 1440"),
        (figures(night_minutes_a_day=-1), "$.figures.night_minutes_a_day: -1 is not from 0"),
        (figures(nights=((9, 8),)), "$.figures.nights[0]: it ends at 8, which is not after"),
        (lambda: sound(now=FAR + 1), "$.now: 1073741825 is not from -1073741824"),
        (
            lambda: sound(epoch=datetime(2026, 6, 1, tzinfo=timezone(timedelta(hours=1)))),
            "$.epoch: 2026-06-01T00:00:00+01:00 is not in UTC; end it with Z",
        ),
        (
            lambda: sound(requests=(a_request("one"), a_request("one"))),
            "$.requests[1]: id 'one' stands here 2 times, not once",
        ),
        (
            lambda: sound(workers=(a_worker("ada"), a_worker("eve"), a_worker("ada"))),
            "$.workers[2]: id 'ada' stands here 2 times, not once",
        ),
        (
            lambda: sound(floors=(Floor("mash", 5, 5, 0),)),
            "$.floors[0].until: 5 is not after `since` (5)",
        ),
        (lambda: sound(floors=(Floor("mash", 0, 5, -1),)), "$.floors[0].spare: -1 is not from"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fault_is_told_with_its_place_its_value_and_a_way_out(
    build: Callable[[], Problem], message: str
) -> None:
    with pytest.raises(NotAProblem) as refused:
        build()

    assert str(refused.value).startswith(message)
    assert "; " in str(refused.value), "the way out"


def test_what_is_lawful_to_ask_is_not_refused() -> None:
    problem = sound(
        workers=(
            a_worker("ada", free=((0, 600), (600, 1200)), history=(0,) * 104, reach_km=0.0),
            a_worker("ben", free=(), working_minutes_a_week=0),
        ),
        pins=(
            Pin("ada", "duty"),
            Pin("ada", "flexible", days(0, 3, 7, 10)),
            Pin("ben", "turns", FOUR_WEEKS[:10]),
            Pin("ada", "turns", FOUR_WEEKS[10:]),
        ),
        previous=(Previous("ben", "turns"), Previous("ben", "flexible", days(1, 2, 8, 9))),
        floors=(Floor("", 0, 1, 0),),
        now=-FAR,
    )

    assert list(faults_of(problem)) == []
