"""Whoever runs the bank is told of each operation, once, and nothing of what was said in it."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import structlog.testing
from starlette.testclient import TestClient

from staffbank_graphql.global_id import encode
from tests.unit.schema.desk import Desk, a_desk
from tests.unit.schema.views import a_council_row, numbered
from tests.watched import Watched

NAMED = (
    "query Names { councils(first: 100) { edges { node { name } } } "
    'node(id: "Zyxquist") { id } }'
)
SHOWN = "let me see"
TOKEN = {"authorization": f"Bearer {SHOWN}"}


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    return Watched(monkeypatch)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    rows = [a_council_row(numbered(n)) for n in range(50)]
    with a_desk(tmp_path, *rows, metrics_token=SHOWN, requests_a_minute=20) as desk:
        yield desk


def test_an_operation_is_one_span_however_many_fields_it_has(
    desk: Desk, watched: Watched
) -> None:
    assert len(desk.ask(NAMED)["councils"]["edges"]) == 50

    (span,) = watched.spans
    assert span.name == "query Names"
    assert span.attributes == {
        "graphql.operation.type": "query",
        "graphql.operation.name": "Names",
        "staffbank.cost": 303,
        "staffbank.outcome": "answered",
    }


def test_no_span_has_an_argument_a_variable_a_text_or_a_name(
    desk: Desk, watched: Watched
) -> None:
    desk.principal = replace(desk.principal, person="Zyxquist")
    desk.post(NAMED)
    desk.post("query($i: ID!) { node(id: $i) { id } }", {"i": "Zyxquist"})
    desk.post('{ me { Zyxquist(a: "Zyxquist") } }')

    assert len(watched.spans) == 3
    assert "Zyxquist" not in watched.text
    assert "councils" not in watched.text


def outcomes(desk: Desk) -> dict[tuple[str, str], float]:
    """How many operations there were by their type and outcome."""
    lines = desk.client.get("/metrics", headers=TOKEN).text.splitlines()
    found = {}
    for line in lines:
        if line.startswith("staffbank_operations_total{"):
            labels, _, count = line.partition("{")[2].partition("} ")
            outcome, kind = (each.partition("=")[2].strip('"') for each in labels.split(","))
            found[kind, outcome] = float(count)
    return found


def test_operations_are_counted_by_their_outcome(
    desk: Desk, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError

    before = outcomes(desk)
    desk.post("{ me { person } }")
    desk.post("{ nothing }")
    desk.post("{")
    desk.post('mutation { abortMatchRun(input: {runId: "x"}) { problems { code } } }')
    monkeypatch.setattr(desk.queries, "by_ids", broken)
    given = {"i": encode("Council", numbered(1))}
    with structlog.testing.capture_logs():
        desk.post("query($i: ID!) { node(id: $i) { id } }", given)
    for _ in range(20):
        desk.post("{ me { person } }")

    counted = {each: count - before.get(each, 0) for each, count in outcomes(desk).items()}
    spans = [(span.attributes or {})["staffbank.outcome"] for span in watched.spans]
    assert {each: count for each, count in counted.items() if count} == {
        ("query", "answered"): 16,
        ("query", "refused"): 1,
        ("unread", "refused"): 1,
        ("mutation", "answered"): 1,
        ("query", "fault"): 1,
        ("query", "limited"): 5,
    }
    assert len(spans) == 25
    assert [span.status.is_ok for span in watched.spans].count(False) == 1


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer a guess"}])
def test_figures_are_for_whoever_has_the_token(desk: Desk, headers: dict[str, str]) -> None:
    answer = desk.client.get("/metrics", headers=headers)

    assert (answer.status_code, "staffbank_" in answer.text) == (401, False)


def test_without_a_token_nobody_reads_figures(tmp_path: Path) -> None:
    with a_desk(tmp_path) as desk:
        client: TestClient = desk.client
        answer = client.get("/metrics", headers={"authorization": "Bearer "})

    assert (answer.status_code, "staffbank_" in answer.text) == (404, False)


SENDS = """
import sys
from opentelemetry import trace
from staffbank.traces import sent_traces
with sent_traces():
    trace.get_tracer("x").start_span("query Told").end()
print("opentelemetry.sdk" in sys.modules)
"""


class Collector(BaseHTTPRequestHandler):
    """Keeps what it is sent."""

    sent: list[tuple[str, bytes]] = []  # noqa: RUF012 of one test

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.sent.append((self.path, body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


def test_traces_are_sent_where_the_environment_says_and_else_nowhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def run(**environment: str) -> str:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return subprocess.check_output([sys.executable, "-c", SENDS], text=True).strip()

    with HTTPServer(("127.0.0.1", 0), Collector) as collector:
        Thread(target=collector.serve_forever, daemon=True).start()
        assert run() == "False"
        here = f"http://127.0.0.1:{collector.server_port}"
        assert run(OTEL_EXPORTER_OTLP_ENDPOINT=here) == "True"
        collector.shutdown()

    ((path, body),) = Collector.sent
    assert path == "/v1/traces"
    assert b"query Told" in body
    assert b"staffbank" in body
