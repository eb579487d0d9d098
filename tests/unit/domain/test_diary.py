"""What a worker works: at home, for the bank, and which of the two gives way."""

from datetime import date, time

from staffbank.domain.availability import Availability, Instead, WeeklyHours
from staffbank.domain.diary import Diary, diary_of, kept_home, work
from staffbank.domain.home_work import fixed_home_work, home_work
from tests.builders import a_worker, an_offer_of_time, leave, london

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
AT_HOME = london("2026-03-03 09:00", "2026-03-03 17:00")


def test_home_work_is_none_on_leave() -> None:
    away = a_worker(availability=Availability(block_outs=(leave(MONDAY),)))

    assert home_work(away, MONDAY, TUESDAY) == (AT_HOME,)


def test_a_night_at_home_is_whole_though_it_ends_after_the_last_day() -> None:
    on_nights = a_worker(home_hours=(WeeklyHours(0, time(22), time(6)),))

    assert home_work(on_nights, MONDAY, MONDAY) == (
        london("2026-03-02 22:00", "2026-03-03 06:00"),
    )


def test_home_work_is_fixed_where_she_does_not_offer_to_leave_it() -> None:
    mondays = an_offer_of_time(0, "12:00", "17:00", instead=Instead.OF_HOME_WORK)
    ada = a_worker(availability=Availability(weekly=(mondays, an_offer_of_time(1))))

    assert fixed_home_work(ada, MONDAY, TUESDAY) == (AT_HOME,)


def test_a_night_at_home_may_be_released_by_an_offer_of_the_morning_after() -> None:
    mornings = an_offer_of_time(1, "00:00", "06:00", instead=Instead.OF_HOME_WORK)
    on_nights = a_worker(
        home_hours=(WeeklyHours(0, time(22), time(6)),),
        availability=Availability(weekly=(mornings,)),
    )

    assert fixed_home_work(on_nights, MONDAY, MONDAY) == ()


def test_the_bank_releases_from_the_home_session_that_it_overlaps() -> None:
    diary = Diary(home=(AT_HOME,), bank=(london("2026-03-03 16:00", "2026-03-03 20:00"),))

    assert kept_home(diary) == ()


def test_the_bank_never_drops_home_work_that_she_does_not_offer_to_leave() -> None:
    late, night = (
        ("2026-03-03 16:00", "2026-03-03 20:00"),
        ("2026-03-03 20:00", "2026-03-04 08:00"),
    )

    for session in (london(*late), london(*night)):
        diary = diary_of(a_worker(), [session], first=TUESDAY, last=TUESDAY)

        assert kept_home(diary) == (AT_HOME,)


def test_an_evening_that_ends_within_thirteen_hours_leaves_home_work_standing() -> None:
    evening = london("2026-03-03 17:30", "2026-03-03 22:00")

    assert work(Diary(home=(AT_HOME,), bank=(evening,))) == (AT_HOME, evening)


def test_a_minute_more_releases_from_home_work() -> None:
    evening = london("2026-03-03 17:30", "2026-03-03 22:01")

    assert work(Diary(home=(AT_HOME,), bank=(evening,))) == (evening,)


def test_two_short_duties_round_a_home_day_release_from_it_together() -> None:
    duties = (
        london("2026-03-03 06:00", "2026-03-03 07:00"),
        london("2026-03-03 18:30", "2026-03-03 19:30"),
    )

    assert kept_home(Diary(home=(AT_HOME,), bank=duties)) == ()
    assert kept_home(Diary(home=(AT_HOME,), bank=duties[:1])) == (AT_HOME,)
    assert kept_home(Diary(home=(AT_HOME,), bank=duties[1:])) == (AT_HOME,)


def test_a_long_day_at_home_is_not_the_banks_to_release() -> None:
    long_day = london("2026-03-03 06:00", "2026-03-03 22:00")
    a_week_later = london("2026-03-10 09:00", "2026-03-10 17:00")

    assert kept_home(Diary(home=(long_day,), bank=(a_week_later,))) == (long_day,)


def test_a_diary_has_the_leave_taken_and_the_bank_of_its_days() -> None:
    away = a_worker(availability=Availability(block_outs=(leave(MONDAY, date(2026, 3, 8)),)))
    saturday = london("2026-03-14 09:00", "2026-03-14 17:00")
    long_ago = london("2025-03-14 09:00", "2025-03-14 17:00")

    diary = diary_of(away, [saturday, long_ago], first=MONDAY, last=date(2026, 3, 15))

    assert diary.bank == (saturday,)
    assert len(diary.home) == 5
    assert diary.leave == {date(2026, 3, day) for day in range(2, 7)}  # the week-end is none
