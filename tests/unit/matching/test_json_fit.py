"""The published schemas, and the fast door that takes just what they take."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from staffbank_matching.columns import columns_of
from staffbank_matching.columns_json import columns_to_json
from staffbank_matching.json_door import schema
from staffbank_matching.json_fit import UnknownKeyword, fit_of
from staffbank_matching.plan_json import plan_to_json
from staffbank_matching.problem_json import problem_to_json
from tests.unit.matching.json_given import a_full_plan, a_full_problem, put

FORMS = ("problem", "columns", "plan")


@pytest.mark.parametrize("name", FORMS)
def test_every_property_of_a_schema_is_described(name: str) -> None:
    published = schema(name)

    Draft202012Validator.check_schema(published)
    assert [path for path, part in _parts("$", published) if "description" not in part] == []


@pytest.mark.parametrize("name", FORMS)
def test_what_schemas_share_is_the_same_in_each(name: str) -> None:
    shared = schema("problem")["$defs"]

    for part, said in schema(name)["$defs"].items():
        assert said == shared[part]


@pytest.mark.parametrize("name", FORMS)
@settings(deadline=None)
@given(data=st.data())
def test_the_fast_door_takes_just_what_the_schema_takes(name: str, data: st.DataObject) -> None:
    content = copy.deepcopy(SOUND[name])
    path = data.draw(st.sampled_from(list(_places(content))))
    put(*path, value=data.draw(VALUES))(content)

    fit, validator = DOORS[name]

    assert (fit(content) is None) == validator.is_valid(content)


@pytest.mark.parametrize("asked", [{"oneOf": []}, {"$ref": "#/$defs/name", "type": "string"}])
def test_a_keyword_that_the_fast_door_does_not_know_is_told(asked: Any) -> None:
    with pytest.raises(UnknownKeyword):
        fit_of(asked, {"$defs": {"name": {}}})


DOORS = {name: (fit_of(schema(name)), Draft202012Validator(schema(name))) for name in FORMS}
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 10),
    st.just(2**31),
    st.sampled_from([1.0, 1.5, -1.0, 1e300]),
    st.sampled_from(["", "a", "a\n", "x" * 201]),
    st.lists(st.integers(0, 3), max_size=3),
    st.lists(st.sampled_from([0, 1.0, 1.5, None, "a", [], [1, 2], [1.0, 2]]), max_size=3),
    st.dictionaries(st.sampled_from(["skill", "level", "a"]), st.integers(0, 4), max_size=2),
)
SOUND: dict[str, Any] = {
    "problem": json.loads(problem_to_json(a_full_problem())),
    "columns": json.loads(columns_to_json(columns_of(a_full_problem()))),
    "plan": json.loads(plan_to_json(a_full_plan())),
}


def _places(content: Any, *path: str | int) -> Iterator[tuple[str | int, ...]]:
    members: Any = ()
    if isinstance(content, dict):
        members = content.items()
    elif isinstance(content, list):
        members = enumerate(content)
    for step, inner in members:
        yield (*path, step)
        yield from _places(inner, *path, step)


def _parts(path: str, part: Any) -> Iterator[tuple[str, Any]]:
    for kind in ("properties", "$defs"):
        for name, inner in part.get(kind, {}).items():
            yield f"{path}.{name}", inner
            yield from _parts(f"{path}.{name}", inner)
    for kind in ("items", "additionalProperties"):
        if isinstance(part.get(kind), dict):
            yield from _parts(f"{path}[]", part[kind])
