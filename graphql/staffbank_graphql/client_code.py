"""Writes the typed part of the Python client: one method for each published operation."""

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from graphql import (
    FieldNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    get_named_type,
    is_required_input_field,
    parse,
    type_from_ast,
)

from staffbank_graphql.client_methods import methods
from staffbank_graphql.schema import schema
from staffbank_graphql.trusted import PUBLISHED

SCHEMA: GraphQLSchema = schema._schema  # noqa: SLF001 Strawberry shows it nowhere else
HEAD = '''"""The published operations, typed. Written by `poe client`."""

from collections.abc import Iterator
from typing import Literal, NotRequired, TypedDict, cast

from staffbank_client.transport import Transport
'''
# as JSON has them; moments, days and decimals are texts
SCALARS: Mapping[str, str] = {"Int": "int", "Float": "float", "Boolean": "bool"}
Composite = GraphQLObjectType | GraphQLInterfaceType


class Writer:
    """Collects the classes that the operations need, each once."""

    def __init__(self) -> None:
        self.enums: dict[str, str] = {}
        self.inputs: dict[str, str] = {}
        self.results: dict[str, str] = {}
        self.known: dict[tuple[str, str], str] = {}
        self.methods: list[str] = []

    def add(self, name: str, text: str) -> None:
        """One operation that asks one thing; what asks for several is made for a page."""
        operation, *fragments = parse(text).definitions
        assert isinstance(operation, OperationDefinitionNode)
        field, *others = operation.selection_set.selections
        if operation.operation is OperationType.SUBSCRIPTION or others or fragments:
            return  # subscriptions are followed by a client of their protocols
        assert isinstance(field, FieldNode)
        root = cast("Composite", SCHEMA.get_root_type(operation.operation))
        assert operation.name
        shown = operation.name.value
        result = self._output(
            root.fields[field.name.value].type, field.selection_set, f"{shown}Result"
        )
        given = [
            (each.variable.name.value, self._input(type_from_ast(SCHEMA, each.type)))
            for each in operation.variable_definitions or ()
        ]
        kind = get_named_type(root.fields[field.name.value].type).name
        paged = kind.endswith("Connection")
        node = self._node_of(result) if paged else ""
        deed = operation.operation is OperationType.MUTATION
        description = (root.fields[field.name.value].description or "").replace("\n", " ")
        self.methods += methods(name, given, result, node, description, deed=deed)

    def _node_of(self, connection: str) -> str:
        """The class of a connection's rows."""
        edge = re.search(r"edges: list\[(\w+)\]", self.results[connection])
        assert edge
        node = re.search(r"node: (\w+)", self.results[edge[1]])
        assert node
        return node[1]

    def code(self) -> str:
        """The whole module."""
        classes = [*self.inputs.values(), *self.results.values()]
        body = "\n".join(self.methods)
        client = (
            "class Operations(Transport):\n"
            '    """Each published operation as a method."""\n\n'
            f"{body}"
        )
        enums = "\n".join(self.enums.values())
        return "\n\n".join([HEAD + "\n" + enums, *classes, client]).rstrip() + "\n"

    def _input(self, kind: Any) -> str:
        match kind:
            case GraphQLNonNull(of_type=within):
                return self._input(within).removesuffix(" | None")
            case GraphQLList(of_type=within):
                return f"list[{self._input(within)}] | None"
            case GraphQLInputObjectType():
                self._input_class(kind)
                return f'"{kind.name}" | None'.replace('"', "")
            case _:
                return f"{self._leaf(kind)} | None"

    def _input_class(self, kind: GraphQLInputObjectType) -> None:
        if kind.name in self.inputs:
            return
        self.inputs[kind.name] = ""
        fields = {
            name: (
                self._input(field.type)
                if is_required_input_field(field)
                else f"NotRequired[{self._input(field.type)}]"
            )
            for name, field in kind.fields.items()
        }
        # taken out and put in again: what it needs stands before it
        del self.inputs[kind.name]
        self.inputs[kind.name] = _class(kind.name, kind.description, fields)

    def _leaf(self, kind: Any) -> str:
        if isinstance(kind, GraphQLEnumType):
            values = ", ".join(f'"{value}"' for value in kind.values)
            self.enums[kind.name] = f"{kind.name} = Literal[{values}]"
            return str(kind.name)
        return SCALARS.get(kind.name, "str")

    def _output(self, kind: Any, selected: SelectionSetNode | None, name: str) -> str:
        match kind:
            case GraphQLNonNull(of_type=within):
                return self._output(within, selected, name).removesuffix(" | None")
            case GraphQLList(of_type=within):
                return f"list[{self._output(within, selected, name)}] | None"
            case GraphQLObjectType() | GraphQLInterfaceType() if selected:
                return f"{self._result_class(kind, selected, name)} | None"
            case _:
                return f"{self._leaf(kind)} | None"

    def _result_class(self, kind: Composite, selected: SelectionSetNode, name: str) -> str:
        """The name of the class; of what looks alike there is one."""
        fields: dict[str, str] = {}
        for parent, node, certain in _selected(kind, selected):
            key = node.name.value
            within = f"{name.removesuffix('Result')}{key[0].upper()}{key[1:]}"
            shown = self._output(parent.fields[key].type, node.selection_set, within)
            fields[key] = shown if certain else f"NotRequired[{shown}]"
        known = (kind.name, str(fields))
        if known not in self.known:
            own = name if kind.name in self.results else kind.name
            self.known[known] = own
            self.results[own] = _class(own, kind.description, fields)
        return self.known[known]


def _selected(
    kind: Composite, selected: SelectionSetNode
) -> Iterator[tuple[Composite, FieldNode, bool]]:
    """Each field with the type that has it, and whether it is there whatever comes."""
    for node in selected.selections:
        if isinstance(node, FieldNode):
            yield kind, node, True
        elif isinstance(node, InlineFragmentNode) and node.type_condition:
            of = cast("Composite", SCHEMA.type_map[node.type_condition.name.value])
            for parent, inner, _ in _selected(of, node.selection_set):
                yield parent, inner, False


def _class(name: str, description: str | None, fields: Mapping[str, str]) -> str:
    lines = [f"    {key}: {kind}" for key, kind in fields.items()]
    return "\n".join([f"class {name}(TypedDict):", f'    """{description}"""', "", *lines, ""])


def as_code() -> str:
    """The module as it has to be."""
    writer = Writer()
    for file in sorted(PUBLISHED.glob("*.graphql")):
        writer.add(file.stem, file.read_text())
    return writer.code()


def as_documents() -> str:
    """The operations' texts, to the letter, by their names."""
    texts = {file.stem: file.read_text() for file in sorted(PUBLISHED.glob("*.graphql"))}
    return json.dumps(texts, indent=1) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, required=True, metavar="FOLDER")
    folder = parser.parse_args().write
    (folder / "operations.py").write_text(as_code())
    (folder / "documents.json").write_text(as_documents())
