"""Which requests the bank takes, and what it tells people about the others."""

from datetime import date, time
from typing import Any

import pytest

from staffbank.domain.cover_request import (
    DaysAWeek,
    DutyDay,
    FullTime,
    NightShift,
    NotARequest,
    Shape,
    SingleSession,
)
from staffbank.domain.expansion import opened
from tests.builders import a_request, clock

TODAY = date(2026, 3, 2)
TUESDAY = date(2026, 3, 3)

SOUND: dict[str, Shape] = {
    "a duty day today": DutyDay(TODAY),
    "the longest night of the year": NightShift(date(2026, 10, 24)),
    "two hours": SingleSession(TUESDAY, time(10), time(12)),
    "two days a week for a year": DaysAWeek(TUESDAY, (1, 3), 52),
    "full time for a year": FullTime(TUESDAY, 12),
    "a duty day in 18 months": DutyDay(date(2027, 9, 2)),
}

WRONG_SHAPES: list[tuple[Shape, str, str]] = [
    (SingleSession(TUESDAY, time(14), time(12)), "until", "ends at 12:00"),
    (SingleSession(TUESDAY, time(14), time(14, 0, 30)), "until", "14:00:30 is not a whole"),
    (FullTime(TUESDAY, 1, time(9, 0, 0, 1)), "since", "not a whole minute"),
    (SingleSession(TUESDAY, time(14), time(14)), "until", "ends at 14:00"),
    (SingleSession(date(2026, 3, 29), time(1), time(2)), "day", "clocks skip that hour"),
    (DaysAWeek(TUESDAY, (1,), 0), "weeks", "The weeks 0 is out of bounds: say 1 to 52"),
    (DaysAWeek(TUESDAY, (1,), 53), "weeks", "weeks 53"),
    (DaysAWeek(TUESDAY, (), 4), "weekdays", "Choose at least one"),
    (DaysAWeek(TUESDAY, (1, 1), 4), "weekdays", "Weekday 1 is chosen twice"),
    (DaysAWeek(TUESDAY, (7,), 4), "weekdays", "no weekday 7"),
    (DaysAWeek(TUESDAY, (-1,), 4), "weekdays", "no weekday -1"),
    (DaysAWeek(TUESDAY, (0,), 1), "first_day", "have passed in that week"),
    (FullTime(TUESDAY, 0), "months", "months 0"),
    (FullTime(TUESDAY, 13), "months", "say 1 to 12"),
    (DutyDay(TUESDAY, time(9), time(9)), "until", "would last 24 hours"),
    (NightShift(TUESDAY, time(18), clock("07:30")), "until", "13.5 hours"),
    (NightShift(date(2026, 10, 24), time(20), time(9)), "until", "leaves 13"),
    (DutyDay(date(2027, 9, 3)), "day", "Choose a first day up to 2 September 2027"),
]


@pytest.mark.parametrize("shape", SOUND.values(), ids=SOUND)
def test_a_sound_request_is_taken_as_it_is(shape: Shape) -> None:
    request = a_request(shape)

    assert opened(request, today=TODAY) is request


@pytest.mark.parametrize(
    ("shape", "where", "words"), WRONG_SHAPES, ids=[words for _, _, words in WRONG_SHAPES]
)
def test_a_shape_that_cannot_be_filled_is_named(shape: Shape, where: str, words: str) -> None:
    with pytest.raises(NotARequest, match=words) as refused:
        opened(a_request(shape), today=TODAY)

    assert (refused.value.where, refused.value.in_the_past) == (where, False)


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"title": "  "}, "title"),
        ({"cost_centre": ""}, "cost_centre"),
        ({"roles": frozenset()}, "roles"),
        ({"headcount": 0}, "headcount"),
        ({"headcount": 21}, "headcount"),
    ],
    ids=["title", "cost centre", "roles", "nobody asked for", "too many asked for"],
)
def test_a_fact_that_is_missing_or_out_of_bounds_is_named(
    facts: dict[str, Any], where: str
) -> None:
    with pytest.raises(NotARequest) as refused:
        opened(a_request(**facts), today=TODAY)

    assert refused.value.where == where


def test_work_that_began_yesterday_comes_too_late() -> None:
    with pytest.raises(NotARequest, match="begin on 1 March 2026, which has passed") as refused:
        opened(a_request(DutyDay(date(2026, 3, 1))), today=TODAY)

    assert refused.value.in_the_past


def test_a_first_day_in_the_past_is_no_matter_where_the_first_session_is_not() -> None:
    request = a_request(DaysAWeek(TODAY, weekdays=(4,), weeks=1))

    assert opened(request, today=TUESDAY) is request


def test_work_of_a_time_before_the_law_is_in_the_past_like_any_other() -> None:
    with pytest.raises(NotARequest) as refused:
        opened(a_request(FullTime(date(1900, 1, 1), 6)), today=date(2026, 3, 1))

    assert refused.value.in_the_past


@pytest.mark.parametrize("field", ["title", "cost_centre"])
def test_words_have_an_end(field: str) -> None:
    facts: dict[str, Any] = {field: "x" * 201}

    with pytest.raises(NotARequest, match="201 characters"):
        opened(a_request(**facts), today=date(2026, 3, 1))
