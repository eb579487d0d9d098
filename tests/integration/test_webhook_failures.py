"""What a webhook does not take is tried again for days, and then can be sent by hand."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from staffbank.domain.problem import ProblemCode
from staffbank.domain.webhook import WAITS, DeliveryId
from staffbank.jobs.deliver import NoKey
from staffbank.usecases.webhook.redeliver import redeliver
from tests.asking import entries
from tests.hooked import (
    administrator,
    deliver,
    deliver_all,
    delivered,
    deliveries,
    it_is,
    jobs,
    registered,
)
from tests.integration.test_races import at_once
from tests.town import Town
from tests.webhook_server import WebhookServer, webhook_server


@pytest.fixture
def server() -> Iterator[WebhookServer]:
    with webhook_server() as server:
        yield server


async def test_what_fails_is_tried_for_days_then_is_dead_and_can_be_sent_again(
    town: Town, server: WebhookServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await registered(town, town.solihull, server.url, "request.approved")
    await town.request()
    now, begun = datetime.now(UTC), datetime.now(UTC)
    server.status = 500
    for wait in WAITS:
        it_is(monkeypatch, now)
        await deliver_all(town)
        (delivery,) = await deliveries(town)
        assert delivery.again_at is not None
        assert 0.8 * wait <= delivery.again_at - now <= 1.2 * wait
        assert (await jobs(town))[-1]["scheduled_at"] == delivery.again_at
        now = delivery.again_at
    it_is(monkeypatch, now)
    await deliver_all(town)

    who = administrator(town, town.solihull)
    (dead,) = await deliveries(town, who, state="dead")
    assert timedelta(days=2) < now - begun < timedelta(days=4)
    assert [each.status for each in dead.attempts] == [500] * (len(WAITS) + 1)
    assert [each["event"] for each in await entries(town, "webhook.gave_up")] == [dead.event]

    server.status = 200
    uow = town.bank.unit_of_work(who)
    await redeliver(delivery_id=DeliveryId(dead.id), uow=uow)
    assert (await jobs(town))[-1] == {"delivery_id": str(dead.id), "scheduled_at": None}
    await deliver_all(town)
    (delivered,) = await deliveries(town, state="delivered")
    assert delivered.attempts[-1].status == 200
    assert {each.id for each in server.received} == {str(dead.event_id)}


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [
        ("3600", timedelta(hours=1), timedelta(hours=1)),
        ("1", timedelta(seconds=4), timedelta(seconds=6)),
        ("9" * 5_000, timedelta(days=1), timedelta(days=1)),
        ("Fri, 31 Dec 2099 23:59:59 GMT", timedelta(days=1), timedelta(days=1)),
        ("Fri, 31 Dec 1999 23:59:59 GMT", timedelta(seconds=4), timedelta(seconds=6)),
        ("Fri, 31 Dec 9999 23:59:59 -2300", timedelta(seconds=4), timedelta(seconds=6)),
        ("soon", timedelta(seconds=4), timedelta(seconds=6)),
    ],
)
async def test_who_asks_to_be_left_alone_is_left_alone(
    town: Town, server: WebhookServer, asked: str, least: timedelta, most: timedelta
) -> None:
    await registered(town, town.solihull, server.url, "request.approved")
    await town.request()
    server.status, server.extra = 503, {"Retry-After": asked}

    await deliver_all(town)

    (delivery,) = await deliveries(town)
    assert delivery.again_at is not None
    assert least <= delivery.again_at - delivery.attempts[0].at <= most


async def test_who_is_gone_is_told_of_nothing_any_more(
    town: Town, server: WebhookServer
) -> None:
    await registered(town, town.solihull, server.url)
    await town.request()
    server.status = 410

    await deliver_all(town)
    await town.request()

    assert len(server.received) == 1, "the second had no chance"
    dead = await deliveries(town, state="dead")
    assert [[each.status for each in one.attempts] for one in dead] == [[410], []]
    assert len(await entries(town, "webhook.gone")) == 1
    assert len(await deliveries(town)) == 2


@pytest.mark.parametrize("status", [301, 302, 307, 400, 404, 500])
async def test_only_a_two_hundred_is_taken_and_no_redirect_is_followed(
    town: Town, server: WebhookServer, status: int
) -> None:
    await registered(town, town.solihull, server.url, "request.approved")
    await town.request()
    server.status, server.extra = status, {"Location": server.url + "/elsewhere"}

    await deliver_all(town)

    assert [each.path for each in server.received] == ["/events"]
    (delivery,) = await deliveries(town, state="waiting")
    assert [each.status for each in delivery.attempts] == [status]


async def test_two_processes_at_one_delivery_record_it_once(
    town: Town, server: WebhookServer
) -> None:
    await registered(town, town.solihull, server.url, "request.approved")
    await town.request()
    server.status = 500
    (delivery,) = await deliveries(town)

    await asyncio.gather(*(deliver(town, delivery) for _ in range(4)))

    (delivery,) = await deliveries(town)
    assert len(delivery.attempts) == 1
    assert len(await jobs(town)) == 2, "the first one, and the next try"


async def test_of_two_who_send_it_again_at_once_one_does(
    town: Town, server: WebhookServer
) -> None:
    _, key = await delivered(town, server)
    who = administrator(town, town.solihull)
    deeds = [redeliver(delivery_id=key, uow=town.bank.unit_of_work(who)) for _ in range(4)]

    done, problems = await at_once(deeds)

    assert (len(done), problems) == (1, [ProblemCode.WRONG_STATE] * 3)
    await deliver_all(town)
    assert len(server.received) == 2


async def test_a_process_without_the_key_sends_nothing_and_uses_up_no_try(
    town: Town, server: WebhookServer
) -> None:
    await registered(town, town.solihull, server.url, "request.approved")
    await town.request()
    settings = town.bank.settings.model_copy(update={"webhook_key": SecretStr("")})
    keyless = replace(town, bank=replace(town.bank, settings=settings))

    with pytest.raises(NoKey, match="STAFFBANK_WEBHOOK_KEY"):
        await deliver_all(keyless)

    assert [each.attempts for each in await deliveries(town, state="waiting")] == [()]
    assert server.received == []
