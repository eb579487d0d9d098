"""Extensions of placements."""

from datetime import UTC
from typing import Any

from sqlalchemy import RowMapping, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.agreement import Signature
from staffbank.domain.consultation import Consultation, ConsultationMethod
from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.extension import Extension, ExtensionId, ExtensionState, Party
from staffbank.domain.placement import PlacementId
from staffbank.domain.problem import not_found
from staffbank.domain.worker import WorkerId
from staffbank.persistence.clash import refusing
from staffbank.persistence.documents import shape_document, shape_of
from staffbank.persistence.enqueued import Enqueued
from staffbank.persistence.placement_tables import EXTENSION
from staffbank.ports.extensions import ExtensionOpen


class SqlExtensions:
    """Rows of `extension`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, extension: Extension) -> None:
        row = {
            "id": extension.id,
            "region_id": extension.region_id,
            "placement_id": extension.placement_id,
            "worker_id": extension.worker_id,
            "person": extension.person,
            "home_employer_id": extension.home_employer_id,
            "host_council_id": extension.host_council_id,
            "shape": shape_document(extension.shape),
            "starts_at": extension.sessions[0].start,
            "ends_at": extension.sessions[-1].end,
            "requested_at": extension.requested_at,
            "requested_by": extension.requested_by,
            "late": extension.late,
            **_changing(extension),
        }
        async with refusing({"one_open_extension": ExtensionOpen}):
            await self._connection.execute(insert(EXTENSION), row)

    async def get(self, extension_id: ExtensionId) -> Extension:
        query = select(EXTENSION).where(EXTENSION.c.id == extension_id)
        found = await self._connection.execute(query.with_for_update(key_share=True))
        row = found.mappings().one_or_none()
        if row is None:
            raise not_found("extension", "extensionId")
        return _extension(row)

    async def in_force(self, placement_ids: frozenset[PlacementId]) -> tuple[Extension, ...]:
        query = (
            select(EXTENSION)
            .where(EXTENSION.c.placement_id.in_(placement_ids))
            .where(EXTENSION.c.state == ExtensionState.IN_FORCE.value)
            .order_by(EXTENSION.c.id)
        )
        return tuple(
            _extension(row) for row in (await self._connection.execute(query)).mappings()
        )

    async def save(self, extension: Extension) -> None:
        change = update(EXTENSION).where(EXTENSION.c.id == extension.id)
        await self._connection.execute(change, _changing(extension))
        if extension.state is ExtensionState.SIGNED:
            await Enqueued("extend_placement", "placements").on(
                self._connection,
                region_id=str(extension.region_id),
                extension_id=str(extension.id),
            )


def _changing(extension: Extension) -> dict[str, Any]:
    home, host, said = extension.home, extension.host, extension.consultation
    return {
        "state": extension.state.value,
        "agreed": sorted(party.value for party in extension.agreed),
        "agreed_by": sorted(extension.agreed_by),
        "relief_ends_on": extension.relief_ends_on,
        "comments": said.comments if said else "",
        "consulted_at": said.at if said else None,
        "consultation_method": (said.method if said else ConsultationMethod.BANK).value,
        "document": extension.document,
        "digest": extension.digest,
        "home_signed_by": home.by if home else None,
        "home_signed_at": home.at if home else None,
        "host_signed_by": host.by if host else None,
        "host_signed_at": host.at if host else None,
        "reason": extension.reason,
    }


def _extension(row: RowMapping) -> Extension:
    return Extension(
        id=ExtensionId(row["id"]),
        region_id=RegionId(row["region_id"]),
        placement_id=PlacementId(row["placement_id"]),
        worker_id=WorkerId(row["worker_id"]),
        person=row["person"],
        home_employer_id=EmployerId(row["home_employer_id"]),
        host_council_id=CouncilId(row["host_council_id"]),
        shape=shape_of(row["shape"]),
        requested_at=row["requested_at"].astimezone(UTC),
        requested_by=row["requested_by"],
        late=row["late"],
        state=ExtensionState(row["state"]),
        agreed=frozenset(Party(party) for party in row["agreed"]),
        agreed_by=frozenset(row["agreed_by"]),
        relief_ends_on=row["relief_ends_on"],
        consultation=_consultation(row),
        document=row["document"],
        digest=row["digest"],
        home=_signature(row, "home"),
        host=_signature(row, "host"),
        reason=row["reason"],
    )


def _consultation(row: RowMapping) -> Consultation | None:
    at, method = row["consulted_at"], ConsultationMethod(row["consultation_method"])
    return Consultation(at.astimezone(UTC), row["comments"], method) if at else None


def _signature(row: RowMapping, side: str) -> Signature | None:
    by, at = row[f"{side}_signed_by"], row[f"{side}_signed_at"]
    return Signature(by, at.astimezone(UTC)) if by else None
