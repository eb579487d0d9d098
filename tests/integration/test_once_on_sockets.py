"""A key that comes with a message on a WebSocket is what the header is over HTTP."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from staffbank import clock
from staffbank.asgi import create_app
from tests.a_socket import ASocket, a_socket
from tests.integration.api_desk import ApiDesk, at_the_desk
from tests.integration.test_once import KEY, OPEN, asked_for, requester, sent
from tests.integration.test_requests_by_the_api import wanted
from tests.town import NOW, Town


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


@pytest.fixture
async def socket(town: Town, desk: ApiDesk) -> AsyncIterator[ASocket]:
    """The requester's."""
    token = town.bank.tokens.issue(requester(town), now=clock.now())
    async with a_socket(create_app(town.bank), token) as socket:
        yield socket


def deed(key: object = KEY, **given: Any) -> dict[str, Any]:
    """A request, opened with a key."""
    extensions = {"idempotencyKey": key}
    return {"query": OPEN, "variables": {"input": given}, "extensions": extensions}


async def test_a_deed_sent_again_on_a_socket_or_over_http_gets_the_first_answer(
    town: Town, desk: ApiDesk, socket: ASocket
) -> None:
    first = await socket.ask(**deed(**wanted(town)))
    again = await socket.ask(**deed(**wanted(town)))
    over_http = await sent(desk, requester(town), **wanted(town))

    assert first["data"]["openCoverRequest"]["problems"] == []
    assert [again["data"], over_http.json()["data"]] == [first["data"]] * 2
    assert await asked_for(town) == 1


async def test_a_key_on_a_socket_is_for_one_deed_and_each_message_has_its_own(
    town: Town, socket: ASocket
) -> None:
    await socket.ask(**deed(**wanted(town)))

    other = await socket.ask(**deed(**{**wanted(town), "title": "Another desk"}))
    unkeyed = await socket.ask(query=OPEN, variables={"input": wanted(town)})

    assert other["errors"][0]["extensions"] == {"code": "KEY_TAKEN"}
    assert unkeyed["data"]["openCoverRequest"]["problems"] == []
    assert await asked_for(town) == 2


async def test_of_twins_on_a_socket_the_second_waits_for_the_first(
    town: Town, socket: ASocket
) -> None:
    for number in range(5):
        socket.say({"id": f"{number}", "type": "subscribe", "payload": deed(**wanted(town))})
    told = [await socket.hear() for _ in range(10)]

    data = [each["payload"]["data"] for each in told if each["type"] == "next"]
    assert (data, await asked_for(town)) == ([data[0]] * 5, 1)


@pytest.mark.parametrize("key", ["short", 12345678])
async def test_what_is_no_key_is_refused_on_a_socket(
    town: Town, socket: ASocket, key: object
) -> None:
    refused = await socket.ask(**deed(key, **wanted(town)))

    (error,) = refused["errors"]
    assert (error["extensions"]["code"], await asked_for(town)) == ("BAD_REQUEST", 0)
    assert "Idempotency-Key has 8 to 100" in error["message"]
