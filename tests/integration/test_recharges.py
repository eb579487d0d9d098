"""Locked hours become a debt between two councils, once, and the books balance."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from staffbank.domain.journal import balances
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.recharge import Recharge, RechargeState
from staffbank.domain.waiting import Waiting, due
from staffbank.usecases.recharge.accept_recharge import accept_recharge
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.recharge.dispute_recharge import dispute_recharge
from staffbank.usecases.recharge.issue_recharge import issue_recharge
from staffbank.usecases.recharge.settle_recharge import settle_recharge
from staffbank.usecases.recharge.show_recharge import show_recharge
from staffbank.usecases.timer.remind import remind
from staffbank.usecases.timesheet.correct_timesheet import correct_timesheet
from staffbank.usecases.timesheet.fill_in_line import fill_in_line
from tests.asking import reminded_at
from tests.placed import MONDAY, Placed, at_work, locked, opened
from tests.town import Town

NEW_YEAR = datetime(2027, 1, 1, 6, tzinfo=UTC)


async def two_weeks(town: Town) -> Placed:
    """Two weeks are locked: 4 days of 7.4 hours."""
    there = await at_work(town)
    for weeks in range(2):
        await locked(there, await opened(there, MONDAY + timedelta(weeks=weeks)))
    return there


async def december(there: Placed) -> Recharge | None:
    return await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=there.town.solihull.council.id,
        month=NEW_YEAR.date() - timedelta(days=1),
        now=NEW_YEAR,
        uow=there.system,
    )


async def issued(there: Placed) -> Recharge:
    drawn = await december(there)
    assert drawn is not None
    await show_recharge(
        recharge_id=drawn.id, now=NEW_YEAR, uow=there.home(Role.FINANCE_OFFICER)
    )
    return await issue_recharge(
        recharge_id=drawn.id, now=NEW_YEAR, uow=there.home(Role.FINANCE_OFFICER)
    )


async def test_a_month_is_what_was_locked_at_the_rate_that_was_locked(town: Town) -> None:
    there = await two_weeks(town)

    drawn = await december(there)

    assert drawn is not None
    terms = (await there.agreement()).terms
    assert terms is not None
    assert drawn.minutes == 4 * 444
    assert drawn.net == 4 * round(terms.rate.amount(444))
    assert drawn.vat == 4 * round(round(terms.rate.amount(444)) * 0.2)


async def test_no_hour_is_recharged_twice_however_many_draw_it_up(town: Town) -> None:
    there = await two_weeks(town)

    drawn = await asyncio.gather(*(december(there) for _ in range(6)))

    assert len([each for each in drawn if each is not None]) == 1
    assert await december(there) is None


async def test_a_correction_comes_with_the_next_recharge(town: Town) -> None:
    there = await at_work(town)
    week = await opened(there, MONDAY)
    line = week.lines[0]
    assert line.said is not None
    drove = replace(line.said, miles=20)
    await fill_in_line(timesheet_id=week.id, line_id=line.id, said=drove, uow=there.hers)
    await locked(there, week)
    first = await december(there)

    correction = await correct_timesheet(
        timesheet_id=week.id, line_ids=[line.id], uow=there.hers
    )
    (anew,) = [each for each in correction.lines if each.reverses is None]
    await fill_in_line(
        timesheet_id=correction.id,
        line_id=anew.id,
        said=replace(drove, miles=12),
        uow=there.hers,
    )
    await locked(there, correction)
    second = await december(there)

    assert first is not None
    assert second is not None
    assert sum(each.travel_net for each in first.lines) == 20 * 55
    assert (second.minutes, second.net) == (0, -8 * 55)


async def test_a_disputed_recharge_stands_apart_until_it_is_accepted_and_settled(
    town: Town,
) -> None:
    there = await two_weeks(town)
    recharge = await issued(there)
    due_at = await reminded_at(town, Waiting.RECHARGE, recharge.id)

    disputed = await dispute_recharge(
        recharge_id=recharge.id,
        reason="Tuesday was not worked.",
        now=NEW_YEAR,
        uow=there.host(Role.FINANCE_OFFICER),
    )
    with pytest.raises(Declined) as declined:
        await settle_recharge(
            recharge_id=recharge.id, now=NEW_YEAR, uow=there.home(Role.FINANCE_OFFICER)
        )
    reminder: dict[str, Any] = {
        "waiting": Waiting.RECHARGE,
        "subject": recharge.id,
        "now": NEW_YEAR,
    }
    reminded = await remind(**reminder, uow=there.system)
    await accept_recharge(
        recharge_id=recharge.id, now=NEW_YEAR, uow=there.host(Role.FINANCE_OFFICER)
    )
    assert await remind(**reminder, uow=there.system) is None
    settled = await settle_recharge(
        recharge_id=recharge.id, now=NEW_YEAR, uow=there.home(Role.FINANCE_OFFICER)
    )

    assert due_at == [due(Waiting.RECHARGE, NEW_YEAR)]
    assert reminded is not None
    assert reminded.name == "recharge.acceptance_overdue"
    assert disputed.state is RechargeState.DISPUTED
    assert declined.value.problems[0].code is ProblemCode.WRONG_STATE
    assert settled.state is RechargeState.SETTLED
    async with there.system as uow:
        kept = balances(await uow.recharges.entries())
    sums = {account.kind.value: amount for account, amount in kept.items()}
    assert sum(kept.values()) == 0
    assert (sums["income"], sums["cost"]) == (-recharge.net, recharge.net)
    assert "receivable" not in sums


async def test_the_host_never_issues_and_home_never_accepts(town: Town) -> None:
    there = await two_weeks(town)
    recharge = await issued(there)

    with pytest.raises(Declined) as accepting:
        await accept_recharge(
            recharge_id=recharge.id, now=NEW_YEAR, uow=there.home(Role.FINANCE_OFFICER)
        )
    with pytest.raises(Declined) as stranger:
        await accept_recharge(
            recharge_id=recharge.id,
            now=NEW_YEAR,
            uow=town.uow(Role.FINANCE_OFFICER, town.dudley.council.id),
        )

    assert accepting.value.problems[0].code is ProblemCode.NOT_PERMITTED
    assert stranger.value.problems[0].code is ProblemCode.NOT_FOUND


async def test_the_database_takes_no_entry_that_does_not_balance(town: Town) -> None:
    there = await two_weeks(town)
    await issued(there)
    uneven = text(
        "INSERT INTO journal_posting (entry_id, region_id, home_employer_id, host_council_id,"
        " organisation, kind, counterpart, amount) SELECT entry_id, region_id,"
        " home_employer_id, host_council_id, organisation, 'cash', counterpart, 1"
        " FROM journal_posting WHERE kind = 'cost'"
    )

    async with there.system as uow:
        await uow._connection.execute(uneven)  # type: ignore[attr-defined]
        with pytest.raises(DBAPIError, match="does not balance"):
            await uow._connection.commit()  # type: ignore[attr-defined]


async def test_what_is_in_the_books_is_never_changed_or_taken_out(town: Town) -> None:
    there = await two_weeks(town)
    await issued(there)

    for deed in ("UPDATE journal_posting SET amount = 1", "DELETE FROM journal_entry"):
        async with there.system as uow:
            with pytest.raises(DBAPIError, match="permission denied"):
                await uow._connection.execute(text(deed))  # type: ignore[attr-defined]
