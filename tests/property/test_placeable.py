"""Whatever a worker offers, these hold of the time in which she may be placed."""

from datetime import date, time, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from staffbank.domain.availability import (
    Availability,
    BlockOut,
    BlockReason,
    Instead,
    WeeklyHours,
    WeeklyOffer,
    Window,
    first_overlap,
)
from staffbank.domain.check import Check
from staffbank.domain.diary import Diary, diary_of, kept_home
from staffbank.domain.home_work import fixed_home_work, home_work
from staffbank.domain.law.daily_rest import daily_rest
from staffbank.domain.law.lawful import lawful
from staffbank.domain.london import whole_days
from staffbank.domain.offered import offered
from staffbank.domain.period import Period, common, merged, without
from staffbank.domain.placeable import placeable
from staffbank.domain.worker import Worker
from tests.builders import a_dbs_check, a_registration, a_right_to_work, a_worker

FIRST, LAST = date(2026, 3, 23), date(2026, 4, 5)  # the spring change is in the middle
BEFORE, AFTER = FIRST - timedelta(days=7), LAST + timedelta(days=7)
WITHIN = whole_days(FIRST, LAST)

DAYS = st.dates(BEFORE, AFTER)
SPANS = st.tuples(DAYS, DAYS).map(sorted)
CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 30]))
HOURS = st.builds(WeeklyHours, st.integers(0, 6), CLOCKS, CLOCKS)
INSTEAD = st.sampled_from(Instead)
RELEASED = Instead.OF_HOME_WORK


def _offer(hours: WeeklyHours, span: list[date], instead: Instead) -> WeeklyOffer:
    return WeeklyOffer(hours, span[0], span[1], instead)


def _block(span: list[date], reason: BlockReason) -> BlockOut:
    return BlockOut(span[0], span[1], reason)


HOME_WEEKS = (
    st.lists(HOURS, min_size=1, max_size=6)
    .map(tuple)
    .filter(lambda week: first_overlap(week) is None)
)
OFFERS = st.builds(_offer, HOURS, SPANS, INSTEAD)
BLOCKS = st.builds(_block, SPANS, st.sampled_from(BlockReason))
WINDOWS = st.builds(
    lambda first, long, since, until, way: Window(
        first, since, first + timedelta(days=long), until, way
    ),
    DAYS,
    st.integers(1, 4),
    CLOCKS,
    CLOCKS,
    INSTEAD,
)
AVAILABILITY = st.builds(
    Availability,
    st.lists(OFFERS, max_size=6).map(tuple),
    st.lists(WINDOWS, max_size=3).map(tuple),
    st.lists(BLOCKS, max_size=2).map(tuple),
)


def _checks(ends: date | None, begins: date) -> tuple[Check, ...]:
    return (
        a_registration(expires_on=ends or AFTER),
        a_right_to_work(expires_on=ends),
        a_dbs_check(valid_from=begins),
    )


WORKERS = st.builds(
    lambda said, home, checks, induction: a_worker(
        availability=said, home_hours=home, checks=checks, induction_ends_on=induction
    ),
    AVAILABILITY,
    HOME_WEEKS,
    st.builds(_checks, st.none() | DAYS, DAYS),
    st.none() | DAYS,
)


@given(AVAILABILITY)
def test_nothing_offered_lies_in_a_block_out(said: Availability) -> None:
    blocked = [whole_days(block.first_day, block.last_day) for block in said.block_outs]

    assert common(offered(said, FIRST, LAST).either, blocked) == ()


@given(AVAILABILITY)
def test_no_moment_is_offered_both_on_top_and_instead(said: Availability) -> None:
    found = offered(said, FIRST, LAST)

    assert common(found.on_top, found.instead) == ()


@given(AVAILABILITY)
def test_asking_for_fewer_days_gives_the_same_time_of_those_days(said: Availability) -> None:
    longer, shorter = offered(said, BEFORE, AFTER), offered(said, FIRST, LAST)

    assert shorter.on_top == common(longer.on_top, [WITHIN])
    assert shorter.instead == common(longer.instead, [WITHIN])


@given(WORKERS)
def test_lawful_time_and_the_bars_make_up_the_whole(worker: Worker) -> None:
    found = lawful(worker, WITHIN)
    barred = merged(bar.period for bar in found.bars)

    assert common(found.periods, barred) == ()
    assert merged(found.periods + barred) == (WITHIN,)


@given(WORKERS)
def test_placeable_time_is_offered_and_never_holds_a_moment_of_a_bar(worker: Worker) -> None:
    found = placeable(worker, WITHIN)

    assert without(found, offered(worker.availability, FIRST, LAST).either) == ()
    assert common(found, (bar.period for bar in lawful(worker, WITHIN).bars)) == ()
    assert merged(found) == found


def _home_day(weekday: int, since: int, length: int) -> WeeklyHours:
    return WeeklyHours(weekday, time(since), time(since + length))


def _always(instead: Instead) -> tuple[WeeklyOffer, ...]:
    """All time, each day until the next midnight."""
    hours = (WeeklyHours(weekday, time(), time()) for weekday in range(7))
    return tuple(WeeklyOffer(each, BEFORE, AFTER, instead) for each in hours)


SHORT_OR_LONG_DAYS = st.lists(
    st.builds(_home_day, st.integers(0, 6), st.integers(7, 12), st.integers(1, 8)),
    unique_by=lambda hours: hours.weekday,
    min_size=1,
    max_size=7,
).map(tuple)
NIGHTS = st.just(tuple(WeeklyHours(weekday, time(22), time(6)) for weekday in range(4)))
SPLIT_DAYS = st.just(
    tuple(
        hours
        for weekday in range(5)
        for hours in (_home_day(weekday, 9, 3), _home_day(weekday, 13, 4))
    )
)
AT_EASE = st.builds(
    lambda home, released: a_worker(
        home_hours=home,
        availability=Availability(
            weekly=_always(Instead.ON_TOP),
            windows=tuple(Window(day, time(), day, time(23), RELEASED) for day in released),
        ),
    ),
    SHORT_OR_LONG_DAYS | NIGHTS | SPLIT_DAYS,
    st.lists(DAYS, max_size=5, unique=True),
)


@given(AT_EASE, st.data())
def test_a_session_in_placeable_time_keeps_the_daily_rest_and_all_fixed_home_work(
    worker: Worker, data: st.DataObject
) -> None:
    assume(daily_rest(Diary(home=home_work(worker, BEFORE, AFTER))) == ())
    session = data.draw(_sessions_in(data.draw(st.sampled_from(placeable(worker, WITHIN)))))

    diary = diary_of(worker, [session], first=BEFORE, last=AFTER)

    assert daily_rest(diary) == ()
    assert set(fixed_home_work(worker, BEFORE, AFTER)) <= set(kept_home(diary))


@st.composite
def _sessions_in(draw: st.DrawFn, period: Period) -> Period:
    """A session of at most 13 hours, in half hours, inside the period or all of it."""
    unit = timedelta(minutes=30)
    units = period.length // unit
    start = period.start + unit * draw(st.integers(0, units - 1))
    longest = min(26, (period.end - start) // unit)
    return Period(start, start + unit * draw(st.integers(1, longest)))
