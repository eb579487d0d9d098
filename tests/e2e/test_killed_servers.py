"""A serving process dies while people watch, and they miss nothing."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank_graphql.global_id import encode
from tests.e2e.desk import the_api
from tests.processes import serving
from tests.town import Town

WATCH = 'subscription($since: ID) { events(since: $since, names: ["request"]) { id } }'
REQUESTS = 20


async def followed(address: str, token: str, since: str | None) -> AsyncIterator[str]:
    """The ids of events, as they come over a WebSocket, until it breaks."""
    async with connect(
        address.replace("http", "ws"), subprotocols=[Subprotocol("graphql-transport-ws")]
    ) as socket:
        init = {"authorization": f"Bearer {token}"}
        await socket.send(json.dumps({"type": "connection_init", "payload": init}))
        await socket.recv()
        payload = {"query": WATCH, "variables": {"since": since}}
        await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
        with suppress(ConnectionClosed):
            while True:
                yield json.loads(await socket.recv())["payload"]["data"]["events"]["id"]


async def test_who_watches_through_a_process_that_is_killed_goes_on_at_another(
    town: Town,
) -> None:
    who, heard = town.who(Role.COORDINATOR), list[str]()
    token = town.bank.tokens.issue(who, now=clock.now())

    async def write() -> None:
        for _ in range(REQUESTS):
            await town.request()

    with the_api(town.bank) as doomed, the_api(town.bank) as other:
        writing = asyncio.create_task(write())
        async with asyncio.timeout(60):
            async for event_id in followed(doomed, token, None):
                heard.append(event_id)
                if len(heard) == REQUESTS // 2:
                    serving(doomed).kill()
            before = len(heard)
            async for event_id in followed(other, token, heard[-1]):
                heard.append(event_id)
                if len(heard) == 2 * REQUESTS:
                    break
        await writing

    log = town.bank.events(who)
    views = await log.between(0, await log.end(), most=999)
    assert before < 2 * REQUESTS, "it was killed before all had happened"
    assert heard == [encode("Event", v.id) for v in views if v.event.startswith("request.")]
