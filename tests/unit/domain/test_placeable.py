"""When the bank may place a worker."""

from datetime import date, time

from staffbank.domain.availability import Availability, Instead, WeeklyHours, WeeklyOffer
from staffbank.domain.law.lawful import lawful
from staffbank.domain.london import whole_days
from staffbank.domain.period import Period
from staffbank.domain.placeable import placeable
from staffbank.domain.worker import Worker
from tests.builders import (
    a_dbs_check,
    a_registration,
    a_right_to_work,
    a_worker,
    an_offer_of_time,
    leave,
    london,
)

THE_WEEK = whole_days(date(2026, 3, 2), date(2026, 3, 8))


def _always(*, instead: Instead = Instead.ON_TOP) -> tuple[WeeklyOffer, ...]:
    return tuple(an_offer_of_time(day, "00:00", "00:00", instead=instead) for day in range(7))


def _offering(*weekly: WeeklyOffer) -> Worker:
    return a_worker(availability=Availability(weekly=weekly))


def test_who_offers_nothing_is_never_placeable() -> None:
    assert placeable(a_worker(), THE_WEEK) == ()


def test_an_evening_duty_after_a_day_at_home_is_placeable() -> None:
    evenings = an_offer_of_time(1, "17:30", "20:30")

    assert placeable(_offering(evenings), THE_WEEK) == (
        london("2026-03-03 17:30", "2026-03-03 20:30"),
    )


def test_beside_fixed_home_work_the_daily_rest_says_what_is_left() -> None:
    found = placeable(_offering(*_always()), THE_WEEK)

    assert [period for period in found if period.start.day == 4] == [
        london("2026-03-04 04:00", "2026-03-04 09:00"),
        london("2026-03-04 17:00", "2026-03-04 22:00"),
    ]
    assert found[-1] == london("2026-03-07 04:00", "2026-03-08 22:00")


def test_who_offers_to_be_released_may_be_placed_on_the_home_day_itself() -> None:
    tuesdays = an_offer_of_time(1, instead=Instead.OF_HOME_WORK)

    assert placeable(_offering(tuesdays), THE_WEEK) == (
        london("2026-03-03 09:00", "2026-03-03 17:00"),
    )


def test_an_offer_on_top_never_covers_fixed_home_work() -> None:
    assert placeable(_offering(an_offer_of_time(1, "09:00", "17:00")), THE_WEEK) == ()


def test_the_days_just_outside_matter_to_the_rest() -> None:
    sunday_night = an_offer_of_time(6, "20:00", "08:00")
    only_sunday = whole_days(date(2026, 3, 8), date(2026, 3, 8))

    assert placeable(_offering(sunday_night), only_sunday) == (
        london("2026-03-08 20:00", "2026-03-08 22:00"),
    )


def _working(*home: WeeklyHours) -> Worker:
    return a_worker(home_hours=home, availability=Availability(weekly=_always()))


def test_a_night_at_home_that_began_the_day_before_matters_to_the_rest() -> None:
    sunday_night = WeeklyHours(6, time(22), time(6))
    monday = whole_days(date(2026, 3, 9), date(2026, 3, 9))

    assert placeable(_working(sunday_night), monday) == (
        london("2026-03-09 06:00", "2026-03-09 11:00"),
        london("2026-03-09 17:00", "2026-03-10 00:00"),
    )


def test_a_late_and_an_early_day_at_home_leave_nothing_between_them() -> None:
    late, early = WeeklyHours(0, time(12), time(20)), WeeklyHours(1, time(7), time(15))

    assert placeable(_working(late, early), THE_WEEK) == (
        london("2026-03-02 00:00", "2026-03-02 01:00"),
        london("2026-03-02 07:00", "2026-03-02 12:00"),
        london("2026-03-03 15:00", "2026-03-03 20:00"),
        london("2026-03-04 02:00", "2026-03-09 00:00"),
    )


def test_beside_a_very_short_day_at_home_only_the_whole_rest_is_offered() -> None:
    one_hour = WeeklyHours(1, time(10), time(11))

    assert placeable(_working(one_hour), THE_WEEK) == (
        london("2026-03-02 00:00", "2026-03-02 23:00"),
        london("2026-03-03 22:00", "2026-03-09 00:00"),
    )


def test_all_time_is_lawful_or_barred_with_a_reason() -> None:
    ada = a_worker(
        checks=(
            a_registration(expires_on=date(2026, 3, 6)),
            a_right_to_work(),
            a_dbs_check(valid_from=date(2026, 3, 3)),
        ),
        availability=Availability(block_outs=(leave(date(2026, 3, 5)),)),
    )

    found = lawful(ada, THE_WEEK)

    assert found.periods == (
        whole_days(date(2026, 3, 3), date(2026, 3, 4)),
        whole_days(date(2026, 3, 6), date(2026, 3, 6)),
    )
    assert [(bar.rule, bar.because) for bar in found.bars] == [
        ("WT-13", "Annual leave is approved at home on 5 March 2026."),
        ("SWE-1", "Registration ends on 6 March 2026."),
        (
            "DBS-1",
            "The enhanced DBS check with the children's barred list begins on 3 March 2026.",
        ),
    ]


def test_a_worker_with_every_check_is_lawful_throughout() -> None:
    assert lawful(a_worker(), THE_WEEK).periods == (Period(THE_WEEK.start, THE_WEEK.end),)
