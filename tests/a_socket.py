"""A client on a WebSocket of an application in this process, in the test's own event loop."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message

PROTOCOL = "graphql-transport-ws"
PATIENCE = 20.0  # seconds


@dataclass
class ASocket:
    """One connection by graphql-transport-ws."""

    said: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    heard: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)

    def say(self, message: Any) -> None:
        """Send it."""
        self.said.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})

    async def hear(self) -> Any:
        """The next message."""
        async with asyncio.timeout(PATIENCE):
            return json.loads((await self.heard.get())["text"])

    async def ask(self, **payload: Any) -> Any:
        """What comes of one operation, with nothing else under way: data and errors."""
        self.say({"id": "1", "type": "subscribe", "payload": payload})
        told = await self.hear()
        if told["type"] == "error":
            return {"errors": told["payload"]}
        assert await self.hear() == {"id": "1", "type": "complete"}
        return told["payload"]


@asynccontextmanager
async def a_socket(app: ASGIApp, token: str) -> AsyncIterator[ASocket]:
    """Somebody who was let in on one; hung up at the end of the block."""
    socket = ASocket()
    scope = {
        "type": "websocket",
        "path": "/graphql",
        "headers": [],
        "query_string": b"",
        "subprotocols": [PROTOCOL],
    }
    socket.said.put_nowait({"type": "websocket.connect"})
    running = asyncio.ensure_future(app(scope, socket.said.get, socket.heard.put))
    async with asyncio.timeout(PATIENCE):
        assert (await socket.heard.get())["type"] == "websocket.accept"
    init = {"authorization": f"Bearer {token}"}
    socket.say({"type": "connection_init", "payload": init})
    assert await socket.hear() == {"type": "connection_ack"}
    try:
        yield socket
    finally:
        socket.said.put_nowait({"type": "websocket.disconnect", "code": 1000})
        async with asyncio.timeout(PATIENCE):
            await running
