"""The region finds why a placement ended early; what was worked is recharged all the same."""

from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.notice import EndCause
from staffbank.domain.placement import Placement
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.worked_line import Absence, WorkedBy
from staffbank.persistence.ledger_tables import AUDIT_ENTRY
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.record_end_cause import record_end_cause
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.timesheet.fill_in_line import fill_in_line
from tests.asking import refusal, the_bank
from tests.ended import BEGINS, IN_SIX_WEEKS, end, home, host, region, running
from tests.placed import MONDAY, Placed, locked, opened
from tests.town import Town

IN_FOUR_WEEKS = BEGINS + timedelta(weeks=4)
NEW_YEAR = datetime(2027, 1, 1, 6, tzinfo=UTC)


def find(
    there: Placed, uow: UnitOfWork, note: str = "Two looked at it."
) -> Awaitable[Placement]:
    return record_end_cause(
        placement_id=there.placement_id,
        cause=EndCause.PERFORMANCE,
        note=note,
        now=BEGINS,
        uow=uow,
    )


async def test_the_region_records_once_why_it_ended(town: Town) -> None:
    there = await running(town)
    early = await refusal(find(there, region(town)))
    await end(there, host(there), IN_SIX_WEEKS)

    nothing_said = await refusal(find(there, region(town), " "))
    await find(there, region(town))
    twice = await refusal(find(there, region(town)))

    finding = (await there.placement()).ending.finding
    assert finding is not None
    assert (finding.cause, finding.account.text) == (EndCause.PERFORMANCE, "Two looked at it.")
    assert early.code is twice.code is ProblemCode.WRONG_STATE
    assert nothing_said.path == ("note",)


@pytest.mark.parametrize("who", ["host", "home", "worker", "dudley"])
async def test_neither_side_records_it_or_reads_of_it(town: Town, who: str) -> None:
    there = await running(town)
    await end(there, host(there), IN_SIX_WEEKS)
    uow = {
        "host": host(there),
        "home": home(there),
        "worker": there.hers,
        "dudley": town.uow(Role.SERVICE_MANAGER, town.dudley.council.id),
    }[who]

    with pytest.raises(Declined) as declined:
        await find(there, uow)

    await find(there, town.uow(Role.COORDINATOR))
    readers = select(AUDIT_ENTRY.c.organisations).where(
        AUDIT_ENTRY.c.event == "placement.end_cause_recorded"
    )
    async with the_bank(town) as bank:
        connection: AsyncConnection = bank._connection  # type: ignore[attr-defined]
        assert await connection.scalar(readers) == []
    assert {each.code for each in declined.value.problems} <= {
        ProblemCode.NOT_PERMITTED,
        ProblemCode.NOT_FOUND,
    }


@pytest.mark.parametrize(
    ("cause", "by"),
    [
        (EndCause.HOME_RECALLS, "home"),
        (EndCause.PERFORMANCE, "host"),
        (EndCause.WORKER_LEAVES, "worker"),
    ],
)
async def test_what_was_worked_is_recharged_and_notice_that_was_not_is_nobodys_debt(
    town: Town, cause: EndCause, by: str
) -> None:
    """Of four weeks' notice one is worked, one is cancelled by the host, and two go unsaid."""
    there = await running(town)
    uow = {"home": home(there), "host": host(there), "worker": there.hers}[by]
    await end(there, uow, IN_FOUR_WEEKS, cause)
    await locked(there, await opened(there, MONDAY))
    cancelled = await opened(there, MONDAY + timedelta(weeks=1))
    for line in cancelled.lines:
        said = WorkedBy(None, absence=Absence.CANCELLED, why="Not needed.")
        await fill_in_line(
            timesheet_id=cancelled.id, line_id=line.id, said=said, uow=there.hers
        )
    await locked(there, cancelled)
    freed = await refusal(opened(there, MONDAY + timedelta(weeks=4)))
    await find(there, region(town))

    recharge = await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=town.solihull.council.id,
        month=NEW_YEAR.date() - timedelta(days=1),
        now=NEW_YEAR,
        uow=there.system,
    )

    terms = (await there.agreement()).terms
    assert recharge is not None
    assert terms is not None
    assert "no session in the week" in freed.message
    assert (recharge.minutes, recharge.net) == (2 * 444, 2 * round(terms.rate.amount(444)))
