"""Execution: what is plain at once, and all else as the library does it.

The library takes two microseconds for each leaf of an answer, as if it might be anything. Most
are attributes with a value of the type promised. Where one is not, the whole object is done
again by the library, whose answer and whose errors stand.
"""

from inspect import signature
from typing import Any, cast

from graphql import (
    GraphQLError,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    OperationType,
    is_leaf_type,
    is_object_type,
)
from graphql.execution.collect_fields import CollectedFields, collect_fields
from graphql.type import TypeNameMetaFieldDef
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from staffbank_graphql.compiled import compiled
from staffbank_graphql.plain import (
    Plain,
    Selection,
    Writes,
    attribute_of,
    classes_of,
    of_leaf,
    of_list,
    of_object,
    or_none,
)
from staffbank_graphql.plan import Fields, Plan, plan_of
from staffbank_graphql.same import asked as asked_by

COMPILED_FROM = 2  # times that it was sent
LEANS_ON = {  # what is not public in the library, by the arguments that are passed on
    "execute_fields": "self parent_type source_value path grouped_field_set position_context",
    "complete_list_value": "self return_type field_details_list info path result "
    "position_context",
    "collect_subfields": "self return_type field_details_list",
    "execute_root_grouped_field_set": "self root_type root_value grouped_field_set serially "
    "position_context",
    "execute_operation": "self serially",
    "build_response": "self data",
}
CONDITIONS = {
    "skip",
    "include",
}  # directives that have done their work when fields are collected


