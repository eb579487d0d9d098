"""The door of the engine: what is malformed is refused, in words that say where and why."""

import itertools
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from staffbank_matching.checker import faults
from staffbank_matching.json_door import schema
from staffbank_matching.plan_json import NotAPlan, plan_from_json, plan_to_json
from staffbank_matching.problem import NotAProblem
from staffbank_matching.problem_json import problem_from_json, problem_to_json
from staffbank_matching.solver import solve
from tests.unit.matching.builders import a_problem, a_slot, a_worker, hours, solved

SMALL = Path(__file__).parents[3] / "matching" / "instances" / "small.json"


def given(change: Callable[[Any], object]) -> str:
    """A sound problem's JSON with one change made to it."""
    sound = a_problem(
        a_slot("duty", hours(9, 17), hours(9, 17, day=1)),
        a_slot("night", hours(20, 30)),
        a_worker("ada", free=(hours(0, 90),), skills={"CP": 2}),
        pins=(("ada", "duty"),),
    )
    content = json.loads(problem_to_json(sound))
    change(content)
    return json.dumps(content)


def put(*path: str | int, value: Any) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        for step in path[:-1]:
            content = content[step]
        content[path[-1]] = value

    return change


def test_the_small_instance_is_read_and_solved() -> None:
    problem = problem_from_json(SMALL.read_bytes())

    plan = solve(problem, seconds=20)

    assert (len(problem.workers), len(problem.slots)) == (12, 15)
    assert faults(plan, problem) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "$: it is not JSON (Expecting value"),
        ('{"epoch":', "$: it is not JSON"),
        ("[NaN]", "$: it is not JSON (NaN is not a number that JSON knows)"),
        ('{"a": 1, "a": 2}', "$: it is not JSON (the name 'a' stands twice in one object)"),
        ("[" * 100_000, "$: it is not JSON"),
        ("[]", "$: []: is not of type 'object' (Slots to fill and workers"),
        ("{}", "$: {}: 'epoch' is a required property"),
    ],
    ids=["empty", "cut off", "not a number", "twice", "deep", "a list", "an empty object"],
)
def test_what_is_no_problem_at_all_is_refused(text: str, message: str) -> None:
    with pytest.raises(NotAProblem) as refused:
        problem_from_json(text)

    assert str(refused.value).startswith(message)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NotAProblem, match="it is not JSON"):
        problem_from_json(b"\xff\xfe\x00")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            put("slots", 0, "tier", value=7),
            "$.slots[0].tier: 7: is greater than the maximum of 4 (How much it matters: 1",
        ),
        (put("slots", 0, "tier", value="high"), '$.slots[0].tier: "high": is not of type'),
        (put("slots", 0, "colour", value="red"), "$.slots[0]: {"),
        (put("slots", 0, "roles", value=[]), "$.slots[0].roles: []: "),
        (
            put("slots", 0, "sessions", value=[[540, 540]]),
            "$.slots[0].sessions[0]: it ends at 540, which is not after its start 540",
        ),
        (
            put("slots", 0, "sessions", value=[[540, 600], [599, 700]]),
            "$.slots[0].sessions[1]: it starts at 599, before the last one ends (600)",
        ),
        (
            put("slots", 0, "sessions", value=[[-60, 60]]),
            "$.slots[0].sessions[0]: it starts at -60, outside the weeks (0 to 40320); give",
        ),
        (
            put("slots", 1, "id", value="duty"),
            "$.slots[1]: id 'duty' stands here 2 times, not once",
        ),
        (put("slots", 0, "place", value=[91, 0]), "$.slots[0].place[0]: 91.0 is not from -90"),
        (put("workers", 0, "duties", value=[[9, 8]]), "$.workers[0].duties[0]: it ends at 8,"),
        (put("workers", 0, "booked", value=[[9, 8]]), "$.workers[0].booked[0]: it ends at 8,"),
        (put("workers", 0, "free", value=[[9, 8]]), "$.workers[0].free[0]: it ends at 8,"),
        (put("workers", 0, "skills", "CP", value=0), "$.workers[0].skills.CP: 0: is less than"),
        (put("workers", 0, "reach_km", value=-1), "$.workers[0].reach_km: -1: is less than"),
        (put("figures", "weeks", value=[0, 0]), "$.figures.weeks[1]: 0 does not come after 0"),
        (put("figures", "daily_rest", value=2000), "$.figures.daily_rest: 2000: is greater"),
        (put("epoch", value="Monday"), "$.epoch: 'Monday' is not a moment; write it like"),
        (
            put("epoch", value="2026-06-01T00:00:00+01:00"),
            "$.epoch: 2026-06-01T00:00:00+01:00 is not in UTC; end it with Z",
        ),
        (
            put("pins", 0, "worker", value="eve"),
            "$.pins[0].worker: no worker has the id 'eve'",
        ),
        (put("pins", 0, "slot", value="ten"), "$.pins[0].slot: no slot has the id 'ten'"),
        (
            put("pins", value=[{"worker": "ada", "slot": "duty"}] * 2),
            "$.pins[1]: slot 'duty' stands here 2 times, not once",
        ),
        (
            put("workers", 0, "role", value="TM"),
            "$.pins[0]: ada may not fill duty (role); take the pin away",
        ),
        (
            put("pins", value=[{"worker": "ada", "slot": s} for s in ("duty", "night")]),
            "$.pins[1]: ada cannot do night beside duty (rest or hours); take one pin away",
        ),
    ],
    ids=itertools.count(),
)
def test_a_fault_is_told_with_its_place_its_value_and_what_is_expected(
    change: Callable[[Any], object], message: str
) -> None:
    with pytest.raises(NotAProblem) as refused:
        problem_from_json(given(change))

    assert str(refused.value).startswith(message)


