"""The door for large problems: columns in and out, and what is wrong told with its place."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from staffbank_matching.columns import Columns, columns_of
from staffbank_matching.columns_json import columns_to_json
from staffbank_matching.generate import Size, generate
from staffbank_matching.problem import NotAProblem
from staffbank_matching.problem_json import problem_from_json, read_problem
from tests.unit.matching.alike import differences
from tests.unit.matching.json_given import a_full_problem, changed, put


def test_columns_written_and_read_are_the_same() -> None:
    for columns in (
        generate(Size(40, 30, 16, "dense", rests=True, duties=True, choices=True)),
        generate(Size(0, 0, 1)),
        columns_of(a_full_problem()),
    ):
        found = read_problem(columns_to_json(columns))

        assert isinstance(found, Columns)
        assert differences(columns, found) == []


def test_columns_are_not_read_where_objects_are_wanted() -> None:
    with pytest.raises(NotAProblem, match=r"\$"):
        problem_from_json(columns_to_json(generate(Size(1, 1, 1))))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            put("people", "home", 1, value=9),
            "$.people.home[1]: 9 stands for nothing; there are",
        ),
        (put("people", "home", 1, value=-1), "$.people.home[1]: -1: is less than the minimum"),
        (put("people", "home", value=[0]), "$.people.home: it has 1 entries and ids 2; give"),
        (put("people", "free", 0, value=[0]), "$.people.free[0]: 1 numbers; give an end for"),
        (
            put("people", "free", 0, value=[0, 9, 8, 20]),
            "$.people.free[0][2]: it starts at 8, before the last one ends (9)",
        ),
        (
            put("people", "free", 0, 0, value=2**40),
            "$.people.free[0][0]: 1099511627776: is gre",
        ),
        (put("people", "skills", 0, value=[1]), "$.people.skills[0]: 1 numbers; give 2"),
        (put("people", "history", 0, value=[1]), "$.people.history[1]: 2 numbers; give 1"),
        (
            put("people", "history", 0, value=[2220, -1]),
            "$.people.history[0][1]: -1 after a week that is known; give its minutes, or -1",
        ),
        (
            put("people", "familiar_teams", 0, value=[0, 77]),
            "$.people.familiar_teams[0][1]: 77 stands for nothing; there are",
        ),
        (put("people", "ids", 1, value="ada"), "$.people.ids[1]: id 'ada' stands here 2 times"),
        (put("people", "reach_km", 1, value="far"), '$.people.reach_km[1]: "far": is not of'),
        (put("names", "hosts", 0, value="dudley"), "$.names.hosts[1]: id 'dudley' stands here"),
        (put("names", "needs", 0, value=[9, 1]), "$.names.needs[0][0]: 9 is not from 0 to 1"),
        (put("names", "needs", 0, value=[0, 4]), "$.names.needs[0][1]: 4 is not from 1 to 3"),
        (put("work", "roles", 0, value=[]), "$.work.roles[0]: [] names no role; give those"),
        (put("work", "roles", 0, value=[8]), "$.work.roles[0][0]: 8 stands for nothing; there"),
        (put("work", "sessions", 0, value=[]), "$.work.sessions[0]: [] is no work; give one"),
        (
            put("work", "sessions", 0, value=[-60, 60]),
            "$.work.sessions[0][0]: it starts at -60, outside the weeks (0 to 40320); give the",
        ),
        (
            put("work", "sessions", 0, value=[0, 10081]),
            "$.work.sessions[0][0]: 10081 minutes are more than a week; split it",
        ),
        (
            put("work", "blocks", 1, value=3),
            "$.work.blocks[1]: 3 beside days 2; a request may have one of the two",
        ),
        (put("work", "barred_workers", 0, value=[2]), "$.work.barred_workers[0][0]: 2 stands"),
        (put("pins", 1, "sessions", value=[[0, 60]]), "$.pins[1].sessions: [[0, 60]] is not"),
        (put("floors", 0, "until", value=0), "$.floors[0].until: 0 is not after `since` (0)"),
        (put("figures", "rest_weeks", value=3), "$.figures.rest_weeks: 3: is greater than"),
    ],
    ids=itertools.count(),
)
def test_a_fault_in_columns_is_told_likewise(
    change: Callable[[Any], object], message: str
) -> None:
    with pytest.raises(NotAProblem) as refused:
        read_problem(changed(columns_to_json(columns_of(a_full_problem())), change))

    assert str(refused.value).startswith(message)
