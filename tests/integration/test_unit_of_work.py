"""One deed, kept whole."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg
import pytest
from procrastinate.exceptions import ConnectorException
from psycopg.errors import DiskFull, UndefinedTable
from sqlalchemy import make_url, text
from sqlalchemy.exc import DataError, ProgrammingError

from staffbank.domain.availability import BlockOut, BlockReason, Window
from staffbank.domain.cover_request import (
    DaysAWeek,
    DutyDay,
    FullTime,
    NightShift,
    Shape,
    SingleSession,
)
from staffbank.domain.event import Event
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.profession import Level, SkillNeed
from staffbank.persistence.database import Database
from staffbank.persistence.reach import reaching
from staffbank.ports.away import DatabaseAway
from staffbank.ports.views import CouncilView
from staffbank.usecases.identifier import new_id
from staffbank.usecases.worker.join_bank import join_bank
from tests.town import EVERY_DAY, NOW, TODAY, WEEKDAYS, Town, a_member


async def _rows(town: Town, table: str, subject: UUID) -> list[Any]:
    """What an auditor finds of `subject`, in order."""
    uow = town.uow(Role.AUDITOR)
    async with uow:
        found = await uow._connection.execute(  # type: ignore[attr-defined]  # there is no list yet
            text(f"SELECT event FROM {table} WHERE subject = :id ORDER BY id"),  # noqa: S608 ours
            {"id": subject},
        )
        return [event for (event,) in found]


async def test_what_is_not_committed_is_not_kept(town: Town) -> None:
    request = await town.request()
    coordinator = town.uow(Role.BUDGET_HOLDER, town.solihull.council.id)

    async with coordinator as uow:
        found = await uow.requests.get(request.id)
        await uow.requests.save(replace(found, state=found.state.WITHDRAWN))

    async with town.uow(Role.COORDINATOR) as uow:
        assert (await uow.requests.get(request.id)).state is found.state.OPEN


@pytest.mark.parametrize("table", ["audit_entry", "outbox_event"])
async def test_every_deed_leaves_an_audit_entry_and_an_event(town: Town, table: str) -> None:
    request = await town.request()

    assert await _rows(town, table, request.id) == ["request.submitted", "request.approved"]


async def test_a_deed_that_is_declined_leaves_neither(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    await town.offer(worker, request)

    with pytest.raises(Declined):
        await town.offer(worker, await town.request(host=town.dudley))

    offers = await _rows(town, "outbox_event", worker.id)
    assert offers == ["worker.joined", *["worker.checked"] * 3, "worker.availability_set"]


async def test_nobody_writes_the_audit_trail_in_anothers_name(town: Town) -> None:
    uow = town.uow(Role.COORDINATOR)
    event = Event("offer.made", new_id())

    async with uow:
        uow.principal = replace(uow.principal, person="somebody else")  # type: ignore[misc]
        with pytest.raises(Exception, match="row-level security"):
            await uow.commit(event)


async def test_a_worker_is_read_as_she_was_kept(town: Town) -> None:
    availability = replace(
        EVERY_DAY,
        windows=(Window(TODAY, WEEKDAYS[0].since, TODAY, WEEKDAYS[0].until),),
        block_outs=(BlockOut(TODAY, TODAY, BlockReason.LEAVE),),
    )
    worker = await town.member(
        availability=availability, familiar_teams=frozenset({town.solihull.teams[0].id})
    )

    async with town.uow(Role.COORDINATOR) as uow:
        assert await uow.workers.get(worker.id) == worker


@pytest.mark.parametrize(
    "shape",
    [
        DutyDay(TODAY.replace(day=30)),
        NightShift(TODAY.replace(day=30)),
        SingleSession(TODAY.replace(day=30), WEEKDAYS[0].since, WEEKDAYS[0].until),
        DaysAWeek(TODAY.replace(day=30), (0, 2), 12),
        FullTime(TODAY.replace(day=30), 6),
    ],
    ids=lambda shape: type(shape).__name__,
)
async def test_a_request_is_read_as_it_was_kept(town: Town, shape: Shape) -> None:
    request = await town.request(
        shape, headcount=2, must_have=(SkillNeed("CP", Level.CAN_LEAD),), remote=True
    )

    async with town.uow(Role.COORDINATOR) as uow:
        assert await uow.requests.get(request.id) == request
    assert len(await town.slots(request)) == 2


async def test_a_person_joins_once(town: Town) -> None:
    worker = await town.member()
    again = a_member(worker.name, town.warwick)
    admin = town.uow(Role.COUNCIL_ADMINISTRATOR, worker.employer_id)

    with pytest.raises(Declined) as declined:
        await join_bank(member=again, uow=admin)

    assert declined.value.problems[0].code is ProblemCode.ALREADY_ON_THE_BANK


async def test_a_snapshot_holds_what_is_open_and_who_is_held(town: Town) -> None:
    worker, request = await town.member(), await town.request(headcount=2)
    offer = await town.offer(worker, request)

    async with town.uow(Role.COORDINATOR) as uow:
        snapshot = await uow.match_runs.snapshot(now=NOW)

    assert [slot.number for slot in snapshot.slots] == [2]
    assert snapshot.bookings == {worker.id: offer.sessions}
    assert snapshot.workers == (worker,)


async def cut_off(town: Town) -> None:
    """A deed whose connection is ended in the middle of it."""
    url = make_url(town.bank.settings.database_url).set(drivername="postgresql")
    async with town.uow(Role.COORDINATOR) as uow:
        connection = uow._connection  # type: ignore[attr-defined]  # nobody else asks for it
        ends = await connection.scalar(text("SELECT pg_backend_pid()"))
        with psycopg.connect(url.render_as_string(hide_password=False)) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [ends])
        await connection.execute(text("SELECT 1"))


async def test_a_database_that_goes_down_is_away_and_the_next_deed_reaches_it(
    town: Town,
) -> None:
    request = await town.request()
    nowhere = Database("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    coordinator = town.who(Role.COORDINATOR)

    with pytest.raises(DatabaseAway):
        await cut_off(town)
    with pytest.raises(DatabaseAway):
        await nowhere.queries(coordinator).count(CouncilView)
    with pytest.raises(DatabaseAway):
        await nowhere.sessions().end_all(coordinator)
    await nowhere.close()

    async with town.uow(Role.COORDINATOR) as uow:
        assert (await uow.requests.get(request.id)).id == request.id


@pytest.mark.parametrize("said", ["SELECT nothing", "SELECT :text"])
async def test_a_fault_of_ours_is_no_database_that_is_away(town: Town, said: str) -> None:
    async with town.uow(Role.COORDINATOR) as uow:
        connection = uow._connection  # type: ignore[attr-defined]  # on purpose
        with pytest.raises((ProgrammingError, DataError)), reaching():
            await connection.execute(text(said), {"text": "\0"})


async def test_a_queue_that_is_not_reached_is_the_database_that_is_away() -> None:
    with pytest.raises(DatabaseAway), reaching():
        raise ConnectorException from DiskFull()
    with pytest.raises(ConnectorException), reaching():
        raise ConnectorException from UndefinedTable()
