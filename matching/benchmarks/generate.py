"""Problems drawn by seed, shaped like a region: `python matching/benchmarks/generate.py`."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from staffbank_matching.pins import check_pins
from staffbank_matching.problem import Figures, Need, Problem, Slot, Stretch, Worker
from staffbank_matching.problem_json import problem_to_json

Thing = TypeVar("Thing")

LONDON = ZoneInfo("Europe/London")
MONDAY = date(2026, 11, 23)
EPOCH = datetime(2026, 11, 23, tzinfo=UTC)
HOSTS = {  # invented names, set about as far apart as the councils of a region are
    "ashford-vale": (52.48, -1.90),
    "brookmoor": (52.41, -1.51),
    "calder-heath": (52.51, -2.08),
    "dunhill": (52.05, -2.69),
    "eastmere": (52.50, -2.01),
    "fernley": (52.71, -2.73),
    "grangeport": (52.41, -1.77),
    "harrowdale": (52.80, -2.12),
    "inglewood": (53.01, -2.18),
    "jarrowby": (52.69, -2.45),
    "kingsmarsh": (52.59, -1.98),
    "larkfield": (52.28, -1.58),
    "millbrook": (52.59, -2.13),
    "northwold": (52.19, -2.18),
}
ROLES = ("SW", "SW", "SW", "SW", "SSW", "SSW", "AP", "TM", "IRO")
SKILLS = ("CP", "CIN", "COURT", "LAC", "FOST", "MASH", "EDT", "UASC", "CWD")
SHAPES = ("duty", "duty", "duty", "night", "night", "chair", "part", "part", "full", "remote")
WEEKDAYS = (0, 1, 2, 3, 4)


def a_region(*, seed: int, workers: int, slots: int, weeks: int = 26) -> Problem:
    """Draw a problem. About one request in five asks for two or three workers."""
    rng = random.Random(seed)
    starts = tuple(minutes(7 * week) for week in range(weeks + 1))
    people = tuple(_worker(rng, number, weeks) for number in range(workers))
    return Problem(EPOCH, Figures(starts), tuple(_slots(rng, slots, weeks)), people)


def minutes(day: int, hour: int = 0, minute: int = 0) -> int:
    """Minutes from the epoch to this time of London's clocks, `day` days after its Monday."""
    there = datetime.combine(MONDAY + timedelta(day), datetime.min.time(), tzinfo=LONDON)
    moment = there.replace(hour=hour, minute=minute).astimezone(UTC)
    return int((moment - EPOCH).total_seconds()) // 60


def _slots(rng: random.Random, count: int, weeks: int) -> Iterator[Slot]:
    made = 0
    while made < count:
        slot = _slot(rng, f"r{made:04}", weeks)
        heads = min(count - made, rng.choice((1, 1, 1, 1, 1, 1, 1, 1, 2, 3)))
        for head in range(heads):
            yield Slot(**{**vars(slot), "id": f"{slot.request}-{head + 1}"})
        made += heads


def _slot(rng: random.Random, request: str, weeks: int) -> Slot:
    shape = rng.choice(SHAPES)
    host = rng.choice(list(HOSTS))
    role = "IRO" if shape == "chair" else rng.choice(ROLES[:-1])
    sessions = _sessions(rng, shape, weeks)
    return Slot(
        id="",
        request=request,
        host=host,
        team=f"{host}/{rng.choice(('front-door', 'safeguarding', 'in-care'))}",
        roles=("SW", "SSW") if role == "SW" else (role,),
        sessions=sessions,
        tier=rng.choice((1, 2, 2, 3, 3, 3, 4)),
        value=max(1, sum(end - start for start, end in sessions) // 444),
        needs=tuple(
            Need(skill, rng.choice((1, 1, 2)))
            for skill in _some(rng, SKILLS, rng.choice((0, 1, 1)))
        ),
        wishes=tuple(Need(skill, 2) for skill in _some(rng, SKILLS, 2)),
        place=None if shape == "remote" else _near(rng, host),
    )


def _sessions(rng: random.Random, shape: str, weeks: int) -> tuple[Stretch, ...]:
    monday = 7 * rng.randrange(weeks)
    if shape == "night":
        day = monday + rng.choice((4, 5, 6))
        return ((minutes(day, 20), minutes(day + 1, 8)),)
    if shape == "chair":
        return (_day(monday + rng.choice(WEEKDAYS), 10, 0, hours=3),)
    if shape == "duty":
        return (_day(monday + rng.choice(WEEKDAYS)),)
    days = sorted(_some(rng, WEEKDAYS, rng.choice((2, 3)))) if shape == "part" else WEEKDAYS
    length = {"part": 13, "full": 26, "remote": 2}[shape]
    first = rng.randrange(max(1, weeks - length + 1))
    last = min(weeks, first + length)
    return tuple(_day(7 * week + day) for week in range(first, last) for day in days)


def _worker(rng: random.Random, number: int, weeks: int) -> Worker:
    home = rng.choice(list(HOSTS))
    others = [host for host in HOSTS if host != home]
    works = sorted(_some(rng, WEEKDAYS, rng.choice((3, 4, 5, 5, 5, 5))))
    hours = rng.choice((16, 24, 37, 37, 37))
    return Worker(
        id=f"w{number:04}",
        home=home,
        role=rng.choice(ROLES),
        place=_near(rng, home),
        reach_km=rng.choice((25.0, 40.0, 40.0, 60.0)),
        bank_minutes_a_week=60 * hours,
        working_minutes_a_week=rng.choice((2880, 2880, 2880, None)),
        skills={skill: rng.choice((1, 2, 2, 3)) for skill in _some(rng, SKILLS, 6)},
        free=tuple(_free(rng, works, weeks)),
        duties=tuple(_day(7 * week + day) for week in range(weeks) for day in works),
        familiar_teams=frozenset(f"{host}/safeguarding" for host in _some(rng, others, 1)),
        familiar_hosts=frozenset(_some(rng, others, 2)),
        preferred_hosts=frozenset(_some(rng, others, 3)),
        barred_hosts=frozenset(_some(rng, others, rng.choice((0, 0, 0, 1)))),
    )


def _free(rng: random.Random, works: list[int], weeks: int) -> Iterator[Stretch]:
    """Released for all her weekdays, or only her own days and week-ends, less some leave."""
    released = rng.random() < 0.6  # the share of workers whom a council would release
    leave = set(_some(rng, range(weeks), weeks // 8))
    days = [
        day // 7 not in leave and (released or day % 7 not in works) for day in range(7 * weeks)
    ]
    for day, offered in enumerate(days):
        if offered:
            yield minutes(day), minutes(day + 1)
        elif day and days[day - 1]:
            yield minutes(day), minutes(day, 9)  # the end of a night


def _day(day: int, hour: int = 9, minute: int = 0, *, hours: float = 7.4) -> Stretch:
    start = minutes(day, hour, minute)
    return start, start + round(60 * hours)


def _near(rng: random.Random, host: str) -> tuple[float, float]:
    lat, lon = HOSTS[host]
    return round(lat + rng.uniform(-0.08, 0.08), 4), round(lon + rng.uniform(-0.12, 0.12), 4)


def _some(rng: random.Random, of: Sequence[Thing], count: int) -> list[Thing]:
    return rng.sample(of, count)


def main() -> None:
    """Write the small instance that `staffbank match` shows."""
    small = a_region(seed=71, workers=12, slots=15, weeks=4)
    check_pins(small)
    path = Path(__file__).parents[1] / "instances" / "small.json"
    path.write_text(problem_to_json(small), encoding="utf-8")


if __name__ == "__main__":
    main()
