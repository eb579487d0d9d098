"""Figures that a region has amended: kept, and read before a deed."""

from collections import defaultdict
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import RegionId
from staffbank.domain.dated import Amendment, Amendments
from staffbank.domain.figure_book import FIGURES, NewStep, amendment
from staffbank.persistence.region_tables import FIGURE_AMENDMENT
from staffbank.usecases.identifier import new_id


class SqlFigureBook:
    """Rows of `figure_amendment`."""

    def __init__(self, connection: AsyncConnection, region_id: RegionId) -> None:
        self._connection = connection
        self._region_id = region_id

    async def amend(self, said: NewStep, amendment: Amendment) -> None:
        values = {
            "value": said.text.strip(),
            "source": amendment.source,
            "verified": amendment.verified,
            "set_by": func.me(),
            "set_at": func.now(),
        }
        row = {
            "id": new_id(),
            "region_id": self._region_id,
            "key": said.key,
            "holds_from": said.holds_from,
        }
        await self._connection.execute(
            insert(FIGURE_AMENDMENT)
            .values(row | values)
            .on_conflict_do_update(constraint="one_amendment_a_day", set_=values)
        )

    async def amended(self) -> Amendments:
        return await amended_there(self._connection)


async def amended_there(connection: AsyncConnection) -> Amendments:
    """Every amendment; one of a figure that is no longer there is passed over."""
    table = FIGURE_AMENDMENT.c
    query = select(table.key, table.holds_from, table.value, table.source, table.verified)
    found: defaultdict[str, dict[date, Amendment]] = defaultdict(dict)
    for key, holds_from, text, source, verified in await connection.execute(query):
        figure = FIGURES.get(key)
        if figure is not None and not figure.verified:
            said = NewStep(key, holds_from, text, source, verified)
            found[key][holds_from] = amendment(said)
    return found
