"""Administrators have webhooks of their own, and see what became of each event."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pydantic import SecretStr

from staffbank.domain.principal import Role
from tests.hooked import administrator, deliver_all
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.town import Town
from tests.webhook_server import WebhookServer, webhook_server


@pytest.fixture
def server() -> Iterator[WebhookServer]:
    with webhook_server() as server:
        yield server


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    return at_the_desk(town, monkeypatch)


def asked(town: Town, server: WebhookServer, **more: Any) -> dict[str, Any]:
    """A webhook of Solihull's."""
    council = shown_id("Council", town.solihull.council.id)
    return {"councilId": council, "url": server.url, **more}


async def test_the_life_of_a_webhook(town: Town, desk: ApiDesk, server: WebhookServer) -> None:
    who = administrator(town, town.solihull)
    made = await desk.do(who, "register_webhook", **asked(town, server, names=["request"]))
    webhook = made["webhook"]
    assert (webhook["state"], webhook["names"]) == ("ACTIVE", ["request"])
    assert made["secret"].startswith("whsec_")

    rotated = await desk.do(who, "rotate_webhook_secret", webhookId=webhook["id"])
    assert rotated["secret"] not in {made["secret"], None}
    assert rotated["webhook"]["bothUntil"] is not None
    assert await desk.try_to(who, "rotate_webhook_secret", webhookId=webhook["id"]) == [
        "WRONG_STATE"
    ]

    await town.request()
    server.status = 410
    await deliver_all(town)
    told = await desk.send(who, "webhook_deliveries", first=9, filter={"state": "DEAD"})
    edges = told["webhookDeliveries"]["edges"]
    assert [[each["status"] for each in edge["node"]["attempts"]] for edge in edges] == [
        [410],
        [],
    ]
    gone = {"deliveryId": edges[0]["node"]["id"]}
    assert await desk.try_to(who, "redeliver", **gone) == ["WRONG_STATE"]
    (listed,) = (await desk.send(who, "webhooks", first=9))["webhooks"]["edges"]
    assert listed["node"]["state"] == "GONE"
    assert listed["node"]["council"]["name"] == "Solihull"
    assert await desk.try_to(who, "remove_webhook", webhookId=webhook["id"]) == ["WRONG_STATE"]


async def test_a_dead_letter_is_sent_again_by_hand(
    town: Town, desk: ApiDesk, server: WebhookServer
) -> None:
    who = administrator(town, town.solihull)
    await desk.do(who, "register_webhook", **asked(town, server, names=["request.approved"]))
    await town.request()
    listed = await desk.send(who, "webhook_deliveries", first=9)
    (edge,) = listed["webhookDeliveries"]["edges"]
    named = {"deliveryId": edge["node"]["id"]}
    assert await desk.try_to(who, "redeliver", **named) == ["WRONG_STATE"], "it is under way"
    await deliver_all(town)

    assert (await desk.do(who, "redeliver", **named))["state"] == "WAITING"
    await deliver_all(town)

    assert len({each.id for each in server.received}) == 1
    assert len(server.received) == 2


@pytest.mark.parametrize(
    "role", [Role.SERVICE_MANAGER, Role.REQUESTER, Role.FINANCE_OFFICER, Role.SIGNATORY]
)
async def test_it_is_for_administrators(
    town: Town, desk: ApiDesk, server: WebhookServer, role: Role
) -> None:
    who = town.who(role, town.solihull.council.id)

    assert await desk.try_to(who, "register_webhook", **asked(town, server)) == [
        "NOT_PERMITTED"
    ]


async def test_each_council_has_its_own_and_the_region_its_own(
    town: Town, desk: ApiDesk, server: WebhookServer
) -> None:
    ours, theirs = administrator(town, town.solihull), administrator(town, town.dudley)
    region = town.who(Role.REGIONAL_ADMINISTRATOR)
    for who in (theirs, region):
        refused = await desk.try_to(who, "register_webhook", **asked(town, server))
        assert refused == ["NOT_PERMITTED"]
    assert await desk.try_to(ours, "register_webhook", url=server.url) == ["NOT_PERMITTED"]
    made = await desk.do(ours, "register_webhook", **asked(town, server))
    await desk.do(region, "register_webhook", url=server.url)

    named = {"webhookId": made["webhook"]["id"]}
    assert await desk.try_to(theirs, "remove_webhook", **named) == ["NOT_FOUND"]
    assert await desk.try_to(region, "remove_webhook", **named) == ["NOT_PERMITTED"]
    for who, number in ((ours, 1), (theirs, 0), (region, 2)):
        listed = await desk.send(who, "webhooks", first=9)
        assert len(listed["webhooks"]["edges"]) == number
    assert (await desk.do(ours, "remove_webhook", **named))["state"] == "REMOVED"


async def test_what_cannot_be_is_told(town: Town, desk: ApiDesk, server: WebhookServer) -> None:
    who = administrator(town, town.solihull)
    for wrong in ({"url": "ftp://example.org"}, {"names": ["offer.*"]}, {"councilId": "x"}):
        given = asked(town, server) | wrong
        assert await desk.try_to(who, "register_webhook", **given) == ["INVALID"]
    nobody = asked(town, server) | {"councilId": shown_id("Council", town.region.id)}
    assert await desk.try_to(who, "register_webhook", **nobody) == ["NOT_FOUND"]


async def test_without_a_key_there_is_no_secret_and_no_webhook(
    town: Town, server: WebhookServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = town.bank.settings.model_copy(update={"webhook_key": SecretStr("")})
    keyless = replace(town, bank=replace(town.bank, settings=settings))
    desk, who = at_the_desk(keyless, monkeypatch), administrator(town, town.solihull)

    assert await desk.try_to(who, "register_webhook", **asked(town, server)) == ["INVALID"]
