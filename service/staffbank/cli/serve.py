"""`staffbank serve`."""

import asyncio
import socket
from contextlib import suppress
from typing import Annotated

from typer import Option

from staffbank.bootstrap import build
from staffbank.cli.installation import listening, require_reachable, the_settings
from staffbank.cli.serving import serve_on
from staffbank.settings import Settings


def serve(
    host: Annotated[str, Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, Option(help="Port to listen on.", min=1, max=65535)] = 8000,
) -> None:
    """Serve the GraphQL API until Ctrl-C.

    Reads STAFFBANK_DATABASE_URL, STAFFBANK_REDIS_URL and the other settings. Run as many as
    you need behind a load balancer, and `staffbank work` beside them.

    Example: staffbank serve --host 0.0.0.0 --port 8000
    """
    settings = the_settings()
    require_reachable(settings)
    door = listening(host, port)
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(settings, door))


async def _serve(settings: Settings, door: socket.socket) -> None:
    bank = build(settings)
    try:
        await serve_on(door, bank)
    finally:
        await bank.close()
