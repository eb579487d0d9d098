"""Small problems of every kind: nights, close sessions, duties, promises, pins, limits."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from staffbank_matching.eligibility import eligibility
from staffbank_matching.problem import (
    DAY,
    Figures,
    Need,
    Pin,
    Problem,
    Slot,
    Stretch,
    Worker,
)

HOSTS, ROLES, SKILLS = ("north", "south", "west"), ("SW", "TM"), ("CP", "LAC")
PLACES = ((52.5, -1.9), (52.5, -2.1), (52.9, -2.0))
LENGTHS = (60, 180, 444, 480, 720, 840)  # minutes: a visit to more than a day may be
WEEKS = (0, 7 * DAY, 14 * DAY + 60, 21 * DAY + 60)  # the clocks change in the second

hosts, teams = st.sampled_from(HOSTS), st.sampled_from(("mash", "duty"))
needs = st.lists(st.builds(Need, st.sampled_from(SKILLS), st.integers(1, 3)), max_size=1)
some_hosts = st.frozensets(hosts, max_size=2)


@st.composite
def timetables(draw: st.DrawFn, *, most: int = 6, first: int = 0) -> tuple[Stretch, ...]:
    """Sessions in order, without overlap; the next one often the same day, or soon after."""
    at = draw(st.integers(first, 10)) * DAY + 60 * draw(st.sampled_from((0, 8, 9, 13, 20)))
    found: list[Stretch] = []
    for _ in range(draw(st.integers(1, most))):
        found.append((at, at + draw(st.sampled_from(LENGTHS))))
        at = found[-1][1] + 60 * draw(st.sampled_from((0, 3, 8, 11, 16, 16, 35, 64)))
    return tuple(session for session in found if session[0] < WEEKS[-1])


@st.composite
def slots(draw: st.DrawFn, request: str) -> Slot:
    """One slot of the request."""
    return Slot(
        id=f"{request}-1",
        request=request,
        host=draw(hosts),
        team=draw(teams),
        roles=draw(st.sampled_from((("SW",), ("SW", "TM")))),
        sessions=draw(timetables(most=3)),
        tier=draw(st.integers(1, 4)),
        value=draw(st.integers(1, 3)),
        needs=tuple(draw(needs)),
        wishes=tuple(draw(needs)),
        place=draw(st.none() | st.sampled_from(PLACES)),
    )


@st.composite
def workers(draw: st.DrawFn, name: str) -> Worker:
    """One worker; most are free at all times, some have a home week or a promise."""
    always: tuple[Stretch, ...] = ((-DAY, 25 * DAY),)
    return Worker(
        id=name,
        home=draw(hosts),
        role=draw(st.sampled_from(("SW", *ROLES))),
        place=draw(st.sampled_from(PLACES)),
        reach_km=draw(st.sampled_from((0.0, 30.0, 60.0))),
        bank_minutes_a_week=draw(st.sampled_from((480, 1200, 3600))),
        working_minutes_a_week=draw(st.sampled_from((None, 1500, 2880))),
        skills=draw(st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 3))),
        free=draw(st.sampled_from((always, ((0, 5 * DAY), (5 * DAY, 12 * DAY))))),
        duties=draw(st.sampled_from((home_week(), ())) | timetables(most=8)),
        booked=draw(st.just(()) | timetables(most=2)),
        familiar_teams=draw(st.frozensets(teams, max_size=1)),
        familiar_hosts=draw(some_hosts),
        preferred_hosts=draw(some_hosts),
        barred_hosts=draw(st.just(frozenset()) | st.frozensets(hosts, max_size=1)),
    )


def home_week() -> tuple[Stretch, ...]:
    """Nine to five on the weekdays of two weeks."""
    days = (*range(5), *range(7, 12))
    return tuple((day * DAY + 540, day * DAY + 1020) for day in days)


@st.composite
def problems(draw: st.DrawFn, *, requests: int = 5, people: int = 4) -> Problem:
    """At most so many requests, some with two slots, and workers; perhaps one lawful pin."""
    wanted: list[Slot] = []
    for number in range(draw(st.integers(0, requests))):
        slot = draw(slots(f"r{number}"))
        heads = draw(st.sampled_from((1, 1, 1, 2)))
        wanted += [replace(slot, id=f"{slot.request}-{head}") for head in range(1, heads + 1)]
    members = range(draw(st.integers(0, people)))
    bank = tuple(draw(workers(f"w{number}")) for number in members)
    epoch = datetime(2027, 3, 15, tzinfo=UTC)
    problem = Problem(epoch, Figures(WEEKS), tuple(wanted), bank)
    return replace(problem, pins=draw(pins(problem)))


@st.composite
def pins(draw: st.DrawFn, problem: Problem) -> tuple[Pin, ...]:
    """None, or one pair that is lawful."""
    pairs: list[Any] = [
        Pin(worker.id, slot.id)
        for row, worker in zip(eligibility(problem).eligible, problem.workers, strict=True)
        for may, slot in zip(row, problem.slots, strict=True)
        if may
    ]
    return draw(st.just(()) | st.sampled_from(pairs).map(lambda pin: (pin,))) if pairs else ()
