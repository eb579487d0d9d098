"""A secret is told once, and nobody finds it in what the bank keeps of its answers."""

from typing import Any

import pytest
from graphql import GraphQLObjectType
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.principal import Principal, Role
from staffbank.persistence.region_tables import IDEMPOTENCY_KEY
from staffbank_graphql.schema import schema
from tests import programs
from tests.integration.api_desk import OPERATIONS, ApiDesk, at_the_desk, shown_id
from tests.integration.test_once import code, sent
from tests.programs import let_in
from tests.town import NOW, Town


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


async def test_a_secret_is_told_once_and_kept_nowhere_to_be_read(
    town: Town, desk: ApiDesk
) -> None:
    ada = await town.member()
    admin = town.who(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id)
    ours = shown_id("Council", town.warwick.council.id)
    client = await let_in(desk)
    hook = {"councilId": ours, "url": "https://127.0.0.1/hook"}
    registered = await desk.do(admin, "register_webhook", **hook)
    asked: dict[str, tuple[Principal, dict[str, Any]]] = {
        "share_calendar": (town.as_worker(ada), {"shared": True}),
        "create_api_client": (admin, programs.wanted(town)),
        "add_api_client_key": (admin, {"apiClientId": client.id}),
        "register_webhook": (admin, hook),
        "rotate_webhook_secret": (admin, {"webhookId": registered["webhook"]["id"]}),
    }
    for name, (who, given) in asked.items():
        query, key = (OPERATIONS / f"{name}.graphql").read_text(), f"key-of-{name}"
        first = await sent(desk, who, query, key, **given)
        (payload,) = first.json()["data"].values()
        assert payload["problems"] == [], name

        again = await sent(desk, who, query, key, **given)

        assert (code(again), again.json()["data"]) == ("SECRET_TOLD", None), name
        async with town.bank.unit_of_work(who) as uow:
            connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
            kept = select(IDEMPOTENCY_KEY.c.answer).where(IDEMPOTENCY_KEY.c.key == key)
            assert (await connection.scalars(kept)).one() is None, name


def test_each_field_that_says_it_is_told_once_is_of_a_kind_that_is_kept_nowhere() -> None:
    once = {
        f"{kind.name}.{name}"
        for kind in schema._schema.type_map.values()
        if isinstance(kind, GraphQLObjectType) and kind.name != "Mutation"
        for name, field in kind.fields.items()
        if "this once" in (field.description or "")
    }

    assert once == {"CalendarAddress.path", "IssuedApiClientKey.secret", "WebhookSecret.secret"}
