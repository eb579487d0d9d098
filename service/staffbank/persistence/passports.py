"""Passports: checks, and the words that were given on them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, any_, func, insert, or_, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import CouncilId
from staffbank.domain.offer import LIVE, Offer, OfferId
from staffbank.domain.passport import (
    IN_PASSPORT,
    Acceptance,
    CheckId,
    PassportEntry,
    Warranty,
    passport,
)
from staffbank.domain.placement import PlacementState
from staffbank.domain.worker import WorkerId
from staffbank.persistence.checks import COLUMNS, check_of
from staffbank.persistence.release_tables import PASSPORT_ACCEPTANCE, PASSPORT_WARRANTY
from staffbank.persistence.source import Source
from staffbank.persistence.tables import OFFER, PLACEMENT, WORKER, WORKER_CHECK
from staffbank.ports.passports import PassportView

OVER = [PlacementState.COMPLETED, PlacementState.ENDED_EARLY, PlacementState.WITHDRAWN]


def _said(table: Table, whose: str, by: str, at: str) -> Any:
    """Each word that was given on a check, as an array of arrays."""
    row = func.jsonb_build_array(table.c[whose], table.c[by], table.c[at])
    words = select(func.jsonb_agg(aggregate_order_by(row, table.c[at])))
    return words.where(table.c.check_id == WORKER_CHECK.c.id).scalar_subquery()


ENTRIES = (
    select(
        func.jsonb_agg(
            aggregate_order_by(
                func.jsonb_build_array(
                    WORKER_CHECK.c.id,
                    func.jsonb_build_array(*COLUMNS),
                    _said(PASSPORT_WARRANTY, "offer_id", "warranted_by", "warranted_at"),
                    _said(PASSPORT_ACCEPTANCE, "host_council_id", "accepted_by", "accepted_at"),
                ),
                WORKER_CHECK.c.id,
            )
        )
    )
    .where(WORKER_CHECK.c.worker_id == WORKER.c.id)
    .where(WORKER_CHECK.c.kind.in_([kind.value for kind in IN_PASSPORT]))
    .scalar_subquery()
    .label("entries")
)
IS_OVER = select(PLACEMENT.c.id).where(
    PLACEMENT.c.offer_id == OFFER.c.id,
    PLACEMENT.c.state.in_([state.value for state in OVER]),
)
WITH_US = select(OFFER.c.id).where(
    OFFER.c.worker_id == WORKER.c.id,
    OFFER.c.host_council_id == any_(func.my_organisations()),
    OFFER.c.state.in_([state.value for state in LIVE]),
    ~IS_OVER.exists(),
)
# a passport is for those who employ her or take her on; the region's people are neither
PASSPORTS: Select[Any] = select(WORKER.c.id, ENTRIES).where(
    or_(
        WORKER.c.person == func.me(),
        WORKER.c.employer_id == any_(func.my_organisations()),
        WITH_US.exists(),
    )
)


def _entries(rows: Sequence[Sequence[Any]] | None) -> tuple[PassportEntry, ...]:
    return passport(
        [
            PassportEntry(
                CheckId(UUID(key)),
                check_of(check),
                tuple(
                    Warranty(OfferId(UUID(offer)), by, _moment(at))
                    for offer, by, at in warranties or ()
                ),
                tuple(
                    Acceptance(CouncilId(UUID(council)), by, _moment(at))
                    for council, by, at in acceptances or ()
                ),
            )
            for key, check, warranties, acceptances in rows or ()
        ]
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


PASSPORT_SOURCES: Mapping[type[Any], Source] = {
    PassportView: Source(PASSPORTS, WORKER.c.id, {"entries": _entries})
}


class SqlPassports:
    """Rows of `passport_warranty` and `passport_acceptance`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, worker_id: WorkerId) -> tuple[PassportEntry, ...]:
        hers = select(ENTRIES).where(WORKER.c.id == worker_id)
        return _entries(await self._connection.scalar(hers))

    async def warrant(
        self, offer: Offer, entries: Sequence[PassportEntry], *, by: str, at: datetime
    ) -> None:
        said = {"warranted_by": by, "warranted_at": at}
        if rows := _rows(offer, entries, said):
            await self._connection.execute(insert(PASSPORT_WARRANTY), rows)

    async def accept(
        self, offer: Offer, entries: Sequence[PassportEntry], *, by: str, at: datetime
    ) -> frozenset[CheckId]:
        rows = _rows(offer, entries, {"accepted_by": by, "accepted_at": at})
        if not rows:
            return frozenset()
        new = (
            postgresql.insert(PASSPORT_ACCEPTANCE)
            .values(rows)
            .on_conflict_do_nothing()
            .returning(PASSPORT_ACCEPTANCE.c.check_id)
        )
        found = await self._connection.execute(new)
        return frozenset(CheckId(row.check_id) for row in found)


def _rows(
    offer: Offer, entries: Sequence[PassportEntry], said: Mapping[str, object]
) -> list[dict[str, Any]]:
    of_offer = {
        "offer_id": offer.id,
        "region_id": offer.region_id,
        "worker_id": offer.worker_id,
        "person": offer.person,
        "home_employer_id": offer.home_employer_id,
        "host_council_id": offer.host_council_id,
    }
    return [{**of_offer, "check_id": entry.id, **said} for entry in entries]
