"""Clients that nobody here wrote find in the bank what they expect of a server."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from gql import Client, gql
from gql.transport.exceptions import TransportConnectionFailed, TransportQueryError
from gql.transport.requests import RequestsHTTPTransport
from gql.transport.websockets import WebsocketsTransport

from tests.clients.counter import Counter
from tests.clients.node import HERE, Node

WRONG = "Cannot query field 'nothing' on type 'Query'."
STRANGER = "Say who you are: send the header 'Authorization: Bearer <token>'."
ROOT = HERE.parents[1]
START = "mutation { startMatchRun(input: {seconds: 5}) { matchRun { id state } } }"
ABORT = "mutation($i: ID!) { abortMatchRun(input: {runId: $i}) { matchRun { state } } }"
WATCH = "subscription($i: ID!) { matchRunProgress(id: $i) { state } }"


@pytest.mark.parametrize(
    ("script", "stranger"), [("graphql_ws.mjs", 4403), ("graphql_sse.mjs", 401)]
)
def test_a_stream_tells_a_run_to_its_end_and_answers_all_else_besides(
    node: Node, counter: Counter, script: str, stranger: int
) -> None:
    assert node.run(script, counter) == {
        "states": ["QUEUED", "ABORTED"],
        "councils": 2,
        "problems": ["INVALID"],
        "wrong": WRONG,
        "stranger": stranger,
    }


@pytest.mark.parametrize(
    ("script", "told"), [("apollo.mjs", {}), ("urql.mjs", {"states": ["QUEUED", "ABORTED"]})]
)
def test_a_client_with_a_cache_reads_pages_and_keeps_what_deeds_change(
    node: Node, counter: Counter, script: str, told: dict[str, Any]
) -> None:
    seen = node.run(script, counter)

    assert STRANGER in seen.pop("stranger")
    assert seen == told | {
        "councils": 3,
        "state": "QUEUED",
        "aborted": "ABORTED",
        "problems": ["INVALID"],
        "wrong": WRONG,
    }


def test_relays_compiler_takes_the_schema_as_one_of_its_own(node: Node, tmp_path: Path) -> None:
    shutil.copytree(HERE / "relay", tmp_path, dirs_exist_ok=True)
    shutil.copy(ROOT / "graphql" / "schema.graphql", tmp_path)

    node.started(str(HERE / "node_modules" / "relay-compiler" / "cli.js"), cwd=tmp_path)

    made = {each.name.partition(".")[0] for each in tmp_path.rglob("__generated__/*.js")}
    assert made == {
        *("Councils_page", "Councils_council", "CouncilsQuery"),
        *("CouncilsPaginationQuery", "CouncilsCouncilQuery"),
        *("RunStartMutation", "RunWatchSubscription"),
    }


def test_pythons_client_asks_over_http_and_against_the_schema_it_is_told(
    counter: Counter,
) -> None:
    transport = RequestsHTTPTransport(counter.address, headers=signed(counter))
    with Client(transport=transport, fetch_schema_from_transport=True) as session:
        councils = session.execute(gql("{ councils(first: 9) { edges { node { name } } } }"))
        with pytest.raises(TransportQueryError, match="by `first` or by `last`"):
            session.execute(gql("{ councils { totalCount } }"))

    assert len(councils["councils"]["edges"]) == 3


async def test_pythons_client_follows_a_run_over_a_websocket(counter: Counter) -> None:
    address = counter.address.replace("http", "ws")
    transport = WebsocketsTransport(address, init_payload=signed(counter))
    async with Client(transport=transport) as session:
        run = (await session.execute(gql(START)))["startMatchRun"]["matchRun"]
        states = []
        watch = gql(WATCH)
        watch.variable_values = {"i": run["id"]}
        async for told in session.subscribe(watch):
            states.append(told["matchRunProgress"]["state"])
            if len(states) == 1:
                abort = gql(ABORT)
                abort.variable_values = {"i": run["id"]}
                await session.execute(abort)

    assert states == ["QUEUED", "ABORTED"]


async def test_pythons_client_is_not_let_in_as_nobody(counter: Counter) -> None:
    transport = WebsocketsTransport(counter.address.replace("http", "ws"))

    with pytest.raises(TransportConnectionFailed):
        await transport.connect()


def signed(counter: Counter) -> dict[str, str]:
    """How the coordinator shows her token."""
    return {"authorization": f"Bearer {counter.token}"}
