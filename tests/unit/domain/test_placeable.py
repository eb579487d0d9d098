"""When the bank may place a worker."""

from datetime import date

from staffbank.domain.availability import Availability, Instead, WeeklyOffer
from staffbank.domain.law.lawful import lawful
from staffbank.domain.london import whole_days
from staffbank.domain.period import Period
from staffbank.domain.placeable import placeable
from staffbank.domain.worker import Worker
from tests.builders import (
    OFFICE_HOURS,
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


def test_two_home_days_with_a_short_gap_leave_no_session_between_them_that_joins_both() -> None:
    home = (OFFICE_HOURS[0], OFFICE_HOURS[1])
    ada = a_worker(home_hours=home, availability=Availability(weekly=_always()))

    found = placeable(ada, THE_WEEK)

    assert london("2026-03-02 17:00", "2026-03-02 22:00") in found
    assert london("2026-03-03 04:00", "2026-03-03 09:00") in found
    assert not any(
        period.overlaps(london("2026-03-02 22:00", "2026-03-03 04:00")) for period in found
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
