"""Placements."""

from datetime import date, datetime
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.agency_engagement import CENSUS_NOTE
from staffbank.domain.notice import EndCause
from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Role
from staffbank.ports.placement_views import EndFindingView, PlacementView
from staffbank.ports.worker_views import HeldSessionsView
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.cover_request import COVER_REQUEST, SLOT, CoverRequest, Slot
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.offer import OFFER, Offer
from staffbank_graphql.placement_said import EndFinding, Review, ShorterNotice, StartGate
from staffbank_graphql.stretch import Stretch
from staffbank_graphql.worker import WORKER, Worker


@strawberry.type(description="A worker of one council, at work for another.")
class Placement(Node):
    """A placement, as the API shows it."""

    state: PlacementState = field(description="Where it is.")
    confirmed_at: datetime = field(description="When the host confirmed it.")
    starts_at: datetime = field(description="The first moment of work.")
    ends_at: datetime = field(description="The last one; earlier where it ends early.")
    reason: str | None = field(description="Why it stopped or ended before its day, if so.")
    ended_at: datetime | None = field(description="When it ended, if it has.")
    end_cause: EndCause | None = field(
        description="Why it ends before the agreed day, from when somebody gave notice."
    )
    proposed_end: ShorterNotice | None = field(
        description="An end with less notice that one side proposes; the other may agree."
    )
    reviews: list[Review] = field(description="The host's reviews, the oldest first.")
    reference: str | None = field(description="The host's practice reference, once it is over.")
    feedback: str | None = field(description="Her feedback, once it is over.")
    returned: str | None = field(description="What home says of her return to her post.")
    access_removed_on: date | None = field(
        description="When she lost her access, as the host has said on closing it."
    )
    start_gate: StartGate | None = field(
        description="What the host has said to be there for her first day (S113-5)."
    )
    offer_id: Private[UUID]
    slot_id: Private[UUID]
    request_id: Private[UUID]
    worker_id: Private[UUID]
    host_council_id: Private[UUID]
    finding: Private[EndFindingView | None]

    @field(description="The sessions that she is held for, in order.")
    async def sessions(self, info: BankInfo) -> list[Stretch]:
        held = await info.context.loaders.one(HeldSessionsView, self.offer_id)
        return [Stretch.of(each) for each in held.sessions] if held else []

    @field(description="How workforce returns count her.")
    def census_note(self) -> str:
        return CENSUS_NOTE

    @field(
        description="What the region has recorded of why it ended early; null for everybody "
        "but coordinators and auditors."
    )
    def end_finding(self, info: BankInfo) -> EndFinding | None:
        who = info.context.principal
        reads = any(who.holds(role, who.region_id) for role in (Role.COORDINATOR, Role.AUDITOR))
        return EndFinding.of(self.finding) if reads and self.finding else None

    @field(description="The offer that it was.")
    async def offer(self, info: BankInfo) -> Offer | None:
        return await OFFER.fetch(info.context, self.offer_id)

    @field(description="The slot that is filled.")
    async def slot(self, info: BankInfo) -> Slot | None:
        return await SLOT.fetch(info.context, self.slot_id)

    @field(description="The request that the slot is of.")
    async def cover_request(self, info: BankInfo) -> CoverRequest | None:
        return await COVER_REQUEST.fetch(info.context, self.request_id)

    @field(description="Who is placed.")
    async def worker(self, info: BankInfo) -> Worker | None:
        return await WORKER.fetch(info.context, self.worker_id)

    @field(description="The council where she works.")
    async def host_council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.host_council_id)

    @classmethod
    def of(cls, view: PlacementView) -> "Placement":
        """Show a placement."""
        return cls(
            id=encode("Placement", view.id),
            state=PlacementState(view.state),
            confirmed_at=view.confirmed_at,
            starts_at=view.starts_at,
            ends_at=view.ends_at,
            reason=view.reason,
            ended_at=view.ended_at,
            end_cause=EndCause(view.end_cause) if view.end_cause else None,
            proposed_end=ShorterNotice.of(view.proposal) if view.proposal else None,
            reviews=[Review.of(each) for each in view.reviews],
            reference=view.reference,
            feedback=view.feedback,
            returned=view.returned,
            access_removed_on=view.access_removed_on,
            start_gate=StartGate.of(view.start_gate) if view.start_gate else None,
            offer_id=view.offer_id,
            slot_id=view.slot_id,
            request_id=view.request_id,
            worker_id=view.worker_id,
            host_council_id=view.host_council_id,
            finding=view.finding,
        )


PLACEMENT = Kind("Placement", PlacementView, Placement.of)
