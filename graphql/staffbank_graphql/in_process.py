"""Published operations, executed for pages of this very process."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from typing import Any

import orjson
from strawberry.types import ExecutionResult

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.principal import Principal
from staffbank_graphql.context import Context
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.schema import schema_of
from staffbank_graphql.trusted import PUBLISHED


class InProcess:
    """The bank's operations by the names of their files, without HTTP in between.

    What holds for a call from outside holds here: limits, rules, one deed for each key.
    """

    def __init__(self, bank: Bank) -> None:
        self._bank, self._cursors = bank, Cursors.of(bank.settings)
        self._documents = {file.stem: file.read_text() for file in PUBLISHED.glob("*.graphql")}

    async def __call__(
        self, who: Principal, operation: str, variables: Mapping[str, Any], once: str | None
    ) -> dict[str, Any]:
        """The answer as JSON has it. Raises KeyError where nothing is published so."""
        context = Context(self._bank, who, clock.now(), self._cursors, once)
        result = await schema_of(self._bank.settings).execute(
            self._documents[operation], dict(variables), context_value=context
        )
        return _as_json(result)

    async def watch(
        self, who: Principal, operation: str, variables: Mapping[str, Any]
    ) -> AsyncGenerator[dict[str, Any], None]:
        """Each answer of a published subscription. Raises KeyError where none is called so."""
        context = Context(self._bank, who, clock.now(), self._cursors)
        results = await schema_of(self._bank.settings).subscribe(
            self._documents[operation], dict(variables), context_value=context
        )
        if isinstance(results, ExecutionResult):
            yield _as_json(results)
            return
        async with aclosing(results):
            async for result in results:
                yield _as_json(result)


def _as_json(result: ExecutionResult) -> dict[str, Any]:
    errors = [error.formatted for error in result.errors or ()]
    data = orjson.loads(orjson.dumps(result.data))  # moments are in it as they are
    return {"data": data} | ({"errors": errors} if errors else {})
