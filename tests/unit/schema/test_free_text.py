"""No family is named in the bank: every text of every mutation is looked at as it comes in."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    build_schema,
    get_named_type,
)

from staffbank.domain.free_text import families_in
from staffbank_graphql.free_text import NOT_FREE, NUMBERED
from staffbank_graphql.schema import schema
from tests.unit.schema.desk import Desk

SDL = build_schema(schema.as_str())
MUTATIONS: dict[str, Any] = SDL.type_map["Mutation"].fields  # type: ignore[attr-defined]  # an object type
SOMETHING = {
    "Boolean": True,
    "Date": "2026-12-01",
    "DateTime": "2026-12-01T09:00:00+00:00",
    "Decimal": "1",
    "Float": 1.0,
    "ID": "an id",
    "Int": 1,
    "String": "some words",
    "Time": "09:00",
}
WORDS = "She asked for her mother Jane."
Path = tuple[str, ...]


def texts(kind: GraphQLInputObjectType, *path: str) -> Iterator[tuple[str, Path]]:
    """Every text of an input, as `Input.field`, with the path that leads there."""
    for name, field in kind.fields.items():
        inner, listed = get_named_type(field.type), "[" in str(field.type)
        at = (*path, name, *(("0",) if listed else ()))
        if isinstance(inner, GraphQLInputObjectType):
            yield from texts(inner, *at)
        elif str(inner) == "String":
            yield f"{kind.name}.{name}", at


def filled_in(kind: Any, path: Path | None, words: str) -> Any:
    """A value of the kind, with what is required, and the words where the path ends."""
    match kind:
        case GraphQLNonNull():
            return filled_in(kind.of_type, path, words)
        case GraphQLList():
            return [filled_in(kind.of_type, path and path[1:], words)]
        case GraphQLEnumType():
            return next(iter(kind.values))
        case GraphQLInputObjectType():
            first, *_ = kind.fields
            wanted = path[0] if path else None
            return {
                name: filled_in(
                    field.type, path[1:] if path and name == wanted else None, words
                )
                for name, field in kind.fields.items()
                if isinstance(field.type, GraphQLNonNull)
                or name == wanted
                or (kind.is_one_of and name == first and wanted is None)
            }
        case _:
            return words if path == () else SOMETHING[kind.name]


EVERY = [
    pytest.param(mutation, where, path, id=f"{mutation}-{'.'.join(path)}")
    for mutation, field in MUTATIONS.items()
    for where, path in texts(get_named_type(field.args["input"].type))
]


def told(desk: Desk, mutation: str, path: Path, words: str) -> list[Path]:
    """Where a mutation with these words at this path meets a family."""
    kind = get_named_type(MUTATIONS[mutation].args["input"].type)
    query = (
        f"mutation($i: {kind.name}!) {{ {mutation}(input: $i) "
        "{ problems { path ... on RuleProblem { rule } } } }"
    )
    body = desk.post(query, {"i": filled_in(kind, path, words)}).json()
    payload = (body.get("data") or {}).get(mutation) or {"problems": []}
    return [tuple(each["path"]) for each in payload["problems"] if each.get("rule") == "DP-6"]


@pytest.mark.parametrize(("mutation", "where", "path"), EVERY)
def test_no_text_of_any_mutation_names_a_family(
    desk: Desk, mutation: str, where: str, path: Path
) -> None:
    found = told(desk, mutation, path, WORDS)

    assert found == ([] if where in NOT_FREE else [path])


def test_a_text_that_nobody_writes_freely_is_listed_with_what_it_is() -> None:
    there = {where for param in EVERY for where in [param.values[1]]}

    assert set(NOT_FREE) | set(NUMBERED) <= there
    assert not set(NOT_FREE) & set(NUMBERED)
    assert all({**NOT_FREE, **NUMBERED}.values())


def test_every_text_that_names_a_family_is_told_at_once(desk: Desk) -> None:
    kind = "OpenCoverRequestInput"
    given = filled_in(SDL.type_map[kind], ("title",), WORDS) | {"costCentre": "born on 3 May"}

    payload = desk.deed("openCoverRequest", "", **given)

    assert [each["path"] for each in payload["problems"]] == [["title"], ["costCentre"]]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She helped the child Maya a lot.", "'child Maya'"),
        ("Case 4471923.", "'4471923'"),
        ("dob 3 May", "'dob'"),
        ("The mothers called Ann", "'mothers called Ann'"),
    ],
)
def test_what_looks_like_a_family_is_quoted(text: str, quoted: str) -> None:
    problem = families_in(text, ("text",))

    assert problem is not None
    assert (problem.rule, problem.path) == ("DP-6", ("text",))
    assert problem.message.startswith(quoted)


@pytest.mark.parametrize(
    "text",
    [
        "A child's safety.",
        "Child Protection conferences and Child Arrangements orders",
        "A court date; £1,250,000.00 of savings.",
        "Child in need plans",
    ],
)
def test_words_of_the_work_are_nobodys_name(text: str) -> None:
    assert families_in(text, ("text",)) is None


def test_a_ledgers_code_is_made_of_digits() -> None:
    assert families_in("4500123456", ("costCentre",), numbered=True) is None
    assert families_in("the child Maya", ("costCentre",), numbered=True) is not None
