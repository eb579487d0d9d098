"""Placements on their road, and the bookings that they keep of their offers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import zip_longest
from typing import Any

from sqlalchemy import (
    ColumnElement,
    RowMapping,
    Select,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import CouncilId, EmployerId, RegionId, TeamId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.offer import OfferId, SlotId
from staffbank.domain.period import Period
from staffbank.domain.placement import (
    STOPPED,
    UNDER_WAY,
    Placement,
    PlacementId,
    PlacementState,
)
from staffbank.domain.problem import not_found
from staffbank.domain.side import Side
from staffbank.domain.worker import WorkerId
from staffbank.persistence.clash import refusing
from staffbank.persistence.consent_documents import consents_document, consents_of
from staffbank.persistence.enqueued import Enqueued
from staffbank.persistence.familiarity import Acquaintance, remember
from staffbank.persistence.moments import period_of, range_of
from staffbank.persistence.placement_documents import (
    account_document,
    account_of,
    closing_document,
    closing_of,
    ending_document,
    ending_of,
    gate_document,
    gate_of,
    stops_document,
    stops_of,
)
from staffbank.persistence.tables import PLACEMENT, WORKER, WORKER_BOOKING
from staffbank.ports.clashes import AlreadyBooked

FORGET_THE_EARLIER = text(
    "DELETE FROM procrastinate_jobs WHERE task_name = 'start_placement' AND status = 'todo'"
    " AND args ->> 'placement_id' = :placement_id"
)

WRITTEN_BY_ITSELF = frozenset(
    {"sessions", "start_gate", "closing", "stops", "consents", "ending", "reviews"}
)


class SqlPlacements:
    """Rows of `placement`; sessions that are given back leave `worker_booking`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, placement: Placement) -> None:
        row = {
            **{
                name: value
                for name, value in vars(placement).items()
                if name not in WRITTEN_BY_ITSELF
            },
            **_changing(placement),
        }
        await self._connection.execute(insert(PLACEMENT), row)
        await remember(self._connection, Acquaintance.of_placement(placement))
        await self.start_on_its_day(placement)

    async def start_on_its_day(self, placement: Placement) -> None:
        key = str(placement.id)
        await self._connection.execute(FORGET_THE_EARLIER, {"placement_id": key})
        await Enqueued("start_placement", "placements", at=placement.begins).on(
            self._connection, region_id=str(placement.region_id), placement_id=key
        )

    async def get(self, placement_id: PlacementId) -> Placement:
        found = await self._locked(PLACEMENT.c.id == placement_id)
        return _the_one(found)

    async def read(self, placement_id: PlacementId) -> Placement:
        query = _with_sessions().where(PLACEMENT.c.id == placement_id)
        found = await self._connection.execute(query)
        return _the_one([_placement(row) for row in found.mappings()])

    async def running_of(self, worker_id: WorkerId) -> tuple[Placement, ...]:
        """What stands still is locked too: somebody may be letting it go on."""
        running = {PlacementState.READY, *UNDER_WAY}
        able = sorted(state.value for state in running | STOPPED)
        found = await self._locked(
            PLACEMENT.c.worker_id == worker_id, PLACEMENT.c.state.in_(able)
        )
        return tuple(each for each in found if each.state in running)

    async def beside(self, placement: Placement) -> tuple[Placement, ...]:
        query = (
            _with_sessions()
            .where(PLACEMENT.c.worker_id == placement.worker_id)
            .where(PLACEMENT.c.home_employer_id == placement.home_employer_id)
            .where(PLACEMENT.c.host_council_id == placement.host_council_id)
            .where(PLACEMENT.c.state != PlacementState.WITHDRAWN.value)
            .order_by(PLACEMENT.c.id)
        )
        found = await self._connection.execute(query)
        return tuple(_placement(row) for row in found.mappings())

    async def _locked(self, *which: ColumnElement[bool]) -> tuple[Placement, ...]:
        """Locked first and read by a statement of its own.

        A statement that has waited for a lock reads the row anew, and its bookings as they
        were when it began to wait.
        """
        lock = select(PLACEMENT.c.id).where(*which).order_by(PLACEMENT.c.id)
        locked = await self._connection.scalars(lock.with_for_update(key_share=True))
        query = _with_sessions().where(PLACEMENT.c.id.in_(locked.all()))
        found = await self._connection.execute(query.order_by(PLACEMENT.c.id))
        return tuple(_placement(row) for row in found.mappings())

    async def extend(self, placement: Placement, more: tuple[Period, ...]) -> None:
        number = select(WORKER.c.no).where(WORKER.c.id == placement.worker_id)
        worker_no = await self._connection.scalar(number)
        bookings = [
            {
                "region_id": placement.region_id,
                "worker_no": worker_no,
                "offer_id": placement.offer_id,
                "person": placement.person,
                "home_employer_id": placement.home_employer_id,
                "host_council_id": placement.host_council_id,
                "during": range_of(session),
            }
            for session in more
        ]
        async with refusing({"nobody_is_booked_twice": AlreadyBooked}):
            await self._connection.execute(insert(WORKER_BOOKING), bookings)

    async def save(self, placement: Placement) -> None:
        change = update(PLACEMENT).where(PLACEMENT.c.id == placement.id)
        await self._connection.execute(change, _changing(placement))
        kept = [session.start for session in placement.sessions]
        given_back = (
            delete(WORKER_BOOKING)
            .where(WORKER_BOOKING.c.offer_id == placement.offer_id)
            .where(func.lower(WORKER_BOOKING.c.during).not_in(kept))
        )
        await self._connection.execute(given_back)