def test_a_problem_built_in_code_is_held_to_the_same() -> None:
    with pytest.raises(NotAProblem, match=r"slots\[0\].sessions: \[\] is no work"):
        a_problem(replace(a_slot(), sessions=()))
    with pytest.raises(NotAProblem, match=r"slots\[0\].roles: \[\] names no role"):
        a_problem(a_slot(roles=()))
    with pytest.raises(NotAProblem, match=r"figures.weeks: \[0\]: give each week's start"):
        a_problem(weeks=0)
    summer = timezone(timedelta(hours=1))
    with pytest.raises(NotAProblem, match="is not in UTC"):
        replace(a_problem(), epoch=datetime(2026, 6, 1, tzinfo=summer))


def test_what_may_be_left_out_is_read_as_said() -> None:
    bare = a_problem(a_slot(), a_worker(free=()))
    content = json.loads(problem_to_json(bare))
    for optional in ("value", "needs", "wishes", "place"):
        del content["slots"][0][optional]
    for optional in ("skills", "free", "duties", "booked", "barred_hosts"):
        del content["workers"][0][optional]
    del content["pins"], content["figures"]["daily_rest"]

    assert problem_from_json(json.dumps(content)) == bare


def test_a_plan_written_and_read_is_the_same() -> None:
    plan = solved(a_slot("one"), a_slot("two", tier=3), a_worker())

    assert plan_from_json(plan_to_json(plan)) == plan


def test_what_is_no_plan_is_refused() -> None:
    with pytest.raises(NotAPlan, match=r"\$: \{\}: 'assignments' is a required property"):
        plan_from_json("{}")


@pytest.mark.parametrize("name", ["problem", "plan"])
def test_every_property_of_a_schema_is_described(name: str) -> None:
    published = schema(name)

    Draft202012Validator.check_schema(published)
    assert [path for path, part in _parts("$", published) if "description" not in part] == []


def _parts(path: str, part: Any) -> Iterator[tuple[str, Any]]:
    for kind in ("properties", "$defs"):
        for name, inner in part.get(kind, {}).items():
            yield f"{path}.{name}", inner
            yield from _parts(f"{path}.{name}", inner)
    for kind in ("items", "additionalProperties"):
        if isinstance(part.get(kind), dict):
            yield from _parts(f"{path}[]", part[kind])
