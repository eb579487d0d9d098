"""Deeds that are made from the schema, so that what is new is tried too."""

from collections.abc import Mapping
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
    is_required_input_field,
)

from tests.questions import KIND_OF, SCHEMA

# values that must be what they are for a deed to be looked at at all
VALUES: Mapping[str, Any] = {
    "CheckKind": "RIGHT_TO_WORK",
    "lines": "{}",
    "checkedOn": "2026-11-20",
    "validFrom": "2026-11-20",
    "ShapeInput": {"dutyDay": {"day": "2026-12-14"}},
    "Date": "2026-12-14",
    "DateTime": "2026-12-14T09:00:00+00:00",
    "Time": "09:00:00",
    "Decimal": "1",
    "String": "Some words.",
    "Int": 1,
    "Float": 1.0,
    "Boolean": True,
}


def deeds() -> Mapping[str, GraphQLInputObjectType]:
    """Each mutation with the type of its input."""
    assert SCHEMA.mutation_type
    found = SCHEMA.mutation_type.fields.items()
    kinds: dict[str, Any] = {
        name: get_named_type(field.args["input"].type) for name, field in found
    }
    return kinds


def deed(name: str) -> str:
    """A document that does one deed, and asks only why it was not done."""
    kind = deeds()[name].name
    return (
        f"mutation($input: {kind}!) {{ {name}(input: $input) "
        "{ problems { __typename code message path } } }"
    )


def kinds_of(kind: GraphQLInputObjectType) -> frozenset[str]:
    """Of which kinds the ids are that an input must or may name itself."""
    return frozenset(KIND_OF[name] for name in _ids_in(kind))


def filled_in(kind: GraphQLInputObjectType, ids: Mapping[str, str]) -> dict[str, Any]:
    """An input with these ids, by their kinds, and with whatever else it must have."""
    if kind.name in VALUES:
        return dict(VALUES[kind.name])
    named = _ids_in(kind)
    return {
        name: _value(name, field.type, ids)
        for name, field in kind.fields.items()
        if name in named or is_required_input_field(field)
    }


def _ids_in(kind: GraphQLInputObjectType) -> list[str]:
    return [
        name for name, field in kind.fields.items() if get_named_type(field.type).name == "ID"
    ]


def _value(name: str, kind: Any, ids: Mapping[str, str]) -> Any:
    if name in VALUES:
        return VALUES[name]
    match kind:
        case GraphQLNonNull(of_type=within):
            return _value(name, within, ids)
        case GraphQLList(of_type=within):
            return [_value(name, within, ids)]
        case GraphQLEnumType(values=values):
            return VALUES.get(kind.name, next(iter(values)))
        case GraphQLInputObjectType():
            return filled_in(kind, ids)
        case _:
            return ids[KIND_OF[name]] if kind.name == "ID" else VALUES[kind.name]
