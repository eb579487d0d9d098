"""Cover requests and their slots: kept and found."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, Select, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import CouncilId, RegionId, TeamId
from staffbank.domain.cover_request import (
    CaseWork,
    CoverRequest,
    Outcome,
    Priority,
    Reason,
    RequestId,
    RequestState,
    Tier,
)
from staffbank.domain.expansion import sessions
from staffbank.domain.london import day_of
from staffbank.domain.offer import LIVE, SlotId
from staffbank.domain.period import Period
from staffbank.domain.place import Place
from staffbank.domain.problem import not_found
from staffbank.domain.profession import CoreRole
from staffbank.domain.stage import Stage, neighbours, widens_at
from staffbank.domain.worker import WorkerId
from staffbank.persistence.documents import (
    needs_document,
    needs_of,
    shape_document,
    shape_of,
)
from staffbank.persistence.enqueued import Enqueued
from staffbank.persistence.tables import COUNCIL, COVER_REQUEST, OFFER, SLOT, TEAM
from staffbank.ports.unit_of_work import Slot

NEVER_CHANGED = {"id", "region_id", "council_id", "headcount"}
LIVE_STATES = [state.value for state in LIVE]


class SqlRequests:
    """Rows of `cover_request` and `slot`. Sessions are worked out again from the shape."""

    def __init__(self, connection: AsyncConnection, region_id: RegionId) -> None:
        self._connection = connection
        self._region_id = region_id

    async def add(self, request: CoverRequest, slots: Sequence[SlotId]) -> None:
        work = sessions(request.shape)
        await self._connection.execute(insert(COVER_REQUEST), _row(request, work))
        await self._connection.execute(
            insert(SLOT),
            [
                {
                    "id": slot,
                    "region_id": self._region_id,
                    "council_id": request.council_id,
                    "request_id": request.id,
                    "number": number,
                }
                for number, slot in enumerate(slots, start=1)
            ],
        )

    async def get(self, request_id: RequestId) -> CoverRequest:
        query = select(COVER_REQUEST).where(COVER_REQUEST.c.id == request_id)
        return await self._one(query.with_for_update(key_share=True))

    async def read(self, request_id: RequestId) -> CoverRequest:
        return await self._one(select(COVER_REQUEST).where(COVER_REQUEST.c.id == request_id))

    async def _one(self, query: Select[Any]) -> CoverRequest:
        row = (await self._connection.execute(query)).mappings().one_or_none()
        if row is None:
            raise not_found("cover request", "requestId")
        return _request(row)

    async def save(self, request: CoverRequest) -> None:
        row = _row(request, sessions(request.shape))
        change = update(COVER_REQUEST).where(COVER_REQUEST.c.id == request.id)
        kept = {name: value for name, value in row.items() if name not in NEVER_CHANGED}
        await self._connection.execute(change, kept)
        if request.state is RequestState.OPEN:
            await self._enqueue(request, row["ends_at"])

    async def _enqueue(self, request: CoverRequest, ends_at: datetime) -> None:
        ids = {"region_id": str(request.region_id), "request_id": str(request.id)}
        since = request.stage_since
        widens = widens_at(request.stage, since) if request.stage and since else None
        if widens:
            await Enqueued("widen_request", "requests", at=widens).on(self._connection, **ids)
        await Enqueued("close_request", "requests", at=ends_at).on(self._connection, **ids)

    async def slot(self, slot_id: SlotId) -> Slot:
        query = _slots().where(SLOT.c.id == slot_id)
        locked = query.with_for_update(of=COVER_REQUEST, key_share=True)
        row = (await self._connection.execute(locked)).mappings().one_or_none()
        if row is None:
            raise not_found("slot", "slotId")
        (slot,) = await self._neighbourly(_slot(row))
        return slot

    async def unheld(self, *, now: datetime) -> tuple[Slot, ...]:
        """Slots that the bank may fill, begun after `now`, and nobody is offered; none locked.

        While a council looks among its own people, the bank does not.
        """
        held = exists().where(OFFER.c.slot_id == SLOT.c.id, OFFER.c.state.in_(LIVE_STATES))
        query = (
            _slots()
            .where(COVER_REQUEST.c.state == RequestState.OPEN.value)
            .where(COVER_REQUEST.c.stage.is_distinct_from(Stage.OWN_COUNCIL.value))
            .where(COVER_REQUEST.c.starts_at > now)
            .where(~held)
            .order_by(COVER_REQUEST.c.id, SLOT.c.number)
        )
        found = await self._connection.execute(query)
        return await self._neighbourly(*map(_slot, found.mappings()))

    async def _neighbourly(self, *slots: Slot) -> tuple[Slot, ...]:
        """The slots, with the councils near those that are put to neighbours."""
        if all(slot.request.stage is not Stage.NEIGHBOURS for slot in slots):
            return slots
        query = select(COUNCIL.c.id, COUNCIL.c.latitude, COUNCIL.c.longitude)
        places = {
            CouncilId(council): Place(latitude, longitude)
            for council, latitude, longitude in await self._connection.execute(query)
        }
        return tuple(
            replace(slot, neighbours=_near(slot.request, places))
            if slot.request.stage is Stage.NEIGHBOURS
            else slot
            for slot in slots
        )


def _near(request: CoverRequest, places: Mapping[CouncilId, Place]) -> frozenset[CouncilId]:
    assert request.stage_since is not None
    return neighbours(request.council_id, places, on=day_of(request.stage_since))


def _slots() -> Select[Any]:
    """Each slot in one row with its request and where the team sits."""
    return (
        select(
            COVER_REQUEST,
            SLOT.c.id.label("slot_id"),
            SLOT.c.number,
            TEAM.c.latitude,
            TEAM.c.longitude,
        )
        .join(COVER_REQUEST, COVER_REQUEST.c.id == SLOT.c.request_id)
        .join(TEAM, TEAM.c.id == COVER_REQUEST.c.team_id)
    )


def _row(request: CoverRequest, work: tuple[Period, ...]) -> dict[str, Any]:
    return {
        "id": request.id,
        "region_id": request.region_id,
        "council_id": request.council_id,
        "team_id": request.team_id,
        "title": request.title,
        "roles": sorted(role.value for role in request.roles),
        "shape": shape_document(request.shape),
        "starts_at": work[0].start,
        "ends_at": work[-1].end,
        "sessions": len(work),
        "minutes": sum(int(each.length.total_seconds()) for each in work) // 60,
        "headcount": request.headcount,
        "must_have": needs_document(request.must_have),
        "nice_to_have": needs_document(request.nice_to_have),
        "tier": int(request.priority.tier),
        "statutory": request.priority.statutory,
        "case_work": request.case_work.value,
        "reason": request.reason.value,
        "cost_centre": request.cost_centre,
        "remote": request.remote,
        "state": request.state.value,
        "opened_by": request.opened_by,
        "decided_by": request.decided_by,
        "stage": request.stage.value if request.stage else None,
        "stage_since": request.stage_since,
        "remark": request.remark,
        "outcome": request.outcome.value if request.outcome else None,
        "times_changed_at": request.times_changed_at,
        "preferred_id": request.preferred_id,
    }


def _request(row: RowMapping) -> CoverRequest:
    return CoverRequest(
        id=RequestId(row["id"]),
        region_id=RegionId(row["region_id"]),
        council_id=CouncilId(row["council_id"]),
        team_id=TeamId(row["team_id"]),
        title=row["title"],
        roles=frozenset(CoreRole(role) for role in row["roles"]),
        shape=shape_of(row["shape"]),
        reason=Reason(row["reason"]),
        cost_centre=row["cost_centre"],
        headcount=row["headcount"],
        must_have=needs_of(row["must_have"]),
        nice_to_have=needs_of(row["nice_to_have"]),
        priority=Priority(Tier(row["tier"]), statutory=row["statutory"]),
        case_work=CaseWork(row["case_work"]),
        remote=row["remote"],
        state=RequestState(row["state"]),
        opened_by=row["opened_by"],
        decided_by=row["decided_by"],
        stage=Stage(row["stage"]) if row["stage"] else None,
        stage_since=row["stage_since"].astimezone(UTC) if row["stage_since"] else None,
        remark=row["remark"],
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        times_changed_at=(
            row["times_changed_at"].astimezone(UTC) if row["times_changed_at"] else None
        ),
        preferred_id=WorkerId(row["preferred_id"]) if row["preferred_id"] else None,
    )


def _slot(row: RowMapping) -> Slot:
    request = _request(row)
    return Slot(
        id=SlotId(row["slot_id"]),
        request=request,
        number=row["number"],
        place=Place(row["latitude"], row["longitude"]),
        sessions=sessions(request.shape),
    )
