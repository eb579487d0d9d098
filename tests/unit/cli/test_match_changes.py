"""What is other in one plan than in another."""

from datetime import UTC, datetime

import pytest

from staffbank.cli.match.changes import Kind, by_request, changes, kept
from staffbank.cli.match.comparison import times_in_words
from staffbank.cli.match.tables import REASONS
from staffbank_matching.eligibility import CODES
from staffbank_matching.funnel import ALL_TAKEN, NO_WORKERS
from staffbank_matching.plan import Assignment, Certificate, Plan, Status
from staffbank_matching.problem import DAY, Stretch

NINE, FIVE = 9 * 60, 17 * 60


def a_plan(*made: tuple[str, str] | tuple[str, str, int]) -> Plan:
    """Who does what, and on which day if not on the first."""
    assignments = (
        Assignment(worker, request, (a_day(*(day or [0])),), {})
        for worker, request, *day in made
    )
    certificate = Certificate(0, 0, 0.0, "count")
    return Plan(tuple(assignments), (), Status.OPTIMAL, (), (), certificate, ())


def a_day(day: int) -> Stretch:
    return day * DAY + NINE, day * DAY + FIVE


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ([("ada", "r1")], [("ada", "r1")], []),
        ([("ada", "r1")], [("ada", "r2")], [(Kind.MOVED, "ada")]),
        ([("ada", "r1")], [("ada", "r1", 3)], [(Kind.OTHER_TIMES, "ada")]),
        ([], [("ada", "r1")], [(Kind.ADDED, "ada")]),
        ([("ada", "r1")], [], [(Kind.REMOVED, "ada")]),
        (
            [("ada", "r1")],
            [("ada", "r2"), ("ada", "r3"), ("ben", "r1")],
            [(Kind.MOVED, "ada"), (Kind.ADDED, "ada"), (Kind.ADDED, "ben")],
        ),
    ],
)
def test_each_change_is_told_once(
    before: list[tuple[str, str]],
    now: list[tuple[str, str]],
    expected: list[tuple[Kind, str]],
) -> None:
    found = changes(a_plan(*before), a_plan(*now))

    assert [(change.kind, change.worker) for change in found] == expected


def test_what_is_the_same_is_counted() -> None:
    assert kept(a_plan(("ada", "r1"), ("ben", "r2")), a_plan(("ada", "r1"), ("ben", "r3"))) == 1


def test_a_request_tells_who_left_and_who_came() -> None:
    before = a_plan(("ada", "r1"), ("cleo", "r9"))
    now = a_plan(("ada", "r2"), ("ben", "r1"), ("cleo", "r9", 4))

    found = by_request(changes(before, now))

    assert found == {"r1": (["ada"], ["ben"]), "r2": ([], ["ada"])}


def test_times_are_told_by_london_weekdays_and_dates() -> None:
    epoch = datetime(2026, 11, 23, tzinfo=UTC)

    assert times_in_words([a_day(1)], epoch) == "Tue 24 Nov"
    assert times_in_words([a_day(3), a_day(8)], epoch) == "Tue Thu, 26 Nov to 1 Dec"
    assert times_in_words([a_day(n) for n in range(5)], epoch) == "Mon to Fri, 23 Nov to 27 Nov"


def test_every_main_reason_has_words() -> None:
    assert set(REASONS) == {*CODES, ALL_TAKEN, NO_WORKERS}
