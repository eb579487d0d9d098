"""Stretches of time."""

from datetime import datetime, timedelta

import pytest

from staffbank.domain.london import LONDON
from staffbank.domain.period import NotAPeriod, Period
from tests.builders import london

MORNING = london("2026-03-02 09:00", "2026-03-02 12:00")
AFTERNOON = london("2026-03-02 13:00", "2026-03-02 17:00")
DAY = london("2026-03-02 09:00", "2026-03-02 17:00")


def test_a_period_has_a_length() -> None:
    with pytest.raises(NotAPeriod, match="does not come after"):
        Period(MORNING.start, MORNING.start)


def test_a_period_is_kept_in_utc() -> None:
    since, until = (datetime(2026, 3, 2, hour, tzinfo=LONDON) for hour in (9, 12))

    with pytest.raises(NotAPeriod, match="kept in UTC"):
        Period(since, until)


def test_the_end_does_not_belong_to_a_period() -> None:
    assert not MORNING.overlaps(Period(MORNING.end, AFTERNOON.start))
    assert MORNING.overlaps(DAY)


def test_the_gap_is_free_time_whichever_comes_first() -> None:
    assert MORNING.gap(AFTERNOON) == AFTERNOON.gap(MORNING) == timedelta(hours=1)
    assert MORNING.gap(DAY) == timedelta()


def test_a_whole_contains_its_parts() -> None:
    assert DAY.contains(MORNING)
    assert DAY.contains(DAY)
    assert not MORNING.contains(DAY)


def test_a_period_widens_on_either_side() -> None:
    assert MORNING.widened(timedelta(hours=1)) == london("2026-03-02 08:00", "2026-03-02 13:00")
