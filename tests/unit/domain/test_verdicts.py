"""What every rule says of one worker and one slot."""

from datetime import UTC, date, datetime

import pytest

from staffbank.domain.availability import Availability
from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.diary import Diary
from staffbank.domain.expansion import sessions
from staffbank.domain.law.plan import faults
from staffbank.domain.law.rules import RULES, UnknownRule, rule_card, verdicts
from staffbank.domain.law.working_week import highest_average
from staffbank.domain.verdict import Allowed, Refused
from tests.builders import a_registration, a_worker, leave, london

TUESDAY_EVENING = (london("2026-03-03 17:30", "2026-03-03 20:30"),)


def test_every_rule_allows_a_sound_pair_and_all_are_shown() -> None:
    assert verdicts(a_worker(), TUESDAY_EVENING) == tuple(Allowed(card.id) for card in RULES)


def test_a_refusal_says_until_when_it_stands() -> None:
    away = a_worker(availability=Availability(block_outs=(leave(date(2026, 3, 3)),)))

    refused = [v for v in verdicts(away, TUESDAY_EVENING) if isinstance(v, Refused)]

    assert refused == [
        Refused(
            "WT-13",
            "Annual leave is approved at home on 3 March 2026; the work is on 3 March 2026.",
            datetime(2026, 3, 4, tzinfo=UTC),
        )
    ]


def test_every_reason_is_told_at_once() -> None:
    unchecked = a_worker(checks=())

    refused = [v.rule for v in verdicts(unchecked, TUESDAY_EVENING) if isinstance(v, Refused)]

    assert refused == ["SWE-1", "DBS-1", "RTW-1"]


def test_a_bar_between_the_sessions_refuses_nothing() -> None:
    lapsed_on_wednesday = a_worker(
        checks=(
            a_registration(expires_on=date(2026, 3, 3)),
            a_registration(valid_from=date(2026, 3, 5)),
            *a_worker().checks[1:],
        )
    )
    around = (*TUESDAY_EVENING, london("2026-03-05 17:30", "2026-03-05 20:30"))

    assert Allowed("SWE-1") in verdicts(lapsed_on_wednesday, around)


def test_sessions_that_are_booked_already_count_once() -> None:
    eight_hours_a_week = sessions(DaysAWeek(date(2026, 4, 4), weekdays=(5,), weeks=17))

    assert Allowed("WT-1") in verdicts(a_worker(), eight_hours_a_week, eight_hours_a_week)


def test_bookings_of_other_slots_count() -> None:
    night = (london("2026-03-03 22:00", "2026-03-04 08:00"),)

    assert Allowed("WT-4") in verdicts(a_worker(), TUESDAY_EVENING)
    assert Allowed("WT-4") not in verdicts(a_worker(), TUESDAY_EVENING, night)


def test_an_empty_diary_has_no_fault_and_no_average() -> None:
    assert faults(Diary()) == ()
    assert highest_average(Diary()) is None


def test_a_plan_that_breaks_two_rules_is_told_both() -> None:
    eight_days = (london("2026-03-02 00:00", "2026-03-10 00:00"),)

    assert [fault.rule for fault in faults(Diary(bank=eight_days))] == ["WT-4", "WT-5"]


def test_a_rule_has_its_card() -> None:
    assert (
        rule_card("WT-4").source == "Working Time Regulations 1998 (SI 1998/1833), reg. 10(1)"
    )


def test_a_rule_that_is_none_lists_those_that_are() -> None:
    with pytest.raises(UnknownRule, match=r"'WT-99'\. The bank enforces WT-1, WT-2"):
        rule_card("WT-99")


def test_home_work_from_which_there_is_no_release_refuses_a_session_in_it() -> None:
    at_work = (london("2026-03-03 16:00", "2026-03-03 20:00"),)

    (refused,) = (v for v in verdicts(a_worker(), at_work) if isinstance(v, Refused))

    assert refused == Refused(
        "WT-4",
        "The session from 16:00 on 3 March 2026 falls in home work on 3 March 2026, "
        "from which there is no release.",
    )


def test_a_fault_that_the_diary_has_by_itself_is_not_the_fault_of_work_elsewhere() -> None:
    too_long = (london("2026-03-14 00:00", "2026-03-14 20:00"),)

    assert [fault.rule for fault in faults(Diary(bank=too_long))] == ["WT-4"]
    assert verdicts(a_worker(), TUESDAY_EVENING, too_long) == verdicts(
        a_worker(), TUESDAY_EVENING
    )


def test_work_that_makes_a_fault_worse_is_refused() -> None:
    too_long = (london("2026-03-03 18:00", "2026-03-04 00:00"),)
    on_and_on = (london("2026-03-04 00:00", "2026-03-04 02:00"),)

    assert Allowed("WT-4") not in verdicts(a_worker(), on_and_on, too_long)
