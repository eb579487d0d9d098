"""A council takes another's place in the middle of it all, and nothing is lost."""

import asyncio
from datetime import timedelta

import pytest

from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.recharge import RechargeState
from staffbank.domain.timesheet import TimesheetState
from staffbank.ports.placement_views import RechargeView
from staffbank.ports.queries import Slice
from staffbank.usecases.placement.close_placement import close_placement
from staffbank.usecases.recharge.accept_recharge import accept_recharge
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.recharge.issue_recharge import issue_recharge
from staffbank.usecases.recharge.settle_recharge import settle_recharge
from staffbank.usecases.recharge.show_recharge import show_recharge
from staffbank.usecases.region.succeed_council import succeed_council
from staffbank.usecases.timesheet.approve_timesheet import approve_timesheet
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from tests.asking import refusal
from tests.placed import MONDAY, at_work, locked, opened
from tests.town import NOW, Town

LATER = NOW + timedelta(weeks=60)
YESTERDAY = NOW.date() - timedelta(days=400)


async def merged(town: Town, holds_from: object = YESTERDAY) -> None:
    """Dudley takes the place of Solihull."""
    await succeed_council(
        predecessor=town.solihull.council.id,
        successor=town.dudley.council.id,
        holds_from=holds_from,  # type: ignore[arg-type]  # a day
        uow=town.uow(Role.REGIONAL_ADMINISTRATOR),
    )


async def test_a_merger_in_the_middle_keeps_placement_agreement_and_debt(town: Town) -> None:
    there = await at_work(town)
    for week in range(3):
        await locked(there, await opened(there, MONDAY + timedelta(weeks=week)))
    sheet = await opened(there, MONDAY + timedelta(weeks=3))
    await submit_timesheet(timesheet_id=sheet.id, now=LATER, uow=there.hers)
    agreement = await there.agreement()

    await merged(town)

    dudley = town.dudley.council.id
    await approve_timesheet(timesheet_id=sheet.id, uow=town.uow(Role.LINE_MANAGER, dudley))
    assert (await there.timesheet(sheet)).state is TimesheetState.APPROVED
    assert await there.agreement() == agreement
    recharge = await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=town.solihull.council.id,
        month=LATER.date(),
        now=LATER,
        uow=there.system,
    )
    assert recharge is not None
    finance, theirs = town.who(Role.FINANCE_OFFICER, dudley), there.home(Role.FINANCE_OFFICER)
    await show_recharge(recharge_id=recharge.id, now=LATER, uow=theirs)
    home = there.home(Role.FINANCE_OFFICER)
    await issue_recharge(recharge_id=recharge.id, now=LATER, uow=home)
    page = await town.bank.queries(finance).page(RechargeView, Slice(first=9))
    assert [row.id for row in page.rows] == [recharge.id]
    await accept_recharge(
        recharge_id=recharge.id, now=LATER, uow=town.bank.unit_of_work(finance)
    )
    settled = await settle_recharge(
        recharge_id=recharge.id, now=LATER, uow=there.home(Role.FINANCE_OFFICER)
    )
    assert (settled.state, settled.host_council_id) == (
        RechargeState.SETTLED,
        town.solihull.council.id,
    )


@pytest.mark.parametrize("attempt", range(3))
async def test_a_merger_races_with_an_approval_and_neither_is_lost(
    town: Town, attempt: int
) -> None:
    there = await at_work(town)
    sheet = await opened(there, MONDAY)
    await submit_timesheet(timesheet_id=sheet.id, now=LATER, uow=there.hers)

    await asyncio.gather(
        merged(town),
        approve_timesheet(timesheet_id=sheet.id, uow=there.host(Role.LINE_MANAGER)),
    )

    assert (await there.timesheet(sheet)).state is TimesheetState.APPROVED
    manager = town.uow(Role.SERVICE_MANAGER, town.dudley.council.id)
    problem = await refusal(
        close_placement(
            placement_id=there.placement_id,
            access_removed_on=NOW.date(),
            now=LATER,
            uow=manager,
        )
    )
    assert "not locked" in problem.message, "the successor is asked, and has the placement"
    assert (await there.placement()).state is PlacementState.ACTIVE


async def test_before_its_day_the_successor_sees_nothing(town: Town) -> None:
    there = await at_work(town)
    await merged(town, NOW.date() + timedelta(days=4000))
    manager = town.uow(Role.SERVICE_MANAGER, town.dudley.council.id)

    problem = await refusal(
        close_placement(
            placement_id=there.placement_id,
            access_removed_on=NOW.date(),
            now=LATER,
            uow=manager,
        )
    )

    assert problem.code is ProblemCode.NOT_FOUND


async def test_a_council_is_succeeded_once_and_not_by_itself(town: Town) -> None:
    await merged(town)
    assert "has a successor already" in (await refusal(merged(town))).message
    itself = succeed_council(
        predecessor=town.dudley.council.id,
        successor=town.dudley.council.id,
        holds_from=YESTERDAY,
        uow=town.uow(Role.REGIONAL_ADMINISTRATOR),
    )
    assert (await refusal(itself)).path == ("successorId",)
    stranger = succeed_council(
        predecessor=town.warwick.council.id,
        successor=town.dudley.council.id,
        holds_from=YESTERDAY,
        uow=town.uow(Role.COORDINATOR),
    )
    assert (await refusal(stranger)).code is ProblemCode.NOT_PERMITTED


async def test_who_succeeds_a_successor_stands_in_all_their_places(town: Town) -> None:
    there = await at_work(town)
    await merged(town)
    await succeed_council(
        predecessor=town.dudley.council.id,
        successor=town.warwick.council.id,
        holds_from=YESTERDAY,
        uow=town.uow(Role.REGIONAL_ADMINISTRATOR),
    )
    manager = town.uow(Role.SERVICE_MANAGER, town.warwick.council.id)

    problem = await refusal(
        close_placement(
            placement_id=there.placement_id, access_removed_on=NOW.date(), now=NOW, uow=manager
        )
    )

    assert "the last session ends" in problem.message.lower()
