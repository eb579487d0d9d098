"""Whoever takes the short way is answered as by the library's own, to the letter."""

from pathlib import Path
from typing import Any

import pytest

from staffbank_graphql.usual import Usual
from tests.unit.schema.desk import Desk, a_desk
from tests.unit.schema.views import a_council_row, numbered

LIST = "query Names($n: Int!) { councils(first: $n) { edges { node { name } } } }"
TWO = "query A { me { person } } query B { me { roles { role } } }"
BODIES: tuple[Any, ...] = (
    {"query": "{ me { person roles { role regionWide } } }"},
    {"query": LIST, "variables": {"n": 2}, "operationName": "Names"},
    {"query": LIST, "variables": {"n": 101}},
    {"query": LIST, "variables": {"n": "two"}},
    {"query": LIST, "variables": {"n": 2, "more": "\0"}},
    {"query": LIST, "variables": [2]},
    {"query": LIST},
    {"query": TWO},
    {"query": TWO, "operationName": "B"},
    {"query": TWO, "operationName": "C"},
    {"query": TWO, "operationName": ["B"]},
    {"query": "{ me { person"},
    {"query": "{ me { nothing } }"},
    {"query": '{ node(id: "made up") { id } }'},
    {"query": "mutation { nothing }"},
    {"query": "subscription { events { id } }"},
    {"query": "fragment F on Query { me { person } }"},
    {"query": ""},
    {"query": 7},
    {"documentId": "sha256:made up"},
    {"query": "{ me { person } }", "extensions": 7},
    [{"query": "{ me { person } }"}],
    "me",
    None,
)
FORMS = ("*/*", "application/graphql-response+json")


def answered(desk: Desk, body: Any, accept: str, *twice: tuple[str, str]) -> tuple[Any, ...]:
    """The status, the form and the answer, less what is left of the budget."""
    said = [("authorization", f"Bearer {desk.token}"), ("accept", accept), *twice]
    answer = desk.client.post("/graphql", json=body, headers=said)
    told = answer.json()
    told.get("extensions", {}).get("cost", {}).pop("throttleStatus", None)
    headers = {name: value for name, value in answer.headers.items() if name != "ratelimit"}
    headers.pop("content-length")
    return answer.status_code, headers, told


@pytest.mark.parametrize("draft", [False, True])
def test_the_short_way_and_the_long_one_have_the_same_end(
    tmp_path: Path, *, draft: bool
) -> None:
    rows = [a_council_row(numbered(n)) for n in range(3)]
    with (
        a_desk(tmp_path, *rows, draft_statuses=draft) as desk,
        a_desk(tmp_path, *rows, draft_statuses=draft, fast_execution=False) as long,
    ):
        for body in BODIES:
            for accept in FORMS:
                short = [answered(desk, body, accept) for _ in range(3)]
                # No usual request has a header twice.
                library = answered(long, body, accept, ("x-said", "1"), ("x-said", "1"))

                assert short == [library] * 3, (body, accept)


def test_a_request_is_usual_if_it_is_one_operation_by_post_as_json() -> None:
    usual = [(b"content-type", b"application/json"), (b"accept", b"*/*")]

    def is_usual(*headers: tuple[bytes, bytes], method: str = "POST") -> bool:
        return Usual.of({"method": method, "headers": [*usual, *headers]}) is not None

    assert is_usual()
    assert not is_usual(method="GET")
    assert not is_usual((b"cookie", b"__Host-staffbank=x"))
    assert not is_usual((b"accept", b"*/*"))
