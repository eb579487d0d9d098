"""The API that others build on."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    build_schema,
    get_named_type,
    parse,
    validate,
)

from staffbank.domain.deed import Deed
from staffbank_graphql.connection import check
from staffbank_graphql.cost import COSTLIEST, cost
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.limits import RULES
from staffbank_graphql.match_words import BoundMethod, Preference, UnfilledReason
from staffbank_graphql.problem import camel
from staffbank_graphql.schema import schema
from staffbank_matching.checker_claims import METHODS
from staffbank_matching.eligibility import CODES
from staffbank_matching.funnel import ALL_TAKEN, NO_WORKERS
from staffbank_matching.preferences import NAMES

FOLDER = Path(__file__).parents[2] / "graphql"
OPERATIONS = sorted((FOLDER / "operations").glob("*.graphql"))
SDL = build_schema(schema.as_str())
TYPES = {name: kind for name, kind in SDL.type_map.items() if not name.startswith("__")}
BUILT_IN = {"Boolean", "Float", "ID", "Int", "String"}
OBJECTS = (GraphQLObjectType, GraphQLInterfaceType)
MUTATIONS = SDL.type_map["Mutation"].fields  # type: ignore[attr-defined]  # an object type


def test_the_sdl_snapshot_is_up_to_date() -> None:
    assert (FOLDER / "schema.graphql").read_text() == schema.as_str() + "\n", (
        "run: .venv/bin/poe sdl"
    )


@pytest.mark.parametrize("file", OPERATIONS, ids=lambda file: str(file.stem))
def test_every_published_operation_fits_the_schema_and_its_limits(file: Path) -> None:
    document = parse(file.read_text(), max_tokens=1000)

    assert validate(SDL, document) == []
    assert validate(SDL, document, RULES) == []
    assert cost(document, SDL, {"first": 100}) <= COSTLIEST


def test_every_mutation_has_a_published_operation() -> None:
    published = " ".join(file.read_text() for file in OPERATIONS)

    assert [name for name in MUTATIONS if f" {name}(" not in published] == []


def undescribed() -> Iterator[str]:
    """Whatever in the schema does not say what it is."""
    for name, kind in TYPES.items():
        if name not in BUILT_IN and not kind.description:
            yield name
        if isinstance(kind, GraphQLEnumType):
            yield from _silent(name, kind.values)
        if isinstance(kind, (*OBJECTS, GraphQLInputObjectType)):
            yield from _silent(name, kind.fields)
        if isinstance(kind, OBJECTS):
            for field, shown in kind.fields.items():
                yield from _silent(f"{name}.{field}", shown.args)


def _silent(where: str, parts: dict[str, Any]) -> Iterator[str]:
    return (f"{where}.{name}" for name, part in parts.items() if not part.description)


def test_everything_in_the_schema_is_described() -> None:
    assert list(undescribed()) == []


def connections() -> list[tuple[str, Any]]:
    """Every field that is a list by pages."""
    return [
        (f"{name}.{field}", shown)
        for name, kind in TYPES.items()
        if isinstance(kind, OBJECTS)
        for field, shown in kind.fields.items()
        if get_named_type(shown.type).name.endswith("Connection")
    ]


@pytest.mark.parametrize(("where", "field"), connections())
def test_every_list_by_pages_takes_the_arguments_of_a_page(where: str, field: Any) -> None:
    taken = {name: str(argument.type) for name, argument in field.args.items()}

    taken.pop("filter", None)
    assert taken == {"first": "Int", "after": "String", "last": "Int", "before": "String"}


@pytest.mark.parametrize(("where", "field"), connections())
async def test_every_list_by_pages_refuses_a_page_without_or_out_of_bounds(
    where: str, field: Any
) -> None:
    parent, _, name = where.partition(".")
    resolve = schema._schema.type_map[parent].fields[name].resolve  # type: ignore[attr-defined]
    source, info = (
        SimpleNamespace(key=None, view=SimpleNamespace(id=None)),
        SimpleNamespace(
            context=SimpleNamespace(), path=None, field_name=name, field_nodes=[], fragments={}
        ),
    )

    for wanted in ({}, {"first": 0}, {"last": 101}, {"first": 1, "last": 1}):
        with pytest.raises(BadUserInput):
            await resolve(source, info, **wanted)


def test_no_list_of_things_comes_without_pages_unless_they_were_named() -> None:
    node = SDL.type_map["Node"]
    lists = [
        f"{name}.{field}"
        for name, kind in TYPES.items()
        if isinstance(kind, OBJECTS) and not name.endswith("Connection")
        for field, shown in kind.fields.items()
        if "[" in str(shown.type)
        and (
            get_named_type(shown.type) is node
            or node in getattr(get_named_type(shown.type), "interfaces", ())
        )
    ]

    assert lists == ["MatchRun.kept", "Query.nodes"]


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_takes_one_input_and_gives_a_payload_of_its_own(name: str) -> None:
    mutation, own = MUTATIONS[name], name[0].upper() + name[1:]

    assert {part: str(each.type) for part, each in mutation.args.items()} == {
        "input": f"{own}Input!"
    }
    assert str(mutation.type) == f"{own}Payload!"
    result, problems = mutation.type.of_type.fields.values()
    assert str(problems.type) == "[Problem!]!"
    assert not isinstance(result.type, (GraphQLNonNull, GraphQLList))


def test_every_deed_has_a_mutation() -> None:
    wanted = {
        camel(deed.name.lower()).replace("Request", "CoverRequest")
        for deed in Deed
        if deed is not Deed.FOUND_REGION
    }

    assert set(MUTATIONS) == wanted


def test_the_engines_words_are_the_schemas() -> None:
    assert {each.value for each in Preference} == {*NAMES, "named"}
    assert {each.value for each in BoundMethod} == set(METHODS)
    assert {each.value for each in UnfilledReason} == {*CODES, ALL_TAKEN, NO_WORKERS, "law"}


def test_a_page_may_be_as_long_as_a_hundred() -> None:
    check(first=100, after=None, last=None, before=None)
    check(first=None, after=None, last=1, before=None)
