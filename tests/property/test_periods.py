"""Arithmetic of stretches, against the set of minutes that they hold."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.period import Period, common, merged, overlapping, without

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def _period(start: int, length: int) -> Period:
    begin = MIDNIGHT + start * MINUTE
    return Period(begin, begin + length * MINUTE)


PERIODS = st.lists(st.builds(_period, st.integers(0, 90), st.integers(1, 20)), max_size=8)


def _minutes(*periods: Period) -> set[int]:
    return {
        minute
        for period in periods
        for minute in range(
            (period.start - MIDNIGHT) // MINUTE, (period.end - MIDNIGHT) // MINUTE
        )
    }


def _in_order_and_apart(periods: tuple[Period, ...]) -> bool:
    return all(one.end < other.start for one, other in pairwise(periods))


@given(PERIODS)
def test_merging_loses_no_minute_and_adds_none(some: list[Period]) -> None:
    assert _minutes(*merged(some)) == _minutes(*some)


@given(PERIODS)
def test_merged_stretches_never_touch_and_merging_again_changes_nothing(
    some: list[Period],
) -> None:
    found = merged(some)

    assert _in_order_and_apart(found)
    assert merged(found) == found


@given(PERIODS, PERIODS)
def test_the_common_minutes_are_those_of_both(some: list[Period], others: list[Period]) -> None:
    found = common(some, others)

    assert _minutes(*found) == _minutes(*some) & _minutes(*others)
    assert found == common(others, some)
    assert _in_order_and_apart(found)


@given(PERIODS, PERIODS)
def test_what_is_left_are_the_minutes_not_taken(
    some: list[Period], taken: list[Period]
) -> None:
    found = without(some, taken)

    assert _minutes(*found) == _minutes(*some) - _minutes(*taken)
    assert without(found, taken) == found
    assert _in_order_and_apart(found)


@given(PERIODS, PERIODS)
def test_common_time_and_what_is_left_make_up_the_whole(
    some: list[Period], others: list[Period]
) -> None:
    assert merged(common(some, others) + without(some, others)) == merged(some)


@given(PERIODS, st.builds(_period, st.integers(0, 90), st.integers(1, 20)))
def test_the_overlapping_ones_are_those_that_share_a_minute(
    some: list[Period], stretch: Period
) -> None:
    ordered = merged(some)

    assert list(overlapping(ordered, stretch)) == [
        period for period in ordered if _minutes(period) & _minutes(stretch)
    ]


@given(PERIODS, PERIODS)
def test_a_gap_is_as_long_as_the_minutes_between(
    some: list[Period], other: list[Period]
) -> None:
    for one in some:
        for two in other:
            apart = max(one.start, two.start) - min(one.end, two.end)

            assert one.gap(two) == max(apart, timedelta())
            assert one.overlaps(two) == bool(_minutes(one) & _minutes(two))