def _the_one(found: Sequence[Placement]) -> Placement:
    if not found:
        raise not_found("placement", "placementId")
    return found[0]


def _with_sessions() -> Select[Any]:
    """Each placement in one row, the sessions that she is held for aggregated in it."""
    held = (
        select(
            func.array_agg(aggregate_order_by(WORKER_BOOKING.c.during, WORKER_BOOKING.c.during))
        )
        .where(WORKER_BOOKING.c.offer_id == PLACEMENT.c.offer_id)
        .scalar_subquery()
    )
    return select(PLACEMENT, held.label("held"))


def _changing(placement: Placement) -> dict[str, Any]:
    values: dict[str, Any] = {
        "state": placement.state.value,
        "start_gate": gate_document(placement.start_gate),
        "reason": placement.reason,
        "ended_at": placement.ended_at,
        "resume_agreed": [side.value for side in placement.resume_agreed],
        "resume_agreed_by": list(placement.resume_agreed.values()),
        "started_at": placement.started_at,
        "closing": closing_document(placement.closing),
        "stops": stops_document(placement.stops),
        "consents": consents_document(placement.consents),
        "ending": ending_document(placement.ending),
        "reviews": [account_document(each) for each in placement.reviews],
    }
    if placement.sessions:
        values["starts_at"] = placement.sessions[0].start
        values["ends_at"] = placement.sessions[-1].end
    return values


def _placement(row: RowMapping) -> Placement:
    return Placement(
        id=PlacementId(row["id"]),
        region_id=RegionId(row["region_id"]),
        offer_id=OfferId(row["offer_id"]),
        slot_id=SlotId(row["slot_id"]),
        request_id=RequestId(row["request_id"]),
        team_id=TeamId(row["team_id"]),
        worker_id=WorkerId(row["worker_id"]),
        person=row["person"],
        home_employer_id=EmployerId(row["home_employer_id"]),
        host_council_id=CouncilId(row["host_council_id"]),
        sessions=tuple(period_of(during) for during in row["held"] or ()),
        confirmed_at=_utc(row["confirmed_at"]),
        confirmed_by=row["confirmed_by"],
        state=PlacementState(row["state"]),
        start_gate=gate_of(row["start_gate"]),
        reason=row["reason"],
        ended_at=_utc(row["ended_at"]) if row["ended_at"] else None,
        resume_agreed={
            Side(side): by
            for side, by in zip_longest(
                row["resume_agreed"], row["resume_agreed_by"], fillvalue=""
            )
        },
        started_at=_utc(row["started_at"]) if row["started_at"] else None,
        closing=closing_of(row["closing"]),
        stops=stops_of(row["stops"]),
        consents=consents_of(row["consents"]),
        ending=ending_of(row["ending"]),
        reviews=tuple(account_of(each) for each in row["reviews"]),
    )


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
