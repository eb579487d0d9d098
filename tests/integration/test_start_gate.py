"""What is waived for her first days is there after them; who cannot begin is told of."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from staffbank import clock
from staffbank.domain.placement import Placement, PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined
from staffbank.domain.start_gate import StartGate, Waiver
from staffbank.domain.stop import PauseReason
from staffbank.jobs.placements import end_the_waiver, start_on_its_day
from staffbank.usecases.placement.pause_placement import pause_placement
from staffbank.usecases.placement.prepare_start import prepare_start
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.placement.withdraw_placement import withdraw_placement
from tests.asking import entries, refusal, the_bank
from tests.placed import ALL_THERE, TWO_DAYS, Placed, looked_up, placed, ready
from tests.town import Town

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)  # a week has five working days
LATE = StartGate(
    supervisor="Sol Penn",
    induction_on=ALL_THERE.induction_on,
    delegation_recorded=True,
    waiver=Waiver("Sue Mann", "The account is late."),
)
THERE = replace(ALL_THERE, account_ready=True)


async def prepared(there: Placed, gate: StartGate) -> Placement:
    """The host says what is there."""
    return await prepare_start(
        placement_id=there.placement_id, gate=gate, uow=there.host(Role.SERVICE_MANAGER)
    )


async def begun(town: Town) -> tuple[Placed, datetime]:
    """By a waiver, and since when."""
    there = await placed(town, TWO_DAYS)
    await ready(there)
    begins = (await prepared(there, LATE)).begins
    await looked_up(there, begins)
    await start_placement(placement_id=there.placement_id, now=begins, uow=there.system)
    return there, begins


async def waiver_ends(
    there: Placed, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> PlacementState:
    """How it stands after the job, by a clock that shows `at`."""
    monkeypatch.setattr(clock, "now", lambda: at)
    region, key = str(there.town.region.id), str(there.placement_id)
    await end_the_waiver(bank=there.town.bank, region_id=region, placement_id=key)
    return (await there.placement()).state


async def resumed(there: Placed, at: datetime) -> PlacementState:
    """Home and region say that it goes on."""
    for uow in (there.home(Role.RELEASE_AUTHORISER), there.town.uow(Role.COORDINATOR)):
        await resume_placement(placement_id=there.placement_id, now=at, uow=uow)
    return (await there.placement()).state


async def jobs(town: Town, name: str, there: Placed) -> list[Any]:
    """When each job of this name about the placement is to run."""
    query = text(
        "SELECT scheduled_at FROM procrastinate_jobs WHERE task_name = :name"
        " AND args ->> 'placement_id' = :placement ORDER BY scheduled_at"
    )
    async with the_bank(town) as uow:
        connection = uow._connection  # type: ignore[attr-defined]
        given = {"name": name, "placement": str(there.placement_id)}
        return [row.scheduled_at for row in await connection.execute(query, given)]


async def test_what_is_still_missing_when_the_waiver_ends_stops_her(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, begins = await begun(town)
    ends = begins + WEEK

    assert await jobs(town, "end_waiver", there) == [ends]
    assert await waiver_ends(there, ends - DAY, monkeypatch) is PlacementState.ACTIVE
    assert await jobs(town, "end_waiver", there) == [ends], "it looks again, once"
    for _ in range(2):
        assert await waiver_ends(there, ends, monkeypatch) is PlacementState.SUSPENDED
    suspensions = await entries(town, "placement.suspended")
    assert suspensions == [{"reason": "not_ready", "missing": "an account in the case system"}]

    later = ends + DAY
    problem = await refusal(resumed(there, later))
    assert (problem.rule, "is over" in problem.message) == ("S113-5", True)
    await prepared(there, THERE)
    assert await resumed(there, later) is PlacementState.ACTIVE


async def test_what_is_there_in_time_lets_her_work_on(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, begins = await begun(town)

    assert (await prepared(there, THERE)).start_gate == replace(THERE, waiver=LATE.waiver)

    assert await waiver_ends(there, begins + WEEK, monkeypatch) is PlacementState.ACTIVE


async def test_a_pause_outlasts_no_waiver(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    there, begins = await begun(town)
    await pause_placement(
        placement_id=there.placement_id,
        reason=PauseReason.SICKNESS,
        now=begins + DAY,
        uow=there.hers,
    )

    assert await waiver_ends(there, begins + WEEK, monkeypatch) is PlacementState.PAUSED
    assert (await refusal(resumed(there, begins + WEEK + DAY))).rule == "S113-5"


@pytest.mark.parametrize(
    ("gate", "why"),
    [
        (LATE, "it is not given anew"),
        (replace(THERE, delegation_recorded=False), "was there when she began"),
    ],
)
async def test_once_she_has_begun_nothing_is_waived_anew_or_taken_back(
    town: Town, gate: StartGate, why: str
) -> None:
    there, _ = await begun(town)

    assert why in (await refusal(prepared(there, gate))).message


async def test_who_begins_with_everything_there_has_no_waiver_to_end(town: Town) -> None:
    there = await placed(town)
    await ready(there)
    begins = (await prepared(there, ALL_THERE)).begins
    await looked_up(there, begins)
    await start_placement(placement_id=there.placement_id, now=begins, uow=there.system)

    assert await jobs(town, "end_waiver", there) == []


async def tried(
    there: Placed, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> list[Mapping[str, Any]]:
    """What people were told, after one more try by a clock that shows `at`."""
    monkeypatch.setattr(clock, "now", lambda: at)
    region, key = str(there.town.region.id), str(there.placement_id)
    await start_on_its_day(bank=there.town.bank, region_id=region, placement_id=key)
    return await entries(there.town, "placement.not_started")


async def test_who_cannot_begin_is_told_of_and_tried_again_each_morning(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await placed(town, TWO_DAYS)
    await ready(there)
    begins = (await there.placement()).begins
    morning = begins.replace(hour=5) + DAY

    await tried(there, begins, monkeypatch)
    told = await tried(there, begins, monkeypatch)  # a job that was killed, and runs again
    assert "Not ready for her first day" in told[0]["reasons"]
    assert "The register was last looked at" not in told[0]["reasons"], "the gate comes first"
    assert told[0]["sessions_to_come"] == 8
    assert await jobs(town, "start_placement", there) == [begins, morning]

    await prepared(there, ALL_THERE)
    await looked_up(there, begins)
    assert len(await tried(there, morning, monkeypatch)) == len(told)
    assert (await there.placement()).state is PlacementState.ACTIVE
    assert len(await tried(there, morning + DAY, monkeypatch)) == len(told), "it has begun"


async def test_what_has_no_session_left_is_tried_no_more(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await placed(town)
    begins = (await there.placement()).begins

    told = await tried(there, begins + DAY, monkeypatch)

    assert told[0]["sessions_to_come"] == 0
    assert "it is agreement pending, not ready" in told[0]["reasons"]
    assert await jobs(town, "start_placement", there) == [begins]


async def test_nothing_is_told_of_what_was_withdrawn(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await placed(town)
    begins = (await there.placement()).begins
    await withdraw_placement(
        placement_id=there.placement_id,
        reason="Not needed.",
        uow=there.host(Role.SERVICE_MANAGER),
    )

    assert await tried(there, begins, monkeypatch) == []


async def test_a_clock_that_is_a_little_behind_tells_nobody(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await placed(town)
    await ready(there)
    too_early = (await there.placement()).begins - timedelta(seconds=1)

    with pytest.raises(Declined, match="not before"):  # the queue tries again in a moment
        await tried(there, too_early, monkeypatch)

    assert await entries(town, "placement.not_started") == []


async def test_a_placement_that_is_not_there_is_nobodys_to_hear_of(town: Town) -> None:
    there = await placed(town)

    await start_on_its_day(
        bank=town.bank, region_id=str(town.region.id), placement_id=str(there.agreement_id)
    )

    assert await entries(town, "placement.not_started") == []
