"""What the engine proposes, the law allows: the one knows nothing of the other."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from staffbank.domain.availability import (
    Availability,
    BlockOut,
    BlockReason,
    Instead,
    WeeklyHours,
    WeeklyOffer,
)
from staffbank.domain.council import CouncilId
from staffbank.domain.cover_request import (
    DaysAWeek,
    DutyDay,
    FullTime,
    NightShift,
    Shape,
    SingleSession,
)
from staffbank.domain.expansion import sessions
from staffbank.domain.law.rules import verdicts
from staffbank.domain.london import moment
from staffbank.domain.offer import SlotId
from staffbank.domain.opt_out import OptOut
from staffbank.domain.profession import CoreRole
from staffbank.domain.verdict import Allowed
from staffbank.domain.worker import Preferences, Worker
from staffbank.ports.unit_of_work import Slot, Snapshot
from staffbank.usecases.match_run.engine_problem import problem_of
from staffbank.usecases.match_run.lawful_plan import checked, lawful_plan
from staffbank.usecases.match_run.seating import seated
from staffbank_matching.solver import solve
from tests.builders import BIRMINGHAM, a_request, a_worker, an_id

ONE_DAY = timedelta(days=1)
CHANGES = (date(2026, 3, 29), date(2026, 10, 25))
HOME_WEEKS = (
    (((0, 1, 2, 3, 4), 9, 17),),
    (((0, 1, 2, 3), 8, 18),),
    (((0, 1, 2), 9, 17),),
    (((0, 2, 4), 22, 6),),
    (((0, 1, 2, 3, 4), 9, 12), ((0, 1, 2, 3, 4), 13, 17)),
    (((5, 6), 20, 8), ((2,), 14, 15)),
)
HOURS_OFFERED = ((0, 0), (9, 17), (17, 22), (20, 8), (0, 9), (18, 21))


@st.composite
def members(draw: st.DrawFn, name: str, today: date) -> Worker:
    """Somebody with a home week, time offered on top or instead of it, and perhaps leave."""
    week = draw(st.sampled_from(HOME_WEEKS))
    home = tuple(
        WeeklyHours(day, time(since), time(until))
        for weekdays, since, until in week
        for day in weekdays
    )
    offers = []
    for day in draw(st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True)):
        since, until = draw(st.sampled_from(HOURS_OFFERED))
        hours = WeeklyHours(day, time(since), time(until))
        instead = draw(st.sampled_from(Instead))
        offers.append(WeeklyOffer(hours, today - 9 * ONE_DAY, today + 400 * ONE_DAY, instead))
    away = draw(st.lists(st.tuples(st.integers(0, 150), st.integers(0, 12)), max_size=2))
    leave = tuple(
        BlockOut(today + a * ONE_DAY, today + (a + b) * ONE_DAY, BlockReason.LEAVE)
        for a, b in away
    )
    return a_worker(
        name,
        home_hours=home,
        availability=Availability(weekly=tuple(offers), block_outs=leave),
        preferences=Preferences(longest_travel_km=100, bank_hours_a_week=Decimal(60)),
        opt_out=draw(
            st.sampled_from((None, None, OptOut(today), OptOut(today + 20 * ONE_DAY)))
        ),
    )


def shapes(today: date) -> st.SearchStrategy[Shape]:
    """Work of every kind that begins in the two weeks from tomorrow."""
    days = st.integers(1, 14).map(lambda ahead: today + ahead * ONE_DAY)
    weekdays = st.lists(st.integers(0, 6), min_size=1, max_size=3, unique=True).map(tuple)
    weeks = st.integers(2, 20)
    return st.one_of(
        st.builds(DutyDay, days),
        st.builds(NightShift, days),
        st.builds(SingleSession, days, st.just(time(17, 45)), st.just(time(20, 45))),
        st.builds(SingleSession, days, st.just(time(0, 30)), st.just(time(4))),
        st.builds(DaysAWeek, days, weekdays, weeks),
        st.builds(DaysAWeek, days, weekdays, weeks, st.just(time(18)), st.just(time(21))),
        st.builds(FullTime, days, st.integers(1, 4)),
    )


def _slot(number: int, shape: Shape) -> Slot:
    request = a_request(
        shape, id=an_id(f"request {number}"), roles=frozenset({CoreRole.SOCIAL_WORKER})
    )
    work = sessions(shape)
    return Slot(SlotId(an_id(f"slot {number}")), request, 1, BIRMINGHAM, work)


def _lawful(worker: Worker, shape: Shape) -> bool:
    work = sessions(shape)
    return bool(work) and {type(each) for each in verdicts(worker, work)} == {Allowed}


@st.composite
def snapshots(draw: st.DrawFn) -> tuple[Snapshot, datetime]:
    """A small region shortly before a change of clocks."""
    today = draw(st.sampled_from(CHANGES)) - draw(st.integers(1, 12)) * ONE_DAY
    workers = tuple(draw(members(f"member {n}", today)) for n in range(draw(st.integers(1, 3))))
    asked = draw(st.lists(shapes(today), min_size=1, max_size=8))
    slots = [_slot(number, shape) for number, shape in enumerate(asked) if sessions(shape)]
    long_ago = draw(st.sampled_from((16, 16, 100)))
    held = draw(st.none() | shapes(today - long_ago * ONE_DAY))
    bookings = {workers[0].id: sessions(held)} if held and _lawful(workers[0], held) else {}
    return Snapshot(workers, tuple(slots), bookings), moment(today, time(9))


@settings(max_examples=60)
@given(snapshots())
def test_what_the_engine_proposes_every_rule_allows(region: tuple[Snapshot, datetime]) -> None:
    snapshot, now = region
    problem = problem_of(snapshot, now=now)

    plan = checked(solve(problem, seconds=2), problem)
    lawful = lawful_plan(seated(plan, snapshot), snapshot)

    assert lawful.taken_out == {}
    assert {type(each) for said in lawful.verdicts.values() for each in said} <= {Allowed}


def test_a_record_with_odd_hours_does_not_fail_the_run() -> None:
    odd = a_worker(council_id=CouncilId(an_id("Dudley")))
    twice = (*odd.home_hours, replace(odd.home_hours[0], since=time(16), until=time(18)))
    object.__setattr__(odd, "home_hours", twice)  # as an older record may have it
    snapshot = Snapshot((odd,), (_slot(1, DutyDay(date(2026, 3, 3))),), {})

    problem = problem_of(snapshot, now=moment(date(2026, 3, 2), time(9)))

    assert solve(problem, seconds=1).assignments == ()
