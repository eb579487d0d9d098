"""Members of the bank: kept and found."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, Select, func, insert, select, update
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.availability import Availability
from staffbank.domain.check import Check, CheckKind, DbsLevel
from staffbank.domain.council import CouncilId, EmployerId, RegionId, TeamId
from staffbank.domain.period import Period
from staffbank.domain.place import Place
from staffbank.domain.problem import not_found
from staffbank.domain.profession import CoreRole
from staffbank.domain.worker import Worker, WorkerId
from staffbank.persistence.clash import refusing
from staffbank.persistence.documents import (
    availability_document,
    availability_of,
    hours_document,
    hours_of,
    preferences_document,
    preferences_of,
    skills_document,
    skills_of,
)
from staffbank.persistence.familiarity import Acquaintance, remember
from staffbank.persistence.ledger_tables import FAMILIARITY
from staffbank.persistence.moments import period_of
from staffbank.persistence.tables import (
    WORKER,
    WORKER_BOOKING,
    WORKER_CHECK,
    WORKER_CONTACT,
)
from staffbank.ports.unit_of_work import AlreadyAMember, Contact


class SqlWorkers:
    """Rows of `worker`, `worker_check`, `worker_contact` and `familiarity`."""

    def __init__(self, connection: AsyncConnection, region_id: RegionId) -> None:
        self._connection = connection
        self._region_id = region_id

    async def add(self, worker: Worker, contact: Contact) -> None:
        async with refusing({"one_membership_each": AlreadyAMember}):
            await self._connection.execute(insert(WORKER), _row(worker))
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
        return _worker(row)

    async def all(self) -> tuple[Worker, ...]:
        """Every member of the region, in the order of joining; none is locked."""
        found = await self._connection.execute(_with_record().order_by(WORKER.c.id))
        return tuple(_worker(row) for row in found.mappings())

    async def add_check(self, worker: Worker, check_id: UUID, check: Check) -> None:
        await self._connection.execute(
            insert(WORKER_CHECK),
            {
                "id": check_id,
                "region_id": self._region_id,
                "worker_id": worker.id,
                "employer_id": worker.employer_id,
                "person": worker.person,
                "kind": check.kind.value,
                "checked_on": check.checked_on,
                "valid_from": check.valid_from,
                "expires_on": check.expires_on,
                "reference": check.reference,
                "dbs_level": check.dbs_level.value if check.dbs_level else None,
            },
        )

    async def set_availability(self, worker_id: WorkerId, said: Availability) -> None:
        change = update(WORKER).where(WORKER.c.id == worker_id)
        await self._connection.execute(change, {"availability": availability_document(said)})

    async def booked(self, worker_id: WorkerId) -> tuple[Period, ...]:
        return (await self.bookings(worker_id)).get(worker_id, ())

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
                    func.jsonb_build_array(
                        WORKER_CHECK.c.kind,
                        WORKER_CHECK.c.checked_on,
                        WORKER_CHECK.c.valid_from,
                        WORKER_CHECK.c.expires_on,
                        WORKER_CHECK.c.reference,
                        WORKER_CHECK.c.dbs_level,
                    ),
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
    return select(WORKER, checks.label("checks"), knows.label("knows"))


def _row(worker: Worker) -> dict[str, Any]:
    return {
        "id": worker.id,
        "region_id": worker.region_id,
        "employer_id": worker.employer_id,
        "council_id": worker.council_id,
        "person": worker.person,
        "name": worker.name,
        "role": worker.role.value,
        "latitude": worker.place.latitude,
        "longitude": worker.place.longitude,
        "weekly_hours": worker.weekly_hours,
        "home_hours": hours_document(worker.home_hours),
        "skills": skills_document(worker.skills),
        "availability": availability_document(worker.availability),
        "preferences": preferences_document(worker.preferences),
        "longest_travel_km": worker.preferences.longest_travel_km,
        "induction_ends_on": worker.induction_ends_on,
        "opted_out_from": worker.opted_out_from,
    }


def _worker(row: RowMapping) -> Worker:
    return Worker(
        id=WorkerId(row["id"]),
        region_id=RegionId(row["region_id"]),
        employer_id=EmployerId(row["employer_id"]),
        council_id=CouncilId(row["council_id"]),
        name=row["name"],
        role=CoreRole(row["role"]),
        place=Place(row["latitude"], row["longitude"]),
        weekly_hours=row["weekly_hours"],
        home_hours=hours_of(row["home_hours"]),
        skills=skills_of(row["skills"]),
        checks=tuple(_check(values) for values in row["checks"] or ()),
        availability=availability_of(row["availability"]),
        preferences=preferences_of(row["preferences"], row["longest_travel_km"]),
        induction_ends_on=row["induction_ends_on"],
        opted_out_from=row["opted_out_from"],
        familiar_teams=frozenset(TeamId(each) for each in row["knows"] or ()),
        person=row["person"],
    )


def _check(values: Sequence[str | None]) -> Check:
    kind, checked_on, valid_from, expires_on, reference, dbs_level = values
    return Check(
        kind=CheckKind(kind),
        checked_on=date.fromisoformat(str(checked_on)),
        valid_from=date.fromisoformat(str(valid_from)),
        expires_on=date.fromisoformat(expires_on) if expires_on else None,
        reference=str(reference),
        dbs_level=DbsLevel(dbs_level) if dbs_level else None,
    )
