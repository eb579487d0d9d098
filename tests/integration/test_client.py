"""The published client: as the operations are, patient, and each deed once."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from joserfc.jwk import OKPKey

from staffbank import clock
from staffbank.asgi import create_app
from staffbank_client import Client, Declined, Failed, Key, Secret
from staffbank_client.credentials import Credentials
from staffbank_graphql.client_code import as_code, as_documents
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.programs import Program, let_in
from tests.town import Town

FOLDER = Path(__file__).parents[2] / "graphql" / "staffbank_client"
ANSWERS = {"data": {"me": {"person": "ada", "regionId": "x", "roles": []}}}


def test_the_client_is_as_the_operations_are() -> None:
    assert (FOLDER / "operations.py").read_text() == as_code(), "run: .venv/bin/poe client"
    assert (FOLDER / "documents.json").read_text() == as_documents()


Answer = httpx2.Response | Exception


def answering(*answers: Answer) -> tuple[Client, list[httpx2.Request], list[float]]:
    """A client of a bank that gives these answers, one after the other; what it was asked."""
    asked: list[httpx2.Request] = []
    waits: list[float] = []
    left = list(answers)

    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/oauth/token":
            return httpx2.Response(200, json={"access_token": "t", "expires_in": 600})
        asked.append(request)
        given = left.pop(0)
        if isinstance(given, Exception):
            raise given
        return given

    http = httpx2.Client(transport=httpx2.MockTransport(answer))
    client = Client("http://bank", Secret("c", "s"), http=http, sleep=waits.append)
    return client, asked, waits


def test_what_breaks_is_sent_again_by_the_same_key_after_longer_and_longer() -> None:
    done: dict[str, Any] = {"data": {"closePlacement": {"placement": None, "problems": []}}}
    in_use = {"errors": [{"message": "", "extensions": {"code": "KEY_IN_USE"}}]}
    client, asked, waits = answering(
        httpx2.ConnectError("gone"),
        httpx2.Response(503, headers={"retry-after": "7"}),
        httpx2.Response(200, json=in_use),
        httpx2.Response(200, json=done),
    )

    client.close_placement(input={"placementId": "p"})  # type: ignore[typeddict-item]  # it is not looked at

    assert len({request.headers["idempotency-key"] for request in asked}) == 1
    assert 0.5 <= waits[0] <= 1
    assert waits[1] == 7
    assert 2 <= waits[2] <= 4


def test_a_bank_that_stays_away_is_told_of_and_a_bad_question_is_not_asked_again() -> None:
    away, _, waits = answering(*(httpx2.Response(502) for _ in range(6)))
    with pytest.raises(Failed, match="by the same key") as failed:
        away.me()
    assert (failed.value.code, len(waits)) == ("UNAVAILABLE", 6)

    wrong = {"errors": [{"message": "Mend it.", "extensions": {"code": "BAD_USER_INPUT"}}]}
    client, asked, _ = answering(httpx2.Response(400, json=wrong))
    with pytest.raises(Failed, match="Mend it"):
        client.me()
    assert len(asked) == 1


@pytest.mark.parametrize("said", ["<h1>Sorry</h1>", '["sorry"]'])
def test_a_proxy_that_answers_in_the_banks_place_is_told_of_by_its_address(said: str) -> None:
    answer = httpx2.Response(500, text=said)
    http = httpx2.Client(transport=httpx2.MockTransport(lambda _: answer))
    without_token = Client("http://bank", Secret("c", "s"), http=http)
    with_token, _, _ = answering(answer)

    with pytest.raises(Failed, match=r"http://bank/oauth/token has answered 500 and no"):
        without_token.me()
    with pytest.raises(Failed, match=r"http://bank/graphql has answered 500 and no"):
        with_token.me()


def test_a_token_that_has_ended_is_changed_for_another() -> None:
    client, asked, waits = answering(
        httpx2.Response(401, json={}), httpx2.Response(200, json=ANSWERS)
    )

    assert client.me()["person"] == "ada"
    assert (len(asked), waits) == (2, [])


def test_a_token_that_ends_while_the_bank_is_away_is_changed_and_a_new_one_is_shown_once() -> (
    None
):
    away, ended = httpx2.Response(503), httpx2.Response(401, json={})
    client, asked, waits = answering(
        away, ended, httpx2.Response(200, json=ANSWERS), away, ended, ended
    )

    assert client.me()["person"] == "ada"
    assert (len(asked), len(waits)) == (3, 1)
    shut_out = {"errors": [{"message": "Who?", "extensions": {"code": "UNAUTHENTICATED"}}]}
    client, asked, _ = answering(away, *(httpx2.Response(401, json=shut_out) for _ in range(2)))
    with pytest.raises(Failed, match="Who") as failed:
        client.me()
    assert (failed.value.code, len(asked)) == ("UNAUTHENTICATED", 3)


def test_a_list_that_is_read_from_its_end_is_read_so_to_its_beginning() -> None:
    pages = [
        {
            "edges": [{"node": {"id": each}} for each in ids],
            "pageInfo": {"hasPreviousPage": before is not None, "startCursor": before},
        }
        for ids, before in (("cd", "behind b"), ("ab", None))
    ]
    client, asked, _ = answering(
        *(httpx2.Response(200, json={"data": {"notifications": page}}) for page in pages)
    )

    told = [each["id"] for each in client.every_inbox(at_once=2)]

    variables = [json.loads(request.content)["variables"] for request in asked]
    assert told == ["d", "c", "b", "a"]
    assert variables == [{"last": 2}, {"last": 2, "before": "behind b"}]


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    return at_the_desk(town, monkeypatch)


def of_secret(program: Program, _: OKPKey) -> Credentials:
    return Secret(program.client_id, program.secret)


def of_key(program: Program, key: OKPKey) -> Credentials:
    return Key(program.client_id, {k: str(v) for k, v in key.as_dict(private=True).items()})


@pytest.mark.parametrize("credentials", [of_secret, of_key])
async def test_a_program_pages_and_is_told_why_a_deed_was_not_done(
    desk: ApiDesk, credentials: Callable[[Program, OKPKey], Credentials]
) -> None:
    key = OKPKey.generate_key("Ed25519")
    given: dict[str, Any] = {}
    if credentials is of_key:
        given["publicKey"] = json.dumps(key.as_dict(private=False))
    program = await let_in(desk, **given)
    loop = asyncio.get_running_loop()
    app = httpx2.ASGITransport(app=create_app(desk.town.bank))

    def through(request: httpx2.Request) -> httpx2.Response:
        """The bank itself, from the thread of the client."""

        async def answered() -> httpx2.Response:
            async with httpx2.AsyncClient(transport=app) as inner:
                answer = await inner.request(
                    request.method, request.url, content=request.read(), headers=request.headers
                )
            return httpx2.Response(answer.status_code, content=answer.content)

        return asyncio.run_coroutine_threadsafe(answered(), loop).result(30)

    http = httpx2.Client(transport=httpx2.MockTransport(through))
    client = Client("http://127.0.0.1:8000", credentials(program, key), http=http)

    names = await asyncio.to_thread(
        lambda: [each["name"] for each in client.every_council(at_once=2)]
    )
    assert names == ["Warwick", "Solihull", "Dudley"]
    with pytest.raises(Declined) as declined:
        await asyncio.to_thread(
            lambda: client.open_cover_request(
                input={
                    "teamId": shown_id("Team", desk.town.warwick.teams[0].id),
                    "title": "Duty desk",
                    "roles": ["SOCIAL_WORKER"],
                    "shape": {"dutyDay": {"day": str(clock.now().date())}},
                    "reason": "LEAVE_COVER",
                    "costCentre": " ",
                }
            )
        )
    assert declined.value.problems
