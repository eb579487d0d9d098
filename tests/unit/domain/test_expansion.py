"""What a request means in sessions and slots."""

from datetime import date, timedelta

from staffbank.domain.cover_request import (
    DaysAWeek,
    DutyDay,
    FullTime,
    NightShift,
    SingleSession,
)
from staffbank.domain.expansion import last_day, sessions, slots
from staffbank.domain.london import day_of
from tests.builders import a_request, clock, london

TUESDAY = date(2026, 3, 3)


def test_a_duty_day_is_one_session() -> None:
    assert sessions(DutyDay(TUESDAY)) == (london("2026-03-03 09:00", "2026-03-03 17:00"),)


def test_a_night_ends_the_next_morning() -> None:
    assert sessions(NightShift(TUESDAY)) == (london("2026-03-03 20:00", "2026-03-04 08:00"),)


def test_a_night_over_the_spring_change_is_an_hour_shorter() -> None:
    (night,) = sessions(NightShift(date(2026, 3, 28)))

    assert night.length == timedelta(hours=11)


def test_a_night_over_the_autumn_change_is_an_hour_longer() -> None:
    (night,) = sessions(NightShift(date(2026, 10, 24)))

    assert night.length == timedelta(hours=13)


def test_a_duty_day_in_summer_begins_an_hour_earlier_in_utc() -> None:
    (winter,), (summer,) = sessions(DutyDay(TUESDAY)), sessions(DutyDay(date(2026, 7, 7)))

    assert (winter.start.hour, summer.start.hour) == (9, 8)


def test_an_hour_that_the_spring_change_skips_is_no_session() -> None:
    assert sessions(SingleSession(date(2026, 3, 29), clock("01:00"), clock("02:00"))) == ()


def test_two_days_a_week_begin_with_the_first_day_and_skip_the_days_before_it() -> None:
    shape = DaysAWeek(first_day=date(2026, 3, 4), weekdays=(0, 3), weeks=2)

    assert [day_of(session.start) for session in sessions(shape)] == [
        date(2026, 3, 5),
        date(2026, 3, 9),
        date(2026, 3, 12),
    ]


def test_one_month_full_time_ends_the_day_before_the_same_day_of_the_next() -> None:
    worked = [day_of(session.start) for session in sessions(FullTime(TUESDAY, months=1))]

    assert worked[-1] == date(2026, 4, 2)
    assert len(worked) == 23


def test_full_time_is_monday_to_friday_and_bank_holidays_are_worked() -> None:
    worked = {day_of(session.start) for session in sessions(FullTime(TUESDAY, months=3))}

    assert {day.weekday() for day in worked} == {0, 1, 2, 3, 4}
    assert date(2026, 4, 3) in worked  # Good Friday


def test_a_month_from_the_31st_of_january_ends_with_february() -> None:
    assert last_day(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert last_day(date(2028, 1, 31), 1) == date(2028, 2, 29)


def test_a_month_from_a_day_that_february_has_ends_the_day_before_it() -> None:
    assert last_day(date(2026, 1, 28), 1) == date(2026, 2, 27)


def test_a_month_from_the_first_ends_with_the_month() -> None:
    assert last_day(date(2026, 12, 1), 1) == date(2026, 12, 31)


def test_twelve_months_cross_the_year() -> None:
    assert last_day(date(2026, 3, 3), 12) == date(2027, 3, 2)


def test_each_person_asked_for_is_a_slot_with_all_the_sessions() -> None:
    request = a_request(NightShift(TUESDAY), headcount=2)

    found = slots(request)

    assert [slot.number for slot in found] == [1, 2]
    assert {slot.sessions for slot in found} == {sessions(request.shape)}
    assert {slot.request_id for slot in found} == {request.id}
