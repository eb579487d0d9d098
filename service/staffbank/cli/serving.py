"""The HTTP server, in the event loop of whoever asks for it."""

import gc
import socket
from asyncio import AbstractEventLoop
from collections.abc import Callable, Sequence

import uvicorn
from starlette.types import ASGIApp

from staffbank.asgi import create_app
from staffbank.bootstrap import Bank
from staffbank.cli.patience import Patience
from staffbank.logs import configure_logs
from staffbank.traces import sent_traces
from staffbank.web.site import Actor
from staffbank_graphql.bounded import LARGEST

GRACE = 5  # seconds for what is under way; whoever watches a page would go on for a minute
NEW_THINGS = 10_000  # after which the newest are looked at; Python's own figure is 700


async def serve_on(
    door: socket.socket,
    bank: Bank,
    *,
    cast: Sequence[Actor] = (),
    log_level: str = "info",
) -> None:
    """Serve the bank until SIGINT or SIGTERM, finish what is under way, and close it."""
    configure_logs()
    config = configured(create_app(bank, cast), log_level=log_level)
    look_for_garbage_seldom()
    with sent_traces():
        await uvicorn.Server(config).serve(sockets=[door])


def configured(app: ASGIApp, *, log_level: str = "info") -> uvicorn.Config:
    """How the bank is served; lines go where `configure_logs` sends them."""
    # What is told on a WebSocket is short: to compress it costs more than it saves.
    return uvicorn.Config(
        app,
        log_level=log_level,
        log_config=None,
        access_log=False,  # we have one
        server_header=False,
        ws_per_message_deflate=False,
        ws_max_size=LARGEST,
        http=Patience,
        timeout_graceful_shutdown=GRACE,
    )


def look_for_garbage_seldom() -> None:
    """Everybody waits while it is looked for, with 800 sockets open for 0.3 s.

    What has been loaded by now stays, and is never looked at again; of the rest, more comes
    together before anything is.
    """
    gc.freeze()
    gc.set_threshold(NEW_THINGS, *gc.get_threshold()[1:])


def event_loop() -> Callable[[], AbstractEventLoop] | None:
    """What makes the quickest loop that is there; None for Python's own."""
    return uvicorn.Config("", log_config=None).get_loop_factory()
