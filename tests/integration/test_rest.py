"""What is read by REST is what GraphQL shows, to whom it shows it, and no more."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx2
import pytest
from jsonschema import Draft202012Validator

from staffbank import clock
from staffbank.asgi import create_app
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.ports.budgets import Budget
from staffbank_graphql.global_id import encode
from staffbank_graphql.rest_resources import RESOURCES, ROOT
from tests.integration.api_desk import OPERATIONS, ApiDesk, at_the_desk
from tests.integration.full_town import FullTown
from tests.programs import administrator, let_in
from tests.town import Town


class Reader:
    """Somebody who reads by REST."""

    def __init__(self, town: Town, who: Principal) -> None:
        transport = httpx2.ASGITransport(app=create_app(town.bank))
        token = town.bank.tokens.issue(who, now=clock.now())
        headers = {"Authorization": f"Bearer {token}"}
        self.client = httpx2.AsyncClient(
            transport=transport, base_url="http://bank", headers=headers
        )

    async def get(self, path: str, status: int = 200) -> Any:
        """The answer, which has to have this status."""
        answer = await self.client.get(path if path.startswith("/") else f"{ROOT}/{path}")
        assert answer.status_code == status, answer.text
        kind = "application/json" if status == 200 else "application/problem+json"
        assert answer.headers["content-type"] == kind
        return answer.json()

    async def by_graphql(self, operation: str) -> list[Any]:
        """The rows of the published operation."""
        query = (OPERATIONS / f"{operation}.graphql").read_text()
        body = {"query": query, "variables": {"first": 50}}
        (connection,) = (await self.client.post("/graphql", json=body)).json()["data"].values()
        return [edge["node"] for edge in connection["edges"]]


def of_both_sides(town: Town) -> Principal:
    """Whoever reads all that Warwick and Solihull see."""
    roles = (Role.FINANCE_OFFICER, Role.SERVICE_MANAGER, Role.COUNCIL_ADMINISTRATOR)
    sides = (town.warwick, town.solihull)
    return Principal(
        "reader",
        town.region.id,
        frozenset(
            Grant(role, scope)
            for role in roles
            for side in sides
            for scope in (side.council.id, side.employer.id)
        ),
    )


async def test_every_row_is_that_of_graphql_and_nothing_to_another_council(
    full: FullTown,
) -> None:
    town = full.town
    reader = Reader(town, of_both_sides(town))
    stranger = Reader(town, town.who(Role.COUNCIL_ADMINISTRATOR, town.dudley.employer.id))
    page = await reader.get("openapi.json")
    registry = {"components": page["components"]}

    for resource in RESOURCES:
        expected = await reader.by_graphql(resource.many)
        found = (await reader.get(resource.path))["items"]
        assert found == expected
        assert found, resource
        shapes = page["components"]["schemas"]
        for row in found:
            Draft202012Validator({**shapes[f"{resource.kind}Row"], **registry}).validate(row)
        one = await reader.get(f"{resource.path}/{found[0]['id']}")
        Draft202012Validator({**shapes[resource.kind], **registry}).validate(one)
        assert one == {**one, **found[0]}
        hers = {row["id"] for row in (await stranger.get(resource.path))["items"]}
        for row in found:
            assert row["id"] not in hers
            told = await stranger.get(f"{resource.path}/{row['id']}", 404)
            assert told["instance"].endswith(row["id"])
        another = RESOURCES[0] if resource is not RESOURCES[0] else RESOURCES[1]
        assert (await reader.get(f"{another.path}/{found[0]['id']}", 404))["status"] == 404


async def test_pages_lead_from_one_to_the_next(town: Town) -> None:
    reader = Reader(town, administrator(town))
    for number in range(3):
        await town.member(f"Member {number}")

    seen, address = [], "workers?limit=2"
    while address:
        page = await reader.get(address)
        seen += [row["name"] for row in page["items"]]
        address = page["links"].get("next", "")

    assert seen == ["Member 0", "Member 1", "Member 2"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("workers?limit=101", 400),
        ("workers?limit=all", 400),
        (f"workers?limit=1{'0' * 5_000}", 400),
        ("workers?after=nothing", 400),
        ("workers?offset=2", 400),
        ("workers/no-id", 404),
        (f"workers/{encode('Worker', UUID(int=0))}", 404),
        ("salaries", 404),
        ("workers/1/checks", 404),
    ],
)
async def test_what_is_not_there_says_what_is(town: Town, address: str, status: int) -> None:
    told = await Reader(town, administrator(town)).get(address, status)

    assert set(told) == {"type", "title", "status", "detail", "instance"}
    assert told["status"] == status


async def test_nobody_reads_without_a_token_and_nobody_writes(town: Town) -> None:
    reader = Reader(town, administrator(town))
    posted = await reader.client.post(f"{ROOT}/workers", json={})
    reader.client.headers.pop("authorization")

    assert (posted.status_code, posted.headers["allow"]) == (405, "GET, HEAD")
    assert (await reader.get("workers", 401))["status"] == 401
    assert (await reader.get("openapi.json"))["openapi"] == "3.1.0"


async def test_reading_is_counted_as_asking_is(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = replace(town.bank.allowance, requests=Budget("requests", 1))
    reader = Reader(replace(town, bank=replace(town.bank, allowance=few)), administrator(town))

    first = await reader.client.get(f"{ROOT}/workers")
    told = await reader.get("workers", 429)

    assert "ratelimit" in first.headers
    assert "Ask again" in told["detail"]


async def test_a_program_held_to_its_documents_reads_what_these_read(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk: ApiDesk = at_the_desk(town, monkeypatch)
    program, who = await let_in(desk), administrator(town)
    document = (OPERATIONS / "workers.graphql").read_text()
    await desk.do(who, "register_document", apiClientId=program.id, document=document)
    await desk.do(who, "hold_to_documents", apiClientId=program.id, held=True)
    headers = {"Authorization": f"Bearer {await program.token()}"}

    found = [
        (await desk.client.get(f"{ROOT}/{path}", headers=headers)).status_code
        for path in ("workers", "placements")
    ]

    assert found == [200, 403]
