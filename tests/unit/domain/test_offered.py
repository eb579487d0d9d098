"""Offered time, in real time, and what may not be said twice."""

from datetime import date, time, timedelta

import pytest

from staffbank.domain.availability import (
    Availability,
    BlockOut,
    Instead,
    OverlappingAvailability,
    WeeklyOffer,
    Window,
)
from staffbank.domain.offered import Offered, check_availability, leave_days, offered
from tests.builders import an_offer_of_time, leave, london

MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 8)
MON, TUE, FRI, SAT, SUN = 0, 1, 4, 5, 6


def test_a_weekly_offer_comes_back_each_week() -> None:
    said = Availability(weekly=(an_offer_of_time(SAT),))

    assert offered(said, MONDAY, SUNDAY + timedelta(weeks=1)).on_top == (
        london("2026-03-07 09:00", "2026-03-07 17:00"),
        london("2026-03-14 09:00", "2026-03-14 17:00"),
    )


def test_time_instead_of_home_work_is_kept_apart_from_time_on_top() -> None:
    said = Availability(
        weekly=(an_offer_of_time(SAT), an_offer_of_time(MON, instead=Instead.OF_HOME_WORK))
    )

    assert offered(said, MONDAY, SUNDAY) == Offered(
        on_top=(london("2026-03-07 09:00", "2026-03-07 17:00"),),
        instead=(london("2026-03-02 09:00", "2026-03-02 17:00"),),
    )


def test_time_offered_both_ways_is_offered_instead() -> None:
    all_monday = Window(MONDAY, time(0), date(2026, 3, 3), time(0))
    said = Availability(
        weekly=(an_offer_of_time(MON, instead=Instead.OF_HOME_WORK),), windows=(all_monday,)
    )

    found = offered(said, MONDAY, SUNDAY)

    assert found.instead == (london("2026-03-02 09:00", "2026-03-02 17:00"),)
    assert found.on_top == (
        london("2026-03-02 00:00", "2026-03-02 09:00"),
        london("2026-03-02 17:00", "2026-03-03 00:00"),
    )
    assert found.either == (london("2026-03-02 00:00", "2026-03-03 00:00"),)


def test_a_weekly_offer_holds_on_its_first_and_last_day_and_not_beyond() -> None:
    said = Availability(
        weekly=(an_offer_of_time(MON, first_day=MONDAY, last_day=date(2026, 3, 9)),)
    )

    found = offered(said, date(2026, 2, 1), date(2026, 3, 31)).on_top

    assert [period.start.date() for period in found] == [MONDAY, date(2026, 3, 9)]


def test_a_night_that_began_the_day_before_is_offered_from_midnight() -> None:
    said = Availability(weekly=(an_offer_of_time(SUN, "22:00", "06:00"),))

    assert offered(said, MONDAY, MONDAY).on_top == (
        london("2026-03-02 00:00", "2026-03-02 06:00"),
    )


def test_an_offer_in_summer_is_an_hour_earlier_in_utc() -> None:
    said = Availability(weekly=(an_offer_of_time(SAT),))

    (before, after) = offered(said, date(2026, 3, 28), date(2026, 4, 4)).on_top

    assert (before.start.hour, after.start.hour) == (9, 8)


def test_a_night_over_the_autumn_change_is_an_hour_longer() -> None:
    said = Availability(weekly=(an_offer_of_time(SAT, "22:00", "06:00"),))

    (night,) = offered(said, date(2026, 10, 24), date(2026, 10, 25)).on_top

    assert night.length == timedelta(hours=9)


def test_a_block_out_takes_the_whole_day_and_cuts_the_night_before_at_midnight() -> None:
    said = Availability(
        weekly=(an_offer_of_time(SUN, "22:00", "06:00"), an_offer_of_time(MON)),
        block_outs=(BlockOut(MONDAY, MONDAY),),
    )

    assert offered(said, date(2026, 3, 1), MONDAY).on_top == (
        london("2026-03-01 22:00", "2026-03-02 00:00"),
    )


def test_a_window_that_the_spring_change_skips_offers_nothing() -> None:
    change = date(2026, 3, 29)
    said = Availability(windows=(Window(change, time(1), change, time(2)),))

    assert offered(said, change, change) == Offered()


