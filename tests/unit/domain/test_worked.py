"""What was really worked, against the law of breaks and rest, over changes of clocks too."""

from datetime import date, timedelta

import pytest

from staffbank.domain.law.worked import Finding, Worked, breaks_and_rest, found_in
from staffbank.domain.period import Period
from tests.builders import a_worker, london


def worked(since: str, until: str, pause: int = 36) -> Worked:
    return Worked(london(since, until), timedelta(minutes=pause))


@pytest.mark.parametrize(
    ("until", "pause", "rules"),
    [
        ("15:00", 0, []),  # six hours exactly
        ("15:01", 19, ["WT-6"]),
        ("15:01", 20, []),
    ],
)
def test_a_day_of_over_six_hours_has_a_break(until: str, pause: int, rules: list[str]) -> None:
    day = worked("2026-03-02 09:00", f"2026-03-02 {until}", pause)

    assert [each.rule for each in breaks_and_rest([day]).warnings] == rules


def test_rest_that_was_lost_is_owed() -> None:
    late, early = (
        worked("2026-03-02 13:00", "2026-03-02 22:00"),
        worked("2026-03-03 08:00", "2026-03-03 16:00"),
    )

    (warned,) = breaks_and_rest([early, late]).warnings

    assert breaks_and_rest([early, late]).rest_owed == timedelta(hours=1)
    assert warned.because == (
        "1 hours were missing to the daily rest in the 24 hours from 2 March 2026 at 13:00; "
        "as much compensatory rest is owed."
    )


@pytest.mark.parametrize(
    ("evening", "morning", "owed"),
    [
        ("2026-03-28 21:00", "2026-03-29 08:00", 1),  # an hour of the night is skipped
        ("2026-10-24 21:00", "2026-10-25 08:00", 0),  # and one is had twice
        ("2026-10-24 21:30", "2026-10-25 07:30", 0),
    ],
)
def test_a_change_of_clocks_shortens_or_lengthens_the_rest(
    evening: str, morning: str, owed: int
) -> None:
    before = worked(f"{evening[:10]} 13:00", evening)
    after = worked(morning, f"{morning[:10]} 16:00")

    assert breaks_and_rest([before, after]).rest_owed == timedelta(hours=owed)


def test_a_night_and_the_evening_of_the_same_date_are_two_working_days() -> None:
    night = worked("2026-03-02 01:00", "2026-03-02 05:00", 0)
    evening = worked("2026-03-02 15:00", "2026-03-02 23:00")

    assert breaks_and_rest([night, evening]).rest_owed == timedelta(hours=1)


def test_two_stretches_of_one_day_owe_each_other_nothing() -> None:
    morning, evening = (
        worked("2026-03-02 09:00", "2026-03-02 12:00"),
        worked("2026-03-02 18:00", "2026-03-02 21:00"),
    )

    assert breaks_and_rest([morning, evening]).rest_owed == timedelta()


SATURDAYS = [
    london(f"{day} 09:00", f"{day} 17:00")
    for day in (date(2026, 1, 10) + timedelta(weeks=week) for week in range(16))
]


def saturday_worked(until: str, others: list[Period], ill: frozenset[date]) -> Finding:
    """Ada, at her desk for forty hours a week, works on the seventeenth Saturday."""
    return found_in(
        a_worker(), [worked("2026-05-02 09:00", until)], planned=[], others=others, ill=ill
    )


def test_the_average_is_of_what_was_worked_and_breaks_are_not_work() -> None:
    as_agreed = saturday_worked("2026-05-02 17:36", SATURDAYS, frozenset())
    stayed_on = saturday_worked("2026-05-02 17:37", SATURDAYS, frozenset())

    assert as_agreed == Finding()
    assert [each.rule for each in stayed_on.warnings] == ["WT-1"]
    assert "48.01 hours a week over the 17 weeks" in stayed_on.warnings[0].because


def test_a_saturday_lost_to_illness_does_not_lower_the_average() -> None:
    """She was at work on the Saturday after; it takes the place of the day that was lost."""
    lost = SATURDAYS[3]
    after = london("2026-05-09 09:00", "2026-05-09 17:00")
    others = [*(each for each in SATURDAYS if each != lost), after]
    ill = frozenset({date(2026, 1, 31)})

    well = saturday_worked("2026-05-02 20:00", others, frozenset())
    found = saturday_worked("2026-05-02 20:00", others, ill)

    assert well.warnings == ()
    assert [each.rule for each in found.warnings] == ["WT-1"]


def test_rest_is_owed_over_the_end_of_the_week_and_to_the_home_post() -> None:
    sunday = london("2026-03-01 14:00", "2026-03-01 23:00")
    monday = worked("2026-03-02 17:30", "2026-03-02 23:30")

    found = found_in(a_worker(), [monday], planned=[], others=[sunday])

    # One hour before Monday's desk is Sunday's own; from 23:30 to 9:00 an hour and a half.
    assert found.rest_owed == timedelta(hours=1, minutes=30)
    assert [each.rule for each in found.warnings] == ["WT-10"]


def test_a_week_in_which_nothing_was_worked_has_nothing_to_tell() -> None:
    assert found_in(a_worker(), [], planned=[], others=SATURDAYS) == Finding()
