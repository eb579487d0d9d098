"""OWASP ASVS 5.0, V4 "API and Web Service", clause by clause.

V4.1.5, signatures on messages, is of webhooks (tests/integration/test_webhooks.py). V4.2.2 to
V4.2.5 are the web server's, which writes lengths and reads headers.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import uvicorn
from pydantic import ValidationError
from starlette.routing import Route
from starlette.websockets import WebSocketDisconnect

from staffbank.settings import Settings
from tests.unit.schema.desk import Desk, a_desk
from tests.unit.schema.test_headers import ANSWERS

ME = "{ me { person } }"
PROTOCOL = ["graphql-transport-ws"]
EVERY = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "X")


def routes(desk: Desk) -> Iterator[tuple[str, set[str]]]:
    """Each address, with the methods that it is for."""
    app: Any = desk.client.app
    included = [getattr(each, "original_router", None) for each in app.routes]
    for router in filter(None, (app, *included)):
        for route in router.routes:
            if isinstance(route, Route):
                address = route.path.replace("{", "").replace("}", "")
                yield address, set(route.methods or {"GET", "POST"})


@pytest.mark.parametrize("asked", ANSWERS)
def test_v4_1_1_every_answer_says_what_it_is_and_a_text_in_which_letters(
    desk: Desk, asked: str
) -> None:
    answer = ANSWERS[asked](desk)
    kind = answer.headers["content-type"]

    assert kind.startswith("application/") or "charset=utf-8" in kind
    assert answer.json() is not None


def test_v4_1_2_nothing_is_redirected_that_a_program_asks_for(desk: Desk) -> None:
    there = [path for path, _ in routes(desk) if path not in {"/login", "/callback"}]
    found = {
        path: desk.client.request(method, path, follow_redirects=False).status_code
        for address in there
        for path in (address, f"{address}/")
        for method in ("GET", "POST")
    }

    assert {path: status for path, status in found.items() if 300 <= status < 400} == {}


def test_v4_1_3_nobody_is_somebody_else_or_elsewhere_by_a_header(tmp_path: Path) -> None:
    with a_desk(tmp_path, sign_ins_a_minute=2) as desk:
        forged = ("x-forwarded-for", "x-real-ip", "forwarded", "x-user-id")
        tokens = [
            desk.client.post("/oauth/token", headers=dict.fromkeys(forged, f"192.0.2.{n}"))
            for n in range(3)
        ]
        anybody = desk.client.post(
            "/graphql", json={"query": ME}, headers=dict.fromkeys(forged, "ada")
        )

    assert tokens[-1].status_code == 429
    assert anybody.status_code == 401


def test_v4_1_4_no_address_answers_to_a_method_that_it_is_not_for(desk: Desk) -> None:
    signed = {"authorization": f"Bearer {desk.token}"}
    found = {
        (method, path): desk.client.request(method, path, headers=signed).status_code
        for path, methods in routes(desk)
        for method in EVERY
        if method not in methods
    }

    assert len(found) > 50
    assert {each: status for each, status in found.items() if status != 405} == {}


@contextmanager
def served(desk: Desk) -> Iterator[int]:
    """The port at which the desk's bank is served as `staffbank serve` does."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        config = uvicorn.Config(desk.client.app, log_config=None, lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        yield door.getsockname()[1]
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize(
    "lengths",
    [
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: +5",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
    ],
)
def test_v4_2_1_a_message_that_says_two_things_of_its_length_is_not_read(
    desk: Desk, lengths: str
) -> None:
    said = (
        f"POST /graphql HTTP/1.1\r\nHost: bank\r\n{lengths}\r\n\r\n"
        "0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n"
    )
    with served(desk) as port, socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall(said.encode())
        line.shutdown(socket.SHUT_WR)
        heard = b"".join(iter(lambda: line.recv(65_536), b""))

    assert heard.startswith(b"HTTP/1.1 400")
    assert heard.count(b"HTTP/1.1 ") == 1, "nothing is smuggled behind it"


def test_v4_3_1_a_document_is_reckoned_and_bounded_before_it_runs(desk: Desk) -> None:
    teams = "teams(first: 100) { edges { node { id } } }"
    dear = f"councils(first: 100) {{ edges {{ node {{ {teams} }} }} }}"

    assert "may cost" in desk.refused(f"{{ {dear} }}")["message"]
    assert desk.queries.statements == 0


def test_v4_3_2_the_schema_is_for_those_who_have_said_who_they_are(desk: Desk) -> None:
    query = "{ __schema { queryType { name } } }"

    stranger = desk.client.post("/graphql", json={"query": query})

    assert (stranger.status_code, "queryType" in stranger.text) == (401, False)
    assert desk.ask(query)["__schema"]


def test_v4_4_1_in_production_the_bank_is_reached_by_tls_alone(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="ends TLS"):
        Settings(
            database_url="", redis_url="", environment="production", public_url="http://bank"
        )


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://testserver.evil.example"]
)
def test_v4_4_2_a_page_of_another_origin_opens_no_websocket(desk: Desk, origin: str) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        desk.client.websocket_connect("/graphql", PROTOCOL, headers={"origin": origin}),
    ):
        pass


@pytest.mark.parametrize("told", [{}, {"authorization": "Bearer x"}, {"authorization": 7}])
def test_v4_4_3_and_4_4_4_a_websocket_asks_for_the_token_that_https_asks_for(
    desk: Desk, told: dict[str, Any]
) -> None:
    with desk.client.websocket_connect("/graphql", PROTOCOL) as line:
        line.send_json({"type": "connection_init", "payload": told})
        with pytest.raises(WebSocketDisconnect) as closed:
            line.receive_json()

    assert closed.value.code == 4403
