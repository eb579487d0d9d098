"""Queries that are ready to be executed: what is found of a document once holds ever after.

The stages of the library ask every extension at each of four stages, of each operation. For a
query that is sound they come to what is done here, with the same parts and in the same order.
Whatever is not a sound query goes through the stages, which say what is wrong with it.
"""

import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from graphql import DocumentNode, GraphQLError, GraphQLSchema, specified_rules
from strawberry.execution import optimized_is_awaitable
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType
from strawberry.utils.operation import get_first_operation, get_operation_type

from staffbank_graphql import cost, observed
from staffbank_graphql.context import Context
from staffbank_graphql.errors import RateLimited
from staffbank_graphql.limits import REMEMBERED, RULES, TOKENS
from staffbank_graphql.texts import fault, within

LONGEST = 20_000  # letters of a document; a longer one is not remembered once more
ALL_RULES = (*specified_rules, *RULES)
PARSED = ParserCache(maxsize=REMEMBERED).cached_parse_document
VALIDATED = ValidationCache(maxsize=REMEMBERED).cached_validate_document

Variables = Mapping[str, Any]


class NotReady(Exception):
    """It has to go through the stages."""


class Ready(NamedTuple):
    """A sound query, and what it may cost where no variable decides on that."""

    document: DocumentNode
    name: str | None
    cost: int | None


@lru_cache(maxsize=REMEMBERED)
def _found(schema: GraphQLSchema, text: str, operation_name: str | None) -> Ready:
    """Raises NotReady, GraphQLError or RuntimeError: of that nothing is remembered."""
    document = PARSED(text, max_tokens=TOKENS)
    first = get_first_operation(document)
    name = operation_name
    if name is None and first is not None and first.name is not None:
        name = first.name.value
    if get_operation_type(document, name) is not OperationType.QUERY:
        raise NotReady
    if VALIDATED(schema, document, ALL_RULES):
        raise NotReady
    varies = "$" in text
    return Ready(document, name, None if varies else cost.cost(document, schema, {}, name))


async def answer(
    schema: Any,
    text: str | None,
    variables: dict[str, Any] | None,
    context: Context,
    named: tuple[str | None, dict[str, Any] | None],
) -> ExecutionResult | None:
    """The answer to a query; None where it has to go through the stages, and nothing is done.

    `named` are the operation's name and the extensions that came with it.
    """
    core, (operation_name, sent) = schema._schema, named  # noqa: SLF001 Strawberry shows it nowhere else
    if not text or len(text) > LONGEST or not isinstance(operation_name, str | None):
        return None
    try:
        ready = _found(core, text, operation_name)
    except (NotReady, GraphQLError, RuntimeError):
        return None
    if variables and any(fault(value, most) for value, most in within(variables)):
        return None
    requested = ready.cost
    if requested is None:
        requested = cost.cost(ready.document, core, variables or {}, ready.name)
    if requested > cost.COSTLIEST:
        return None
    span, began = observed.TRACER.start_span("graphql"), time.perf_counter()
    errors: list[GraphQLError] | None = None
    try:
        result = await _executed(schema, ready, variables, context, requested, sent)
        errors = result.errors
        if errors:
            operation = ExecutionContext(text, schema, (), provided_operation_name=ready.name)
            schema.process_errors(errors, operation)
    finally:  # also where the caller has gone
        outcome = observed.outcome(errors or ())
        told = observed.Operation("query", ready.name, outcome, context.spent)
        observed.tell(span, told, time.perf_counter() - began)
    result.extensions = cost.told(requested, context.spent)
    return result


async def _executed(
    schema: Any,
    ready: Ready,
    variables: dict[str, Any] | None,
    context: Context,
    requested: int,
    sent: dict[str, Any] | None,
) -> ExecutionResult:
    """Count it, and execute it if it is granted."""
    try:
        spent = await context.spend(requested)
        if not spent.granted:
            return PreExecutionError(None, [RateLimited(spent.why)])
        executor = schema.execution_context_class.build(
            schema._schema,  # noqa: SLF001
            ready.document,
            None,
            context,
            variables,
            ready.name,
            is_awaitable=optimized_is_awaitable,
            operation_extensions=sent,
        )
        if isinstance(executor, list):  # variables of another kind than the operation says
            return ExecutionResult(None, executor)
        result = executor.execute_operation()
        if optimized_is_awaitable(result):
            result = await result
    except Exception as wrong:  # noqa: BLE001 it is told as the library tells it
        if isinstance(wrong, GraphQLError):
            return PreExecutionError(None, [wrong])
        return PreExecutionError(None, [GraphQLError(str(wrong), original_error=wrong)])
    return ExecutionResult(result.data, result.errors)
