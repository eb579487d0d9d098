"""Logs and traces say what went wrong, never about whom: no name, contact, token or text."""

import logging
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank import clock
from staffbank.domain.principal import Principal, Role
from staffbank.logs import configure_logs
from staffbank.ports.unit_of_work import UnitOfWork
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.integration.test_requests_by_the_api import wanted
from tests.town import NOW, Town
from tests.watched import Watched

MARK, PHONE = "Zyxquist", "01632 960777"
JOIN = """mutation Join($input: JoinBankInput!) {
  joinBank(input: $input) { worker { id } problems { code } }
}"""


@pytest.fixture
def listen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], StringIO]]:
    """Begin to log as `serve` does, and everything that libraries have to say as well."""
    root, heard = logging.getLogger(), StringIO()
    before, level = root.handlers[:], root.level

    def begin() -> StringIO:
        monkeypatch.setattr("sys.stderr", heard)
        root.handlers[:] = []
        configure_logs()
        root.setLevel(logging.DEBUG)
        return heard

    yield begin
    root.handlers[:] = before
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


def her(town: Town) -> dict[str, Any]:
    """A new member, marked all over."""
    return {
        "employerId": shown_id("Employer", town.warwick.employer.id),
        "name": f"Ada {MARK}",
        "person": f"person:{MARK}",
        "role": "SOCIAL_WORKER",
        "place": {"latitude": 52.28, "longitude": -1.58},
        "weeklyHours": "8",
        "homeHours": [{"weekday": "MONDAY", "since": "09:00:00", "until": "17:00:00"}],
        "email": f"{MARK}@example.org",
        "phone": PHONE,
    }


async def sent(desk: ApiDesk, who: Principal, query: str, given: Any) -> tuple[Any, str]:
    """The whole answer, and the token."""
    token = desk.town.bank.tokens.issue(who, now=clock.now())
    answer = await desk.client.post(
        "/graphql",
        json={"query": query, "variables": {"input": given}},
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": f"{MARK}-{uuid4()}"},
    )
    return answer.json(), token


async def test_deeds_leave_no_personal_data_and_no_secret_in_logs_and_traces(
    town: Town,
    desk: ApiDesk,
    listen: Callable[[], StringIO],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard, watched = listen(), Watched(monkeypatch)
    admin = town.who(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id)
    requester = town.who(Role.REQUESTER, town.solihull.council.id, f"Rae {MARK}")

    joined, token = await sent(desk, admin, JOIN, her(town))
    again, _ = await sent(desk, admin, JOIN, her(town))
    wrong, _ = await sent(desk, admin, JOIN, her(town) | {"weeklyHours": MARK})
    literal, _ = await sent(desk, admin, f'{{ node(id: "{MARK}") {{ nothing }} }}', {})
    opened = await desk.do(requester, "open_cover_request", **wanted(town, title=MARK))
    await desk.do(
        requester, "withdraw_cover_request", requestId=opened["id"], reason=f"{MARK} is away."
    )

    said = heard.getvalue() + watched.text
    assert len(watched.spans) == 6
    assert joined["data"]["joinBank"]["problems"] == []
    assert again["data"]["joinBank"]["problems"] == [{"code": "ALREADY_ON_THE_BANK"}]
    assert "errors" in wrong
    assert "errors" in literal
    assert [secret for secret in (MARK, PHONE, token) if secret in said] == []


async def test_a_row_that_the_database_refuses_is_not_logged(
    town: Town, desk: ApiDesk, listen: Callable[[], StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = iter(
        (
            "INSERT INTO region (id, name) SELECT id, :mark FROM region LIMIT 1",
            "INSERT INTO region (id, name) VALUES (NULL, :mark)",
            "SELECT CAST(:mark AS uuid)",
        )
    )

    async def broken(self: UnitOfWork, *_: Any, **__: Any) -> Any:
        connection: AsyncConnection = self._connection  # type: ignore[attr-defined]
        await connection.execute(text(next(refused)), {"mark": MARK})

    heard = listen()
    admin = town.who(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id)
    for _ in range(3):
        with monkeypatch.context() as patch:
            patch.setattr("staffbank.persistence.unit_of_work.SqlUnitOfWork.commit", broken)
            answer, _ = await sent(desk, admin, JOIN, her(town))

        said = heard.getvalue()
        (error,) = answer["errors"]
        assert error["extensions"]["code"] == "INTERNAL"
        assert "psycopg" not in str(answer)
        assert f'"correlation_id": "{error["extensions"]["id"]}"' in said
        assert "psycopg.errors." in said, "the log says what went wrong"
        assert MARK not in said
