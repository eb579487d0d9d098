"""A dispute ends with a credit note: all of it is taken back, and its hours charged anew."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from staffbank.domain.journal import balances
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.recharge import Recharge, RechargeId, RechargeState
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.recharge.accept_recharge import accept_recharge
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.recharge.credit_recharge import credit_recharge
from staffbank.usecases.recharge.dispute_recharge import dispute_recharge
from staffbank.usecases.timesheet.correct_timesheet import correct_timesheet
from staffbank.usecases.timesheet.fill_in_line import fill_in_line
from tests.asking import refusal
from tests.integration.test_recharges import NEW_YEAR, december, issued
from tests.placed import MONDAY, Placed, at_work, locked, opened
from tests.town import Town

MID_JANUARY = datetime(2027, 1, 15, 9, tzinfo=UTC)


async def disputed(town: Town) -> tuple[Placed, Recharge]:
    """December, which the host disputes."""
    there = await at_work(town)
    for week in range(2):
        await locked(there, await opened(there, MONDAY + timedelta(weeks=week)))
    recharge = await issued(there)
    await dispute_recharge(
        recharge_id=recharge.id,
        reason="Tuesday was not worked.",
        now=NEW_YEAR,
        uow=there.host(Role.FINANCE_OFFICER),
    )
    return there, recharge


async def credit(
    there: Placed, recharge: Recharge, uow: UnitOfWork | None = None, reason: str = "So it is."
) -> Recharge:
    """Home takes it back in the middle of January."""
    return await credit_recharge(
        recharge_id=recharge.id,
        reason=reason,
        now=MID_JANUARY,
        uow=uow or there.home(Role.FINANCE_OFFICER),
    )


async def month(there: Placed, day: date) -> Recharge | None:
    """What is drawn up of that day's month."""
    return await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=there.town.solihull.council.id,
        month=day,
        now=MID_JANUARY,
        uow=there.system,
    )


async def kept(there: Placed, recharge: Recharge) -> Recharge:
    """As it is kept."""
    async with there.system as uow:
        return await uow.recharges.get(recharge.id)


async def test_a_credit_note_takes_the_whole_of_it_back_in_both_books(town: Town) -> None:
    there, recharge = await disputed(town)

    note = await credit(there, recharge)

    assert await kept(there, note) == note
    assert (note.credits, note.is_credit_note) == (recharge.id, True)
    assert (note.net, note.vat, note.minutes) == (
        -recharge.net,
        -recharge.vat,
        -recharge.minutes,
    )
    assert (await kept(there, recharge)).state is RechargeState.CREDITED
    async with there.system as uow:
        entries = await uow.recharges.entries()
        assert balances(entries) == {}, "as if it had never been"
        assert await uow.recharges.payable() == ()
    whats = [entry.what for entry in entries if entry.source == note.id]
    assert whats == ["Credit note January 2027 credited"]


async def test_what_is_credited_is_charged_anew_with_the_month_of_the_credit_note(
    town: Town,
) -> None:
    there, recharge = await disputed(town)
    await credit(there, recharge)

    assert await month(there, date(2026, 12, 1)) is None, "nobody has looked at it yet"
    anew = await month(there, date(2027, 1, 1))

    assert anew is not None
    assert (anew.net, anew.state) == (recharge.net, RechargeState.ACCRUED)
    assert {line.line_id for line in anew.lines} == {line.line_id for line in recharge.lines}
    assert await month(there, date(2027, 1, 1)) is None


async def test_what_is_corrected_is_charged_anew_with_its_correction(town: Town) -> None:
    there = await at_work(town)
    week = await opened(there, MONDAY)
    monday, tuesday = week.lines
    await locked(there, week)
    recharge = await issued(there)
    await dispute_recharge(
        recharge_id=recharge.id, reason="?", now=NEW_YEAR, uow=there.host(Role.FINANCE_OFFICER)
    )
    await credit(there, recharge)
    correction = await correct_timesheet(
        timesheet_id=week.id, line_ids=[tuesday.id], uow=there.hers
    )
    (line,) = [each for each in correction.lines if each.reverses is None]
    assert line.said is not None
    said = replace(line.said, break_minutes=60, why="A longer lunch.")
    await fill_in_line(timesheet_id=correction.id, line_id=line.id, said=said, uow=there.hers)
    await locked(there, correction)

    corrected, rest = (
        await month(there, date(2026, 12, 1)),
        await month(there, date(2027, 1, 1)),
    )

    assert corrected is not None
    assert rest is not None
    assert (len(corrected.lines), corrected.minutes) == (3, 420), "old, taken back, and new"
    assert [each.line_id for each in rest.lines] == [monday.id]


