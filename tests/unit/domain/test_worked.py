"""What was really worked, against the law of breaks and rest, over changes of clocks too."""

from datetime import timedelta

import pytest

from staffbank.domain.law.worked import Worked, rest_owed, warnings
from tests.builders import london


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

    assert [each.rule for each in warnings([day])] == rules


def test_rest_that_was_lost_is_owed() -> None:
    late, early = (
        worked("2026-03-02 13:00", "2026-03-02 22:00"),
        worked("2026-03-03 08:00", "2026-03-03 16:00"),
    )

    (warned,) = warnings([early, late])

    assert rest_owed([early, late]) == timedelta(hours=1)
    assert warned.because == (
        "1 hours were missing to the daily rest before the work of 3 March 2026; as much "
        "compensatory rest is owed."
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

    assert rest_owed([before, after]) == timedelta(hours=owed)


def test_two_stretches_of_one_day_owe_each_other_nothing() -> None:
    morning, evening = (
        worked("2026-03-02 09:00", "2026-03-02 12:00"),
        worked("2026-03-02 18:00", "2026-03-02 21:00"),
    )

    assert rest_owed([morning, evening]) == timedelta()
