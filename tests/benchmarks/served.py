"""Servers to be measured: `python -m tests.benchmarks.served WHICH`; each says its port."""

import asyncio
import socket
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated
from uuid import UUID

import uvicorn
from fastapi import FastAPI, Header
from pydantic import BaseModel
from starlette.types import ASGIApp

from staffbank import clock
from staffbank.asgi import create_app
from staffbank.bootstrap import Bank, build
from staffbank.cli.serving import configured, event_loop, look_for_garbage_seldom
from staffbank.identity.shown import Shown
from staffbank.logs import configure_logs
from staffbank.ports.queries import Slice
from staffbank.ports.views import RequestView
from staffbank.settings import Settings
from tests.benchmarks.hundred import SCHEMA


class CoverRequest(BaseModel):
    """A cover request, as a plain API would show it."""

    id: UUID
    title: str
    state: str
    starts_at: datetime
    ends_at: datetime
    sessions: int
    minutes: int
    headcount: int
    statutory: bool
    remote: bool


def plain(bank: Bank) -> ASGIApp:
    """FastAPI and pydantic over the same reads, for the same callers."""
    app = FastAPI(openapi_url=None)

    @app.get("/cover-requests")
    async def cover_requests(
        authorization: Annotated[str, Header()], first: int = 100
    ) -> list[CoverRequest]:
        who = await bank.callers.caller(Shown(authorization), now=clock.now())
        page = await bank.queries(who).page(RequestView, Slice(first=first))
        return [
            CoverRequest(
                id=row.id,
                title=row.title,
                state=row.state,
                starts_at=row.starts_at,
                ends_at=row.ends_at,
                sessions=row.sessions,
                minutes=row.minutes,
                headcount=row.headcount,
                statutory=row.statutory,
                remote=row.remote,
            )
            for row in page.rows
        ]

    return app


def in_memory(bank: Bank) -> ASGIApp:
    """The whole bank, but behind its door a hundred rows that are there."""
    app = create_app(bank)
    app.view.schema = SCHEMA
    return app


WHICH: Mapping[str, Callable[[Bank], ASGIApp]] = {
    "bank": create_app,
    "plain": plain,
    "memory": in_memory,
}


async def serve(app: ASGIApp, door: socket.socket) -> None:
    configure_logs()
    look_for_garbage_seldom()
    await uvicorn.Server(configured(app)).serve(sockets=[door])


if __name__ == "__main__":
    door = socket.create_server(("127.0.0.1", 0))
    print(door.getsockname()[1], flush=True)
    with asyncio.Runner(loop_factory=event_loop()) as runner:
        runner.run(serve(WHICH[sys.argv[1]](build(Settings())), door))  # type: ignore[call-arg]
