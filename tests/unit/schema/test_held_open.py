"""What somebody holds open, and how many of it."""

from pathlib import Path

import pytest
from starlette.websockets import WebSocketDisconnect

from staffbank.domain.principal import Role
from staffbank_graphql import held_open
from staffbank_graphql.held_open import SOCKETS, SUBSCRIPTIONS
from tests.unit.schema.desk import REGION, Desk, a_desk, somebody
from tests.unit.schema.test_watching import RUN, WATCH, connected, the_run
from tests.unit.schema.views import a_run_row


def test_nobody_holds_more_subscriptions_and_sockets_than_one_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_open, "MOST", 2)
    events = {"accept": "text/event-stream"}
    with a_desk(tmp_path, a_run_row(RUN)) as desk, connected(desk) as socket:
        with connected(desk), pytest.raises(WebSocketDisconnect) as third, connected(desk):
            pass
        assert third.value.code == 4429
        assert third.value.reason.startswith("You have 2 WebSockets open, the most.")
        assert len(third.value.reason) < 123

        for number in "12":
            socket.send_json({"id": number, "type": "subscribe", "payload": the_run()})
            assert socket.receive_json()["payload"]["data"]
        socket.send_json({"id": "3", "type": "subscribe", "payload": the_run()})
        told = [socket.receive_json(), desk.post(WATCH, the_run()["variables"], **events).text]
        desk.principal = somebody((Role.COORDINATOR, REGION), person="bea")
        with connected(desk) as hers:
            hers.send_json({"id": "1", "type": "subscribe", "payload": the_run()})
            assert hers.receive_json()["payload"]["data"], "another's are not counted"

    assert all("You have 2 subscriptions open, the most." in str(each) for each in told)
    assert all("TOO_MANY_OPEN" in str(each) for each in told)
    assert not SUBSCRIPTIONS.held
    assert not SOCKETS.held


def test_what_cannot_be_read_is_told_by_events_too(desk: Desk) -> None:
    answer = desk.post("subscription {", accept="text/event-stream")

    assert "event: next" in answer.text
    assert "Syntax Error" in answer.text
