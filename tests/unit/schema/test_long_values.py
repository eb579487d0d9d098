"""However long what somebody sends is, what comes back of it is short."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect

from staffbank_graphql.global_id import encode
from tests.unit.schema.desk import Desk, a_desk
from tests.unit.schema.test_watching import PROTOCOL, RUN
from tests.unit.schema.views import a_run_row

LONG = "n" * 900_000
SHORT = 4_000  # bytes of an answer that names what was wrong
BY_ID = "query($i: ID!) { node(id: $i) { id } }"
DOCUMENTS = {
    "field": "{ % }",
    "alias": "{ %: me { person } }",
    "argument": '{ node(%: "x") { id } }',
    "directive": "{ me @% { person } }",
    "fragment": "{ ...% }",
    "type": "{ ... on % { person } }",
    "operation": "query % { nothing }",
    "variable": "{ node(id: $%) { id } }",
    "variable's type": "query($i: %!) { node(id: $i) { id } }",
    "default": "query($i: Int = %) { runs(first: $i) { totalCount } }",
    "enum": "{ waitingSteps(first: 1, filter: {side: %}) { totalCount } }",
    "text": '{ node(id: "%") { id } }',
    "cursor": '{ matchRuns(first: 1, after: "%") { totalCount } }',
    "number": "{ matchRuns(first: 1%) { totalCount } }".replace("%", "%(9)"),
    "syntax": '{ me { person } } "%',
    "input's field": "{ matchRuns(first: 1, filter: {%: 1}) { totalCount } }",
}
BODIES: dict[str, dict[str, Any]] = {
    **{
        name: {"query": text.replace("%(9)", "9" * 900_000).replace("%", LONG)}
        for name, text in DOCUMENTS.items()
    },
    "operationName": {"query": BY_ID, "operationName": LONG},
    "operationName of two": {
        "query": "query A { me { person } } query B { me { person } }",
        "operationName": LONG,
    },
    "documentId": {"documentId": LONG},
    "variable's name": {"query": BY_ID, "variables": {LONG: 1}},
    "variable's value": {"query": BY_ID, "variables": {"i": LONG}},
    "variable's member": {"query": BY_ID, "variables": {"i": {LONG: 1}}},
    "variable of an enum": {
        "query": "query($s: Side) { waitingSteps(first: 1, filter: {side: $s}) { id } }",
        "variables": {"s": LONG[:4_000]},
    },
    "member of an input": {
        "query": "query($f: MatchRunFilter) { matchRuns(first: 1, filter: $f) { totalCount } }",
        "variables": {"f": {LONG: 1}},
    },
    "extension": {"query": BY_ID, "extensions": {LONG: LONG}},
    "what nobody reads": {LONG: LONG},
}
HEADERS = ("accept", "content-type", "idempotency-key", "authorization", "origin", "cookie")
PATHS = (f"/api/v1/{LONG[:9_000]}", f"/api/v1/workers/{LONG[:9_000]}")


@pytest.fixture(scope="module")
def long_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with a_desk(tmp_path_factory.mktemp("bank"), a_run_row(RUN)) as desk:
        yield desk


def sent(desk: Desk, body: Any, **headers: str) -> Any:
    """The answer to this body."""
    signed = {"authorization": f"Bearer {desk.token}", **headers}
    return desk.client.post("/graphql", json=body, headers=signed)


@pytest.mark.parametrize("name", BODIES)
def test_what_is_wrong_is_named_in_few_words(long_desk: Desk, name: str) -> None:
    answer = sent(long_desk, BODIES[name])

    assert len(answer.content) < SHORT
    assert answer.json().get("errors") or name == "extension"


@pytest.mark.parametrize("name", HEADERS)
def test_a_long_header_is_named_in_few_words(long_desk: Desk, name: str) -> None:
    answer = sent(long_desk, {"query": "{ me { person } }"}, **{name: LONG[:60_000]})

    assert len(answer.content) < SHORT


@pytest.mark.parametrize("path", PATHS, ids=["list", "thing"])
def test_a_long_address_is_named_in_few_words(long_desk: Desk, path: str) -> None:
    signed = {"authorization": f"Bearer {long_desk.token}"}

    assert len(long_desk.client.get(path, headers=signed).content) < SHORT


MESSAGES: dict[str, dict[str, Any]] = {
    "type": {"type": LONG},
    "id": {"id": LONG, "type": "subscribe", "payload": {"query": "{ me { person } }"}},
    "syntax": {"id": "1", "type": "subscribe", "payload": {"query": f"{{ me }} é{LONG}"}},
    "name": {"id": "1", "type": "subscribe", "payload": BODIES["operationName"]},
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_websocket_is_closed_with_few_words(long_desk: Desk, name: str) -> None:
    init = {"authorization": f"Bearer {long_desk.token}"}
    with long_desk.client.websocket_connect("/graphql", PROTOCOL) as socket:
        socket.send_json({"type": "connection_init", "payload": init})
        socket.receive_json()
        socket.send_json(MESSAGES[name])

        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()

    assert closed.value.code == 4400
    assert 0 < len(closed.value.reason.encode()) <= 123


def test_a_long_value_is_told_with_the_way_out_behind_it(long_desk: Desk) -> None:
    cursor = encode("Worker", RUN) * 60
    query = f'{{ matchRuns(first: 1, after: "{cursor}") {{ totalCount }} }}'

    told = long_desk.refused(query)["message"]

    assert told.startswith(f"'{cursor[:9]}")
    assert " [...] " in told
    assert told.endswith("or begin without one.")
