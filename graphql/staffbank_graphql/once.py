"""A mutation with an `Idempotency-Key` is done once; sent again, it gets the same answer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from typing import cast

import orjson
from cross_web import HTTPException
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
    get_operation_ast,
)
from graphql import ExecutionResult as GraphQLExecutionResult
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.graphql import OperationType

from staffbank.ports.answers import (
    KEY,
    Answering,
    Asked,
    AskedOtherwise,
    StillAnswering,
    ToldOnce,
)
from staffbank_graphql.context import Context
from staffbank_graphql.errors import BadUserInput, KeyInUse, KeyTaken, SecretTold


class Once(SchemaExtension):
    """Gives the first answer again, or keeps this one with what was done.

    What an answer with errors would tell of is not done, and its key stays free. An answer that
    tells a secret is kept nowhere, so whoever sends that deed again gets an error.
    """

    async def on_execute(self) -> AsyncIterator[None]:
        operation = self.execution_context
        context = cast("Context", operation.context)
        if operation.operation_type is not OperationType.MUTATION or context.once is None:
            yield
            return
        async with _answering(context, _asked(operation, context.once)) as answering:
            if answering.given is not None:
                operation.result = ExecutionResult(orjson.loads(answering.given), errors=None)
                yield
                return
            context.answer_by(answering)
            yield
            result = operation.result
            if isinstance(result, ExecutionResult | GraphQLExecutionResult):
                if result.errors:
                    result.data = None
                elif context.told_a_secret:
                    await answering.keep(None)
                else:
                    await answering.keep(orjson.dumps(result.data).decode())


def sound_key(key: object) -> str | None:
    """The client's `Idempotency-Key`, if any. Raises HTTPException where it cannot be one."""
    if key is None or (isinstance(key, str) and KEY.fullmatch(key)):
        return key
    raise HTTPException(400, "An Idempotency-Key has 8 to 100 letters, digits or dashes.")


@asynccontextmanager
async def _answering(context: Context, asked: Asked) -> AsyncIterator[Answering]:
    try:
        async with context.bank.answering(context.principal, asked) as answering:
            yield answering
    except AskedOtherwise as wrong:
        raise KeyTaken(asked.key) from wrong
    except StillAnswering as wrong:
        raise KeyInUse(asked.key) from wrong
    except ToldOnce as wrong:
        raise SecretTold(asked.key) from wrong


def _asked(operation: ExecutionContext, key: str) -> Asked:
    """What is asked, and in which roles. Raises BadUserInput where it is more than one deed."""
    document, context = operation.graphql_document, cast("Context", operation.context)
    if document is None or _deeds(document, operation.operation_name) != 1:
        raise BadUserInput("An Idempotency-Key is for one mutation: send each on its own.")
    roles = sorted(f"{grant.role.value} {grant.scope}" for grant in context.principal.grants)
    said = [operation.query, operation.operation_name, operation.variables or {}, roles]
    return Asked(key, sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).digest())


def _deeds(document: DocumentNode, operation_name: str | None) -> int:
    """How many mutations the operation names."""
    fragments = {
        each.name.value: each.selection_set
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode)
    }

    def within(selected: SelectionSetNode) -> int:
        count = 0
        for node in selected.selections:
            match node:
                case FieldNode(name=name):
                    count += name.value != "__typename"
                case InlineFragmentNode(selection_set=inner):
                    count += within(inner)
                case FragmentSpreadNode(name=name):
                    count += within(fragments[name.value])
                case _:
                    pass  # there is no other
        return count

    operation = get_operation_ast(document, operation_name)
    return within(operation.selection_set) if operation else 0
