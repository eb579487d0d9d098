"""Pins and the plan before: what cannot be, told with its place, its value and a way out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from staffbank_matching.faults import faults_of
from staffbank_matching.problem import WEEK, NotAProblem, Pin, Previous, Problem, Stretch
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours, weekdays

FOUR_WEEKS = tuple(session for week in range(4) for session in weekdays(week=week))
TWO_WEEKS = FOUR_WEEKS[:10]


def sound(**given: Any) -> Problem:
    """Ada and Ben; a plain duty, a flexible one, and one to be shared in turns of two weeks."""
    usual = a_problem(
        a_request("duty", hours(9, 17), hours(9, 17, day=1)),
        a_request("flexible", *TWO_WEEKS, days_a_week=2),
        a_request("turns", *FOUR_WEEKS, block_weeks=2, seats=2),
        a_worker("ada"),
        a_worker("ben"),
    )
    return replace(usual, **given)


def pins(*pinned: tuple[Any, ...]) -> Callable[[], Problem]:
    return lambda: sound(pins=tuple(Pin(*pin) for pin in pinned))


def days(*numbers: int) -> tuple[Stretch, ...]:
    return tuple(hours(9, 17, day=number) for number in numbers)


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (pins(("eve", "duty")), "$.pins[0].worker: no worker has the id 'eve'"),
        (pins(("ada", "ten")), "$.pins[0].request: no request has the id 'ten'"),
        (
            pins(("ada", "duty", (hours(9, 17),))),
            "$.pins[0].sessions: [[540, 1020]] is not what one worker may do of duty; leave",
        ),
        (
            pins(("ada", "flexible", days(0, 1, 7))),
            "$.pins[0].sessions: [[540, 1020], [1980, 2460], [10620, 11100]] is not what one",
        ),
        (pins(("ada", "flexible", days(0, 7))), "$.pins[0].sessions: [[540, 1020], [10620"),
        (
            pins(("ada", "turns", weekdays())),
            "$.pins[0].sessions: [[540, 1020], [1980, 2460], [3420, 3900], …] is not what one",
        ),
        (
            pins(("ada", "duty"), ("ada", "duty")),
            "$.pins[1]: ada is on duty already, or on the block",
        ),
        (
            pins(("ada", "flexible", days(0, 1, 7, 8)), ("ada", "flexible", days(2, 3, 9, 10))),
            "$.pins[1]: ada is on flexible already, or on the block",
        ),
        (
            pins(("ada", "duty"), ("ben", "duty")),
            "$.pins[1]: duty has more pins than seats (1); take one away",
        ),
        (
            pins(*((name, "turns", TWO_WEEKS) for name in ("ada", "ben", "cleo"))),
            "$.pins[2].worker: no worker has the id 'cleo'",
        ),
        (
            lambda: sound(previous=(Previous("ada", "ten"),)),
            "$.previous[0].request: no request has the id 'ten'",
        ),
        (
            lambda: sound(previous=(Previous("ada", "duty"), Previous("ada", "duty"))),
            "$.previous[1]: ada is on duty already, or on the block",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fault_is_told_with_its_place_its_value_and_a_way_out(
    build: Callable[[], Problem], message: str
) -> None:
    with pytest.raises(NotAProblem) as refused:
        build()

    assert str(refused.value).startswith(message)


def test_a_block_has_no_more_pins_than_seats() -> None:
    workers = tuple(map(a_worker, ("ada", "ben", "cleo")))
    late, whole = FOUR_WEEKS[10:], FOUR_WEEKS

    with pytest.raises(NotAProblem, match=r"\$.pins\[2\]: turns has more pins than seats"):
        sound(
            workers=workers,
            pins=(
                Pin("ada", "turns", whole),
                Pin("ben", "turns", late),
                Pin("cleo", "turns", late),
            ),
        )


def test_turns_that_are_apart_may_both_be_hers() -> None:
    turns = a_request("turns", *FOUR_WEEKS, block_weeks=1)
    ada = a_worker("ada")
    first, third = FOUR_WEEKS[:5], FOUR_WEEKS[10:15]

    problem = a_problem(
        turns, ada, pins=(Pin("ada", "turns", first), Pin("ada", "turns", third))
    )

    assert len(problem.pins) == 2


def test_a_week_in_which_the_clocks_change_keeps_its_weekdays() -> None:
    weeks = (0, WEEK - 60, 2 * WEEK - 60)  # an hour is lost in the first one's last night
    later = tuple((start + WEEK - 60, end + WEEK - 60) for start, end in days(0, 4))
    flexible = a_request("flexible", *days(0, 2, 4), *later, days_a_week=2)
    chosen = (*days(0, 4), *later)

    problem = a_problem(flexible, a_worker("ada"))
    problem = replace(
        problem,
        figures=replace(problem.figures, weeks=weeks),
        pins=(Pin("ada", "flexible", chosen),),
    )

    assert list(faults_of(problem)) == []