async def test_miles_that_are_credited_count_no_longer(town: Town) -> None:
    there = await at_work(town)
    week = await opened(there, MONDAY)
    for line in week.lines:
        assert line.said is not None
        said = replace(line.said, miles=100)
        await fill_in_line(timesheet_id=week.id, line_id=line.id, said=said, uow=there.hers)
    await locked(there, week)
    recharge = await issued(there)
    await dispute_recharge(
        recharge_id=recharge.id, reason="?", now=NEW_YEAR, uow=there.host(Role.FINANCE_OFFICER)
    )
    home = there.worker.employer_id
    async with there.system as uow:
        assert sum((await uow.recharges.miles_claimed(home)).values()) == 200

    await credit(there, recharge)

    async with there.system as uow:
        assert sum((await uow.recharges.miles_claimed(home)).values()) == 0


async def test_only_the_home_employer_credits_only_a_dispute_and_only_once(town: Town) -> None:
    there, recharge = await disputed(town)
    host = there.host(Role.FINANCE_OFFICER)
    stranger = town.uow(Role.FINANCE_OFFICER, town.dudley.council.id)
    assert (await refusal(credit(there, recharge, host))).code is ProblemCode.NOT_PERMITTED
    assert (await refusal(credit(there, recharge, stranger))).code is ProblemCode.NOT_FOUND
    assert (await refusal(credit(there, recharge, reason=" "))).path == ("reason",)
    note = await credit(there, recharge)

    for each in (recharge, note):
        problem = await refusal(credit(there, each))
        assert problem.code is ProblemCode.WRONG_STATE

    await locked(there, await opened(there, MONDAY + timedelta(weeks=2)))
    accrued = await december(there)
    assert accrued is not None
    problem = await refusal(credit(there, accrued))
    assert problem.message == "This recharge is accrued; it cannot be credited next."


@pytest.mark.parametrize("attempt", range(3))
async def test_a_dispute_ends_in_one_way_however_many_end_it_at_once(
    town: Town, attempt: int
) -> None:
    there, recharge = await disputed(town)
    deeds: list[Awaitable[Any]] = [
        accept_recharge(
            recharge_id=recharge.id, now=MID_JANUARY, uow=there.host(Role.FINANCE_OFFICER)
        ),
        *(credit(there, recharge) for _ in range(3)),
    ]

    outcomes = await asyncio.gather(
        *(deeds if attempt % 2 else deeds[::-1]), return_exceptions=True
    )

    declined = [each for each in outcomes if isinstance(each, BaseException)]
    assert len(declined) == 3
    for each in declined:
        assert isinstance(each, Declined)
        assert each.problems[0].code is ProblemCode.WRONG_STATE
    ended = (await kept(there, recharge)).state
    async with there.system as uow:
        owed = balances(await uow.recharges.entries())
    assert bool(owed) is (ended is RechargeState.ACCEPTED)


@pytest.mark.parametrize("attempt", range(3))
async def test_what_is_released_as_others_draw_it_up_is_charged_once(
    town: Town, attempt: int
) -> None:
    there, recharge = await disputed(town)
    drawing = [month(there, date(2027, 1, 1)) for _ in range(3)]

    _, *drawn = await asyncio.gather(credit(there, recharge), *drawing)
    drawn.append(await month(there, date(2027, 1, 1)))

    (anew,) = [each for each in drawn if each is not None]
    assert anew.net == recharge.net


async def test_the_database_lets_no_host_release_a_line_and_nobody_credit_twice(
    town: Town,
) -> None:
    there, recharge = await disputed(town)
    release = text(
        "UPDATE recharge_line SET released_on = '2027-01-15' WHERE recharge_id = :recharge"
    )
    async with there.host(Role.FINANCE_OFFICER) as uow:
        done = await uow._connection.execute(release, {"recharge": recharge.id})  # type: ignore[attr-defined]
        assert done.rowcount == 0

    note = await credit(there, recharge)
    again = replace(note, id=RechargeId(new_id()))
    async with there.home(Role.FINANCE_OFFICER) as uow:
        with pytest.raises(Exception, match="one_credit_note_each"):
            await uow.recharges.add(again)
