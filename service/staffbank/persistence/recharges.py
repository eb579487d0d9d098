"""Recharges, and the books that they are kept in."""

from collections import Counter
from datetime import UTC, date
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.journal import Account, AccountKind, Entry, EntryId, Posting
from staffbank.domain.london import whole_day
from staffbank.domain.mileage import tax_year
from staffbank.domain.money import Pence
from staffbank.domain.netting import Debt
from staffbank.domain.problem import not_found
from staffbank.domain.recharge import (
    PAYABLE,
    Recharge,
    RechargeId,
    RechargeLine,
    RechargeState,
)
from staffbank.domain.uncharged import Miles, Uncharged
from staffbank.domain.worked_line import LineId
from staffbank.domain.worker import WorkerId
from staffbank.persistence.clash import refusing
from staffbank.persistence.placement_tables import TIMESHEET, TIMESHEET_LINE
from staffbank.persistence.recharge_tables import (
    JOURNAL_ENTRY,
    JOURNAL_POSTING,
    RECHARGE,
    RECHARGE_LINE,
)
from staffbank.persistence.uncharged import UNCHARGED, not_waiting, uncharged_line
from staffbank.ports.recharges import HourRecharged

ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))")


class SqlRecharges:
    """Rows of `recharge`, `recharge_line`, `journal_entry` and `journal_posting`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def draw_up_alone(self, home: EmployerId) -> None:
        await self._connection.execute(ONE_AT_A_TIME, {"what": f"recharges of {home}"})

    async def uncharged(
        self, home: EmployerId, host: CouncilId, *, until: date
    ) -> tuple[Uncharged, ...]:
        query = (
            UNCHARGED.where(not_waiting(until))
            .where(TIMESHEET.c.home_employer_id == home, TIMESHEET.c.host_council_id == host)
            .where(func.lower(TIMESHEET_LINE.c.session) < whole_day(until).end)
            .order_by(TIMESHEET_LINE.c.session, TIMESHEET_LINE.c.id)
        )
        found = await self._connection.execute(query)
        return tuple(uncharged_line(row) for row in found.mappings())

    async def miles_claimed(self, home: EmployerId) -> Miles:
        days = func.timezone("Europe/London", func.lower(TIMESHEET_LINE.c.session))
        query = (
            select(TIMESHEET.c.worker_id, func.date(days).label("day"), RECHARGE_LINE.c.miles)
            .join(TIMESHEET_LINE, TIMESHEET_LINE.c.id == RECHARGE_LINE.c.line_id)
            .join(TIMESHEET, TIMESHEET.c.id == TIMESHEET_LINE.c.timesheet_id)
            .where(RECHARGE_LINE.c.home_employer_id == home, RECHARGE_LINE.c.miles != 0)
            .where(RECHARGE_LINE.c.released_on.is_(None))
        )
        miles: Counter[tuple[WorkerId, date]] = Counter()
        for worker_id, day, number in await self._connection.execute(query):
            miles[WorkerId(worker_id), tax_year(day)] += number
        return miles

    async def pairs(self) -> tuple[tuple[EmployerId, CouncilId], ...]:
        sides = (TIMESHEET.c.home_employer_id, TIMESHEET.c.host_council_id)
        query = UNCHARGED.with_only_columns(*sides).distinct().order_by(*sides)
        return tuple((home, host) for home, host in await self._connection.execute(query))

    async def add(self, recharge: Recharge) -> None:
        sides = _sides(recharge)
        row = {
            "id": recharge.id,
            "month": recharge.month,
            "state": recharge.state.value,
            "minutes": recharge.minutes,
            "net": recharge.net,
            "vat": recharge.vat,
            "reason": recharge.reason,
            "credits": recharge.credits,
        }
        await self._connection.execute(insert(RECHARGE), row | sides)
        lines = [{**vars(line), "recharge_id": recharge.id} | sides for line in recharge.lines]
        async with refusing({"no_line_is_recharged_twice": HourRecharged}):
            await self._connection.execute(insert(RECHARGE_LINE), lines)

    async def get(self, recharge_id: RechargeId) -> Recharge:
        query = select(RECHARGE).where(RECHARGE.c.id == recharge_id)
        found = await self._connection.execute(query.with_for_update(key_share=True))
        row = found.mappings().one_or_none()
        if row is None:
            raise not_found("recharge", "rechargeId")
        lines = select(RECHARGE_LINE).where(RECHARGE_LINE.c.recharge_id == recharge_id)
        return _recharge(row, (await self._connection.execute(lines)).mappings().all())

    async def save(self, recharge: Recharge) -> None:
        change = update(RECHARGE).where(RECHARGE.c.id == recharge.id)
        values = {"state": recharge.state.value, "reason": recharge.reason}
        values["issued_by"] = recharge.issued_by
        await self._connection.execute(change, values)
        if recharge.state is RechargeState.CREDITED:
            release = update(RECHARGE_LINE).where(RECHARGE_LINE.c.recharge_id == recharge.id)
            on = {"released_on": recharge.lines[0].released_on}
            await self._connection.execute(release, on)

    async def post(self, entry: Entry, recharge: Recharge) -> None:
        sides = _sides(recharge)
        row = {"id": entry.id, "at": entry.at, "what": entry.what, "source": entry.source}
        await self._connection.execute(insert(JOURNAL_ENTRY), row | sides)
        postings = [
            {
                "entry_id": entry.id,
                "organisation": posting.account.organisation,
                "kind": posting.account.kind.value,
                "counterpart": posting.account.counterpart,
                "amount": posting.amount,
            }
            | sides
            for posting in entry.postings
        ]
        await self._connection.execute(insert(JOURNAL_POSTING), postings)

    async def payable(self) -> tuple[Debt, ...]:
        sides = (RECHARGE.c.host_council_id, RECHARGE.c.home_employer_id)
        gross = func.sum(RECHARGE.c.net + RECHARGE.c.vat)
        states = [state.value for state in PAYABLE]
        query = select(*sides, gross).where(RECHARGE.c.state.in_(states)).group_by(*sides)
        found = await self._connection.execute(query.order_by(*sides))
        return tuple(Debt(host, home, Pence(int(owed))) for host, home, owed in found)

    async def entries(self) -> tuple[Entry, ...]:
        found = await self._connection.execute(
            select(JOURNAL_ENTRY, JOURNAL_POSTING)
            .join(JOURNAL_POSTING, JOURNAL_POSTING.c.entry_id == JOURNAL_ENTRY.c.id)
            .order_by(JOURNAL_ENTRY.c.id)
        )
        grouped: dict[UUID, list[RowMapping]] = {}
        for row in found.mappings():
            grouped.setdefault(row["entry_id"], []).append(row)
        return tuple(_entry(rows) for rows in grouped.values())


def _sides(recharge: Recharge) -> dict[str, Any]:
    """Whose rows they are."""
    return {
        "region_id": recharge.region_id,
        "home_employer_id": recharge.home_employer_id,
        "host_council_id": recharge.host_council_id,
    }


def _recharge(row: RowMapping, lines: Any) -> Recharge:
    return Recharge(
        RechargeId(row["id"]),
        RegionId(row["region_id"]),
        EmployerId(row["home_employer_id"]),
        CouncilId(row["host_council_id"]),
        row["month"],
        tuple(
            RechargeLine(
                LineId(each["line_id"]),
                each["minutes"],
                each["miles"],
                Pence(each["hours_net"]),
                Pence(each["travel_net"]),
                Pence(each["vat"]),
                each["released_on"],
            )
            for each in lines
        ),
        RechargeState(row["state"]),
        row["reason"],
        RechargeId(row["credits"]) if row["credits"] else None,
        row["issued_by"],
    )


def _entry(rows: list[RowMapping]) -> Entry:
    first = rows[0]
    return Entry(
        EntryId(first["id"]),
        first["at"].astimezone(UTC),
        first["what"],
        first["source"],
        tuple(
            Posting(
                Account(row["organisation"], AccountKind(row["kind"]), row["counterpart"]),
                Pence(row["amount"]),
            )
            for row in rows
        ),
    )
