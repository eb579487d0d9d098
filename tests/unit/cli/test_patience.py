"""A request that does not come, or has no end, is given up; one that comes is answered."""

import socket
from collections.abc import Iterator
from queue import SimpleQueue
from threading import Thread
from typing import Any

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from staffbank.cli import patience
from staffbank.cli.patience import LARGEST_HEAD, Patience
from staffbank.cli.serving import event_loop

GET = b"GET / HTTP/1.1\r\nHost: bank\r\n"
POST = b"POST / HTTP/1.1\r\nHost: bank\r\nContent-Length: 9\r\n\r\n"
HEARD: SimpleQueue[str] = SimpleQueue()  # by the application


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Reads all of a request, then answers at length."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while (await receive())["type"] != "websocket.disconnect":
            await send({"type": "websocket.send", "text": "still there"})
        return
    more = True
    while more:
        message = await receive()
        HEARD.put(message["type"])
        if message["type"] == "http.disconnect":
            return
        more = message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"all of it"})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where it is served, by a server with little patience."""
    monkeypatch.setattr(patience, "WITHIN", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as door:
        config = uvicorn.Config(app, log_config=None, lifespan="off", http=Patience)
        config.get_loop_factory = event_loop  # type: ignore[method-assign]  # the bank's own
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([door],))
        thread.start()
        try:
            yield door.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


def heard(port: int, *said: bytes) -> bytes:
    """All that is answered until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        try:
            for each in said:
                line.sendall(each)
            return b"".join(iter(lambda: line.recv(65_536), b""))
        except (BrokenPipeError, ConnectionResetError):
            return b""


@pytest.mark.parametrize("said", [b"", b"GE", GET, GET + b"X: y"])
def test_a_request_that_does_not_come_is_given_up(port: int, said: bytes) -> None:
    assert heard(port, said).startswith(b"HTTP/1.1 408 ")


def test_a_body_that_does_not_come_is_given_up_and_nothing_goes_on_waiting_for_it(
    port: int,
) -> None:
    assert heard(port, POST, b"half") == b""
    while HEARD.get(timeout=5) != "http.disconnect":
        pass


def test_headers_without_an_end_are_not_kept(port: int) -> None:
    endless = [b"y" * 2**15] * (LARGEST_HEAD // 2**15 + 8)

    assert heard(port, GET + b"X: ", *endless)[:13] in {b"HTTP/1.1 431 ", b""}


def test_who_asks_in_time_is_answered_on_one_connection_as_often_as_she_likes(
    port: int,
) -> None:
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        answers: list[Any] = []
        for _ in range(3):
            for part in (POST, b"a bo", b"dy is"):
                line.sendall(part)
            answers.append(line.recv(65_536))

    assert [each[:12] for each in answers] == [b"HTTP/1.1 200"] * 3
