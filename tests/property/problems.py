"""Small problems of every kind: whatever requests, workers and rules may have, some have."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from staffbank_matching.aims import Aims, Worth
from staffbank_matching.checker_choice import choices_of
from staffbank_matching.problem import (
    DAY,
    Fallback,
    Figures,
    Floor,
    Need,
    Pin,
    Previous,
    Problem,
    Request,
    Stretch,
    Worker,
)
from tests.property.lawful_plans import Made, lawful

HOSTS, SKILLS = ("north", "south", "west"), ("CP", "LAC")
TEAMS = ("mash", "duty")
PLACES = ((52.5, -1.9), (52.5, -2.1), (52.9, -2.0))
LENGTHS = (60, 180, 444, 480, 480, 720, 840)  # minutes: a visit to more than a day may be
WEEKS = (0, 7 * DAY, 14 * DAY + 60, 21 * DAY + 60, 28 * DAY + 60)  # the clocks change once
NIGHTS = tuple((day * DAY - 60, day * DAY + 360) for day in range(30))
NOW = 3 * DAY

hosts, teams = st.sampled_from(HOSTS), st.sampled_from(TEAMS)
needs = st.lists(st.builds(Need, st.sampled_from(SKILLS), st.integers(1, 3)), max_size=1)
some_hosts = st.frozensets(hosts, max_size=2)


def mostly(usual: Any, *others: Any, times: int = 1) -> st.SearchStrategy[Any]:
    """The usual one so many times as often as all the others together."""
    return st.sampled_from((usual,) * (times * len(others)) + others)


@st.composite
def timetables(draw: st.DrawFn, *, most: int = 6, first: int = 0) -> tuple[Stretch, ...]:
    """Sessions in order, without overlap; the next one often the same day, or soon after."""
    at = draw(st.integers(first, 14)) * DAY + 60 * draw(st.sampled_from((0, 8, 9, 13, 20)))
    found: list[Stretch] = []
    for _ in range(draw(st.integers(1, most))):
        found.append((at, at + draw(st.sampled_from(LENGTHS))))
        at = found[-1][1] + 60 * draw(st.sampled_from((0, 3, 8, 11, 16, 16, 35, 64)))
    return tuple(session for session in found if session[0] < WEEKS[-1])


@st.composite
def rotas(draw: st.DrawFn, *, weeks: int = 3, days: int = 3) -> tuple[Stretch, ...]:
    """The same few days of some successive weeks, one week of which may be missing."""
    first = draw(st.integers(0, 4 - weeks))
    some = sorted(draw(st.sets(st.integers(0, 6), min_size=1, max_size=days)))
    start, length = 60 * draw(st.sampled_from((0, 9, 20))), draw(st.sampled_from(LENGTHS[1:]))
    missing = draw(mostly(-1, 1))
    return tuple(
        (WEEKS[week] + day * DAY + start, WEEKS[week] + day * DAY + start + length)
        for week in range(first, first + weeks)
        if week - first != missing
        for day in some
    )


@st.composite
def choices(draw: st.DrawFn) -> dict[str, Any]:
    """The sessions of a request, and what they leave to be chosen."""
    kind = draw(mostly("plain", "days", "blocks"))
    if kind == "days":
        sessions = draw(rotas(weeks=draw(st.integers(1, 2))))
        return {"sessions": sessions, "days_a_week": draw(st.integers(1, 3))}
    if kind == "blocks":
        return {"sessions": draw(rotas(days=2)), "block_weeks": draw(mostly(1, 2))}
    return {"sessions": draw(timetables(most=3))}


@st.composite
def requests(draw: st.DrawFn, name: str) -> Request:
    """One request."""
    roles = draw(mostly(("SW", "TM"), ("SW",)))
    fallbacks = draw(st.sampled_from(((), (Fallback("TM", NOW),), (Fallback("TM", NOW + 1),))))
    return Request(
        id=name,
        host=draw(st.sampled_from(HOSTS[:2])),
        team=draw(teams),
        roles=roles,
        tier=draw(st.integers(1, 4)),
        seats=draw(mostly(1, 2, 3)),
        value=draw(mostly(0, 1, 3)),
        needs=draw(mostly((), (Need("CP", 2),), times=6)),
        wishes=tuple(draw(needs)),
        place=draw(st.none() | st.sampled_from(PLACES)),
        fallbacks=fallbacks if roles == ("SW",) else (),
        part_worth=draw(mostly(100, 50, 0)),
        barred_workers=draw(mostly(frozenset(), frozenset({"w0", "who left"}), times=8)),
        **draw(choices()),
    )


@st.composite
def workers(draw: st.DrawFn, name: str) -> Worker:
    """One worker; most are free at all times, some have a home week or a promise."""
    always: tuple[Stretch, ...] = ((-DAY, 32 * DAY),)
    return Worker(
        id=name,
        home=draw(mostly("west", "north", times=5)),
        role=draw(mostly("SW", "TM", times=3)),
        place=draw(st.sampled_from(PLACES)),
        reach_km=draw(mostly(60.0, 30.0, 0.0, times=4)),
        bank_minutes_a_week=draw(mostly(None, 480, 960, 1920, times=2)),
        working_minutes_a_week=draw(mostly(None, 2400, 2880, times=2)),
        average_minutes_a_week=draw(mostly(None, 1000, 1440, times=2)),
        history=draw(mostly((), (0, 900), (900,) * 17)),
        team=draw(mostly("", "home")),
        skills=draw(st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 3))),
        free=draw(mostly(always, ((0, 5 * DAY), (5 * DAY, 17 * DAY)), times=4)),
        duties=draw(mostly((), home_weeks())) or draw(st.just(()) | timetables(most=8)),
        booked=draw(mostly((), None)) or draw(st.just(()) | timetables(most=2)),
        familiar_teams=draw(st.frozensets(teams, max_size=1)),
        familiar_hosts=draw(some_hosts),
        preferred_hosts=draw(some_hosts),
        barred_hosts=draw(mostly(frozenset(), frozenset({"north"}), times=8)),
        wished_minutes=draw(mostly(None, 0, 1, 700, 1920)),
        hourly_pence=draw(mostly(0, 2417)),
    )


def home_weeks() -> tuple[Stretch, ...]:
    """Nine to five on the weekdays of two weeks."""
    days = (*range(5), *range(7, 12))
    return tuple((day * DAY + 540, day * DAY + 1020) for day in days)


@st.composite
def figures(draw: st.DrawFn) -> Figures:
    """The rules, most as the law has them."""
    return Figures(
        WEEKS,
        daily_rest=draw(mostly(660, 0)),
        weekly_rest=draw(mostly(1440, 0)),
        rest_weeks=draw(mostly(1, 2)),
        turnaround=draw(mostly(0, 60)),
        minutes_per_km=draw(mostly(0.0, 1.5)),
        reference_weeks=draw(mostly(17, 1, 2)),
        nights=draw(mostly((), NIGHTS, times=2)),
        night_share=draw(mostly(180, 0)),
        night_minutes_a_day=draw(mostly(480, 120)),
    )


def aims() -> st.SearchStrategy[Aims]:
    """Strict or weighted ones."""
    return st.builds(
        Aims,
        worth=st.sampled_from(Worth),
        weights=mostly(None, (1000, 100, 10, 1), (4, 3, 2, 1), (1, 0, 0, 1)),
        fairness=mostly(True, False),
    )


@st.composite
def problems(draw: st.DrawFn, *, work: int = 5, people: int = 4) -> Problem:
    """At most so many requests and workers, in the middle of whatever was planned before."""
    wanted = [draw(requests(f"r{n}")) for n in range(draw(sizes(work)))]
    bank = [draw(workers(f"w{n}")) for n in range(draw(sizes(people)))]
    problem = Problem(
        datetime(2027, 3, 15, tzinfo=UTC),
        draw(figures()),
        tuple(wanted),
        tuple(bank),
        floors=draw(mostly((), (Floor("home", 2 * DAY, 9 * DAY, draw(st.integers(0, 1))),))),
        now=NOW,
    )
    if not wanted or not bank or draw(st.booleans()):
        return problem
    before, pinned = draw(several(made(problem), 3)), draw(several(made(problem), 2))
    told = draw(st.lists(st.booleans(), min_size=len(before), max_size=len(before)))
    return replace(
        problem,
        pins=tuple(Pin(*pin) for pin in lawful_ones(problem, pinned)),
        previous=tuple(
            Previous(worker, request, sessions, told=known)
            for (worker, request, sessions), known in zip(before, told, strict=True)
        ),
    )


def sizes(most: int) -> st.SearchStrategy[int]:
    """A number up to `most`, which is the likeliest."""
    return mostly(most, *range(most), times=2)


@st.composite
def several(draw: st.DrawFn, one: st.SearchStrategy[Any], most: int) -> list[Any]:
    """At most so many, none of them about the same worker and request as another."""
    found = {each[:2]: each for each in (draw(one) for _ in range(draw(sizes(most))))}
    return list(found.values())


@st.composite
def made(draw: st.DrawFn, problem: Problem) -> tuple[str, str, tuple[Stretch, ...]]:
    """Anybody on anything, lawful or not; the sessions are told where there is a choice."""
    request = draw(st.sampled_from(problem.requests))
    options = [sessions for sessions, _ in choices_of(request, problem.figures)]
    chosen = draw(st.sampled_from(options))
    worker = draw(st.sampled_from(problem.workers))
    return worker.id, request.id, chosen if len(options) > 1 else ()


def lawful_ones(
    problem: Problem, wanted: Sequence[tuple[str, str, tuple[Stretch, ...]]]
) -> list[tuple[str, str, tuple[Stretch, ...]]]:
    """Those that go together with the ones before them, and are no part of a whole."""
    work = {request.id: request for request in problem.requests}
    found: list[tuple[str, str, tuple[Stretch, ...]]] = []
    taken: list[Made] = []
    for worker, request, sessions in wanted:
        one = Made(worker, request, sessions or work[request].sessions)
        if work[request].part_worth and lawful(problem, [*taken, one]):
            taken.append(one)
            found.append((worker, request, sessions))
    return found
