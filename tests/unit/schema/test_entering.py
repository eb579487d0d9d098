"""The ways in at the endpoint, besides a sound token: browsers, and issuers that are away."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import replace

import pytest
from starlette.websockets import WebSocketDisconnect
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from staffbank import clock
from staffbank.identity.sessions import BrowserSessions
from staffbank.identity.shown import COOKIE
from staffbank.ports.sessions import Session
from tests.an_issuer import AnIssuer, read_by, signed
from tests.fake_clients import FakeSessions
from tests.unit.schema.desk import Desk

OURS = "http://127.0.0.1:8000"
ME = "{ me { person } }"


class OneSession(FakeSessions):
    """One person has signed in, whatever her browser holds."""

    def __init__(self, desk: Desk) -> None:
        self.session = Session(b"", desk.principal, clock.now(), clock.now())

    async def find(self, _: bytes) -> Session | None:
        return self.session


def signed_in(desk: Desk) -> Mapping[str, str]:
    """Let the desk's principal have signed in; what her browser sends."""
    sessions = BrowserSessions.of(desk.bank.settings, OneSession(desk))
    callers = replace(desk.bank.callers, sessions=sessions)
    object.__setattr__(desk.bank, "callers", callers)
    return {"cookie": f"{COOKIE}=a secret"}


def test_an_issuer_that_is_away_is_told_as_such(desk: Desk) -> None:
    away = replace(desk.bank.callers, outside=read_by(AnIssuer(away=True)))
    object.__setattr__(desk.bank, "callers", away)
    headers = {"authorization": f"Bearer {signed()}"}

    answer = desk.client.post("/graphql", json={"query": ME}, headers=headers)
    paper = desk.client.get(
        f"/papers/agreements/{desk.principal.region_id}.pdf", headers=headers
    )

    assert (answer.status_code, paper.status_code) == (503, 503)
    assert answer.json()["errors"][0]["extensions"] == {"code": "UNAVAILABLE"}
    assert answer.headers["retry-after"] == paper.headers["retry-after"] == "60"


def test_a_page_of_the_bank_opens_a_websocket_with_a_session(desk: Desk) -> None:
    headers = {**signed_in(desk), "origin": OURS, "host": "127.0.0.1:8000"}

    with desk.client.websocket_connect(
        "/graphql", [GRAPHQL_TRANSPORT_WS_PROTOCOL], headers=headers
    ) as socket:
        socket.send_json({"type": "connection_init"})
        assert socket.receive_json() == {"type": "connection_ack"}


@pytest.mark.parametrize("origin", [{"origin": "https://evil.example"}, {}], ids=str)
def test_another_sites_page_opens_none(desk: Desk, origin: dict[str, str]) -> None:
    headers = {**signed_in(desk), **origin}

    with pytest.raises(WebSocketDisconnect) as closed:
        _knock(desk, headers)

    assert closed.value.code in {1008, 4403}


def test_a_token_speaks_before_a_session(desk: Desk) -> None:
    headers = {**signed_in(desk), "origin": "https://evil.example"}

    assert desk.post(ME, **headers).status_code == 200
    assert desk.post(ME, **headers, authorization="Bearer x").status_code == 401


def _knock(desk: Desk, headers: Mapping[str, str]) -> None:
    """Begin on a WebSocket, and hear what comes of it."""
    with desk.client.websocket_connect(
        "/graphql", [GRAPHQL_TRANSPORT_WS_PROTOCOL], headers=dict(headers)
    ) as socket:
        socket.send_json({"type": "connection_init"})
        socket.receive_json()


@pytest.mark.parametrize("depth", [3_000, 100_000])
def test_a_token_whose_claims_are_nested_without_end_lets_nobody_in(
    desk: Desk, depth: int
) -> None:
    parts = (b'{"alg":"EdDSA"}', b'{"iss":' + b"[" * depth + b"]" * depth + b"}", b"signed")
    token = ".".join(urlsafe_b64encode(part).decode().rstrip("=") for part in parts)

    answer = desk.client.post(
        "/graphql", json={"query": ME}, headers={"authorization": f"Bearer {token}"}
    )

    assert answer.status_code == 401


@pytest.mark.parametrize("said", ["[]", '{"type": 5}', '{"type": "subscribe", "id": [1]}'])
@pytest.mark.parametrize("by", ["a stranger", "somebody let in"])
def test_a_message_that_is_none_closes_the_socket_and_is_no_fault_of_ours(
    desk: Desk, said: str, by: str
) -> None:
    signed = {"authorization": f"Bearer {desk.token}"}
    with desk.client.websocket_connect("/graphql", [GRAPHQL_TRANSPORT_WS_PROTOCOL]) as socket:
        if by != "a stranger":
            socket.send_json({"type": "connection_init", "payload": signed})
            socket.receive_json()
        socket.send_text(said)
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()

    assert closed.value.code == 4400