class PlainFirst(StrawberryGraphQLCoreExecutionContext):
    """Executes one operation, and remembers for each selection what of it is plain.

    A document that is sent again has its selections compiled: to do so takes as long as to
    write a few hundred values.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        manager = self.middleware_manager
        self._wrapped = bool(manager and manager.middlewares)
        self._plan = plan = Plan() if self._wrapped else plan_of(self.schema, *asked_by(self))
        plan.times += 1
        if plan.times == COMPILED_FROM:
            plan.selections, plan.lists = {}, {}
        self._relevant_sub_fields = plan.below

    def execute_operation(self, serially: bool | None = None) -> Any:  # noqa: FBT001 as it is called
        """As the library does; but the fields of the root are collected once."""
        kind, root = self.schema.get_root_type(self.operation.operation), self._root()
        if self.abort_signal or self.hooks or kind is None or root is None:
            return super().execute_operation(serially)
        if serially is None:
            serially = self.operation.operation is OperationType.MUTATION
        try:
            data: Any = self.execute_root_grouped_field_set(
                kind, self.root_value, root.grouped_field_set, serially, None
            )
        except GraphQLError as error:
            self.collected_errors.add(error, None)
            return self.build_response(None)
        return self._responded(data) if self.is_awaitable(data) else self.build_response(data)

    async def _responded(self, waits: Any) -> Any:
        try:
            data = await waits
        except GraphQLError as error:
            self.collected_errors.add(error, None)
            return self.build_response(None)
        return self.build_response(data)

    def _root(self) -> CollectedFields | None:
        """What the operation asks for; None where the library has something to tell of it."""
        if self._plan.root is None:
            kind = self.schema.get_root_type(self.operation.operation)
            if kind is None:
                return None
            try:
                found = collect_fields(
                    self.schema, self.fragments, self.variable_values, kind, self.operation
                )
            except (GraphQLError, RecursionError):
                return None
            if found.new_defer_usages:
                return None
            self._plan.root = found
        return self._plan.root

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Any,
        grouped_field_set: Fields,
        position_context: Any,
    ) -> Any:
        asked = (
            None
            if position_context is not None
            else self._selection(parent_type, grouped_field_set)
        )
        execute = super().execute_fields
        if asked is None or type(source_value) not in asked.classes:
            return execute(parent_type, source_value, path, grouped_field_set, position_context)
        try:
            answer = asked.written(source_value)
        except Exception:  # noqa: BLE001 whatever it is, the library tells it
            return execute(parent_type, source_value, path, grouped_field_set, position_context)
        if not asked.others:
            return answer
        others = execute(parent_type, source_value, path, dict(asked.others), position_context)
        if self.is_awaitable(others):
            return _filled(answer, others)
        return answer | cast("Fields", others)

    def complete_list_value(
        self,
        return_type: GraphQLList[Any],
        field_details_list: Any,
        info: Any,
        path: Any,
        result: Any,
        position_context: Any,
    ) -> Any:
        if position_context is None:
            writes = self._list(return_type, field_details_list)
            write = writes.get(type(result)) if writes else None
            if write:
                try:
                    return write(result)
                except Exception:  # noqa: BLE001, S110 whatever it is, the library tells it
                    pass
        return super().complete_list_value(
            return_type, field_details_list, info, path, result, position_context
        )

    def _selection(self, parent: GraphQLObjectType, fields: Fields) -> Selection | None:
        """What of these is plain; None where nothing is."""
        known = self._plan.selections
        if id(fields) not in known:
            known[id(fields)] = fields, self._sorted_out(parent, fields)
        return known[id(fields)][1]

    def _list(self, kind: GraphQLList[Any], asked: Any) -> Writes | None:
        known, place = self._plan.lists, (id(kind), id(asked))
        if place not in known:
            known[place] = kind, asked, self._writes(kind, asked)
        return known[place][2]

    def _sorted_out(self, parent: GraphQLObjectType, fields: Fields) -> Selection | None:
        classes = classes_of(parent)
        if self._wrapped or not classes:
            return None
        blank: Fields = dict.fromkeys(fields)
        plain, others = [], {}
        for name, asked in fields.items():
            field_name = asked[0].node.name.value
            field = self.schema.get_field(parent, field_name)
            if field is None:
                return None
            if field is TypeNameMetaFieldDef:
                blank[name] = parent.name
                continue
            attribute = attribute_of(parent, field_name)
            writes = self._writes(field.type, asked) if attribute else None
            if attribute and writes:
                plain.append(Plain(name, attribute, writes))
            else:
                others[name] = asked
        return Selection(classes, blank, plain, others) if len(others) < len(fields) else None

    def _writes(self, kind: Any, asked: Any) -> Writes | None:
        """How values of this kind are written, as far as these ask of them; None if not so."""
        if isinstance(kind, GraphQLNonNull):
            return self._writes_of_there(kind.of_type, asked)
        writes = self._writes_of_there(kind, asked)
        return or_none(writes) if writes else None

    def _writes_of_there(self, kind: Any, asked: Any) -> Writes | None:
        if is_leaf_type(kind):
            return of_leaf(kind)
        if any(_is_directed(each) for each in asked):
            return None
        if isinstance(kind, GraphQLList):
            writes = self._writes(kind.of_type, asked)
            return of_list(writes) if writes else None
        return self._writes_of_object(kind, asked) if is_object_type(kind) else None

    def _writes_of_object(self, kind: GraphQLObjectType, asked: Any) -> Writes | None:
        collected = self.collect_subfields(kind, asked)
        if collected.new_defer_usages:
            return None
        selection = self._selection(kind, collected.grouped_field_set)
        if selection is None or selection.others:
            return None
        again = self._plan.times >= COMPILED_FROM
        return compiled(kind, selection) if again else of_object(kind, selection)


def _is_directed(asked: Any) -> bool:
    directives = asked.node.directives or ()
    return bool(asked.defer_usage) or any(
        each.name.value not in CONDITIONS for each in directives
    )


async def _filled(answer: Fields, others: Any) -> Fields:
    answer.update(await others)
    return answer


def fits() -> bool:
    """Whether the library is still as this executor takes it to be."""
    library = StrawberryGraphQLCoreExecutionContext
    return all(
        " ".join(signature(getattr(library, name, bool)).parameters) == arguments
        for name, arguments in LEANS_ON.items()
    )
