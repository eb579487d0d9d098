"""A confirmed placement runs: signed, begun, stopped, ended; on a real database."""

from datetime import timedelta

import pytest

from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.london import day_of
from staffbank.domain.notice import EndCause
from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.start_gate import StartGate, Waiver
from staffbank.domain.stop import PauseReason
from staffbank.ports.placement_views import PlacementView
from staffbank.usecases.agreement.refuse_agreement import refuse_agreement
from staffbank.usecases.placement.close_placement import close_placement
from staffbank.usecases.placement.end_placement import end_placement
from staffbank.usecases.placement.pause_placement import pause_placement
from staffbank.usecases.placement.prepare_start import prepare_start
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.placement.suspend_placement import suspend_placement
from staffbank.usecases.placement.withdraw_placement import withdraw_placement
from tests.placed import ALL_THERE, Placed, looked_up, placed, ready, settled, started
from tests.town import NOW, TODAY, Town

MONDAY = TODAY + timedelta(days=7)
TEN_WEEKS = DaysAWeek(MONDAY, (0, 1), 10)


async def test_a_placement_begins_on_its_day_and_not_before(town: Town) -> None:
    there = await placed(town)
    await ready(there)
    await prepare_start(
        placement_id=there.placement_id, gate=ALL_THERE, uow=there.host(Role.SERVICE_MANAGER)
    )
    begins = (await there.placement()).begins

    with pytest.raises(Declined):
        await start_placement(
            placement_id=there.placement_id,
            now=begins - timedelta(seconds=1),
            uow=there.system,
        )
    await looked_up(there, begins)
    begun = await start_placement(placement_id=there.placement_id, now=begins, uow=there.system)

    assert begun.state is PlacementState.ACTIVE


async def test_nobody_begins_without_supervisor_and_account(town: Town) -> None:
    there = await placed(town)
    await ready(there)
    begins = (await there.placement()).begins

    with pytest.raises(Declined) as declined:
        await start_placement(placement_id=there.placement_id, now=begins, uow=there.system)

    assert declined.value.problems[0].rule == "S113-5"


async def test_a_missing_account_is_waived_for_five_working_days(town: Town) -> None:
    there = await placed(town, TEN_WEEKS)
    await ready(there)
    waived = StartGate(supervisor="Sol Penn", waiver=Waiver("Sue Mann", "The account is late."))
    await prepare_start(
        placement_id=there.placement_id, gate=waived, uow=there.host(Role.SERVICE_MANAGER)
    )
    begins = (await there.placement()).begins

    with pytest.raises(Declined) as declined:
        await start_placement(
            placement_id=there.placement_id, now=begins + timedelta(days=8), uow=there.system
        )
    await looked_up(there, begins + timedelta(days=7))
    begun = await start_placement(
        placement_id=there.placement_id, now=begins + timedelta(days=7), uow=there.system
    )

    assert "is over" in declined.value.problems[0].message
    assert begun.state is PlacementState.ACTIVE


async def _resume(there: Placed, role: Role) -> PlacementState:
    uow = (
        there.town.uow(Role.COORDINATOR)
        if role is Role.COORDINATOR
        else there.home(Role.RELEASE_AUTHORISER)
    )
    return (await resume_placement(placement_id=there.placement_id, now=NOW, uow=uow)).state


async def test_what_was_suspended_goes_on_when_home_and_region_say_so(town: Town) -> None:
    there = await placed(town, TEN_WEEKS)
    await started(there)
    await suspend_placement(
        placement_id=there.placement_id,
        reason=PauseReason.SAFEGUARDING,
        now=NOW,
        uow=there.host(Role.SERVICE_MANAGER),
    )

    first = await _resume(there, Role.COORDINATOR)
    second = await _resume(there, Role.RELEASE_AUTHORISER)

    assert (first, second) == (PlacementState.SUSPENDED, PlacementState.ACTIVE)


