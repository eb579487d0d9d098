"""What she says of days is kept day by day, and sent the same however often it is said."""

from datetime import date, time, timedelta

import pytest

from staffbank.domain.availability import (
    Availability,
    BlockOut,
    BlockReason,
    Instead,
    NotAWindow,
    Window,
)
from staffbank.web.worker.time_said import blocked, forgotten, offered, read, to_send

MONDAY = date(2026, 11, 23)
WEEK = [MONDAY + timedelta(days=number) for number in range(7)]
NINE, FIVE = time(9), time(17)


def test_days_in_a_row_are_one_block_and_a_day_taken_out_makes_two() -> None:
    away = blocked(Availability(), WEEK, BlockReason.LEAVE)
    twice = blocked(away, WEEK[:2], BlockReason.LEAVE)
    back = forgotten(away, [WEEK[3]])

    assert away.block_outs == (BlockOut(WEEK[0], WEEK[6], BlockReason.LEAVE),)
    assert twice == away
    assert [(each.first_day, each.last_day) for each in back.block_outs] == [
        (WEEK[0], WEEK[2]),
        (WEEK[4], WEEK[6]),
    ]


def test_days_of_two_reasons_stay_two_blocks() -> None:
    leave = blocked(Availability(), WEEK[:2], BlockReason.LEAVE)
    both = blocked(leave, WEEK[2:4], BlockReason.UNAVAILABLE)

    assert [each.reason for each in both.block_outs] == [
        BlockReason.LEAVE,
        BlockReason.UNAVAILABLE,
    ]


def test_hours_on_a_day_replace_what_was_said_of_it() -> None:
    away = blocked(Availability(), WEEK, BlockReason.UNAVAILABLE)
    early = offered(away, [MONDAY], (NINE, FIVE), Instead.ON_TOP)
    late = offered(early, [MONDAY], (FIVE, NINE), Instead.ON_TOP)

    assert late.windows == (Window(MONDAY, FIVE, WEEK[1], NINE, Instead.ON_TOP),)
    assert late.block_outs == (BlockOut(WEEK[1], WEEK[6]),)


def test_what_is_sent_is_read_as_it_was() -> None:
    said = offered(
        blocked(Availability(), WEEK[2:], BlockReason.LEAVE),
        WEEK[:2],
        (NINE, FIVE),
        Instead.OF_HOME_WORK,
    )

    assert read(to_send(said)) == said


def test_seconds_are_no_time_of_the_bank() -> None:
    with pytest.raises(NotAWindow):
        offered(Availability(), [MONDAY], (time(9, 0, 1), FIVE), Instead.ON_TOP)
