"""The HTTP server, in the event loop of whoever asks for it."""

import socket

import uvicorn

from staffbank.bootstrap import Bank


async def serve_on(door: socket.socket, bank: Bank, *, log_level: str = "info") -> None:
    """Serve the bank until SIGINT or SIGTERM; requests that run then are finished first."""
    from staffbank.asgi import create_app  # noqa: PLC0415 - it takes a second to load

    config = uvicorn.Config(create_app(bank), log_level=log_level)
    await uvicorn.Server(config).serve(sockets=[door])