async def test_notice_is_four_weeks_and_frees_the_sessions_after_it(town: Town) -> None:
    there = await placed(town, TEN_WEEKS)
    begun = await started(there)
    at = begun.begins

    async def end(weeks: int) -> PlacementState:
        ended = await end_placement(
            placement_id=there.placement_id,
            cause=EndCause.HOME_RECALLS,
            ends_at=at + timedelta(weeks=weeks),
            now=at,
            uow=there.home(Role.RELEASE_AUTHORISER),
        )
        return ended.state

    with pytest.raises(Declined) as declined:
        await end(3)

    assert "28 December 2026" in declined.value.problems[0].message
    assert await end(4) is PlacementState.ENDING
    assert len((await there.placement()).sessions) == 8
    async with there.system as uow:
        assert len(await uow.workers.booked(there.worker.id)) == 8


async def test_for_safeguarding_it_ends_at_once(town: Town) -> None:
    there = await placed(town, TEN_WEEKS)
    begun = await started(there)
    now = begun.begins + timedelta(hours=9)

    ended = await end_placement(
        placement_id=there.placement_id,
        cause=EndCause.SAFEGUARDING,
        ends_at=now,
        now=now,
        uow=there.host(Role.SERVICE_MANAGER),
    )

    assert ended.state is PlacementState.ENDED_EARLY
    assert len(ended.sessions) == 1


async def test_a_pause_by_the_worker_keeps_her_held(town: Town) -> None:
    there = await placed(town, TEN_WEEKS)
    await started(there)

    paused = await pause_placement(
        placement_id=there.placement_id, reason=PauseReason.SICKNESS, now=NOW, uow=there.hers
    )

    assert (paused.state, len(paused.sessions)) == (PlacementState.PAUSED, 20)


async def test_a_placement_is_over_when_its_last_session_is(town: Town) -> None:
    there = await placed(town)
    begun = await started(there)

    async def close(hours: int, later: int = 0) -> PlacementState:
        closed = await close_placement(
            placement_id=there.placement_id,
            access_removed_on=day_of(begun.begins) + timedelta(days=later),
            now=begun.begins + timedelta(hours=hours),
            uow=there.host(Role.SERVICE_MANAGER),
        )
        return closed.state

    with pytest.raises(Declined):
        await close(1)
    with pytest.raises(Declined, match="still to come"):
        await close(9, later=1)
    with pytest.raises(Declined, match="The week of 30 November 2026 has no timesheet yet"):
        await close(9)
    await settled(there)

    assert await close(9) is PlacementState.COMPLETED
    queries = town.bank.queries(town.as_worker(there.worker))
    shown = await queries.by_ids(PlacementView, [there.placement_id])
    assert shown[there.placement_id].access_removed_on == day_of(begun.begins)


@pytest.mark.parametrize("stranger", ["dudley", "analyst"])
async def test_a_third_council_never_touches_a_placement(town: Town, stranger: str) -> None:
    there = await placed(town, TEN_WEEKS)
    await started(there)
    uow = (
        town.uow(Role.SERVICE_MANAGER, town.dudley.council.id)
        if stranger == "dudley"
        else town.uow(Role.ANALYST)
    )

    with pytest.raises(Declined) as declined:
        await pause_placement(
            placement_id=there.placement_id, reason=PauseReason.OTHER, now=NOW, uow=uow
        )

    assert declined.value.problems[0].code is ProblemCode.NOT_FOUND


async def test_a_colleague_never_decides_in_her_name(town: Town) -> None:
    there = await placed(town)
    home = there.worker.employer_id
    grants = frozenset({Grant(Role.WORKER, home), Grant(Role.LINE_MANAGER, home)})
    colleague = Principal("a colleague", town.region.id, grants)

    with pytest.raises(Declined) as withdrawing:
        await withdraw_placement(
            placement_id=there.placement_id,
            reason="I need her.",
            uow=town.bank.unit_of_work(colleague),
        )
    with pytest.raises(Declined) as refusing:
        await refuse_agreement(
            agreement_id=there.agreement_id,
            reason="I need her.",
            uow=town.bank.unit_of_work(colleague),
        )

    codes = {each.value.problems[0].code for each in (withdrawing, refusing)}
    assert codes == {ProblemCode.NOT_PERMITTED}
