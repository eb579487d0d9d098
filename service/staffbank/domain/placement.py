"""A worker of one council, at work for another."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.offer import Offer, OfferId, SlotId
from staffbank.domain.worker import WorkerId

PlacementId = NewType("PlacementId", UUID)


class PlacementState(Enum):
    """Where a placement is."""

    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Placement:
    """The host has confirmed: worker, slot, and both sides. Her employer stays her employer."""

    id: PlacementId
    region_id: RegionId
    offer_id: OfferId
    slot_id: SlotId
    request_id: RequestId
    worker_id: WorkerId
    person: str
    home_employer_id: EmployerId
    host_council_id: CouncilId
    confirmed_at: datetime
    confirmed_by: str
    state: PlacementState = PlacementState.CONFIRMED

    @classmethod
    def of(cls, offer: Offer, *, id: PlacementId, at: datetime, by: str) -> "Placement":  # noqa: A002 its name
        """The placement that a confirmed offer becomes."""
        return cls(
            id=id,
            region_id=offer.region_id,
            offer_id=offer.id,
            slot_id=offer.slot_id,
            request_id=offer.request_id,
            worker_id=offer.worker_id,
            person=offer.person,
            home_employer_id=offer.home_employer_id,
            host_council_id=offer.host_council_id,
            confirmed_at=at,
            confirmed_by=by,
        )
