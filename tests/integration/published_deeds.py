"""What each published mutation takes in statements at most, held wherever a test sends it.

However large a test's town is, and whichever door the deed comes in by: a page, the API, a
program's batch.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from graphql import OperationDefinitionNode, OperationType, parse

from staffbank_graphql.schema import BankSchema
from staffbank_graphql.trusted import PUBLISHED
from tests.statements import counted

FILE = Path(__file__).with_name("published_deeds.txt")


@cache
def deeds() -> Mapping[str, str]:
    """The names of the published mutations by their texts."""
    texts = {file.read_text(): file.stem for file in sorted(PUBLISHED.glob("*.graphql"))}
    return {text: name for text, name in texts.items() if _is_a_deed(text)}


def _is_a_deed(text: str) -> bool:
    return any(
        isinstance(each, OperationDefinitionNode) and each.operation is OperationType.MUTATION
        for each in parse(text).definitions
    )


@cache
def most() -> Mapping[str, int]:
    """The most statements of each deed, as FILE has it."""
    lines = (line.split() for line in FILE.read_text().splitlines())
    return {name: int(number) for name, number in lines}


def held_to_the_table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Count each published deed of a test; at its end none has taken more than is agreed."""
    execute, beyond = BankSchema.execute, []

    async def within(schema: BankSchema, query: str | None, *given: Any, **named: Any) -> Any:
        name = deeds().get(query or "")
        if name is None:
            return await execute(schema, query, *given, **named)
        with counted() as statements:
            answer = await execute(schema, query, *given, **named)
        if len(statements) > most().get(name, 0):
            beyond.append(f"{name} took {len(statements)} statements")
        return answer

    monkeypatch.setattr(BankSchema, "execute", within)
    yield
    assert not beyond, f"{FILE.name} agrees to fewer: mend the deed, or the line. {beyond}"
