"""Agency engagements: kept."""

from dataclasses import asdict
from enum import Enum
from typing import Any

from sqlalchemy import func, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.agency_engagement import AgencyEngagement
from staffbank.persistence.region_tables import AGENCY_ENGAGEMENT


class SqlAgencyEngagements:
    """Rows of `agency_engagement`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, engagement: AgencyEngagement) -> None:
        row = {name: _plain(value) for name, value in asdict(engagement).items()}
        said = {"recorded_by": func.me(), "recorded_at": func.now()}
        await self._connection.execute(insert(AGENCY_ENGAGEMENT).values(row | said))


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
