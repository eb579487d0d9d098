"""Rows that a council's system brings are done once each, and none keeps another back."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from staffbank import clock
from staffbank.domain.principal import Grant, Principal, Role
from staffbank_graphql.global_id import decode
from tests.asking import entries
from tests.bringing import (
    a_row,
    a_wish,
    administrator,
    brought,
    lines,
    members,
    rows_of,
    told,
    work_through,
)
from tests.integration.api_desk import OPERATIONS, ApiDesk, at_the_desk, shown_id
from tests.programs import let_in
from tests.statements import counted
from tests.town import Town

SKILL = {"code": "CP", "level": "INDEPENDENT", "lastPractisedOn": "2026-11-01"}
STATEMENTS = 15  # of one row, however long the file is
HERE = """
import asyncio, json, sys
from functools import partial
from staffbank.bootstrap import build
from staffbank.jobs.bring_rows import bring_rows
from staffbank.settings import Settings
from staffbank_graphql.batch_row import do_row
given = json.loads(sys.argv[1])
bank = build(Settings(**given["settings"]))
asyncio.run(bring_rows(bank=bank, do=partial(do_row, bank), **given["ids"]))
"""


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    return at_the_desk(town, monkeypatch)


async def test_good_rows_are_kept_and_each_other_says_how_to_mend_it(desk: ApiDesk) -> None:
    town = desk.town
    batch = await brought(
        desk,
        a_row(town, 1),
        "",
        '{"reference": "HR-2", "name"',
        a_row(town, 3, role="PILOT", weeklyHours="many"),
        a_row(town, 4, skills=[{**SKILL, "code": "JUGGLING"}]),
        a_row(town, 5, weeklyHours="37.55"),
        {"name": "Nobody"},
        a_row(town, 6),
        firstRow=10,
    )

    await work_through(town, batch)

    assert await members(desk) == ["Worker 1", "Worker 6"]
    by_number = {row["number"]: row for row in await rows_of(desk, batch)}
    assert {number: row["state"] for number, row in by_number.items()} == {
        **dict.fromkeys((10, 17), "DONE"),
        **dict.fromkeys((12, 13, 14, 15, 16), "REFUSED"),
    }
    where = {
        number: [(each["field"], each["value"]) for each in row["problems"]]
        for number, row in by_number.items()
    }
    assert where[12] == [("", "")]
    assert where[13] == [("role", '"PILOT"'), ("weeklyHours", '"many"')]
    assert where[14] == [("skills.0.code", '"JUGGLING"')]
    assert where[15] == [("weeklyHours", '"37.55"')]
    assert where[16] == [("reference", "")]
    assert "in tenths, as 37.5" in by_number[15]["problems"][0]["message"]
    how_far = await told(desk, batch)
    assert (how_far["done"], how_far["refused"], how_far["waiting"]) == (2, 5, 0)
    assert how_far["endedAt"] is not None
    assert len(await entries(town, "worker.joined")) == 2
    assert len(await entries(town, "batch.ended")) == 1


async def test_what_was_brought_before_is_not_done_again(desk: ApiDesk) -> None:
    town, first = desk.town, a_row(desk.town, 1)
    await work_through(town, await brought(desk, first))

    again = await brought(desk, first, first, a_row(town, 1, name="Another"), a_row(town, 2))
    await work_through(town, again)

    assert await members(desk) == ["Worker 1", "Worker 2"]
    rows = await rows_of(desk, again)
    assert [row["state"] for row in rows] == ["REPEATED", "REPEATED", "REFUSED", "DONE"]
    assert rows[0]["subjectId"] is not None
    assert rows[2]["problems"][0]["code"] == "REFERENCE_TAKEN"


async def test_a_row_that_was_mended_is_done_by_the_same_reference(desk: ApiDesk) -> None:
    town = desk.town
    await work_through(town, await brought(desk, a_row(town, 1, weeklyHours="0")))

    again = await brought(desk, a_row(town, 1))
    await work_through(town, again)

    assert [row["state"] for row in await rows_of(desk, again)] == ["DONE"]


async def test_rows_of_another_council_are_refused_whoever_brings_them(desk: ApiDesk) -> None:
    town = desk.town
    both = frozenset(
        Grant(Role.COUNCIL_ADMINISTRATOR, each.employer.id)
        for each in (town.warwick, town.dudley)
    )
    who = Principal("of both", town.region.id, both)
    foreign = a_row(town, 1, employerId=shown_id("Employer", town.dudley.employer.id))

    batch = await brought(desk, foreign, a_row(town, 2), who=who)
    await work_through(town, batch)

    rows = await rows_of(desk, batch)
    assert [row["state"] for row in rows] == ["REFUSED", "DONE"]
    assert rows[0]["problems"][0]["code"] == "NOT_PERMITTED"
    stranger = town.who(Role.COUNCIL_ADMINISTRATOR, town.dudley.employer.id)
    for other in (stranger, town.who(Role.REGIONAL_ADMINISTRATOR)):
        assert await told(desk, batch, other) is None
        assert await rows_of(desk, batch, other) == []
    refused = await desk.try_to(
        stranger,
        "bring_batch",
        councilId=shown_id("Council", town.warwick.council.id),
        kind="WORKERS",
        lines=lines(a_row(town, 3)),
    )
    assert refused == ["NOT_PERMITTED"]


async def test_a_row_that_names_a_family_is_refused_and_not_written_down(
    desk: ApiDesk,
) -> None:
    who = desk.town.who(Role.REQUESTER, desk.town.warwick.council.id)
    named = a_wish(desk.town, "ROTA-1", title="Cover for the mother Jane Roe")
    batch = await brought(desk, named, who=who, kind="COVER_REQUESTS")

    await work_through(desk.town, batch)

    (row,) = await rows_of(desk, batch, who)
    assert [(each["field"], each["value"]) for each in row["problems"]] == [("title", "")]


@pytest.mark.parametrize("said", ["", "\n \n", "{}\n" * 5_001])
async def test_a_file_has_rows_and_not_too_many(desk: ApiDesk, said: str) -> None:
    council = shown_id("Council", desk.town.warwick.council.id)
    given: dict[str, Any] = {"councilId": council, "kind": "WORKERS", "lines": said}

    assert await desk.try_to(administrator(desk.town), "bring_batch", **given) == ["INVALID"]


async def test_the_same_file_twice_at_once_is_done_once(desk: ApiDesk) -> None:
    town = desk.town
    rows = [a_row(town, number) for number in range(12)]
    batches = [await brought(desk, *rows) for _ in range(2)]

    await asyncio.gather(*(work_through(town, batch) for batch in (*batches, *batches)))

    assert len(await members(desk)) == 12
    states = [[row["state"] for row in await rows_of(desk, batch)] for batch in batches]
    assert all({one, other} == {"DONE", "REPEATED"} for one, other in zip(*states, strict=True))
    assert len(await entries(town, "batch.ended")) == 2


async def test_a_process_that_is_killed_half_way_loses_and_repeats_nothing(
    desk: ApiDesk,
) -> None:
    town = desk.town
    batch = await brought(desk, *(a_row(town, number) for number in range(30)))
    settings = town.bank.settings.model_dump(
        mode="json", include={"database_url", "redis_url", "issuer_key_file", "client_key_file"}
    )
    ids = {"region_id": str(town.region.id), "batch_id": str(decode(batch, "Batch"))}
    given = json.dumps({"settings": settings, "ids": ids})
    with subprocess.Popen([sys.executable, "-c", HERE, given]) as process:
        while (await told(desk, batch))["done"] < 5:
            assert process.poll() is None
            await asyncio.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
    half_way = await told(desk, batch)

    await work_through(town, batch)

    assert 0 < half_way["waiting"] < 30
    assert (await told(desk, batch))["done"] == 30
    assert len(await members(desk)) == len(await entries(town, "worker.joined")) == 30


async def test_a_program_brings_what_it_was_given_until_it_is_let_in_no_more(
    desk: ApiDesk,
) -> None:
    town = desk.town
    deeds = ["BRING_BATCH", "OPEN_REQUEST"]
    program = await let_in(desk, roles=["REQUESTER", "COUNCIL_ADMINISTRATOR"], deeds=deeds)
    who = await town.bank.callers.bearer(f"Bearer {await program.token()}", now=clock.now())

    async def bring(kind: str, row: dict[str, Any]) -> str:
        council = shown_id("Council", town.warwick.council.id)
        given = {"councilId": council, "kind": kind, "lines": lines(row)}
        query = (OPERATIONS / "bring_batch.graphql").read_text()
        answer = await desk.client.post(
            "/graphql",
            json={"query": query, "variables": {"input": given}},
            headers={"Authorization": f"Bearer {await program.token()}"},
        )
        return str(answer.json()["data"]["bringBatch"]["batch"]["id"])

    not_given = await bring("WORKERS", a_row(town, 1))
    given = await bring("COVER_REQUESTS", a_wish(town, "ROTA-1"))
    late = await bring("COVER_REQUESTS", a_wish(town, "ROTA-2"))
    for batch in (not_given, given):
        await work_through(town, batch)
    await desk.do(administrator(town), "revoke_api_client", apiClientId=program.id)
    await work_through(town, late)

    found = [(await rows_of(desk, batch))[0] for batch in (not_given, given, late)]
    assert [row["state"] for row in found] == ["REFUSED", "DONE", "REFUSED"]
    assert [row["problems"][0]["code"] for row in (found[0], found[2])] == ["NOT_PERMITTED"] * 2
    assert who.only == frozenset({"BRING_BATCH", "OPEN_REQUEST"})


async def test_a_row_costs_as_many_statements_in_a_long_file_as_in_a_short_one(
    desk: ApiDesk,
) -> None:
    counts = []
    for few in (1, 21):
        batch = await brought(desk, *(a_row(desk.town, few * 100 + n) for n in range(few)))
        with counted() as statements:
            await work_through(desk.town, batch)
        counts.append(len(statements))

    of_a_row = (counts[1] - counts[0]) / 20
    print(f"\n{of_a_row} statements for each row")
    assert of_a_row <= STATEMENTS
