"""A worker process dies while it tells a webhook, and the webhook is told all the same."""

import asyncio
import os
import signal
import time

from tests.hooked import deliveries, registered, secret, verifies
from tests.processes import staffbank
from tests.town import Town
from tests.webhook_server import WebhookServer, webhook_server

PATIENCE = 60.0  # seconds: what has stalled is taken up after half of them


async def _until_received(server: WebhookServer, number: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while len(server.received) < number:
        assert time.monotonic() < deadline, f"{len(server.received)} of {number} came"
        await asyncio.sleep(0.05)


async def test_a_delivery_whose_worker_is_killed_is_made_again_with_the_same_id(
    town: Town,
) -> None:
    with webhook_server() as server:
        webhook = await registered(town, town.solihull, server.url, "request.approved")
        server.may_answer.clear()
        await town.request()
        with staffbank("work", bank=town.bank) as doomed:
            await _until_received(server, 1)
            os.killpg(doomed.pid, signal.SIGKILL)
            doomed.wait()
        assert [each.state for each in await deliveries(town)] == ["waiting"]

        server.may_answer.set()
        with staffbank("work", bank=town.bank):
            await _until_received(server, 2)
            while not (done := await deliveries(town, state="delivered")):
                await asyncio.sleep(0.05)

    first, second = server.received
    assert first.id == second.id == str(done[0].event_id)
    assert verifies(second, secret(town, webhook))
    assert [each.status for each in done[0].attempts] == [204], "recorded once"
