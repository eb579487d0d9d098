"""Documents that are named instead of sent, and banks that answer no others."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect

from staffbank.domain.principal import Role
from tests.unit.schema.desk import REGION, Desk, a_desk, somebody

OPERATIONS = Path(__file__).parents[3] / "graphql" / "operations"
EVENTS = {"accept": "text/event-stream"}
OURS = "query Ours { me { person } }"
AD_HOC = "{ me { person } }"
ADA = {"me": {"person": "ada"}}


def named(operation: str) -> str:
    """The id of a published operation."""
    return f"sha256:{sha256((OPERATIONS / f'{operation}.graphql').read_bytes()).hexdigest()}"


def sent(desk: Desk, method: str, headers: Any = None, **asked: Any) -> Any:
    signed = {"authorization": f"Bearer {desk.token}", **(headers or {})}
    body: Any = {"params": asked} if method == "GET" else {"json": asked}
    return desk.client.request(method, "/graphql", headers=signed, **body)


def refused(answer: Any) -> tuple[int, str]:
    (error,) = answer.json()["errors"]
    return answer.status_code, error["extensions"]["code"]


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[Desk]:
    """A bank that answers trusted documents only, one of its own among them."""
    own = tmp_path / "documents"
    own.mkdir()
    (own / "ours.graphql").write_text(OURS)
    with a_desk(
        tmp_path, trusted_documents_only=True, trusted_documents_folder=str(own)
    ) as desk:
        yield desk


@pytest.mark.parametrize(
    "file", sorted(OPERATIONS.glob("*.graphql")), ids=lambda file: file.stem
)
def test_every_published_operation_is_known_by_its_id(file: Path, desk: Desk) -> None:
    headers = {"accept": "application/json, text/event-stream"}
    answer = sent(desk, "POST", headers, documentId=named(file.stem))

    assert (answer.status_code, "UNKNOWN_DOCUMENT" in answer.text) == (200, False)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_trusted_query_is_answered_by_its_id(desk: Desk, method: str) -> None:
    answer = sent(desk, method, documentId=named("me"))

    assert answer.json()["data"]["me"]["person"] == "ada"
    assert answer.headers.get("cache-control") == "no-store"


def test_a_trusted_query_takes_its_variables_from_the_address(desk: Desk) -> None:
    answer = sent(desk, "GET", documentId=named("councils"), variables='{"first": 101}')

    assert "101" in answer.json()["errors"][0]["message"]


def test_a_trusted_query_stays_so_in_its_own_words(desk: Desk) -> None:
    answer = sent(desk, "GET", query=(OPERATIONS / "me.graphql").read_text())

    assert answer.json()["data"]["me"]["person"] == "ada"


@pytest.mark.parametrize("headers", [{}, EVENTS], ids=["plainly", "as events"])
def test_by_get_no_document_is_answered_that_is_not_trusted(
    desk: Desk, headers: dict[str, str]
) -> None:
    answer = sent(desk, "GET", headers, query=AD_HOC)

    assert refused(answer) == (405, "BAD_REQUEST")
    assert answer.headers["allow"] == "POST"


def test_by_get_nothing_is_done_even_by_who_may(tmp_path: Path) -> None:
    run = {"documentId": named("start_match_run"), "variables": '{"input": {"seconds": 5}}'}
    with a_desk(tmp_path, principal=somebody((Role.COORDINATOR, REGION))) as desk:
        plainly, as_events = sent(desk, "GET", **run), sent(desk, "GET", EVENTS, **run)
        by_get = len(desk.shelves.things)
        done = desk.deed("startMatchRun", "matchRun { state }", seconds=5)

    assert (refused(plainly), plainly.headers["allow"]) == ((405, "BAD_REQUEST"), "POST")
    assert "startMatchRun" not in as_events.text
    assert (by_get, done["problems"]) == (0, [])


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("asked", "refusal"),
    [
        ({"documentId": "sha256:0"}, (404, "UNKNOWN_DOCUMENT")),
        ({"documentId": named("me").removeprefix("sha256:")}, (404, "UNKNOWN_DOCUMENT")),
        ({"documentId": named("me"), "query": AD_HOC}, (400, "BAD_REQUEST")),
        ({}, (400, "BAD_REQUEST")),
    ],
    ids=["no such id", "without its prefix", "both", "neither"],
)
def test_a_document_that_is_not_clear_is_refused(
    desk: Desk, method: str, asked: dict[str, str], refusal: tuple[int, str]
) -> None:
    assert refused(sent(desk, method, **asked)) == refusal
    assert refused(sent(desk, method, EVENTS, **asked)) == refusal


def test_a_variable_may_have_the_name_of_what_names_a_document(desk: Desk) -> None:
    asked = sent(desk, "GET", documentId=named("me"), variables='{"documentId": "x"}')

    assert asked.json()["data"]["me"]["person"] == "ada"


def test_a_strict_bank_answers_what_it_trusts(strict: Desk) -> None:
    own = f"sha256:{sha256(OURS.encode()).hexdigest()}"

    assert sent(strict, "POST", documentId=own).json()["data"] == ADA
    assert sent(strict, "GET", documentId=named("me")).status_code == 200
    assert sent(strict, "POST", query=OURS).json()["data"] == ADA


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("query", [AD_HOC, f"{OURS} ", "{ __schema { queryType { name } } }"])
def test_a_strict_bank_answers_nothing_else(strict: Desk, method: str, query: str) -> None:
    assert refused(sent(strict, method, query=query)) == (403, "NOT_TRUSTED")
    assert refused(sent(strict, method, EVENTS, query=query)) == (403, "NOT_TRUSTED")


def test_a_folder_of_documents_that_is_not_there_is_told_at_the_start(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing")

    with (
        pytest.raises(NotADirectoryError, match="STAFFBANK_TRUSTED_DOCUMENTS_FOLDER"),
        a_desk(tmp_path, trusted_documents_folder=missing),
    ):
        pass


def on_a_socket(desk: Desk, payload: Any, *, let_in: bool = True) -> Any:
    """The first word that comes back."""
    protocol = ["graphql-transport-ws"]
    with desk.client.websocket_connect("/graphql", protocol) as socket:
        if let_in:
            init = {"authorization": f"Bearer {desk.token}"}
            socket.send_json({"type": "connection_init", "payload": init})
            assert socket.receive_json() == {"type": "connection_ack"}
        socket.send_json({"id": "1", "type": "subscribe", "payload": payload})
        return socket.receive_json()


def test_a_trusted_document_is_known_on_a_websocket_too(strict: Desk) -> None:
    told = on_a_socket(strict, {"documentId": named("me")})

    assert told["payload"]["data"]["me"]["person"] == "ada"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"query": AD_HOC}, "NOT_TRUSTED"),
        ({"documentId": "sha256:0"}, "UNKNOWN_DOCUMENT"),
        ({"documentId": named("me"), "query": AD_HOC}, "BAD_REQUEST"),
    ],
)
def test_a_strict_bank_is_strict_on_a_websocket_too(
    strict: Desk, asked: dict[str, str], code: str
) -> None:
    told = on_a_socket(strict, asked)

    assert (told["id"], told["type"]) == ("1", "error")
    assert told["payload"][0]["extensions"] == {"code": code}


@pytest.mark.parametrize(
    ("payload", "let_in", "code"),
    [({"documentId": named("me")}, False, 4401), ("me", True, 4400), ({}, True, 4400)],
    ids=["nobody", "no object", "nothing"],
)
def test_a_websocket_is_closed_on_who_does_not_keep_the_protocol(
    strict: Desk, payload: Any, *, let_in: bool, code: int
) -> None:
    with pytest.raises(WebSocketDisconnect) as closed:
        on_a_socket(strict, payload, let_in=let_in)

    assert closed.value.code == code
