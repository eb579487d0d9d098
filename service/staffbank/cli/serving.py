"""The HTTP server, in the event loop of whoever asks for it."""

import socket

import uvicorn

from staffbank.asgi import create_app
from staffbank.bootstrap import Bank
from staffbank.logs import configure_logs


async def serve_on(door: socket.socket, bank: Bank, *, log_level: str = "info") -> None:
    """Serve the bank until SIGINT or SIGTERM, finish what is under way, and close it."""
    configure_logs()
    config = uvicorn.Config(create_app(bank), log_level=log_level, log_config=None)
    await uvicorn.Server(config).serve(sockets=[door])
