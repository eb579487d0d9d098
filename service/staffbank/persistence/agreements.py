"""Agreements on placements, and the master agreements that they stand under."""

from datetime import UTC, date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.agreement import (
    Agreement,
    AgreementId,
    AgreementState,
    Signature,
    Terms,
)
from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.employment_cost import Basis, LockedRate, Working
from staffbank.domain.legal_basis import LegalBasis
from staffbank.domain.master_agreement import Accession, MasterAgreement, MasterAgreementId
from staffbank.domain.placement import PlacementId
from staffbank.domain.problem import not_found
from staffbank.domain.vat import VatDecision, VatTreatment
from staffbank.domain.worker import WorkerId
from staffbank.persistence.placement_tables import ACCESSION, AGREEMENT, MASTER_AGREEMENT
from staffbank.persistence.tables import PLACEMENT


class SqlAgreements:
    """Rows of `agreement`, `master_agreement` and `accession`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, agreement: Agreement) -> None:
        row = {
            "id": agreement.id,
            "region_id": agreement.region_id,
            "placement_id": agreement.placement_id,
            "worker_id": agreement.worker_id,
            "person": agreement.person,
            "home_employer_id": agreement.home_employer_id,
            "host_council_id": agreement.host_council_id,
            "legal_basis": agreement.legal_basis.value,
            "opened_at": agreement.opened_at,
            **_changing(agreement),
        }
        await self._connection.execute(insert(AGREEMENT), row)

    async def get(self, agreement_id: AgreementId) -> Agreement:
        return await self._locked(AGREEMENT.c.id == agreement_id)

    async def of_placement(self, placement_id: PlacementId) -> Agreement:
        return await self._locked(AGREEMENT.c.placement_id == placement_id)

    async def read_of(self, placement_id: PlacementId) -> Agreement:
        return await self._one(
            select(AGREEMENT).where(AGREEMENT.c.placement_id == placement_id)
        )

    async def _locked(self, which: ColumnElement[bool]) -> Agreement:
        """Its placement is locked first, by every deed: in the other order two would wait."""
        placement = select(AGREEMENT.c.placement_id).where(which).scalar_subquery()
        first = select(PLACEMENT.c.id).where(PLACEMENT.c.id == placement)
        await self._connection.execute(first.with_for_update(key_share=True))
        return await self._one(select(AGREEMENT).where(which).with_for_update(key_share=True))

    async def _one(self, query: Select[Any]) -> Agreement:
        row = (await self._connection.execute(query)).mappings().one_or_none()
        if row is None:
            raise not_found("agreement", "agreementId")
        return _agreement(row)

    async def save(self, agreement: Agreement) -> None:
        change = update(AGREEMENT).where(AGREEMENT.c.id == agreement.id)
        await self._connection.execute(change, _changing(agreement))

    async def add_master(self, master: MasterAgreement) -> None:
        row = {name: value for name, value in vars(master).items() if name != "accessions"}
        await self._connection.execute(insert(MASTER_AGREEMENT), row)

    async def master(self, master_id: MasterAgreementId) -> MasterAgreement:
        query = select(MASTER_AGREEMENT).where(MASTER_AGREEMENT.c.id == master_id)
        await self._connection.execute(query.with_for_update(key_share=True))
        found = [each for each in await self.masters() if each.id == master_id]
        if not found:
            raise not_found("master agreement", "masterAgreementId")
        return found[0]

    async def masters(self) -> tuple[MasterAgreement, ...]:
        masters = select(MASTER_AGREEMENT).order_by(MASTER_AGREEMENT.c.id)
        found = (await self._connection.execute(masters)).mappings().all()
        signed = (await self._connection.execute(select(ACCESSION))).mappings().all()
        return tuple(
            MasterAgreement(
                MasterAgreementId(row["id"]),
                RegionId(row["region_id"]),
                row["title"],
                row["valid_from"],
                row["valid_to"],
                tuple(_accession(each) for each in signed if each["master_id"] == row["id"]),
            )
            for row in found
        )

    async def accede(self, master: MasterAgreement, accession: Accession) -> None:
        row = {
            "master_id": master.id,
            "region_id": master.region_id,
            **vars(accession),
        }
        await self._connection.execute(insert(ACCESSION), row)


def _accession(row: RowMapping) -> Accession:
    return Accession(
        row["organisation"],
        row["signed_by"],
        row["signed_at"].astimezone(UTC),
        row["pre_signs_urgent"],
    )


def _changing(agreement: Agreement) -> dict[str, Any]:
    home, host = agreement.home, agreement.host
    return {
        "legal_sign_off": agreement.legal_sign_off,
        "state": agreement.state.value,
        "terms": terms_document(agreement.terms) if agreement.terms else None,
        "document": agreement.document,
        "digest": agreement.digest,
        "home_signed_by": home.by if home else None,
        "home_signed_at": home.at if home else None,
        "host_signed_by": host.by if host else None,
        "host_signed_at": host.at if host else None,
        "home_acceded_at": home.acceded_at if home else None,
        "host_acceded_at": host.acceded_at if host else None,
        "acknowledged_at": agreement.acknowledged_at,
        "reason": agreement.reason,
    }


def terms_document(terms: Terms) -> dict[str, Any]:
    """The terms as JSON; rates are texts, so that no digit is lost."""
    rate, vat = terms.rate, terms.vat
    return {
        "basis": rate.basis.value,
        "pence_per_hour": str(rate.pence_per_hour),
        "admin_fee": str(rate.admin_fee),
        "agreed_on": rate.agreed_on.isoformat(),
        "workings": [[line.name, line.amount, line.verified] for line in rate.workings],
        "vat": vat.treatment.value,
        "vat_reason": vat.reason,
    }


def terms_of(document: dict[str, Any]) -> Terms:
    """The terms that `terms_document` wrote."""
    rate = LockedRate(
        Basis(document["basis"]),
        Decimal(document["pence_per_hour"]),
        Decimal(document["admin_fee"]),
        date.fromisoformat(document["agreed_on"]),
        tuple(Working(*line) for line in document["workings"]),
    )
    return Terms(rate, VatDecision(VatTreatment(document["vat"]), document["vat_reason"]))


def _signature(row: RowMapping, side: str) -> Signature | None:
    by, at, acceded = (
        row[f"{side}_{what}"] for what in ("signed_by", "signed_at", "acceded_at")
    )
    if by is None:
        return None
    return Signature(by, at.astimezone(UTC), acceded.astimezone(UTC) if acceded else None)


def _agreement(row: RowMapping) -> Agreement:
    acknowledged = row["acknowledged_at"]
    return Agreement(
        id=AgreementId(row["id"]),
        region_id=RegionId(row["region_id"]),
        placement_id=PlacementId(row["placement_id"]),
        worker_id=WorkerId(row["worker_id"]),
        person=row["person"],
        home_employer_id=EmployerId(row["home_employer_id"]),
        host_council_id=CouncilId(row["host_council_id"]),
        legal_basis=LegalBasis(row["legal_basis"]),
        opened_at=row["opened_at"].astimezone(UTC),
        legal_sign_off=row["legal_sign_off"],
        terms=terms_of(row["terms"]) if row["terms"] else None,
        document=row["document"],
        digest=row["digest"],
        home=_signature(row, "home"),
        host=_signature(row, "host"),
        acknowledged_at=acknowledged.astimezone(UTC) if acknowledged else None,
        state=AgreementState(row["state"]),
        reason=row["reason"],
    )
