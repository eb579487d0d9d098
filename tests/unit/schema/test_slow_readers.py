"""Who does not read what she is told is given up, and holds nothing here any more."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from staffbank_graphql import socket_handler
from staffbank_graphql.global_id import encode
from tests.unit.schema.desk import a_desk
from tests.unit.schema.test_watching import RUN, WATCH
from tests.unit.schema.views import a_run_row

SCOPE = {
    "type": "websocket",
    "path": "/graphql",
    "raw_path": b"/graphql",
    "root_path": "",
    "query_string": b"",
    "scheme": "ws",
    "headers": [],
    "subprotocols": ["graphql-transport-ws"],
    "client": ("127.0.0.1", 1),
    "server": ("127.0.0.1", 2),
}


async def test_a_client_that_does_not_read_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_handler, "TAKEN_WITHIN", 0.1)
    coming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    sent = []

    async def send(message: Any) -> None:
        sent.append(message)
        if "matchRunProgress" in message.get("text", ""):
            await asyncio.sleep(60)  # nobody takes it from the other end

    with a_desk(tmp_path, a_run_row(RUN)) as desk:
        coming.put_nowait({"type": "websocket.connect"})
        for said in (
            {"type": "connection_init", "payload": {"authorization": f"Bearer {desk.token}"}},
            {
                "id": "1",
                "type": "subscribe",
                "payload": {"query": WATCH, "variables": {"i": encode("MatchRun", RUN)}},
            },
        ):
            coming.put_nowait({"type": "websocket.receive", "text": json.dumps(said)})
        async with asyncio.timeout(5):
            await desk.client.app(SCOPE, coming.get, send)

        assert desk.board.readers == []
    assert [message["type"] for message in sent] == [
        "websocket.accept",
        *["websocket.send"] * 2,
    ]
