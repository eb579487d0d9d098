"""Whatever the pattern, its sessions last as long as they really do."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.cover_request import DaysAWeek, FullTime
from staffbank.domain.expansion import last_day, sessions
from staffbank.domain.london import LONDON, day_of, moment

HOUR, ONE_DAY = timedelta(hours=1), timedelta(days=1)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)

# the hour from 01:00 is the one that a change of clocks skips or repeats
CLOCKS = st.builds(time, st.sampled_from([0, *range(2, 24)]), st.sampled_from([0, 30]))
FIRST_DAYS = st.dates(date(2026, 3, 1), date(2026, 4, 5)) | st.dates(
    date(2026, 10, 1), date(2026, 11, 1)
)
PATTERNS = st.builds(
    DaysAWeek,
    FIRST_DAYS,
    st.lists(st.integers(0, 6), min_size=1, unique=True).map(tuple),
    st.integers(1, 6),
    CLOCKS,
    CLOCKS,
)


def _real_length(begins: datetime, ends: datetime) -> timedelta:
    """The length on the wall, set right by the change of clocks that falls into it, if any."""
    length = ends - begins
    for change, lost in ((SPRING, HOUR), (AUTUMN, -HOUR)):
        one, two = (datetime.combine(change, time(hour)) for hour in (1, 2))
        if begins <= one and two <= ends:
            length -= lost
    return length


@given(PATTERNS)
def test_a_session_lasts_as_the_clocks_say_give_or_take_the_hour_of_the_change(
    pattern: DaysAWeek,
) -> None:
    for session in sessions(pattern):
        begins = session.start.astimezone(LONDON).replace(tzinfo=None)
        last = begins.date() if pattern.since < pattern.until else begins.date() + ONE_DAY

        assert begins.time() == pattern.since
        assert session.length == _real_length(begins, datetime.combine(last, pattern.until))


@given(PATTERNS)
def test_sessions_come_in_order_on_the_weekdays_asked_for_and_never_overlap(
    pattern: DaysAWeek,
) -> None:
    found = sessions(pattern)

    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {day_of(session.start).weekday() for session in found} <= set(pattern.weekdays)
    assert all(day_of(session.start) >= pattern.first_day for session in found)


@given(PATTERNS)
def test_every_week_after_the_first_has_all_its_days(pattern: DaysAWeek) -> None:
    in_first_week = {day for day in pattern.weekdays if day >= pattern.first_day.weekday()}

    expected = len(in_first_week) + len(pattern.weekdays) * (pattern.weeks - 1)
    assert len(sessions(pattern)) == expected


@given(st.dates(date(2026, 1, 1), date(2029, 12, 31)), st.integers(1, 12))
def test_months_laid_end_to_end_leave_no_day_out(first_day: date, months: int) -> None:
    last = last_day(first_day, months)
    next_one = last + ONE_DAY

    assert (next_one.year * 12 + next_one.month) - (first_day.year * 12 + first_day.month) in {
        months,
        months + 1,
    }
    assert next_one.day in {first_day.day, 1}


@given(FIRST_DAYS, st.integers(1, 12))
def test_full_time_works_every_weekday_and_no_week_end(first_day: date, months: int) -> None:
    worked = {day_of(session.start) for session in sessions(FullTime(first_day, months))}
    last = last_day(first_day, months)

    everything = (first_day + ONE_DAY * n for n in range((last - first_day).days + 1))
    assert worked == {day for day in everything if day.weekday() < 5}


@given(st.sampled_from([SPRING, AUTUMN]))
def test_a_later_time_on_the_wall_is_never_an_earlier_moment(day: date) -> None:
    midnight = datetime.combine(day, time())
    clocks = (midnight + timedelta(minutes=number) for number in range(-60, 1500))
    moments = [moment(clock.date(), clock.time()) for clock in clocks]

    assert moments == sorted(moments)


@given(st.integers(0, 59))
def test_a_time_that_spring_skips_is_the_moment_of_the_change(minute: int) -> None:
    assert moment(SPRING, time(1, minute)) == moment(SPRING, time(2))
