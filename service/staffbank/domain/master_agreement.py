"""The terms that councils sign once, so that each officer needs a schedule only."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NewType
from uuid import UUID

from staffbank.domain.council import RegionId
from staffbank.domain.london import spoken, spoken_span

MasterAgreementId = NewType("MasterAgreementId", UUID)


@dataclass(frozen=True)
class Accession:
    """A council or an employer is party to the master agreement from the day it has signed.

    `pre_signs_urgent` says that schedules of at most ten days need no further signature of
    this party.
    """

    organisation: UUID
    signed_by: str
    signed_at: datetime
    pre_signs_urgent: bool = False


@dataclass(frozen=True)
class MasterAgreement:
    """One agreement for the region, which its councils and employers accede to.

    Source: Local Government Act 1972, s. 113(1): "on such terms as may be provided by the
    agreement". A schedule for each officer stands under it; it does not replace her
    consultation.
    """

    id: MasterAgreementId
    region_id: RegionId
    title: str
    valid_from: date
    valid_to: date
    accessions: tuple[Accession, ...] = ()

    def party(self, organisation: UUID) -> Accession | None:
        """How this organisation is party to it, if it is."""
        return next((a for a in self.accessions if a.organisation == organisation), None)

    def covers(self, first: date, last: date) -> bool:
        """Say whether it is in force on every day from `first` to `last`."""
        return self.valid_from <= first and last <= self.valid_to

    def why_not(self, last: date) -> str:
        """A sentence for a placement that it does not cover."""
        span = spoken_span(self.valid_from, self.valid_to)
        return f"{self.title} is in force {span}; the work lasts until {spoken(last)}."
