"""Offers, as they are read."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from staffbank.ports.opinion import OpinionView


@dataclass(frozen=True)
class OfferView:
    """An offer on its road. Her comments and all reasons are None for the host."""

    id: UUID
    slot_id: UUID
    request_id: UUID
    worker_id: UUID
    home_employer_id: UUID
    host_council_id: UUID
    state: str
    offered_at: datetime
    answer_by: datetime
    consulted_at: datetime | None
    consultation_comments: str | None
    reason: str | None
    consultation_method: str = "bank"
    proposal_id: UUID | None = None
    opinions: tuple[OpinionView, ...] = ()
