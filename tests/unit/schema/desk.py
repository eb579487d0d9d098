"""A bank in memory behind its real web application, and a client at its desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from procrastinate import App
from procrastinate.testing import InMemoryConnector
from pydantic import SecretStr
from starlette.testclient import TestClient

from staffbank import clock
from staffbank.adapters.heads_folder import HeadsFolder
from staffbank.adapters.local_budgets import LocalBudgets
from staffbank.adapters.notify import NoMail
from staffbank.adapters.typst_printer import TypstPrinter
from staffbank.adapters.webhook_post import HttpPost
from staffbank.asgi import create_app
from staffbank.bootstrap import Bank
from staffbank.domain.council import RegionId
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.identity.allowance import Allowance
from staffbank.identity.callers import Callers
from staffbank.identity.tokens import Tokens
from staffbank.ports.batch_desk import BatchDesk
from staffbank.ports.events import EventLog, Feeds
from staffbank.ports.webhooks import Deliveries
from staffbank.settings import Settings
from tests.builders import an_id
from tests.fake_clients import an_office, no_sessions
from tests.fake_queries import FakeBoard, FakeQueries
from tests.fakes import FakeAnswering, FakeUnitOfWork, Shelves
from tests.unit.schema.views import row_of

REGION = RegionId(an_id("West Midlands"))
A_WORKER = (Role.WORKER, an_id("an employer"))


def somebody(*roles: tuple[Role, UUID], person: str = "ada") -> Principal:
    """A person with these roles."""
    return Principal(person, REGION, frozenset(Grant(*role) for role in roles))


@dataclass
class Desk:
    """Where a principal asks. `bank` is at hand, to look at and to change."""

    bank: Bank
    shelves: Shelves
    board: FakeBoard
    client: TestClient
    principal: Principal

    @property
    def queries(self) -> FakeQueries:
        return self.shelves.queries

    @property
    def token(self) -> str:
        return self.bank.tokens.issue(self.principal, now=clock.now())

    def post(self, query: str, variables: Any = None, **headers: str) -> Any:
        """The whole HTTP response."""
        signed = {"authorization": f"Bearer {self.token}", **headers}
        body = {"query": query, "variables": variables}
        return self.client.post("/graphql", json=body, headers=signed)

    def ask(self, query: str, /, **variables: Any) -> Any:
        """The data; there must be no errors."""
        answer = self.post(query, variables).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def refused(self, query: str, /, **variables: Any) -> Any:
        """The one error."""
        (error,) = self.post(query, variables).json()["errors"]
        return error

    def deed(self, deed: str, fields: str, /, **given: Any) -> Any:
        """What a mutation gives back for this input."""
        kind = f"{deed[0].upper()}{deed[1:]}Input!"
        problems = "problems { code message path ... on RuleProblem { rule source } }"
        query = f"mutation($i: {kind}) {{ {deed}(input: $i) {{ {fields} {problems} }} }}"
        return self.ask(query, i=given)[deed]


@contextmanager
def a_desk(
    folder: Path, *rows: Any, principal: Principal | None = None, **set_to: Any
) -> Iterator[Desk]:
    """A bank with these rows in it and these settings, and somebody at its desk."""
    settings = Settings(
        database_url="",
        redis_url="",
        issuer_key_file=folder / "issuer.jwk",
        cursor_secret=SecretStr("a secret"),
        **set_to,
    )
    shelves = Shelves(FakeQueries(list(rows)), row_of)
    board = FakeBoard()

    async def close() -> None: ...

    tokens = Tokens.of(settings)
    bank = Bank(
        settings=settings,
        tokens=tokens,
        callers=Callers(tokens, no_sessions(settings)),
        allowance=Allowance.of(settings, LocalBudgets()),
        token_office=an_office(settings),
        sign_in=None,
        unit_of_work=lambda who: FakeUnitOfWork(who, shelves),
        answering=lambda who, _: FakeAnswering(who, shelves),
        queries=lambda _: shelves.queries,
        events=lambda _: cast("EventLog", None),  # nothing happens in memory
        feeds=cast("Feeds", None),
        progress=board,
        queue=App(connector=InMemoryConnector()),
        printer=TypstPrinter(),
        mail=NoMail(),
        heads=HeadsFolder(""),
        deliveries=lambda _: cast("Deliveries", None),  # nor is it told to anybody
        post=HttpPost(settings),
        batches=lambda _: cast("BatchDesk", None),  # nor brought in bulk
        close=close,
    )
    with TestClient(create_app(bank), raise_server_exceptions=False) as client:
        yield Desk(bank, shelves, board, client, principal or somebody(A_WORKER))
