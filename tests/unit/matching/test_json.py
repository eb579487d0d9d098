"""The door of the engine: what is malformed is refused, in words that say where and why."""

import itertools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from staffbank_matching.json_door import schema
from staffbank_matching.problem import NotAProblem, Problem
from staffbank_matching.problem_json import problem_from_json, problem_to_json, read_problem
from tests.unit.matching.builders import a_problem, a_request, a_worker
from tests.unit.matching.json_given import a_full_problem, changed, put

INSTANCES = Path(__file__).parents[3] / "matching" / "instances"


def test_a_problem_written_and_read_is_the_same() -> None:
    assert read_problem(problem_to_json(a_full_problem())) == a_full_problem()
    assert problem_from_json(problem_to_json(a_full_problem())) == a_full_problem()


def test_the_text_is_the_same_each_time_and_has_a_line_for_each_member() -> None:
    text = problem_to_json(a_full_problem())

    assert text == problem_to_json(read_objects(text))
    assert sum('"id": ' in line for line in text.splitlines()) == 5


def test_what_may_be_left_out_is_read_as_said() -> None:
    bare = a_problem(a_request(), a_worker(free=(), bank_minutes_a_week=None))
    content = json.loads(problem_to_json(bare))
    asked = schema("problem")["properties"]
    for part in (content, content["figures"], *content["requests"], *content["workers"]):
        kept = {
            *("epoch", "figures", "requests", "workers", "weeks"),
            *asked["requests"]["items"]["required"],
            *asked["workers"]["items"]["required"],
        }
        for name in part.keys() - kept:
            del part[name]

    assert read_problem(json.dumps(content)) == bare


def test_whole_numbers_may_be_written_with_a_point() -> None:
    text = changed(
        problem_to_json(a_full_problem()),
        put("requests", 0, "sessions", 0, value=[540.0, 1020.0]),
    )

    assert read_problem(text) == a_full_problem()


