"""Webhooks are told of what concerns them, signed."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import standardwebhooks

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.webhook import DeliveryId
from staffbank.usecases.region.succeed_council import succeed_council
from staffbank.usecases.webhook.redeliver import redeliver
from staffbank.usecases.webhook.remove_webhook import remove_webhook
from staffbank.usecases.webhook.rotate_webhook_secret import rotate_webhook_secret
from staffbank_graphql.global_id import decode
from tests.asking import refusal
from tests.hooked import (
    ASKED,
    administrator,
    deliver_all,
    delivered,
    deliveries,
    it_is,
    registered,
    secret,
    told,
    verifies,
)
from tests.town import NOW, Town, found_town
from tests.webhook_server import WebhookServer, webhook_server


@pytest.fixture
def server() -> Iterator[WebhookServer]:
    with webhook_server() as server:
        yield server


async def test_a_councils_webhook_is_told_its_events_signed_as_cloud_events(
    town: Town, server: WebhookServer
) -> None:
    webhook = await registered(town, town.solihull, server.url)
    request = await town.request()
    await town.request(host=town.dudley)

    await deliver_all(town)

    assert told(server) == ASKED
    first = server.received[0]
    body = json.loads(first.body)
    assert verifies(first, secret(town, webhook))
    assert not verifies(first, secret(town, webhook, 2))
    assert first.headers["content-type"] == "application/cloudevents+json"
    assert (body["specversion"], body["source"]) == ("1.0", f"urn:uuid:{town.region.id}")
    assert (body["id"], decode(body["subject"], "CoverRequest")) == (first.id, request.id)


async def test_each_event_is_delivered_to_each_webhook_that_hears_it_once(
    town: Town, server: WebhookServer
) -> None:
    for council, names in ((None, ()), (town.solihull, ("request.approved", "offer"))):
        await registered(town, council, server.url, *names)
    elsewhere = await found_town(town.bank)
    await registered(elsewhere, None, server.url)
    await town.offer(await town.member(), await town.request())

    await deliver_all(town)
    await deliver_all(town)

    assert sorted(set(told(server))) == sorted(
        {*ASKED, "offer.made", "worker.joined", "worker.checked", "worker.availability_set"}
    )
    twice = {"request.approved", "offer.made"}
    for name in twice | {"request.submitted"}:
        assert told(server).count(name) == 1 + (name in twice), name
    assert await deliveries(town, state="waiting") == []


async def test_both_secrets_sign_for_a_day(
    town: Town, server: WebhookServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook, now = await registered(town, town.solihull, server.url), datetime.now(UTC)
    who = administrator(town, town.solihull)
    uow = town.bank.unit_of_work(who)
    await rotate_webhook_secret(webhook_id=webhook.id, now=now, uow=uow)
    again = rotate_webhook_secret(
        webhook_id=webhook.id, now=now, uow=town.bank.unit_of_work(who)
    )
    assert (await refusal(again)).code is ProblemCode.WRONG_STATE
    await town.request()

    await deliver_all(town)
    ages = [
        [verifies(each, secret(town, webhook, n)) for n in (1, 2)] for each in server.received
    ]
    assert ages == [[True, True]] * 2

    it_is(monkeypatch, now + timedelta(days=1))
    monkeypatch.setattr(standardwebhooks.Webhook, "_Webhook__verify_timestamp", _any_time)
    await town.request()
    await deliver_all(town)
    assert not verifies(server.received[-1], secret(town, webhook, 1))
    assert verifies(server.received[-1], secret(town, webhook, 2))


def _any_time(_: object, text: str) -> datetime:
    return datetime.fromtimestamp(float(text), UTC)


async def test_nobody_of_another_council_has_to_do_with_it(
    town: Town, server: WebhookServer
) -> None:
    webhook, delivery = await delivered(town, server)
    stranger = administrator(town, town.dudley)

    for deed in (
        redeliver(delivery_id=delivery, uow=town.bank.unit_of_work(stranger)),
        remove_webhook(webhook_id=webhook.id, uow=town.bank.unit_of_work(stranger)),
        rotate_webhook_secret(
            webhook_id=webhook.id, now=clock.now(), uow=town.bank.unit_of_work(stranger)
        ),
    ):
        assert (await refusal(deed)).code is ProblemCode.NOT_FOUND
    assert await deliveries(town, stranger) == []


async def test_a_webhook_that_is_removed_is_told_of_nothing(
    town: Town, server: WebhookServer
) -> None:
    webhook = await registered(town, town.solihull, server.url)
    await town.request()
    who = administrator(town, town.solihull)

    await remove_webhook(webhook_id=webhook.id, uow=town.bank.unit_of_work(who))
    again = remove_webhook(webhook_id=webhook.id, uow=town.bank.unit_of_work(who))
    assert (await refusal(again)).code is ProblemCode.WRONG_STATE
    await town.request()
    await deliver_all(town)

    assert server.received == []
    dead = await deliveries(town, state="dead")
    assert [each.event for each in dead] == ASKED
    sent = redeliver(delivery_id=DeliveryId(dead[0].id), uow=town.bank.unit_of_work(who))
    assert (await refusal(sent)).message.startswith("This webhook is removed.")


async def test_the_ids_of_deliveries_have_the_time_of_their_events(
    town: Town, server: WebhookServer
) -> None:
    await registered(town, town.solihull, server.url)
    await town.request()

    for each in await deliveries(town):
        assert (each.id.version, each.id.int >> 64) == (7, each.event_id.int >> 64)
        assert each.id != UUID(int=each.event_id.int)


async def test_who_takes_anothers_place_is_told_its_events(
    town: Town, server: WebhookServer
) -> None:
    await registered(town, town.dudley, server.url, "request")
    await town.request()
    await succeed_council(
        predecessor=town.solihull.council.id,
        successor=town.dudley.council.id,
        holds_from=NOW.date() - timedelta(days=400),
        uow=town.uow(Role.REGIONAL_ADMINISTRATOR),
    )
    await town.request()

    await deliver_all(town)

    assert told(server) == ASKED


async def test_a_webhook_is_told_nothing_of_webhooks(town: Town, server: WebhookServer) -> None:
    await registered(town, town.solihull, server.url)
    await registered(town, town.solihull, server.url)

    assert await deliveries(town) == []
