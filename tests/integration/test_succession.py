"""A council takes another's place in the middle of it all, and nothing is lost."""

import asyncio
from datetime import date, timedelta

import pytest

from staffbank.domain.council import CouncilId
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
from staffbank.usecases.region.found_region import NewCouncil
from staffbank.usecases.region.succeed_council import succeed_council
from staffbank.usecases.timesheet.approve_timesheet import approve_timesheet
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from tests.asking import refusal
from tests.placed import MONDAY, at_work, locked, opened
from tests.town import NOW, Town

LATER = NOW + timedelta(weeks=60)
YESTERDAY = NOW.date() - timedelta(days=400)


async def succeeds(
    town: Town, before: NewCouncil, after: NewCouncil, holds_from: date = YESTERDAY
) -> None:
    """`after` takes the place of `before`."""
    await succeed_council(
        predecessor=before.council.id,
        successor=after.council.id,
        holds_from=holds_from,
        uow=town.uow(Role.REGIONAL_ADMINISTRATOR),
    )


async def stands_for(town: Town, council: NewCouncil) -> set[str]:
    """The councils for which a signatory of this one acts today."""
    names = {
        each.council.id: each.council.name
        for each in (town.warwick, town.solihull, town.dudley)
    }
    async with town.uow(Role.SIGNATORY, council.council.id) as uow:
        return {names[CouncilId(grant.scope)] for grant in uow.principal.grants}


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
    await approve_timesheet(
        timesheet_id=sheet.id, now=LATER, uow=town.uow(Role.LINE_MANAGER, dudley)
    )
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
        approve_timesheet(timesheet_id=sheet.id, now=LATER, uow=there.host(Role.LINE_MANAGER)),
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


async def test_a_line_of_successors_is_followed_from_each_ones_own_day(town: Town) -> None:
    await succeeds(town, town.solihull, town.warwick)
    await succeeds(town, town.warwick, town.dudley, date(2100, 1, 1))

    assert await stands_for(town, town.warwick) == {"Warwick", "Solihull"}
    assert await stands_for(town, town.dudley) == {"Dudley"}


async def test_the_last_of_a_line_acts_for_all_and_whoever_is_gone_for_nobody_else(
    town: Town,
) -> None:
    await succeeds(town, town.solihull, town.warwick)
    await succeeds(town, town.warwick, town.dudley)

    assert await stands_for(town, town.dudley) == {"Dudley", "Warwick", "Solihull"}
    assert await stands_for(town, town.warwick) == {"Warwick"}


async def test_nobody_is_succeeded_by_a_council_that_is_gone_by_then(town: Town) -> None:
    await succeeds(town, town.solihull, town.warwick)

    problem = await refusal(succeeds(town, town.dudley, town.solihull))

    assert (problem.code, problem.path) == (ProblemCode.WRONG_STATE, ("successorId",))
    assert "Solihull is itself succeeded by Warwick" in problem.message
    assert "name Warwick" in problem.message


async def test_a_council_that_ends_later_may_take_a_place_until_then(town: Town) -> None:
    await succeeds(town, town.warwick, town.dudley, date(2100, 1, 1))
    await succeeds(town, town.solihull, town.warwick)

    assert await stands_for(town, town.warwick) == {"Warwick", "Solihull"}


async def test_successions_never_come_round(town: Town) -> None:
    await succeeds(town, town.solihull, town.warwick)
    back = await refusal(succeeds(town, town.warwick, town.solihull))
    assert (back.code, back.path) == (ProblemCode.INVALID, ("successorId",))
    assert "Solihull cannot take the place of Warwick" in back.message

    await succeeds(town, town.warwick, town.dudley, date(2100, 1, 1))
    assert (await refusal(succeeds(town, town.dudley, town.solihull))).path == ("successorId",)


@pytest.mark.parametrize("attempt", range(3))
async def test_of_two_that_would_succeed_each_other_at_once_one_does(
    town: Town, attempt: int
) -> None:
    found = await asyncio.gather(
        succeeds(town, town.solihull, town.warwick),
        succeeds(town, town.warwick, town.solihull),
        return_exceptions=True,
    )

    assert sorted(type(each).__name__ for each in found) == ["Declined", "NoneType"]
