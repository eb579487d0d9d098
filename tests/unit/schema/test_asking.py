"""Who is let in, and how the endpoint answers."""

from datetime import timedelta
from typing import Any

import pytest

from staffbank import clock
from tests.unit.schema.desk import Desk
from tests.unit.schema.views import a_council_row, numbered

ME = "{ me { person } }"
GRAPHQL_JSON = "application/graphql-response+json"


def test_everybody_may_ask_whether_the_process_is_alive(desk: Desk) -> None:
    answer = desk.client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    "headers",
    [{}, {"authorization": "Bearer made-up"}, {"authorization": "Basic YTpi"}],
    ids=["no token", "no token of ours", "another scheme"],
)
def test_nobody_asks_without_saying_who_they_are(desk: Desk, headers: dict[str, str]) -> None:
    answer = desk.client.post("/graphql", json={"query": ME}, headers=headers)

    (error,) = answer.json()["errors"]
    assert answer.status_code == 401
    assert error["extensions"] == {"code": "UNAUTHENTICATED"}
    assert "Bearer <token>" in error["message"] or "Ask for a new one" in error["message"]


def test_a_token_that_has_run_out_lets_nobody_in(desk: Desk) -> None:
    old = desk.bank.tokens.issue(desk.principal, now=clock.now() - timedelta(days=2))

    answer = desk.post(ME, authorization=f"Bearer {old}")

    assert answer.status_code == 401


def test_a_token_is_a_bearers_and_nothing_else(desk: Desk) -> None:
    assert desk.post(ME, authorization=f"Basic {desk.token}").status_code == 401
    assert desk.post(ME, authorization=f"bearer {desk.token}").status_code == 200


def test_people_are_told_who_they_are(desk: Desk) -> None:
    assert desk.ask(ME) == {"me": {"person": "ada"}}


@pytest.mark.parametrize("method", ["PUT", "DELETE", "HEAD", "OPTIONS"])
def test_operations_come_by_post_or_by_get(desk: Desk, method: str) -> None:
    headers = {"authorization": f"Bearer {desk.token}"}

    answer = desk.client.request(method, "/graphql", headers=headers)

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


@pytest.mark.parametrize(
    ("accept", "status", "kind"),
    [
        (GRAPHQL_JSON, 400, GRAPHQL_JSON),
        (f"{GRAPHQL_JSON}, application/json;q=0.5", 400, GRAPHQL_JSON),
        (f"{GRAPHQL_JSON};q=0.1, application/json", 200, "application/json"),
        ("*/*", 200, "application/json"),
        ("nonsense;q=x, application/*", 200, "application/json"),
    ],
)
def test_a_request_that_cannot_be_executed_has_the_status_its_media_type_asks_for(
    desk: Desk, accept: str, status: int, kind: str
) -> None:
    answer = desk.post("{ nothing }", accept=accept)

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith(kind)
    assert ("data" in answer.json()) is (status == 200)


def test_nobody_is_told_how_the_field_they_guessed_is_spelt(desk: Desk) -> None:
    assert (
        "Did you mean" not in desk.refused("{ councilz(first: 1) { totalCount } }")["message"]
    )


def test_the_bank_serves_no_pages_about_itself(desk: Desk) -> None:
    for page in ("/docs", "/redoc", "/openapi.json"):
        assert desk.client.get(page).status_code == 404


def _deep(levels: int) -> str:
    below = "id"
    for _ in range(levels - 3):
        below = f"council {{ teams(first: 1) {{ edges {{ node {{ {below} }} }} }} }}"
    return f"{{ teams(first: 1) {{ edges {{ node {{ {below} }} }} }} }}"


FRAGMENTS = "{ ...F0 } fragment F60 on Query { me { person } } " + " ".join(
    f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(60)
)


@pytest.mark.parametrize(
    ("query", "because"),
    [
        (_deep(8), "levels deep"),
        ("{" + " ".join(f"a{n}: me {{ person }}" for n in range(21)) + "}", "21 aliases"),
        ("{ me { person " + "@include(if: true) " * 21 + "} }", "directives"),
        ("{" + "me { person } " * 300 + "}", "token"),
    ],
    ids=["too deep", "too many aliases", "too many directives", "too long"],
)
def test_a_document_that_asks_for_too_much_is_refused(
    desk: Desk, query: str, because: str
) -> None:
    errors = desk.post(query).json()["errors"]

    assert any(because in error["message"] for error in errors), errors


THRICE = "me { roles { council { id name id name id name } role role } roles { role } } "


@pytest.mark.parametrize(
    "query",
    [
        "{" + "me { person } " * 90 + "}",
        "{" + THRICE * 12 + "}",
        "{ me {"
        + " ".join(f"...F{n} " for n in range(70))
        + "} }"
        + " ".join(f"fragment F{n} on Viewer {{ person }}" for n in range(70)),
        "{ me { ...F0 } } fragment F40 on Viewer { person }"
        + " ".join(
            f"fragment F{n} on Viewer {{ a: me {{ ...F{n + 1} }} b: me {{ ...F{n + 1} }} }}"
            for n in range(40)
        ),
    ],
    ids=["one field", "within one another", "by fragments", "fragments within fragments"],
)
def test_what_is_asked_for_too_often_in_one_place_is_refused_before_it_is_compared(
    desk: Desk, query: str
) -> None:
    (error,) = desk.post(query).json()["errors"]

    assert "the same fields too often in one place" in error["message"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}


def test_fragments_spread_twice_and_twice_again_are_measured_at_once(desk: Desk) -> None:
    assert desk.ask(FRAGMENTS) == {"me": {"person": "ada"}}


def test_the_schema_may_be_asked_for(desk: Desk) -> None:
    assert desk.ask("{ __schema { queryType { name } } }")["__schema"]["queryType"]


def test_a_fault_of_ours_is_told_by_a_reference_alone(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    async def broken(*_: Any) -> Any:
        raise RuntimeError("password of the database")

    desk.queries.by_ids = broken  # type: ignore[method-assign, assignment]  # a database that is away
    error = desk.refused("query($i: ID!) { node(id: $i) { id } }", i=_council_id(desk))

    reference = error["extensions"]["id"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["message"] == f"Something went wrong on our side. Quote {reference}."
    logged = capsys.readouterr()
    assert reference in logged.out + logged.err
    assert "password of the database" in logged.out + logged.err


def test_a_mistake_of_the_client_leaves_no_traceback(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.refused("{ councils(first: 0) { totalCount } }")

    logged = capsys.readouterr()
    assert "Traceback" not in logged.out + logged.err


def _council_id(desk: Desk) -> str:
    desk.queries.rows.append(a_council_row(numbered(0)))
    answer = desk.ask("{ councils(first: 1) { edges { node { id } } } }")
    return str(answer["councils"]["edges"][0]["node"]["id"])
