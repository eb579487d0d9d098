"""The OpenAPI page of the REST face, read off the published operations and the schema."""

from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
)

from staffbank_graphql.connection import LONGEST
from staffbank_graphql.rest_resources import DEFAULT, RESOURCES, ROOT, Resource
from staffbank_graphql.schema import schema

SCHEMA: GraphQLSchema = schema._schema  # noqa: SLF001 Strawberry shows it nowhere else
# what is not a text among the scalars of the answers, and what a text of each looks like
SCALARS: Mapping[str, Mapping[str, Any]] = {
    "Int": {"type": "integer"},
    "Float": {"type": "number"},
    "Boolean": {"type": "boolean"},
    "Date": {"type": "string", "format": "date"},
    "DateTime": {"type": "string", "format": "date-time"},
}
PROBLEM = {
    "type": "object",
    "description": "Why there is no answer, and the way out (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
    },
}
LINKS = {
    "type": "object",
    "required": ["self"],
    "properties": {
        "self": {"type": "string", "description": "This page."},
        "next": {"type": "string", "description": "The next page; left out on the last one."},
    },
}
PAGE = (
    {
        "name": "limit",
        "in": "query",
        "description": "How many rows at the most.",
        "schema": {"type": "integer", "minimum": 1, "maximum": LONGEST, "default": DEFAULT},
    },
    {
        "name": "after",
        "in": "query",
        "description": "Begin behind this cursor, as `links.next` has it.",
        "schema": {"type": "string"},
    },
)
ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "Its id: opaque, the same for ever, and the same as in GraphQL.",
    "schema": {"type": "string"},
}


@cache
def openapi(public_url: str) -> dict[str, Any]:
    """The page, for a bank that is reached there."""
    paths: dict[str, Any] = {}
    for resource in RESOURCES:
        one = {"$ref": f"#/components/schemas/{resource.kind}"}
        row = {"$ref": f"#/components/schemas/{resource.kind}Row"}
        items = {"type": "array", "items": row}
        page = {
            "type": "object",
            "required": ["items", "links"],
            "properties": {"items": items, "links": LINKS},
        }
        paths[f"{ROOT}/{resource.path}"] = _get(
            f"A page of {resource.what} that you may see, the oldest first.", page, PAGE, 400
        )
        paths[f"{ROOT}/{resource.path}/{{id}}"] = _get(
            f"One of the {resource.what}, by its id.", one, (ID,), 404
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Regional staff bank: reading",
            "version": "1",
            "description": "Read only. Deeds, and whatever else there is, are at /graphql.",
        },
        "servers": [{"url": public_url}],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "bearer": {
                    "type": "oauth2",
                    "flows": {"clientCredentials": {"tokenUrl": "/oauth/token", "scopes": {}}},
                }
            },
            "schemas": {
                "Problem": PROBLEM,
                **{each.kind: shape_of_one(each) for each in RESOURCES},
                **{f"{each.kind}Row": shape_of_row(each) for each in RESOURCES},
            },
        },
    }


def shape_of_one(resource: Resource) -> dict[str, Any]:
    """What one of them looks like, by the operation that reads it."""
    (of_kind,) = _within(_asked(resource.one)).selections
    assert isinstance(of_kind, InlineFragmentNode)
    kind = cast("GraphQLObjectType", SCHEMA.type_map[resource.kind])
    return _object(kind, of_kind.selection_set)


def shape_of_row(resource: Resource) -> dict[str, Any]:
    """What a row of their list looks like, by the operation that reads it."""
    node = _field(_within(_field(_within(_asked(resource.many)), "edges")), "node")
    kind = cast("GraphQLObjectType", SCHEMA.type_map[resource.kind])
    return _object(kind, _within(node))


def _asked(operation: str) -> FieldNode:
    """The one field that a published operation asks for."""
    (found,) = parse(Resource.text(operation)).definitions
    assert isinstance(found, OperationDefinitionNode)
    (node,) = found.selection_set.selections
    assert isinstance(node, FieldNode)
    return node


def _within(node: FieldNode) -> SelectionSetNode:
    assert node.selection_set
    return node.selection_set


def _field(selected: SelectionSetNode, name: str) -> FieldNode:
    fields = (each for each in selected.selections if isinstance(each, FieldNode))
    return next(each for each in fields if each.name.value == name)


def _object(
    kind: GraphQLObjectType | GraphQLInterfaceType, selected: SelectionSetNode
) -> dict[str, Any]:
    fields = {
        node.name.value: (node, kind.fields[node.name.value])
        for node in selected.selections
        if isinstance(node, FieldNode)
    }
    return {
        "type": "object",
        "description": kind.description,
        "required": list(fields),
        "properties": {name: _property(*found) for name, found in fields.items()},
    }


def _property(node: FieldNode, field: GraphQLField) -> dict[str, Any]:
    shown = _value(field.type, node.selection_set)
    return {**shown, "description": field.description}


def _value(kind: GraphQLOutputType, selected: SelectionSetNode | None) -> dict[str, Any]:
    if isinstance(kind, GraphQLNonNull):
        return _known(kind.of_type, selected)
    return {"anyOf": [_known(kind, selected), {"type": "null"}]}


def _known(kind: GraphQLOutputType, selected: SelectionSetNode | None) -> dict[str, Any]:
    match kind:
        case GraphQLList(of_type=within):
            return {"type": "array", "items": _value(within, selected)}
        case GraphQLEnumType(values=values):
            return {"type": "string", "enum": list(values)}
        case GraphQLObjectType() | GraphQLInterfaceType() if selected:
            return _object(kind, selected)
        case _:
            return dict(SCALARS.get(getattr(kind, "name", ""), {"type": "string"}))


def _get(
    summary: str, answer: dict[str, Any], parameters: tuple[dict[str, Any], ...], wrong: int
) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    refused = {
        str(status): {"description": why, "content": problem}
        for status, why in (
            (wrong, "Mend the address."),
            (401, "Show a token."),
            (403, "The program is held to documents of which this is none."),
            (429, "Ask again after `Retry-After`."),
            (503, "Not now. Ask again after `Retry-After`."),
        )
    }
    found = {"description": "It is here.", "content": {"application/json": {"schema": answer}}}
    return {
        "get": {
            "summary": summary,
            "parameters": list(parameters),
            "responses": {"200": found, **refused},
        }
    }
