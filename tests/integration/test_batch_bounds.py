"""Batches are done in the roles of then, so many at once, and what was refused is forgotten."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from staffbank import clock
from staffbank.domain import batch as batch_domain
from staffbank.domain.principal import Grant, Role
from staffbank.usecases.timer.forget import forget
from tests.asking import the_bank
from tests.bringing import a_row, administrator, brought, lines, rows_of, work_through
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.integration.test_succession import succeeds
from tests.town import Town


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    return at_the_desk(town, monkeypatch)


async def test_a_person_who_has_lost_her_roles_has_no_more_rows_done(
    desk: ApiDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, ada = desk.town, administrator(desk.town)
    batches = [await brought(desk, a_row(town, number)) for number in range(4)]
    sign_in = town.bank.callers.sessions.begin
    seen = []
    requester = {Grant(Role.REQUESTER, town.warwick.council.id)}
    for batch, grants in zip(batches, (ada.grants, requester, ()), strict=False):
        who = replace(ada, grants=frozenset(grants))
        await sign_in(who, instead_of="", now=clock.now())
        await work_through(town, batch)
        seen += await rows_of(desk, batch)
    later = clock.now() + timedelta(hours=9)
    monkeypatch.setattr(clock, "now", lambda: later)
    await work_through(town, batches[3])
    seen += await rows_of(desk, batches[3])

    assert [row["state"] for row in seen] == ["DONE", "REFUSED", "REFUSED", "REFUSED"]
    told = [row["problems"][0] for row in seen[1:]]
    assert {each["code"] for each in told} == {"NOT_PERMITTED"}
    assert "without any role at this council" in told[1]["message"]
    assert "more than 8 hours ago" in told[2]["message"]


async def test_a_batch_goes_on_in_the_roles_at_the_council_that_has_taken_its_place(
    desk: ApiDesk,
) -> None:
    town, ada = desk.town, administrator(desk.town)
    batch = await brought(desk, a_row(town, 1))
    await succeeds(town, town.warwick, town.dudley)
    there = Grant(Role.COUNCIL_ADMINISTRATOR, town.dudley.employer.id)
    now = replace(ada, grants=frozenset({there}))
    await town.bank.callers.sessions.begin(now, instead_of="", now=clock.now())
    await work_through(town, batch)

    assert [row["state"] for row in await rows_of(desk, batch, now)] == ["DONE"]


async def test_a_council_brings_so_many_batches_at_once_and_so_many_a_day(
    desk: ApiDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_domain, "MOST_OPEN", 2)
    monkeypatch.setattr(batch_domain, "MOST_A_DAY", 3)
    town = desk.town
    council = shown_id("Council", town.warwick.council.id)
    given = {"councilId": council, "kind": "WORKERS", "lines": lines(a_row(town, 1))}

    async def bring() -> Any:
        answer = await desk.send(administrator(town), "bring_batch", input=given)
        return answer["bringBatch"]

    at_once = await asyncio.gather(*(bring() for _ in range(5)))
    kept = [each["batch"]["id"] for each in at_once if each["batch"]]
    for batch in kept:
        await work_through(town, batch)
    third, fourth = await bring(), None
    await work_through(town, third["batch"]["id"])
    fourth = await bring()
    tomorrow = clock.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)

    assert len(kept) == 2
    (problem,) = fourth["problems"]
    assert (problem["code"], problem["path"]) == ("WRONG_STATE", ["councilId"])
    assert "has brought 3 batches within a day" in problem["message"]
    assert (await bring())["batch"] is not None


async def test_what_was_refused_is_forgotten_after_thirty_days_and_what_was_done_is_known(
    desk: ApiDesk,
) -> None:
    town = desk.town
    batch = await brought(desk, a_row(town, 1), a_row(town, 2, weeklyHours="many"))
    await work_through(town, batch)
    now = clock.now()

    forgotten = [
        await forget(now=now + timedelta(days=days), uow=the_bank(town)) for days in (29, 31)
    ]

    assert forgotten == [0, 1]
    assert [row["state"] for row in await rows_of(desk, batch)] == ["DONE"]
    again = await brought(desk, a_row(town, 1))
    await work_through(town, again)
    assert [row["state"] for row in await rows_of(desk, again)] == ["REPEATED"]
