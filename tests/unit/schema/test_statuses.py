"""Which HTTP status and which form an answer has."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from staffbank.ports.away import DatabaseAway
from tests.unit.schema.desk import Desk, a_desk

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"
VARIABLE = "query($i: ID!) { node(id: $i) { id } }"

# how a request fails, and its status in the draft
FAULTS = {
    "no JSON": (b"{", 400),
    "no object": (b"5", 400),
    "nothing asked": (b"{}", 422),
    "variables that are a list": (b'{"query": "{ me { person } }", "variables": [7]}', 422),
    "no document": (b'{"query": "{"}', 400),
    "no such field": (b'{"query": "{ nothing }"}', 422),
    "no such operation": (b'{"query": "{ me { person } }", "operationName": "X"}', 422),
    "no such variable": (f'{{"query": "{VARIABLE}"}}'.encode(), 422),
    "too much": (b'{"query": "{ ' + b"me { person } " * 400 + b'}"}', 400),
}
BEFORE_GRAPHQL = {"no JSON", "no object", "nothing asked", "variables that are a list"}


@pytest.fixture
def draft(tmp_path: Path) -> Iterator[Desk]:
    """A bank that answers by the draft."""
    with a_desk(tmp_path, draft_statuses=True) as desk:
        yield desk


def sent(desk: Desk, body: bytes, accept: str = GRAPHQL_JSON, kind: str | None = JSON) -> Any:
    headers = {"authorization": f"Bearer {desk.token}", "accept": accept}
    if kind is not None:
        headers["content-type"] = kind
    return desk.client.post("/graphql", content=body, headers=headers)


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_not_executed_is_400_and_200_where_plain_json_is_asked_for(
    desk: Desk, fault: str
) -> None:
    plainly = 400 if fault in BEFORE_GRAPHQL | {"no such operation"} else 200

    assert sent(desk, FAULTS[fault][0]).status_code == 400
    assert sent(desk, FAULTS[fault][0], JSON).status_code == plainly


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
@pytest.mark.parametrize("fault", FAULTS)
def test_by_the_draft_what_cannot_be_read_is_another_thing(
    draft: Desk, fault: str, accept: str
) -> None:
    body, status = FAULTS[fault]
    answer = sent(draft, body, accept)

    assert (answer.status_code, "data" in answer.json()) == (status, False)


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
def test_by_the_draft_an_answer_in_part_is_294(draft: Desk, accept: str) -> None:
    whole = sent(draft, b'{"query": "{ me { person } }"}', accept)
    partly = sent(draft, b'{"query": "{ councils(first: 0) { totalCount } }"}', accept)

    assert (whole.status_code, partly.status_code) == (200, 294)
    assert "data" in partly.json()


def test_without_the_draft_an_answer_in_part_is_200(desk: Desk) -> None:
    partly = sent(desk, b'{"query": "{ councils(first: 0) { totalCount } }"}')

    assert partly.status_code == 200
    assert partly.json()["errors"]


@pytest.mark.parametrize(
    "kind",
    [None, "text/plain", "application/x-www-form-urlencoded", "application/json-patch+json"],
)
def test_a_body_that_does_not_say_it_is_json_is_refused(desk: Desk, kind: str | None) -> None:
    answer = sent(desk, b'{"query": "{ me { person } }"}', kind=kind)

    assert answer.status_code == 415
    assert "application/json" in answer.json()["errors"][0]["message"]


def test_a_body_may_say_in_what_letters_its_json_is(desk: Desk) -> None:
    kind = "application/json; charset=utf-8"

    assert sent(desk, b'{"query": "{ me { person } }"}', kind=kind).status_code == 200


@pytest.mark.parametrize(
    "accept", ["text/html", "image/png;q=1", f"{JSON};q=0", "nonsense;q=x"]
)
def test_who_takes_no_form_of_answer_there_is_is_told_which_there_are(
    desk: Desk, accept: str
) -> None:
    answer = sent(desk, b'{"query": "{ me { person } }"}', accept)

    assert (answer.status_code, answer.headers["content-type"]) == (406, JSON)
    assert GRAPHQL_JSON in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
def test_a_refusal_has_the_form_that_was_asked_for(desk: Desk, accept: str) -> None:
    assert sent(desk, b"{", accept).headers["content-type"] == accept


@pytest.mark.parametrize("accept", [JSON, GRAPHQL_JSON])
def test_while_the_database_is_away_everybody_is_told_to_come_again(
    desk: Desk, accept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> Any:
        raise DatabaseAway

    monkeypatch.setattr(desk.queries, "page", away)
    monkeypatch.setattr(desk.queries, "count", away)
    signed = {"authorization": f"Bearer {desk.token}"}
    asked = sent(
        desk, b'{"query": "{ me { person } councils(first: 1) { totalCount } }"}', accept
    )
    read = desk.client.get("/api/v1/workers", headers=signed)

    (error,) = asked.json()["errors"]
    for answer in (asked, read):
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert error["extensions"]["code"] == "UNAVAILABLE"
    assert "data" not in asked.json()
    assert "by the same Idempotency-Key" in error["message"]
