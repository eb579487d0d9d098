"""A demonstration in this process, with a cast to choose from."""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import uvicorn

from staffbank.asgi import create_app
from staffbank.bootstrap import build
from staffbank.settings import Settings
from staffbank.web.site import Actor
from tests.town import Town


@asynccontextmanager
async def demonstration(town: Town, cast: Sequence[Actor]) -> AsyncIterator[str]:
    """The address of the pages, as long as the block lasts."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        ours = f"http://127.0.0.1:{door.getsockname()[1]}"
        bank = build(Settings(**(town.bank.settings.model_dump() | {"public_url": ours})))
        config = uvicorn.Config(
            create_app(bank, cast), log_config=None, lifespan="off", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[door]))
        try:
            yield ours
        finally:
            server.should_exit = True
            await serving
            await bank.close()