def test_only_leave_counts_as_leave_and_only_the_days_asked_for() -> None:
    said = Availability(
        block_outs=(leave(date(2026, 2, 27), MONDAY), BlockOut(SUNDAY, SUNDAY)),
    )

    assert leave_days(said, date(2026, 3, 1), SUNDAY) == {date(2026, 3, 1), MONDAY}


OVERLAPPING = {
    "one hour of one day twice": (
        an_offer_of_time(MON),
        an_offer_of_time(MON, "16:59", "20:00"),
    ),
    "a night and the morning after": (
        an_offer_of_time(MON, "22:00", "06:00"),
        an_offer_of_time(TUE, "05:00", "09:00"),
    ),
    "Sunday night and Monday morning": (
        an_offer_of_time(SUN, "22:00", "06:00"),
        an_offer_of_time(MON, "05:00", "09:00"),
    ),
    "two nights": (
        an_offer_of_time(MON, "22:00", "06:00"),
        an_offer_of_time(MON, "23:00", "07:00"),
    ),
    "the last night of one and the first morning of the other": (
        an_offer_of_time(SUN, "22:00", "06:00", last_day=date(2026, 3, 1)),
        an_offer_of_time(MON, "05:00", "09:00", first_day=MONDAY),
    ),
}
APART = {
    "an evening after the day": (
        an_offer_of_time(MON),
        an_offer_of_time(MON, "17:00", "20:00"),
    ),
    "two days": (an_offer_of_time(MON), an_offer_of_time(TUE)),
    "a morning when the night is over": (
        an_offer_of_time(MON, "22:00", "06:00"),
        an_offer_of_time(TUE, "06:00", "09:00"),
    ),
    "one after the other": (
        an_offer_of_time(MON, last_day=MONDAY),
        an_offer_of_time(MON, first_day=date(2026, 3, 3)),
    ),
    "dates that meet, but on no Monday": (
        an_offer_of_time(MON, last_day=date(2026, 3, 5)),
        an_offer_of_time(MON, first_day=date(2026, 3, 3)),
    ),
}


@pytest.mark.parametrize("pair", OVERLAPPING.values(), ids=OVERLAPPING)
def test_weekly_offers_may_not_overlap(pair: tuple[WeeklyOffer, WeeklyOffer]) -> None:
    for weekly in (pair, pair[::-1]):
        with pytest.raises(OverlappingAvailability, match="Two weekly offers overlap"):
            check_availability(Availability(weekly=weekly))


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_weekly_offers_may_meet(pair: tuple[WeeklyOffer, WeeklyOffer]) -> None:
    check_availability(Availability(weekly=pair))
    check_availability(Availability(weekly=pair[::-1]))


def test_the_message_names_both_offers() -> None:
    said = Availability(
        weekly=(an_offer_of_time(SUN, "22:00", "06:00"), an_offer_of_time(MON, "05:00"))
    )

    with pytest.raises(OverlappingAvailability) as refused:
        check_availability(said)

    assert str(refused.value) == (
        "Two weekly offers overlap: Sunday 22:00 to 06:00 from 1 January 2026 to 31 December "
        "2026, and Monday 05:00 to 17:00 from 1 January 2026 to 31 December 2026. Shorten one "
        "of them, or take it out."
    )


def test_windows_may_meet_and_not_overlap() -> None:
    morning = Window(MONDAY, time(9), MONDAY, time(12))
    noon = Window(MONDAY, time(12), MONDAY, time(14))
    early = Window(MONDAY, time(8), MONDAY, time(9, 1))

    check_availability(Availability(windows=(morning, noon)))
    with pytest.raises(OverlappingAvailability, match=r"windows overlap: 02\.03\.2026 09:00"):
        check_availability(Availability(windows=(morning, noon, early)))


def test_block_outs_may_meet_and_not_overlap() -> None:
    check_availability(Availability(block_outs=(leave(MONDAY), leave(date(2026, 3, 3)))))
    with pytest.raises(OverlappingAvailability, match="unavailable on 2 March 2026"):
        check_availability(Availability(block_outs=(leave(MONDAY), BlockOut(MONDAY, MONDAY))))
