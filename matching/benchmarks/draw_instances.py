"""Writes the instances beside the engine: `python matching/benchmarks/draw_instances.py`.

`small.json` is four weeks in five councils, made by hand so that each kind of request is in
it. `replan.json` is the same two days later: it has a plan, parts of which people were told,
and one worker has fallen ill.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from staffbank_matching.geography import WEST_MIDLANDS
from staffbank_matching.problem import (
    DAY,
    WEEK,
    Fallback,
    Figures,
    Floor,
    Need,
    Previous,
    Problem,
    Request,
    Stretch,
    Worker,
)
from staffbank_matching.problem_json import problem_to_json

INSTANCES = Path(__file__).parents[1] / "instances"
EPOCH = datetime(2026, 11, 23, tzinfo=UTC)  # a Monday
WEEKS = 4
WEEKDAYS = range(5)
BEFORE = (2220,) * 16  # minutes of the weeks before: 37 hours each


def small() -> Problem:
    return Problem(
        epoch=EPOCH,
        figures=Figures(
            weeks=tuple(WEEK * week for week in range(WEEKS + 1)),
            rest_weeks=2,
            turnaround=30,
            minutes_per_km=1.5,
            nights=tuple(hours(day, 23, 30) for day in range(-1, 7 * WEEKS)),
        ),
        requests=(*shifts(), *placements()),
        workers=(*released(), *out_of_hours(), *part_timers()),
        previous=(
            Previous("dora", "walsall-desk", told=True),
            Previous("ines", "dudley-sunday"),
        ),
        floors=(Floor("Sandwell, safeguarding", since=0, until=2 * WEEK, spare=1),),
    )


def replan() -> Problem:
    before = small()
    well_again = tuple(hours(day, 8, 18) for day in days(WEEKDAYS, weeks=range(2, 4)))
    return replace(
        before,
        workers=tuple(
            replace(one, free=well_again) if one.id == "ada" else one for one in before.workers
        ),
        previous=(
            Previous("ada", "wolverhampton-turns", weekly(WEEKDAYS, weeks=range(2))),
            Previous("ben", "wolverhampton-turns", weekly(WEEKDAYS, weeks=range(2, 4))),
            Previous("cleo", "birmingham-court", told=True),
            Previous("dora", "walsall-desk", told=True),
            Previous("hugo", "birmingham-friday-night", told=True),
            Previous("ines", "dudley-sunday"),
        ),
        now=2 * DAY,
    )


def shifts() -> Iterable[Request]:
    """Work out of hours and work of some days in one week."""
    duty: dict[str, Any] = {"needs": (Need("EDT", 2),), "wishes": (Need("CP", 2),)}
    yield a_request("birmingham-friday-night", [hours(4, 20, 32)], tier=1, **duty)
    yield a_request("birmingham-saturday-night", [hours(5, 20, 32)], tier=1, **duty)
    yield a_request("dudley-sunday", [hours(13, 9, 17)], tier=1, **duty)
    yield a_request("sandwell-evenings", [hours(day, 18, 22) for day in (7, 8, 9)], tier=2)
    yield a_request(
        "walsall-desk", weekly(WEEKDAYS, weeks=[1]), tier=1, seats=2, needs=(Need("MASH", 1),)
    )
    yield a_request("dudley-desk", weekly([3, 4], weeks=[0]), tier=2, wishes=(Need("MASH", 2),))
    yield a_request(
        "wolverhampton-visits", weekly([0, 1, 2], weeks=[2]), tier=2, seats=2, part_worth=0
    )
    yield a_request(
        "walsall-chair",
        [hours(17, 10, 13)],
        tier=3,
        roles=("IRO",),
        fallbacks=(Fallback("AP", since=0),),
        place=None,
        value=20,
    )


def placements() -> Iterable[Request]:
    """Work of the same weekdays for some weeks."""
    yield a_request("birmingham-court", weekly([1, 2]), tier=1, needs=(Need("COURT", 2),))
    yield a_request("sandwell-visits", weekly(WEEKDAYS), tier=2, days_a_week=2)
    yield a_request("dudley-assessments", weekly(WEEKDAYS), tier=3, days_a_week=1, seats=2)
    yield a_request(
        "wolverhampton-turns",
        weekly(WEEKDAYS),
        tier=2,
        block_weeks=2,
        needs=(Need("CP", 2),),
    )
    yield a_request(
        "walsall-in-care",
        weekly([3, 4]),
        tier=3,
        seats=3,
        part_worth=50,
        wishes=(Need("LAC", 2),),
    )
    yield a_request("birmingham-carers", weekly([0], weeks=range(1, 4)), tier=4, roles=("AP",))
    yield a_request(
        "sandwell-reviews",
        weekly([4], weeks=range(1, 4)),
        tier=4,
        roles=("SSW",),
        fallbacks=(Fallback("SW", since=WEEK),),
        barred_workers=frozenset({"ben"}),
    )


def released() -> Iterable[Worker]:
    """Workers whose council lets them go in their hours: their duties are displaced."""
    own_time = [hours(day, 8, 18) for day in days(WEEKDAYS)]
    post: dict[str, Any] = {"free": own_time, "duties": weekly(WEEKDAYS), "history": BEFORE}
    yield a_worker("ada", "Sandwell", skills={"CP": 3, "MASH": 1}, **post)
    yield a_worker("ben", "Sandwell", skills={"CP": 2, "LAC": 2}, **post)
    yield a_worker("cleo", "Walsall", role="SSW", skills={"COURT": 3, "CP": 2}, **post)
    yield a_worker("dora", "Dudley", skills={"MASH": 2, "CP": 1}, **post)


def out_of_hours() -> Iterable[Worker]:
    """Workers who take evenings, nights and week-ends beside their own hours."""
    nights = [hours(day, 17.5, 32) for day in days(range(7))]
    weekends = [hours(day, 0, 24) for day in days([5, 6])]
    post: dict[str, Any] = {
        "free": [*nights, *weekends],
        "duties": weekly([0, 1, 2, 3]),
        "history": (1800,) * 16,
        "bank_minutes_a_week": 16 * 60,
    }
    yield a_worker("hugo", "Wolverhampton", skills={"EDT": 3, "CP": 3}, **post)
    yield a_worker("ines", "Walsall", role="SSW", skills={"EDT": 2, "CP": 2}, **post)
    yield a_worker("jack", "Birmingham", skills={"EDT": 2}, **post)
    yield a_worker("kate", "Dudley", skills={"CP": 1}, wished_minutes=720, **post)


def part_timers() -> Iterable[Worker]:
    """Workers with days of their own to give."""
    late: dict[str, Any] = {
        "free": [hours(day, 8, 18) for day in days([3, 4])],
        "duties": weekly([0, 1, 2]),
    }
    early: dict[str, Any] = {
        "free": [hours(day, 8, 18) for day in days([0, 1, 2])],
        "duties": weekly([3, 4]),
    }
    yield a_worker("lena", "Sandwell", skills={"LAC": 3}, wished_minutes=60 * 60, **late)
    yield a_worker("mona", "Dudley", role="SSW", skills={"LAC": 2, "MASH": 2}, **late)
    yield a_worker("noah", "Birmingham", role="AP", skills={"COURT": 1}, **early)
    yield a_worker("omar", "Walsall", skills={"CP": 2}, reach_km=12.0, **early)


def a_request(name: str, sessions: Iterable[Stretch], **given: Any) -> Request:
    host = name.partition("-")[0].title()
    usual = {
        "host": host,
        "team": f"{host}, safeguarding",
        "roles": ("SW", "SSW"),
        "place": WEST_MIDLANDS[host],
    }
    return Request(id=name, sessions=tuple(sessions), **{**usual, **given})


def a_worker(name: str, home: str, *, free: Iterable[Stretch], **given: Any) -> Worker:
    usual = {
        "role": "SW",
        "team": f"{home}, safeguarding",
        "place": WEST_MIDLANDS[home],
        "reach_km": 30.0,
        "average_minutes_a_week": 48 * 60,
        "familiar_teams": frozenset({"Walsall, safeguarding"} if home == "Dudley" else ()),
        "familiar_hosts": frozenset({"Walsall"} if home == "Dudley" else ()),
        "preferred_hosts": frozenset({"Dudley"} if home == "Sandwell" else ()),
        "hourly_pence": 2400,
    }
    return Worker(id=name, home=home, free=tuple(joined(free)), **{**usual, **given})


def hours(day: int, start: float, end: float) -> Stretch:
    return day * DAY + round(60 * start), day * DAY + round(60 * end)


def days(weekdays: Iterable[int], weeks: Iterable[int] = range(WEEKS)) -> list[int]:
    return [7 * week + day for week in weeks for day in weekdays]


def weekly(weekdays: Iterable[int], weeks: Iterable[int] = range(WEEKS)) -> tuple[Stretch, ...]:
    return tuple(hours(day, 9, 16.5) for day in days(weekdays, weeks))


def joined(stretches: Iterable[Stretch]) -> Iterable[Stretch]:
    """The same time in as few stretches as it takes, in order."""
    marks = sorted({minute for stretch in stretches for minute in stretch})
    last: Stretch | None = None
    for start, end in pairwise(marks):
        if not any(a <= start and end <= b for a, b in stretches):
            continue
        if last and last[1] == start:
            last = (last[0], end)
        else:
            if last:
                yield last
            last = (start, end)
    if last:
        yield last


def main() -> None:
    for name, problem in (("small", small()), ("replan", replan())):
        path = INSTANCES / f"{name}.json"
        path.write_text(problem_to_json(problem), encoding="utf-8")


if __name__ == "__main__":
    main()
