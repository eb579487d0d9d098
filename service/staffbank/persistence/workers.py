"""Members of the bank: kept and found."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.dialects.postgresql import aggregate_order_by, distinct_on
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.availability import Availability
from staffbank.domain.check import Check, CheckKind
from staffbank.domain.council import EmployerId, RegionId, TeamId
from staffbank.domain.home_floor import Away
from staffbank.domain.offer import OfferState
from staffbank.domain.opt_out import OptOut
from staffbank.domain.period import Period
from staffbank.domain.placement import STOPPED, UNDER_WAY, PlacementState
from staffbank.domain.problem import not_found
from staffbank.domain.worker import Worker, WorkerId
from staffbank.persistence.checks import COLUMNS, check_row
from staffbank.persistence.clash import refusing
from staffbank.persistence.documents import availability_document
from staffbank.persistence.familiarity import Acquaintance, remember
from staffbank.persistence.ledger_tables import FAMILIARITY
from staffbank.persistence.moments import period_of
from staffbank.persistence.tables import (
    EMPLOYER,
    OFFER,
    PLACEMENT,
    WORKER,
    WORKER_BOOKING,
    WORKER_CHECK,
    WORKER_CONTACT,
)
from staffbank.persistence.worker_rows import opt_out_columns, worker_of, worker_row
from staffbank.ports.clashes import AlreadyAMember
from staffbank.ports.contact import Contact
from staffbank.ports.unit_of_work import LookUp

PLACED = sorted(state.value for state in {PlacementState.READY, *UNDER_WAY, *STOPPED})


class SqlWorkers:
    """Rows of `worker`, `worker_check`, `worker_contact` and `familiarity`."""

    def __init__(self, connection: AsyncConnection, region_id: RegionId) -> None:
        self._connection = connection
        self._region_id = region_id

    async def add(self, worker: Worker, contact: Contact) -> None:
        async with refusing({"one_membership_each": AlreadyAMember}):
            await self._connection.execute(insert(WORKER), worker_row(worker))
        await self._connection.execute(
            insert(WORKER_CONTACT),
            {
                "worker_id": worker.id,
                "region_id": self._region_id,
                "employer_id": worker.employer_id,
                "person": worker.person,
                "email": contact.email,
                "phone": contact.phone,
            },
        )
        for team_id in sorted(worker.familiar_teams):
            await remember(self._connection, Acquaintance.of_worker(worker, team_id))

    async def get(self, worker_id: WorkerId) -> Worker:
        query = _with_record().where(WORKER.c.id == worker_id)
        return await self._one(query.with_for_update(of=WORKER, key_share=True))

    async def read(self, worker_id: WorkerId) -> Worker:
        return await self._one(_with_record().where(WORKER.c.id == worker_id))

    async def _one(self, query: Select[Any]) -> Worker:
        row = (await self._connection.execute(query)).mappings().one_or_none()
        if row is None:
            raise not_found("worker", "workerId")
        return worker_of(row)

    async def all(self) -> tuple[Worker, ...]:
        """Every member of the region, in the order of joining; none is locked."""
        found = await self._connection.execute(_with_record().order_by(WORKER.c.id))
        return tuple(worker_of(row) for row in found.mappings())

    async def add_check(self, worker: Worker, check_id: UUID, check: Check) -> None:
        await self._connection.execute(
            insert(WORKER_CHECK),
            {
                "id": check_id,
                "region_id": self._region_id,
                "worker_id": worker.id,
                "employer_id": worker.employer_id,
                "person": worker.person,
                **check_row(check),
            },
        )

    async def set_availability(self, worker_id: WorkerId, said: Availability) -> None:
        change = update(WORKER).where(WORKER.c.id == worker_id)
        await self._connection.execute(change, {"availability": availability_document(said)})

    async def set_opt_out(self, worker_id: WorkerId, said: OptOut) -> None:
        change = update(WORKER).where(WORKER.c.id == worker_id)
        await self._connection.execute(change, opt_out_columns(said))

    async def registered_as(
        self, employer_id: EmployerId, numbers: frozenset[str]
    ) -> tuple[Worker, ...]:
        number = func.upper(WORKER_CHECK.c.reference)
        known = (
            select(WORKER_CHECK.c.worker_id)
            .where(WORKER_CHECK.c.kind == CheckKind.REGISTRATION.value)
            .where(number.in_(sorted(numbers)))
        )
        query = (
            _with_record()
            .where(WORKER.c.employer_id == employer_id, WORKER.c.id.in_(known))
            .order_by(WORKER.c.id)
        )
        locked = query.with_for_update(of=WORKER, key_share=True)
        found = await self._connection.execute(locked)
        return tuple(worker_of(row) for row in found.mappings())

    async def not_looked_up_since(self, day: date) -> tuple[LookUp, ...]:
        placed = select(PLACEMENT.c.worker_id).where(PLACEMENT.c.state.in_(PLACED))
        looks = (
            select(
                WORKER_CHECK.c.worker_id, WORKER_CHECK.c.employer_id, WORKER_CHECK.c.reference
            )
            .add_columns(WORKER_CHECK.c.checked_on)
            .ext(distinct_on(WORKER_CHECK.c.worker_id))
            .where(WORKER_CHECK.c.kind == CheckKind.REGISTRATION.value)
            .where(WORKER_CHECK.c.worker_id.in_(placed))
            .order_by(
                WORKER_CHECK.c.worker_id,
                WORKER_CHECK.c.checked_on.desc(),
                WORKER_CHECK.c.id.desc(),
            )
            .subquery()
        )
        due = select(looks).where(looks.c.checked_on < day).order_by(looks.c.worker_id)
        found = await self._connection.execute(due)
        return tuple(LookUp(EmployerId(row.employer_id), row.reference) for row in found)

    async def booked(self, worker_id: WorkerId) -> tuple[Period, ...]:
        return (await self.bookings(worker_id)).get(worker_id, ())

    async def released_of(self, team_id: TeamId) -> tuple[Away, ...]:
        released = [OfferState.RELEASED.value, OfferState.CONFIRMED.value]
        query = (
            select(WORKER.c.id, WORKER_BOOKING.c.during)
            .join(WORKER, WORKER.c.no == WORKER_BOOKING.c.worker_no)
            .join(OFFER, OFFER.c.id == WORKER_BOOKING.c.offer_id)
            .where(WORKER.c.home_team_id == team_id, OFFER.c.state.in_(released))
            .order_by(WORKER.c.id, WORKER_BOOKING.c.during)
        )
        held: defaultdict[UUID, list[Period]] = defaultdict(list)
        for key, during in await self._connection.execute(query):
            held[key].append(period_of(during))
        record = _with_record().where(WORKER.c.id.in_(held)).order_by(WORKER.c.id)
        members = map(worker_of, (await self._connection.execute(record)).mappings())
        return tuple(Away(member, tuple(held[member.id])) for member in members)

    async def bookings(
        self, worker_id: WorkerId | None = None
    ) -> Mapping[WorkerId, tuple[Period, ...]]:
        """The sessions that each worker is held for, in order; of one worker, or of all."""
        query = (
            select(WORKER.c.id, WORKER_BOOKING.c.during)
            .join(WORKER, WORKER.c.no == WORKER_BOOKING.c.worker_no)
            .order_by(WORKER.c.id, WORKER_BOOKING.c.during)
        )
        if worker_id is not None:
            query = query.where(WORKER.c.id == worker_id)
        held: defaultdict[WorkerId, list[Period]] = defaultdict(list)
        for key, during in await self._connection.execute(query):
            held[key].append(period_of(during))
        return {key: tuple(sessions) for key, sessions in held.items()}


def _with_record() -> Select[Any]:
    """Each worker in one row, her checks and the teams she knows aggregated in it."""
    checks = (
        select(
            func.jsonb_agg(
                aggregate_order_by(
                    func.jsonb_build_array(*COLUMNS),
                    WORKER_CHECK.c.id,
                )
            )
        )
        .where(WORKER_CHECK.c.worker_id == WORKER.c.id)
        .scalar_subquery()
    )
    knows = (
        select(func.array_agg(FAMILIARITY.c.team_id))
        .where(FAMILIARITY.c.worker_id == WORKER.c.id)
        .scalar_subquery()
    )
    fortnights = (
        select(EMPLOYER.c.fortnights_from)
        .where(EMPLOYER.c.id == WORKER.c.employer_id)
        .scalar_subquery()
    )
    return select(
        WORKER,
        checks.label("checks"),
        knows.label("knows"),
        fortnights.label("fortnights_from"),
    )
