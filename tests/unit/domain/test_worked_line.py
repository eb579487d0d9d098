"""What a session comes to in paid minutes, also when the clocks change."""

import pytest

from staffbank.domain.problem import Declined
from staffbank.domain.worked_line import Absence, Line, LineId, WorkedBy
from tests.builders import an_id, london

NIGHT = LineId(an_id("a night"))


@pytest.mark.parametrize(
    ("since", "until", "minutes"),
    [
        ("2026-11-30 09:00", "2026-11-30 17:00", 444),
        ("2026-11-30 09:00", "2026-11-30 15:00", 360),  # six hours and no more: no break
        ("2026-03-28 20:00", "2026-03-29 08:00", 11 * 60 - 36),  # an hour is skipped
        ("2026-10-24 20:00", "2026-10-25 08:00", 13 * 60 - 36),  # an hour comes twice
        ("2026-11-30 20:00", "2026-12-01 08:00", 12 * 60 - 36),
    ],
)
def test_hours_that_were_worked_are_paid_and_no_others(
    since: str, until: str, minutes: int
) -> None:
    assert Line(NIGHT, london(since, until)).as_agreed().minutes == minutes


def test_a_line_and_its_reversal_come_to_nothing() -> None:
    line = Line(NIGHT, london("2026-03-28 20:00", "2026-03-29 08:00")).as_agreed()

    assert line.minutes + line.reversed_as(LineId(an_id("back"))).minutes == 0


@pytest.mark.parametrize(
    ("said", "path"),
    [
        (WorkedBy(None), "worked"),
        (
            WorkedBy(london("2026-11-30 09:00", "2026-11-30 17:00"), absence=Absence.OTHER),
            "worked",
        ),
        (WorkedBy(london("2026-11-30 09:00", "2026-11-30 17:00"), 480), "breakMinutes"),
        (WorkedBy(london("2026-11-30 09:00", "2026-11-30 17:00"), 36, 501), "miles"),
        (WorkedBy(london("2026-11-29 21:00", "2026-12-01 05:00")), "worked"),  # 32 hours
        (WorkedBy(None, 0, 20, Absence.SICKNESS), "miles"),
        (WorkedBy(london("2026-12-03 09:00", "2026-12-03 17:00"), 36), "worked"),
    ],
)
def test_what_cannot_be_is_named(said: WorkedBy, path: str) -> None:
    line = Line(NIGHT, london("2026-11-30 09:00", "2026-11-30 17:00"))

    with pytest.raises(Declined) as declined:
        line.filled_in(said)

    assert declined.value.problems[0].path == (path,)
