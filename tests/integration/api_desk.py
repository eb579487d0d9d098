"""A desk at the API of a real bank, whose clock a test can set."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest
from graphql import FieldNode, OperationDefinitionNode, OperationType, parse

from staffbank import clock
from staffbank.asgi import create_app
from staffbank.domain.event import Event
from staffbank.domain.principal import Principal
from staffbank.persistence.unit_of_work import SqlUnitOfWork
from staffbank_graphql.emits import EMITS
from staffbank_graphql.global_id import encode
from tests.town import Town

OPERATIONS = Path(__file__).parents[2] / "graphql" / "operations"

REGISTER = "Registration number,Status,Registered until\nSW000001,Registered,2027-11-30\n"


def mutations_of(query: str) -> list[str]:
    """The mutations that a document asks for."""
    return [
        each.name.value
        for operation in parse(query).definitions
        if isinstance(operation, OperationDefinitionNode)
        and operation.operation is OperationType.MUTATION
        for each in operation.selection_set.selections
        if isinstance(each, FieldNode)
    ]


@dataclass
class ApiDesk:
    """Sends published operations, in whoever's name, at whatever time."""

    town: Town
    client: httpx2.AsyncClient
    monkeypatch: pytest.MonkeyPatch
    emitted: list[str] = field(default_factory=list)

    def it_is(self, moment: datetime) -> None:
        """Set the bank's clock."""
        self.monkeypatch.setattr(clock, "now", lambda: moment)

    async def send(self, who: Principal, operation: str, **variables: Any) -> Any:
        """The data of a published operation; there must be no errors."""
        return await self.ask(
            who, (OPERATIONS / f"{operation}.graphql").read_text(), **variables
        )

    async def ask(self, who: Principal, query: str, **variables: Any) -> Any:
        """The data; there must be no errors, and no event that the schema does not tell of."""
        self.emitted.clear()
        token = self.town.bank.tokens.issue(who, now=clock.now())
        answer = await self.client.post(
            "/graphql",
            json={
                "query": query,
                "variables": variables,
            },
            headers={"Authorization": f"Bearer {token}"},
        )
        body = answer.json()
        assert "errors" not in body, body
        told = {event for name in mutations_of(query) for event in EMITS[name]}
        assert set(self.emitted) <= told, "what a mutation emits is not what it says"
        return body["data"]

    async def do(self, who: Principal, operation: str, **given: Any) -> Any:
        """What a mutation that is to succeed has made."""
        (payload,) = (await self.send(who, operation, input=given)).values()
        assert payload["problems"] == [], payload
        return next(value for name, value in payload.items() if name != "problems")

    async def try_to(self, who: Principal, operation: str, **given: Any) -> list[str]:
        """The codes of the problems of a mutation that is to be declined."""
        (payload,) = (await self.send(who, operation, input=given)).values()
        return [problem["code"] for problem in payload["problems"]]


def at_the_desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    """A desk in the same process, on the real application and database."""
    transport = httpx2.ASGITransport(app=create_app(town.bank))
    client = httpx2.AsyncClient(transport=transport, base_url="http://bank")
    desk, commit = ApiDesk(town, client, monkeypatch), SqlUnitOfWork.commit

    async def listened(uow: SqlUnitOfWork, *events: Event) -> None:
        desk.emitted += [event.name for event in events]
        await commit(uow, *events)

    monkeypatch.setattr(SqlUnitOfWork, "commit", listened)
    return desk


def shown_id(kind: str, key: UUID) -> str:
    """The id that the API shows for a row."""
    return encode(kind, key)
