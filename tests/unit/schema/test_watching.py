"""Runs, watched while they go."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from starlette.websockets import WebSocketDisconnect

from staffbank.domain.match_run import RunState
from staffbank.ports.progress import RunProgress
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.global_id import encode
from staffbank_graphql.subscription import watch
from tests.fake_queries import FakeBoard, FakeQueries
from tests.unit.schema.desk import Desk, a_desk
from tests.unit.schema.views import a_run_row, numbered

RUN = numbered(0)
WATCH = "subscription($i: ID!) { matchRunProgress(id: $i) { state stage fraction filled } }"
HALF = RunProgress("searching", 0.5, 5, 10)
PROTOCOL = ["graphql-transport-ws"]


class Watched:
    """As much of a context as watching asks for."""

    def __init__(self, *rows: Any, board: Any = None) -> None:
        self.queries = FakeQueries(list(rows))
        self.bank = self
        self.progress = board or FakeBoard()

    def becomes(self, state: str) -> None:
        self.queries.rows[:] = [a_run_row(RUN, state=state)]


async def all_of(watched: Any) -> list[tuple[str, float]]:
    return [(said.state.name, said.fraction) async for said in watch(RUN, watched)]


async def test_a_run_that_has_ended_is_told_once() -> None:
    assert await all_of(Watched(a_run_row(RUN, state="finished"))) == [("FINISHED", 1.0)]


async def test_the_state_comes_at_once_then_each_word_then_the_end() -> None:
    watched = Watched(a_run_row(RUN, state="queued"))
    watching = asyncio.create_task(all_of(watched))
    await asyncio.sleep(0.05)

    await watched.progress.tell(RUN, HALF)
    watched.becomes("finished")

    async with asyncio.timeout(3):
        assert await watching == [("QUEUED", 0.0), ("RUNNING", 0.5), ("FINISHED", 1.0)]


async def test_a_lost_last_word_never_hangs_the_watch() -> None:
    watched = Watched(a_run_row(RUN))
    watching = asyncio.create_task(all_of(watched))
    await asyncio.sleep(0.05)

    watched.becomes("aborted")

    async with asyncio.timeout(3):
        assert await watching == [("RUNNING", 0.0), ("ABORTED", 0.0)]


async def test_a_board_that_goes_away_never_ends_the_watch_before_the_run() -> None:
    class Gone(FakeBoard):
        async def follow(self, run_id: UUID) -> AsyncIterator[RunProgress]:
            for word in tuple[RunProgress, ...]():
                yield word

    watched = Watched(a_run_row(RUN), board=Gone())
    watching = asyncio.create_task(all_of(watched))
    await asyncio.sleep(0.05)

    watched.becomes("failed")

    async with asyncio.timeout(3):
        assert await watching == [("RUNNING", 0.0), ("FAILED", 0.0)]


async def test_who_stops_watching_leaves_nobody_listening() -> None:
    board = FakeBoard()
    watching = watch(RUN, Watched(a_run_row(RUN), board=board))  # type: ignore[arg-type]  # enough of one
    await anext(watching)
    await asyncio.sleep(0.05)

    await watching.aclose()

    assert board.readers == []


async def test_a_run_that_nobody_sees_cannot_be_watched() -> None:
    with pytest.raises(BadUserInput, match="no such match run"):
        await all_of(Watched())


def test_a_watch_over_a_websocket_ends_with_its_run(tmp_path: Path) -> None:
    with a_desk(tmp_path, a_run_row(RUN)) as desk, connected(desk) as socket:
        socket.send_json({"id": "1", "type": "subscribe", "payload": the_run()})
        first = socket.receive_json()["payload"]["data"]["matchRunProgress"]
        desk.queries.rows[:] = [a_run_row(RUN, state="finished")]
        last = socket.receive_json()["payload"]["data"]["matchRunProgress"]

        assert (first["state"], last["state"]) == ("RUNNING", "FINISHED")
        assert socket.receive_json() == {"id": "1", "type": "complete"}


def test_a_watch_over_server_sent_events_ends_with_its_run(tmp_path: Path) -> None:
    with a_desk(tmp_path, a_run_row(RUN, state="finished")) as desk:
        payload = the_run()
        answer = desk.post(payload["query"], payload["variables"], accept="text/event-stream")

    assert "event: next" in answer.text
    assert '"state":"FINISHED"' in answer.text
    assert "event: complete" in answer.text


JSON_FIRST = "application/graphql-response+json, application/json, text/event-stream"


def test_a_watch_is_told_by_events_where_they_are_liked_least(tmp_path: Path) -> None:
    with a_desk(tmp_path, a_run_row(RUN, state="finished")) as desk:
        payload = the_run()
        watched = desk.post(payload["query"], payload["variables"], accept=JSON_FIRST)
        asked = desk.post("{ me { person } }", accept=JSON_FIRST)

    assert "event: complete" in watched.text
    assert asked.headers["content-type"] == "application/graphql-response+json"


def test_the_lines_of_an_event_end_so_that_every_client_sees_it(tmp_path: Path) -> None:
    with a_desk(tmp_path, a_run_row(RUN, state="finished")) as desk:
        payload = the_run()
        answer = desk.post(payload["query"], payload["variables"], accept="text/event-stream")

    assert [event.split("\n")[0] for event in answer.text.split("\n\n") if event] == [
        "event: next",
        "event: complete",
    ]


@pytest.mark.parametrize("name", [None, "Watch"])
def test_who_would_watch_and_takes_no_events_is_told_to(
    tmp_path: Path, name: str | None
) -> None:
    with a_desk(tmp_path, a_run_row(RUN)) as desk:
        query = f"query Other {{ me {{ person }} }} {WATCH}" if name else WATCH
        query = query.replace("subscription(", "subscription Watch(")
        signed = {"authorization": f"Bearer {desk.token}", "accept": "application/json"}
        body = {"query": query, "variables": the_run()["variables"], "operationName": name}
        answer = desk.client.post("/graphql", json=body, headers=signed)

    assert answer.status_code == 406
    assert "text/event-stream" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("state", [state.value for state in RunState])
def test_the_board_is_asked_only_about_runs_that_may_still_tell(
    tmp_path: Path, state: str
) -> None:
    ended = state in {"finished", "aborted", "failed"}
    with a_desk(tmp_path, a_run_row(RUN, state=state)) as desk:
        desk.board.last[RUN] = HALF
        query = "{ matchRuns(first: 9) { edges { node { progress { stage fraction } } } } }"
        (edge,) = desk.ask(query)["matchRuns"]["edges"]

    told = {"stage": None, "fraction": float(state == "finished")}
    assert edge["node"]["progress"] == (
        told if ended else {"stage": "searching", "fraction": 0.5}
    )


def test_a_finished_run_still_says_how_much_it_filled(tmp_path: Path) -> None:
    plain = ("travel_km_mean", "travel_km_most", "quality", "workers")
    summary = {"coverage": [], "councils": [], "filled": 9, "slots": 10}
    summary |= dict.fromkeys(plain, 0)
    row = a_run_row(RUN, state="finished", summary=summary, gap=0.01)
    with a_desk(tmp_path, row) as desk:
        query = "query($i: ID!) { matchRun(id: $i) { progress { filled slots gap } } }"
        run = desk.ask(query, i=encode("MatchRun", RUN))["matchRun"]

    assert run["progress"] == {"filled": 9, "slots": 10, "gap": 0.01}


def test_nobody_opens_a_websocket_without_saying_who_they_are(desk: Desk) -> None:
    with desk.client.websocket_connect("/graphql", PROTOCOL) as socket:
        socket.send_json({"type": "connection_init", "payload": {"authorization": "Bearer x"}})

        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()

    assert closed.value.code == 4403


def test_the_old_protocol_is_not_spoken(desk: Desk) -> None:
    with (
        desk.client.websocket_connect("/graphql", ["graphql-ws"]) as socket,
        pytest.raises(WebSocketDisconnect) as closed,
    ):
        socket.receive_json()

    assert closed.value.code == 4406


def test_each_operation_on_a_websocket_reads_afresh(tmp_path: Path) -> None:
    query = "query($i: ID!) { matchRun(id: $i) { state } }"
    payload = {"query": query, "variables": {"i": encode("MatchRun", RUN)}}
    with a_desk(tmp_path, a_run_row(RUN)) as desk, connected(desk) as socket:
        states = []
        for number, state in enumerate(("running", "finished")):
            desk.queries.rows[:] = [a_run_row(RUN, state=state)]
            socket.send_json({"id": str(number), "type": "subscribe", "payload": payload})
            states.append(socket.receive_json()["payload"]["data"]["matchRun"]["state"])
            assert socket.receive_json()["type"] == "complete"

    assert states == ["RUNNING", "FINISHED"]


def the_run() -> dict[str, Any]:
    return {"query": WATCH, "variables": {"i": encode("MatchRun", RUN)}}


@contextmanager
def connected(desk: Desk) -> Iterator[Any]:
    """A WebSocket on which somebody has been let in."""
    init = {"authorization": f"Bearer {desk.token}"}
    with desk.client.websocket_connect("/graphql", PROTOCOL) as socket:
        socket.send_json({"type": "connection_init", "payload": init})
        assert socket.receive_json() == {"type": "connection_ack"}
        yield socket
