"""Who may not work by a check that is recorded by hand stops at once, too."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from staffbank.domain.check import Check, CheckKind, DbsLevel, RegisterStatus
from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.side import Side
from staffbank.domain.stop import PauseReason, Stop
from staffbank.usecases.placement.pause_placement import pause_placement
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.worker.record_check import record_check
from tests.asking import entries, refusal
from tests.placed import MONDAY, Placed, at_work, placed, ready
from tests.town import NOW, SOUND_CHECKS, Town

DAY = timedelta(days=1)
SEEN = MONDAY + DAY
LISTED = replace(SOUND_CHECKS[0], checked_on=SEEN)


def listed_as(status: RegisterStatus) -> Check:
    """What the register says of her, as somebody has seen it on the second day of work."""
    return replace(LISTED, register_status=status)


async def found(there: Placed, check: Check) -> PlacementState:
    """How her placement stands once Warwick has recorded the check, the day after it began."""
    await record_check(
        worker_id=there.worker.id,
        check=check,
        now=NOW + 8 * DAY,
        uow=there.home(Role.COUNCIL_ADMINISTRATOR),
    )
    return (await there.placement()).state


@pytest.mark.parametrize(
    ("check", "reason"),
    [
        (listed_as(RegisterStatus.REMOVED), PauseReason.REGISTRATION),
        (listed_as(RegisterStatus.SUSPENDED), PauseReason.REGISTRATION),
        (listed_as(RegisterStatus.NOT_LISTED), PauseReason.REGISTRATION),
        (
            replace(  # an order that has been made, and holds from a day ahead
                listed_as(RegisterStatus.REMOVED), valid_from=SEEN + 9 * DAY
            ),
            PauseReason.REGISTRATION,
        ),
        (Check(CheckKind.DBS, SEEN, SEEN, dbs_level=DbsLevel.ENHANCED), PauseReason.CHECK),
        (
            Check(CheckKind.RIGHT_TO_WORK, SEEN, SEEN - 9 * DAY, SEEN - DAY),
            PauseReason.CHECK,
        ),
    ],
)
async def test_who_fails_a_check_stops_at_once(
    town: Town, check: Check, reason: PauseReason
) -> None:
    there = await at_work(town)

    assert await found(there, check) is PlacementState.SUSPENDED
    assert await found(there, check) is PlacementState.SUSPENDED
    assert (await there.placement()).stops == (Stop(suspended=True, since=NOW + 8 * DAY),)
    suspensions = await entries(town, "placement.suspended")
    assert [each["reason"] for each in suspensions] == [reason.value]


@pytest.mark.parametrize(
    "check",
    [
        listed_as(RegisterStatus.REGISTERED),
        listed_as(RegisterStatus.WARNED),
        replace(  # seen before she was looked up last, and found to be well
            listed_as(RegisterStatus.REMOVED), checked_on=MONDAY - DAY
        ),
        Check(CheckKind.DBS, SEEN, SEEN, dbs_level=DbsLevel.ENHANCED_CHILDREN_BARRED),
        Check(CheckKind.RIGHT_TO_WORK, SEEN, SEEN, MONDAY + 9 * DAY),  # made again by then
        Check(CheckKind.NIGHT_ASSESSMENT, SEEN, SEEN, SEEN + DAY),
    ],
)
async def test_who_may_work_today_goes_on(town: Town, check: Check) -> None:
    there = await at_work(town)

    assert await found(there, check) is PlacementState.ACTIVE


async def test_who_fails_a_check_before_her_first_day_does_not_begin(town: Town) -> None:
    there = await placed(town)
    await ready(there)

    await record_check(
        worker_id=there.worker.id,
        check=replace(SOUND_CHECKS[1], checked_on=NOW.date(), dbs_level=DbsLevel.BASIC),
        now=NOW,
        uow=there.home(Role.COUNCIL_ADMINISTRATOR),
    )

    assert (await there.placement()).state is PlacementState.SUSPENDED


async def test_another_employer_records_nothing_of_her(town: Town) -> None:
    there = await at_work(town)

    await refusal(
        record_check(
            worker_id=there.worker.id,
            check=listed_as(RegisterStatus.REMOVED),
            now=NOW + 8 * DAY,
            uow=town.uow(Role.COUNCIL_ADMINISTRATOR, town.dudley.employer.id),
        )
    )

    assert (await there.placement()).state is PlacementState.ACTIVE


async def test_who_is_just_going_on_as_her_check_fails_stops_again(town: Town) -> None:
    there = await at_work(town)
    at = NOW + 8 * DAY
    await pause_placement(
        placement_id=there.placement_id, reason=PauseReason.OTHER, now=at, uow=there.hers
    )
    await resume_placement(
        placement_id=there.placement_id, now=at, uow=there.home(Role.RELEASE_AUTHORISER)
    )

    async with town.uow(Role.COORDINATOR) as uow:  # what a resumption does, slowly
        placement = await uow.placements.get(there.placement_id)
        resumed = placement.agree_to_resume(Side.REGION, by="a coordinator", at=at)
        await uow.placements.save(resumed)
        failing = asyncio.create_task(found(there, listed_as(RegisterStatus.REMOVED)))
        await asyncio.sleep(0.5)
        assert not failing.done()
        await uow.commit(resumed.happened("resumed"))

    assert await failing is PlacementState.SUSPENDED
