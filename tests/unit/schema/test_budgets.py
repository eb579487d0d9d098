"""Each caller has a budget of requests and one of fields, and is told what is left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect

from tests.unit.schema.desk import Desk, a_desk

ME = "{ me { person } }"
LIMIT = "{ rateLimit { cost requests { limit remaining } fields { limit remaining } } }"
PROTOCOL = ["graphql-transport-ws"]


@pytest.fixture
def poor(tmp_path: Path) -> Iterator[Desk]:
    """A bank where one may ask three times a minute."""
    with a_desk(
        tmp_path, requests_a_minute=3, fields_a_minute=100, sign_ins_a_minute=2
    ) as desk:
        yield desk


def test_every_answer_tells_what_is_left_of_both_budgets(poor: Desk) -> None:
    headers = poor.post(ME).headers

    assert headers["ratelimit-policy"] == '"requests";q=3;w=60, "fields";q=100;w=60'
    assert headers["ratelimit"] == '"requests";r=2;t=20, "fields";r=98;t=2'


def test_a_query_tells_what_is_left_for_the_next(poor: Desk) -> None:
    throttle = poor.post(ME).json()["extensions"]["cost"]["throttleStatus"]

    assert throttle["maximumAvailable"] == 100
    assert throttle["currentlyAvailable"] == 98
    assert throttle["restoreRate"] == pytest.approx(100 / 60)


def test_what_is_left_may_be_asked_for(poor: Desk) -> None:
    assert poor.ask(LIMIT)["rateLimit"] == {
        "cost": 8,
        "requests": {"limit": 3, "remaining": 2},
        "fields": {"limit": 100, "remaining": 92},
    }


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
def test_whoever_has_spent_it_all_is_told_when_to_come_back(poor: Desk, accept: str) -> None:
    for _ in range(3):
        poor.ask(ME)

    answer = poor.post(ME, accept=accept)

    (error,) = answer.json()["errors"]
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "20")
    assert error["extensions"] == {"code": "RATE_LIMITED"}
    assert error["message"] == (
        "You may ask for 3 requests a minute, and have 0 left, of which this takes 1. Ask "
        "again in 20 seconds."
    )


def test_what_costs_more_than_is_left_is_not_done_and_takes_nothing(poor: Desk) -> None:
    wide = "{ councils(first: 20) { edges { node { name } } } }"
    dear = (
        "mutation { "
        + " ".join(
            f'a{n}: abortMatchRun(input: {{runId: "x"}}) {{ problems {{ code }} }}'
            for n in range(6)
        )
        + " }"
    )
    poor.ask(wide)

    refused = poor.post(dear)

    assert refused.status_code == 429
    assert refused.json()["extensions"]["cost"]["throttleStatus"]["currentlyAvailable"] < 60
    assert "data" not in refused.json()
    assert poor.ask(ME)


@pytest.mark.parametrize("query", ["{", "{ nothing }", "query A { me { person", ""])
def test_what_cannot_be_answered_is_a_request_all_the_same(poor: Desk, query: str) -> None:
    headers = poor.post(query).headers

    assert headers["ratelimit"].startswith('"requests";r=2;')
    assert '"fields";r=100;' in headers["ratelimit"]


def test_another_callers_budget_is_not_touched(poor: Desk) -> None:
    last = [poor.post(ME) for _ in range(4)][-1]
    poor.principal = type(poor.principal)(
        "bea", poor.principal.region_id, poor.principal.grants
    )

    assert last.status_code == 429
    assert poor.ask(ME)["me"]["person"] == "bea"


def subscribed(socket: Any, number: int) -> Any:
    """The first that comes back for an operation."""
    socket.send_json({"id": str(number), "type": "subscribe", "payload": {"query": ME}})
    answer = socket.receive_json()
    if answer["type"] == "next":
        assert socket.receive_json()["type"] == "complete"
    return answer


def test_operations_and_other_messages_on_a_websocket_are_requests(poor: Desk) -> None:
    with poor.client.websocket_connect("/graphql", PROTOCOL) as socket:
        init = {"authorization": f"Bearer {poor.token}"}
        socket.send_json({"type": "connection_init", "payload": init})
        assert socket.receive_json() == {"type": "connection_ack"}

        assert subscribed(socket, 1)["payload"]["data"]
        socket.send_json({"type": "ping"})
        assert socket.receive_json() == {"type": "pong"}
        assert subscribed(socket, 2)["payload"]["data"]
        (error,) = subscribed(socket, 3)["payload"]
        assert error["extensions"] == {"code": "RATE_LIMITED"}
        socket.send_json({"type": "ping"})
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()

    assert closed.value.code == 4429
    assert "3 requests a minute" in closed.value.reason


def test_a_subscription_by_events_is_a_request(poor: Desk) -> None:
    watch = 'subscription { matchRunProgress(id: "x") { state } }'
    answers = [poor.post(watch, accept="text/event-stream").text for _ in range(4)]

    assert ["RATE_LIMITED" in each for each in answers] == [False, False, False, True]


def test_papers_are_requests_too(poor: Desk) -> None:
    paper = "/papers/agreements/0192f0a1-0000-7000-8000-000000000000.pdf"
    signed = {"authorization": f"Bearer {poor.token}"}

    statuses = [poor.client.get(paper, headers=signed).status_code for _ in range(2)]

    assert statuses == [404, 429]


def test_strangers_at_one_address_get_so_many_tokens_a_minute(poor: Desk) -> None:
    answers = [poor.client.post("/oauth/token", data={"grant_type": "x"}) for _ in range(3)]

    assert [each.status_code for each in answers] == [400, 400, 429]
    assert answers[-1].json()["error"] == "temporarily_unavailable"
    assert answers[-1].headers["retry-after"] == "30"


@pytest.mark.parametrize("page", ["/login", "/callback?code=x&state=y"])
def test_strangers_at_one_address_sign_in_so_often_a_minute(poor: Desk, page: str) -> None:
    answers = [poor.client.get(page) for _ in range(3)]

    assert [each.status_code for each in answers] == [404, 404, 429]
    assert "Ask again in 30 seconds." in answers[-1].text
    assert poor.ask(ME), "those who have signed in are no strangers"
