"""Months that are drawn up at once: nothing is left out, and each mile is paid at its rate."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.recharge import Recharge, RechargeId
from staffbank.domain.timesheet import Timesheet
from staffbank.domain.uncharged import charged
from staffbank.usecases.identifier import new_id
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.recharge.books import post_step
from staffbank.usecases.timesheet.fill_in_line import fill_in_line
from tests.asking import the_bank
from tests.placed import (
    MONDAY,
    Placed,
    at_work,
    confirmed,
    locked,
    opened,
    placed,
    started,
    under_a_master_agreement,
)
from tests.town import NOW, Town

LATER = NOW + timedelta(weeks=60)
TEN_WEEKS = DaysAWeek(MONDAY, (0, 1), 11)
THE_OTHER_DAYS = DaysAWeek(MONDAY, (2, 3), 1)


async def drawn_up(there: Placed) -> Recharge | None:
    """What the worker's home is owed by the host of this placement."""
    return await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=there.town.solihull.council.id,
        month=LATER.date(),
        now=LATER,
        uow=there.system,
    )


async def driven(there: Placed, week: date, *miles: int) -> Timesheet:
    """A week that is locked, with miles on its first days."""
    sheet = await opened(there, week)
    for line, number in zip(sheet.lines, miles, strict=False):
        assert line.said is not None
        await fill_in_line(
            timesheet_id=sheet.id,
            line_id=line.id,
            said=replace(line.said, miles=number),
            uow=there.hers,
        )
    return await locked(there, sheet)


async def at_two_hosts(town: Town) -> tuple[Placed, Placed]:
    """One worker of Warwick's, at Solihull and at Dudley."""
    here = await placed(town, TEN_WEEKS)
    await started(here)
    asked_by_dudley = replace(town, solihull=town.dudley, dudley=town.solihull)
    await under_a_master_agreement(asked_by_dudley)
    there = await confirmed(asked_by_dudley, here.worker, THE_OTHER_DAYS)
    await started(there)
    return here, there


async def one_after_the_other(
    here: Placed, other: Coroutine[Any, Any, Recharge | None]
) -> tuple[Recharge | None, Recharge | None]:
    return await drawn_up(here), await other


async def at_once(
    here: Placed, other: Coroutine[Any, Any, Recharge | None]
) -> tuple[Recharge | None, Recharge | None]:
    """The other begins when the first has read everything, and has not committed."""
    home, host = here.worker.employer_id, here.town.solihull.council.id
    async with here.system as uow:
        await uow.recharges.draw_up_alone(home)
        found = await uow.recharges.uncharged(home, host, until=LATER.date())
        lines = charged(found, await uow.recharges.miles_claimed(home))
        second = asyncio.create_task(other)
        await asyncio.sleep(0.5)
        month = LATER.date().replace(day=1)
        first = Recharge(RechargeId(new_id()), here.town.region.id, home, host, month, lines)
        await uow.recharges.add(first)
        await post_step(first, None, now=LATER, uow=uow)
        await uow.commit(first.happened("accrued"))
    return first, await second


@pytest.mark.parametrize("drawn", [one_after_the_other, at_once])
async def test_the_step_after_10_000_miles_counts_across_recharges_and_hosts(
    town: Town, drawn: Callable[..., Awaitable[tuple[Recharge, Recharge]]]
) -> None:
    here, there = await at_two_hosts(town)
    for week in range(10):
        await driven(here, MONDAY + timedelta(weeks=week), 495, 495)
    before = await drawn_up(here)
    await driven(here, MONDAY + timedelta(weeks=10), 200)
    await driven(there, MONDAY, 200)

    recharges = await drawn(here, drawn_up(there))

    assert before is not None
    assert travel(before) == 9_900 * 55
    assert [travel(each) for each in recharges] == [100 * 55 + 100 * 25, 200 * 25]


def travel(recharge: Recharge) -> int:
    """What its miles come to, in pence."""
    return sum(line.travel_net for line in recharge.lines)


@pytest.mark.parametrize("drawn", [one_after_the_other, at_once])
async def test_a_line_that_is_locked_while_others_are_drawn_up_is_not_left_out(
    town: Town, drawn: Callable[..., Awaitable[tuple[Recharge, Recharge]]]
) -> None:
    there = await at_work(town)
    await locked(there, await opened(there, MONDAY))
    late = await opened(there, MONDAY + timedelta(weeks=1))

    async def locked_late() -> Recharge | None:
        await locked(there, late)
        return await drawn_up(there)

    _, second = await drawn(there, locked_late())

    assert {line.line_id for line in second.lines} == {line.id for line in late.lines}


async def test_no_month_waits_for_a_later_one_to_be_over(town: Town) -> None:
    there = await at_work(town)
    for week in range(4):
        await locked(there, await opened(there, MONDAY + timedelta(weeks=week)))

    async with the_bank(town) as uow:
        jobs = text(
            "SELECT lock, scheduled_at FROM procrastinate_jobs"
            " WHERE task_name = 'accrue' AND args->>'home' = :home"
        )
        home = {"home": str(there.worker.employer_id)}
        found = await uow._connection.execute(jobs, home)  # type: ignore[attr-defined]  # the queue
        pairs = {(lock, at) for lock, at in found}

    assert len(pairs) == 2, "November, of which there is one day, and December"
    assert len({lock for lock, _ in pairs}) == 2
