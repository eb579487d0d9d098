"""Bars on a line of time."""

from datetime import UTC, datetime, timedelta

import pytest

from staffbank.web.coordinator.timeline import Span, timeline

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


def a_span(days: int, long: int, name: str = "Ada Lovell, Solihull") -> Span:
    """So many days after Monday, for so many days."""
    since = MONDAY + timedelta(days=days)
    return Span(name, "now", since, since + timedelta(days=long))


def test_bars_stand_where_their_days_are() -> None:
    picture = timeline([a_span(0, 7), a_span(7, 14)], now=MONDAY + timedelta(days=14))

    assert picture is not None
    first, second = picture.bars
    assert (first.left, first.wide) == (0, 25)
    assert (second.left, second.wide) == (25, 50)
    assert second.top > first.top
    assert picture.now == pytest.approx(50)
    assert [mark.text for mark in picture.marks] == ["23 Nov", "30 Nov", "7 Dec", "14 Dec"]


@pytest.mark.parametrize(
    ("long", "marks"),
    [(50, ["23 Nov", "7 Dec", "21 Dec", "4 Jan"]), (80, ["Dec", "Jan 2027", "Feb"])],
)
def test_a_longer_time_has_marks_farther_apart(long: int, marks: list[str]) -> None:
    picture = timeline([a_span(0, long)], now=MONDAY - timedelta(days=9))

    assert picture is not None
    assert [mark.text for mark in picture.marks] == marks
    assert picture.now is None


def test_years_have_no_more_marks_than_can_be_read() -> None:
    picture = timeline([a_span(0, 1000)], now=MONDAY)

    assert picture is not None
    assert len(picture.marks) <= 9


def test_one_hour_of_years_is_still_seen_and_a_long_name_is_cut() -> None:
    picture = timeline([a_span(0, 900), a_span(3, 0, "a" * 99)], now=MONDAY)

    assert picture is not None
    assert picture.bars[1].wide > 0
    assert picture.bars[1].name == f"{'a' * 45}…"
    assert timeline([], now=MONDAY) is None
