"""What every answer says to browsers, and what a fault of ours tells."""

from collections.abc import Callable
from typing import Any

import pytest
import structlog.testing

from staffbank.web.headers import HEADERS
from tests.unit.schema.desk import Desk


@pytest.fixture
def faulty(desk: Desk) -> Desk:
    """A desk at a bank whose database is away."""

    def broken(_: object) -> Any:
        raise RuntimeError("SELECT secret FROM worker")

    object.__setattr__(desk.client.app.state.bank, "queries", broken)  # type: ignore[attr-defined]
    return desk


ANSWERS: dict[str, Callable[[Desk], Any]] = {
    "an answer": lambda desk: desk.post("{ me { person } }"),
    "a refusal": lambda desk: desk.post("{ nothing }"),
    "without a token": lambda desk: desk.client.post("/graphql", json={"query": "{ me }"}),
    "by GET": lambda desk: desk.client.get("/graphql"),
    "whether it is alive": lambda desk: desk.client.get("/healthz"),
    "no paper": lambda desk: desk.client.get("/papers/statements/x/y.pdf"),
}


@pytest.mark.parametrize("asked", ANSWERS)
def test_every_answer_has_the_security_headers(desk: Desk, asked: str) -> None:
    answer = ANSWERS[asked](desk)

    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_a_page_has_them_too_and_says_otherwise_only_what_it_may_run(desk: Desk) -> None:
    page = desk.client.get("/nothing").headers

    assert {name for name in HEADERS if page.get(name) != HEADERS[name]} == {
        "content-security-policy",
        "referrer-policy",
    }
    assert "unsafe" not in page["content-security-policy"]


def test_nothing_may_be_run_or_framed(desk: Desk) -> None:
    policy = desk.client.get("/healthz").headers["content-security-policy"]

    assert "unsafe" not in policy
    assert {"default-src 'none'", "frame-ancestors 'none'"} <= set(policy.split("; "))


def test_a_fault_over_plain_http_is_told_by_a_reference_alone(faulty: Desk) -> None:
    paper = "/papers/agreements/0192f0a1-0000-7000-8000-000000000000.pdf"
    with structlog.testing.capture_logs() as logged:
        answer = faulty.client.get(paper, headers={"authorization": f"Bearer {faulty.token}"})

    said, (line,) = answer.json(), logged
    assert (answer.status_code, answer.headers["cache-control"]) == (500, "no-store")
    assert said["detail"] == f"Something went wrong on our side. Quote {said['id']}."
    assert "secret" not in answer.text
    assert line["correlation_id"] == said["id"]
    assert line["route"] == "/papers/agreements/{agreement_id}.pdf"
    assert "SELECT secret FROM worker" in str(line["exc_info"])


@pytest.mark.parametrize("path", ["/graphql", "/oauth/token"])
async def test_whoever_leaves_before_all_was_said_is_no_fault_of_ours(
    desk: Desk, path: str
) -> None:
    form = b"application/json" if path == "/graphql" else b"application/x-www-form-urlencoded"
    signed = (b"authorization", f"Bearer {desk.token}".encode())
    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "headers": [(b"content-type", form), signed],
        "client": ("127.0.0.1", 1),
    }

    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def nobody_hears(_: object) -> None: ...

    app: Any = desk.client.app
    with structlog.testing.capture_logs() as logged:
        await app(scope, gone, nobody_hears)

    assert logged == []