@pytest.mark.parametrize("name", ["small", "replan"])
def test_the_instances_show_each_kind_of_request(name: str) -> None:
    problem = read_objects((INSTANCES / f"{name}.json").read_bytes())

    assert (len(problem.workers), len(problem.requests)) == (12, 15)
    assert any(request.days_a_week for request in problem.requests)
    assert any(request.block_weeks for request in problem.requests)
    assert any(request.seats > 1 for request in problem.requests)
    assert any(request.part_worth == 0 for request in problem.requests)
    assert any(request.fallbacks for request in problem.requests)
    assert {made.told for made in problem.previous} == {True, False}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "$: there is nothing in it; have it written anew"),
        (b"  \n", "$: there is nothing in it; have it written anew"),
        ('{"epoch":', "$: it is not JSON: it ends in the middle (Expecting value"),
        ('{"epoch": "2026', "$: it is not JSON: it ends in the middle (Unterminated string"),
        (
            "[1, 2}",
            "$: it is not JSON (Expecting ',' delimiter: line 1 column 6 (char 5)); mend",
        ),
        (b'{"epoch": "\xe9"}', "$: byte 11 is 0xe9, not utf-8; save it as UTF-8"),
        ("[NaN]", "$: it is not JSON (NaN is not a number that JSON knows)"),
        ('{"a": 1, "a": 2}', "$: it is not JSON (the name 'a' stands twice in one object)"),
        ("[" * 100_000, "$: it is nested too deeply to read; nest no deeper than 100 times"),
        ('{"a":' * 100_000, "$: it is nested too deeply to read; nest no deeper"),
        ("[]", "$: []: is not of type 'object' (Requests to fill and workers"),
        ("{}", "$: {}: 'epoch' is a required property"),
        ('{"form": "columns"}', '$: {"form": "columns"}: \'epoch\' is a required property'),
    ],
    ids=itertools.count(),
)
def test_what_is_no_problem_at_all_is_refused(text: bytes | str, message: str) -> None:
    with pytest.raises(NotAProblem) as refused:
        read_problem(text)

    assert str(refused.value).startswith(message)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NotAProblem, match="save it as UTF-8"):
        read_problem(b"\xff\xfe\x00")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            put("requests", 0, "tier", value=7),
            "$.requests[0].tier: 7: is greater than the maximum of 4 (How much it matters: 1",
        ),
        (
            put("requests", 0, "tier", value="high"),
            '$.requests[0].tier: "high": is not of type',
        ),
        (put("requests", 0, "tier", value=True), "$.requests[0].tier: true: is not of type"),
        (put("requests", 0, "tier", value=1.5), "$.requests[0].tier: 1.5: is not of type"),
        (put("requests", 0, "colour", value="red"), "$.requests[0]: {"),
        (put("requests", 0, "roles", value=[]), "$.requests[0].roles: []: "),
        (put("requests", 0, "roles", value=["\x1b[31m"]), '$.requests[0].roles[0]: "\\u001b'),
        (put("requests", 0, "id", value="duty\n"), '$.requests[0].id: "duty\\n": has a ch'),
        (put("requests", 0, "host", value="\ud800"), '$.requests[0].host: "\\ud800": has a'),
        (put("requests", 0, "sessions", 1, value=[1]), "$.requests[0].sessions[1]: [1]: "),
        (put("requests", 0, "sessions", 1, value=[1, 2, 3]), "$.requests[0].sessions[1]: [1,"),
        (put("requests", 0, "sessions", 1, value=7), "$.requests[0].sessions[1]: 7: is not"),
        (put("requests", 0, "sessions", 1, 0, value=1.5), "$.requests[0].sessions[1][0]: 1.5:"),
        (put("requests", 0, "sessions", 1, 1, value=1e99), "$.requests[0].sessions[1][1]: 1e+"),
        (
            put("requests", 0, "sessions", 1, 1, value=None),
            "$.requests[0].sessions[1][1]: null",
        ),
        (put("requests", 0, "place", value=[91, 0]), "$.requests[0].place[0]: 91: is greater"),
        (put("requests", 0, "place", value=[0]), "$.requests[0].place: [0]: is too short"),
        (
            put("requests", 0, "place", value=[0, 0, 0]),
            "$.requests[0].place: [0, 0, 0]: is too long: 3, and 2 is the most",
        ),
        (
            put("requests", 0, "barred_workers", value=["a", "a"]),
            "$.requests[0].barred_workers",
        ),
        (
            put("requests", 0, "sessions", value=[[540, 540]]),
            "$.requests[0].sessions[0]: it ends at 540, which is not after its start 540",
        ),
        (
            put("requests", 1, "id", value="duty"),
            "$.requests[1]: id 'duty' stands here 2 times, not once",
        ),
        (put("workers", 0, "skills", "CP", value=0), "$.workers[0].skills.CP: 0: is less than"),
        (put("workers", 0, "skills", value=[]), "$.workers[0].skills: []: is not of type"),
        (put("workers", 0, "reach_km", value=-1), "$.workers[0].reach_km: -1: is less than"),
        (
            put("workers", 0, "bank_minutes_a_week", value="x"),
            "$.workers[0].bank_minutes_a_wee",
        ),
        (put("figures", "daily_rest", value=2000), "$.figures.daily_rest: 2000: is greater"),
        (
            put("previous", 0, "told", value=1),
            "$.previous[0].told: 1: is not of type 'boolean'",
        ),
        (put("epoch", value="Monday"), "$.epoch: 'Monday' is not a moment; write it like"),
        (
            put("epoch", value="2026-06-01T00:00:00+01:00"),
            "$.epoch: 2026-06-01T00:00:00+01:00 is not in UTC; end it with Z",
        ),
        (put("form", value="rows"), '$.form: "rows": is not one of'),
        (
            put("pins", 0, "worker", value="eve"),
            "$.pins[0].worker: no worker has the id 'eve'; leave it out",
        ),
    ],
    ids=itertools.count(),
)
def test_a_fault_is_told_with_its_place_its_value_and_what_is_expected(
    change: Callable[[Any], object], message: str
) -> None:
    with pytest.raises(NotAProblem) as refused:
        read_problem(changed(problem_to_json(a_full_problem()), change))

    assert str(refused.value).startswith(message)
    assert str(refused.value).isprintable()


def test_many_sessions_are_read_without_a_look_at_each() -> None:
    sessions = tuple((10 * number, 10 * number + 5) for number in range(4000))
    many = a_problem(*(a_request(f"r{number}", *sessions) for number in range(10)), a_worker())
    text = problem_to_json(many)
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        found = read_problem(text)
    finally:
        sys.setprofile(None)

    assert found == many
    assert calls < 40_000  # each session costs less than a call


def read_objects(text: bytes | str) -> Problem:
    found = read_problem(text)
    assert isinstance(found, Problem)
    return found
