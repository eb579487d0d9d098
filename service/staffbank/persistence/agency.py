"""Agency engagements: kept."""

from dataclasses import asdict, fields
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import RowMapping, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.agency_engagement import (
    AgencyEngagement,
    Breach,
    Contract,
    EngagementId,
    EngagementState,
    LeftFor,
    Office,
    ProjectTeam,
    SignOff,
)
from staffbank.domain.problem import not_found
from staffbank.domain.profession import CoreRole
from staffbank.persistence.region_tables import AGENCY_ENGAGEMENT


class SqlAgencyEngagements:
    """Rows of `agency_engagement`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, engagement: AgencyEngagement) -> None:
        row = {name: _plain(value) for name, value in asdict(engagement).items()}
        row["recorded_at"] = func.now()
        await self._connection.execute(insert(AGENCY_ENGAGEMENT).values(row))

    async def get(self, engagement_id: EngagementId) -> AgencyEngagement:
        query = select(AGENCY_ENGAGEMENT).where(AGENCY_ENGAGEMENT.c.id == engagement_id)
        found = await self._connection.execute(query.with_for_update(key_share=True))
        row = found.mappings().one_or_none()
        if row is None:
            raise not_found("agency engagement", "engagementId")
        return _engagement(row)

    async def save(self, engagement: AgencyEngagement) -> None:
        change = update(AGENCY_ENGAGEMENT).where(AGENCY_ENGAGEMENT.c.id == engagement.id)
        signed = [_plain(asdict(each)) for each in engagement.sign_offs]
        values = {"state": engagement.state.value, "sign_offs": signed}
        await self._connection.execute(change, values)

    async def engaged_between(self, first: date, last: date) -> tuple[AgencyEngagement, ...]:
        table = AGENCY_ENGAGEMENT.c
        query = (
            select(AGENCY_ENGAGEMENT)
            .where(table.state == EngagementState.ENGAGED.value)
            .where(table.first_day <= last, table.last_day >= first)
            .order_by(table.first_day, table.id)
        )
        found = await self._connection.execute(query)
        return tuple(_engagement(row) for row in found.mappings())


def _engagement(row: RowMapping) -> AgencyEngagement:
    plain = {field.name: row[field.name] for field in fields(AgencyEngagement)}
    project = row["project"]
    return AgencyEngagement(
        **plain
        | {
            "role": CoreRole(row["role"]),
            "contract": Contract(row["contract"]),
            "left_for": LeftFor(row["left_for"]),
            "state": EngagementState(row["state"]),
            "project": ProjectTeam(**project) if project else None,
            "breaches": tuple(Breach(**each) for each in row["breaches"]),
            "sign_offs": tuple(
                SignOff(Office(each["office"]), each["person"], each["reason"])
                for each in row["sign_offs"]
            ),
        }
    )


def _plain(value: Any) -> Any:
    """Closed sets by their words, in whatever they stand."""
    match value:
        case Enum():
            return value.value
        case tuple():
            return [_plain(each) for each in value]
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case _:
            return value
