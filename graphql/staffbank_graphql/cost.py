"""What a document may cost, reckoned before anything is read for it."""

from collections.abc import AsyncIterator, Mapping
from functools import cached_property
from typing import Any, TypeAlias, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    SelectionSetNode,
    ValueNode,
    get_named_type,
    get_nullable_type,
    get_operation_ast,
    is_list_type,
    value_from_ast_untyped,
)
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionContext
from strawberry.types.graphql import OperationType

from staffbank.ports.budgets import Left, Spent
from staffbank.usecases.match_run.open_to_member import MOST as MOST_OPEN_WORK
from staffbank_graphql.connection import LONGEST
from staffbank_graphql.context import Context
from staffbank_graphql.errors import BadUserInput, RateLimited

COSTLIEST = 20_000
LISTED = 10  # rows taken for a list without pages: a proposal's verdicts, a worker's skills
# lists without pages that are longer
LONGER = {"Viewer.openWork": MOST_OPEN_WORK}
# what is reckoned or read for a field, whatever is asked of it, in fields of as much work
WORK = {"Viewer.openWork": 4_000, "Query.auditCheck": 15_000}
DESCRIBED = 4  # the same within a description of the schema, which tools ask for whole

Parent: TypeAlias = GraphQLObjectType | GraphQLInterfaceType
Variables: TypeAlias = Mapping[str, object]


class Cost(SchemaExtension):
    """Refuses an operation that costs too much or more than is left, and tells what it costs.

    It stands behind validation, whose answer is remembered for a document: the cost of one
    document differs with its variables. What is no good counts as a request all the same.
    """

    requested: int | None = None

    async def on_validate(self) -> AsyncIterator[None]:
        operation = self.execution_context
        self._reckon(operation)
        context = operation.context
        if isinstance(context, Context):
            good = not operation.pre_execution_errors
            spent = await context.spend(self.requested or 0 if good else 0)
            if good and not spent.granted:
                operation.pre_execution_errors = [RateLimited(spent.why)]
        yield

    def _reckon(self, operation: ExecutionContext) -> None:
        document = operation.graphql_document
        if document and not operation.pre_execution_errors:
            self.requested = cost(
                document,
                operation.schema._schema,  # noqa: SLF001 Strawberry shows it nowhere else
                operation.variables or {},
                operation.operation_name,
            )
            if self.requested > COSTLIEST:
                operation.pre_execution_errors = [
                    BadUserInput(
                        f"The operation may cost {self.requested} fields; {COSTLIEST} are the "
                        "most. Ask for shorter pages, or in several steps."
                    )
                ]

    def get_results(self) -> dict[str, Any]:
        if self.requested is None:  # it was refused before it was reckoned
            return {}
        context = self.execution_context.context
        spent = context.spent if isinstance(context, Context) else None
        refused = spent is not None and not spent.granted
        return told(self.requested, spent) if refused or self._of_a_query else {}

    @cached_property
    def _of_a_query(self) -> bool:
        return self.execution_context.operation_type is OperationType.QUERY


def told(requested: int, spent: Spent | None) -> dict[str, Any]:
    """What an operation costs, and what is left of the budget that it was taken from."""
    cost: dict[str, Any] = {"requested": requested, "limit": COSTLIEST}
    if spent is not None:
        cost["throttleStatus"] = _throttle(spent.lefts[-1])
    return {"cost": cost}


def _throttle(fields: Left) -> dict[str, float]:
    """What is left, by the names that others have given it."""
    return {
        "maximumAvailable": fields.budget.most,
        "currentlyAvailable": fields.whole,
        "restoreRate": fields.budget.restored,
    }


def cost(
    document: DocumentNode,
    schema: GraphQLSchema,
    variables: Variables,
    operation_name: str | None = None,
) -> int:
    """How many fields may have to be answered for an operation of a valid document.

    Every field counts as often as its parents may be there: pages are as full as they may
    be, other lists are LISTED long. What takes more WORK than it tells costs
    that too. An operation that is not in the document costs nothing.
    """
    operation = get_operation_ast(document, operation_name)
    root = schema.get_root_type(operation.operation) if operation else None
    if operation is None or root is None:
        return 0
    defaults = {
        each.variable.name.value: value_from_ast_untyped(each.default_value)
        for each in operation.variable_definitions or ()
        if each.default_value
    }
    reckoning = Reckoning(document, schema, {**defaults, **variables})
    return reckoning.of_selections(operation.selection_set, root)


class Reckoning:
    """Adds up one document. A fragment is reckoned once, however often it is spread."""

    def __init__(
        self, document: DocumentNode, schema: GraphQLSchema, variables: Variables
    ) -> None:
        self._schema = schema
        self._variables = dict(variables)
        self._fragments = {
            each.name.value: each
            for each in document.definitions
            if isinstance(each, FragmentDefinitionNode)
        }
        self._reckoned: dict[str, int] = {}

    def of_selections(self, selections: SelectionSetNode, parent: Parent) -> int:
        """What these cost within one thing of the type `parent`.

        A fragment that is spread again among the same selections adds nothing to the answer.
        """
        spread = {
            each.name.value
            for each in selections.selections
            if isinstance(each, FragmentSpreadNode)
        }
        return sum(self._of(each, parent) for each in selections.selections) + sum(
            self._of_fragment(name, parent) for name in spread
        )

    def _of(self, node: object, parent: Parent) -> int:
        match node:
            case FieldNode(name=name, selection_set=within) if within:
                field = cast("GraphQLField", self._schema.get_field(parent, name.value))
                below = self.of_selections(within, _named(field))
                work = WORK.get(f"{parent.name}.{name.value}", 0)
                return 1 + work + self._rows(node, field, parent) * below
            case FieldNode():
                return 1
            case InlineFragmentNode(type_condition=kind, selection_set=within):
                return self.of_selections(within, self._narrowed(kind, parent))
            case _:
                return 0

    def _of_fragment(self, name: str, parent: Parent) -> int:
        if name not in self._reckoned:
            fragment = self._fragments[name]
            kind = self._narrowed(fragment.type_condition, parent)
            self._reckoned[name] = self.of_selections(fragment.selection_set, kind)
        return self._reckoned[name]

    def _narrowed(self, condition: NamedTypeNode | None, parent: Parent) -> Parent:
        return (
            cast("Parent", self._schema.type_map[condition.name.value]) if condition else parent
        )

    def _rows(self, node: FieldNode, field: GraphQLField, parent: Parent) -> int:
        """How many things the field answers with; a page's edges are counted with the page."""
        given = {each.name.value: self._value(each.value) for each in node.arguments or ()}
        if "first" in field.args:
            lengths = [given[name] for name in ("first", "last") if given.get(name) is not None]
            return max((_bounded(each) for each in lengths), default=LONGEST)
        if "ids" in field.args:
            ids = given["ids"]
            return _bounded(len(ids) if isinstance(ids, list) else 1)
        if node.name.value == "edges" or not is_list_type(get_nullable_type(field.type)):
            return 1
        if parent.name.startswith("__"):
            return DESCRIBED
        return LONGER.get(f"{parent.name}.{node.name.value}", LISTED)

    def _value(self, node: ValueNode) -> object:
        return value_from_ast_untyped(node, self._variables)


def _bounded(length: object) -> int:
    """A page as long as it may be: one of any other length is refused when it is read."""
    known = isinstance(length, int) and not isinstance(length, bool)
    return min(max(int(cast("int", length)), 1), LONGEST) if known else LONGEST


def _named(field: GraphQLField) -> Parent:
    return cast("Parent", get_named_type(field.type))
