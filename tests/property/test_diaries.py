"""The rules of rest and of the working week, against slow models of the law's own words."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.diary import Diary, kept_home, work
from staffbank.domain.law.daily_rest import daily_rest
from staffbank.domain.law.weekly_rest import weekly_rest
from staffbank.domain.law.working_week import highest_average
from staffbank.domain.opt_out import OptOut
from staffbank.domain.period import Period

MIDNIGHT = datetime(2026, 2, 2, tzinfo=UTC)  # a Monday; London is on UTC
HOUR, ONE_DAY = timedelta(hours=1), timedelta(days=1)


def _laid_out(steps: Sequence[tuple[int, int]], *, unit: timedelta) -> tuple[Period, ...]:
    """Sessions, each after a gap, as (gap, length) in units."""
    ends = list(accumulate(gap + length for gap, length in steps))
    return tuple(
        Period(MIDNIGHT + (end - length) * unit, MIDNIGHT + end * unit)
        for end, (_, length) in zip(ends, steps, strict=True)
    )


def _sessions(
    gap: int, length: int, *, most: int, unit: timedelta
) -> st.SearchStrategy[tuple[Period, ...]]:
    step = st.tuples(st.integers(1, gap), st.integers(1, length))
    return st.lists(step, max_size=most).map(lambda steps: _laid_out(steps, unit=unit))


def _busy(sessions: Sequence[Period], unit: timedelta) -> set[int]:
    return {
        moment
        for session in sessions
        for moment in range(
            (session.start - MIDNIGHT) // unit, (session.end - MIDNIGHT) // unit
        )
    }


def _rests_daily(busy: set[int]) -> bool:
    """Half-hours: of the 48 from each first work after a rest, 22 in a row are free."""
    ahead = sorted(busy)
    while ahead:
        starts = range(ahead[0], ahead[0] + 48 - 22 + 1)
        rest = next((s for s in starts if busy.isdisjoint(range(s, s + 22))), None)
        if rest is None:
            return False
        ahead = [moment for moment in ahead if moment > rest]
    return True


@given(_sessions(30, 20, most=8, unit=HOUR / 2))
def test_the_daily_rest_is_kept_where_each_24_hours_have_eleven_free_ones(
    bank: tuple[Period, ...],
) -> None:
    assert (daily_rest(Diary(bank=bank)) == ()) is _rests_daily(_busy(bank, HOUR / 2))


def _rests_weekly(busy: set[int], monday: int) -> bool:
    """Hours: 24 free ones in a row in the week that lie among 35 free ones in a row."""
    return any(
        busy.isdisjoint(range(start, start + 24))
        and any(busy.isdisjoint(range(s, s + 35)) for s in range(start - 11, start + 1))
        for start in range(monday, monday + 168 - 24 + 1)
    )


@given(_sessions(40, 12, most=14, unit=HOUR))
def test_the_weekly_rest_is_kept_where_each_week_has_it(bank: tuple[Period, ...]) -> None:
    busy = _busy(bank, HOUR)
    mondays = range(0, max(busy, default=-1) + 1, 168)
    worked = [monday for monday in mondays if monday >= (min(busy) // 168) * 168]

    tired = [monday for monday in worked if not _rests_weekly(busy, monday)]
    assert len(weekly_rest(Diary(bank=bank))) == len(tired)


def _hours_in(hours: dict[int, int], first: int, leave: frozenset[int]) -> int:
    """A + B of reg. 4(6) for the 119 days from `first`, a day at a time."""
    period = range(first, first + 119)
    total = sum(length for day, length in hours.items() if day in period)
    excluded = len([day for day in leave if day in period])
    for day in range(first + 119, max(hours) + 1):
        if day in hours and excluded:
            total += hours[day]
            excluded -= 1
    return total


@given(
    st.dictionaries(st.integers(0, 149), st.integers(1, 13), max_size=60),
    st.frozensets(st.integers(0, 149), max_size=20),
    st.none() | st.integers(0, 149),
)
def test_the_highest_average_is_that_of_the_worst_17_weeks(
    lengths: dict[int, int], away: frozenset[int], opted_out: int | None
) -> None:
    first = date(2025, 10, 27)  # London is on UTC from here for 150 days
    midnight = datetime.combine(first, datetime.min.time(), tzinfo=UTC)
    diary = Diary(
        bank=tuple(
            Period(midnight + ONE_DAY * day, midnight + ONE_DAY * day + HOUR * length)
            for day, length in sorted(lengths.items())
        ),
        leave=frozenset(first + ONE_DAY * day for day in away),
        opt_out=None if opted_out is None else OptOut(first + ONE_DAY * opted_out),
    )

    found = highest_average(diary)

    limited = {
        day: length for day, length in lengths.items() if opted_out is None or day < opted_out
    }
    counted = found.during + found.after if found else timedelta()
    starts = range(-118, 150) if limited else ()
    worst = max((_hours_in(limited, start, away) for start in starts), default=0)
    assert counted == HOUR * worst


@given(_sessions(20, 9, most=10, unit=HOUR), _sessions(30, 12, most=6, unit=HOUR))
def test_nobody_works_at_home_and_for_the_bank_at_once(
    home: tuple[Period, ...], bank: tuple[Period, ...]
) -> None:
    diary = Diary(home=home, bank=bank)

    assert not any(h.overlaps(b) for h in kept_home(diary) for b in bank)
    assert set(work(diary)) == {*kept_home(diary), *bank}
    assert kept_home(Diary(home=home)) == home
