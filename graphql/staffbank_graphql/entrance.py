"""The door that each operation on a WebSocket enters by."""

from collections.abc import AsyncIterator

from strawberry.extensions import SchemaExtension

from staffbank.identity.tokens import NotAuthenticated
from staffbank.ports.budgets import OutOfBudget
from staffbank_graphql.context import Socket
from staffbank_graphql.errors import RateLimited, Unauthenticated


class Entrance(SchemaExtension):
    """Lets each operation on a WebSocket enter by the door: tokens run out, time goes on."""

    async def on_validate(self) -> AsyncIterator[None]:
        operation = self.execution_context
        if isinstance(operation.context, Socket):
            try:
                operation.context = await operation.context.enter()
            except NotAuthenticated as wrong:
                operation.pre_execution_errors = [Unauthenticated(str(wrong))]
            except OutOfBudget as out:
                operation.pre_execution_errors = [RateLimited(str(out))]
        yield
