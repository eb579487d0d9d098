"""Offers on their road."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.consultation import ConsultationMethod
from staffbank.domain.dated import amended
from staffbank.domain.offer import DeclineReason, OfferState, RefusalReason, RejectionReason
from staffbank.domain.place import Place
from staffbank.domain.release_opinion import Opinion
from staffbank.domain.waiting import Waiting, due
from staffbank.ports.offer_views import OfferView
from staffbank.ports.opinion import OpinionView
from staffbank.ports.views import TeamView
from staffbank.ports.worker_views import HeldSessionsView, MemberRecordView
from staffbank.usecases.offer.what_it_means import what_it_means
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.cover_request import COVER_REQUEST, SLOT, CoverRequest, Slot
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.proposal import PROPOSAL, Proposal
from staffbank_graphql.stretch import Stretch
from staffbank_graphql.worker import WORKER, Worker


@strawberry.type(description="A home line manager's opinion on a release; it binds nobody.")
class ReleaseOpinion:
    """An opinion, as the API shows it."""

    opinion: Opinion = field(description="For or against.")
    note: str = field(description="Why.")
    by: str = field(description="Whose it is.")
    at: datetime = field(description="When it was given.")

    @classmethod
    def of(cls, view: OpinionView) -> "ReleaseOpinion":
        """Show an opinion."""
        return cls(opinion=Opinion(view.opinion), note=view.note, by=view.by, at=view.at)


@strawberry.type(description="What an offer means to whom it is made.")
class OfferMeaning:
    """The way there, and her own week."""

    km: float | None = field(
        description="How far it is, in a straight line; null for work from anywhere."
    )
    way_minutes: int | None = field(description="How long about; null as above.")
    instead_minutes: int = field(description="What of it replaces her work at home.")
    on_top_minutes: int = field(description="What of it comes on top of her work at home.")


@strawberry.type(description="One slot put to one worker. While it lives she is held for it.")
class Offer(Node):
    """An offer, as the API shows it."""

    state: OfferState = field(description="Where it is on its road.")
    offered_at: datetime = field(description="When it was made.")
    answer_by: datetime = field(
        description="Until when she may answer; then it ends by itself, as `EXPIRED`."
    )
    consulted_at: datetime | None = field(
        description="When she accepted, and was consulted on working elsewhere."
    )
    consultation_comments: str | None = field(description="Her words when she was consulted.")
    consultation_method: ConsultationMethod | None = field(
        description="How she was consulted, once she was."
    )
    decline_reason: DeclineReason | None = field(
        description="Why she declined, if she did; the host is not told."
    )
    refusal_reason: RefusalReason | None = field(
        description="Why her employer did not release her, if so; the host is not told."
    )
    rejection_reason: RejectionReason | None = field(
        description="Why the host did not take her, if so."
    )
    withdrawal_reason: str | None = field(description="Why it was taken back, if it was.")
    opinions: list[ReleaseOpinion] = field(
        description="What her line managers think of a release; the host is not told."
    )
    key: Private[UUID]
    slot_id: Private[UUID]
    request_id: Private[UUID]
    worker_id: Private[UUID]
    proposal_id: Private[UUID | None]
    host_council_id: Private[UUID]

    @field(
        description="When her release is overdue, and people are reminded; null unless one "
        "is waited for."
    )
    async def release_due(self, info: BankInfo) -> datetime | None:
        if self.state is not OfferState.ACCEPTED or self.consulted_at is None:
            return None
        with amended(await info.context.loaders.figures()):
            return due(Waiting.RELEASE, self.consulted_at)

    @field(description="The slot that is offered.")
    async def slot(self, info: BankInfo) -> Slot | None:
        return await SLOT.fetch(info.context, self.slot_id)

    @field(description="The request that the slot is of.")
    async def cover_request(self, info: BankInfo) -> CoverRequest | None:
        return await COVER_REQUEST.fetch(info.context, self.request_id)

    @field(
        description="The engine's proposal that it was made by, for the region's people and "
        "herself; null where a person chose without one."
    )
    async def proposal(self, info: BankInfo) -> Proposal | None:
        return await PROPOSAL.fetch(info.context, self.proposal_id)

    @field(description="Whom it was made to.")
    async def worker(self, info: BankInfo) -> Worker | None:
        return await WORKER.fetch(info.context, self.worker_id)

    @field(description="The council where she would work.")
    async def host_council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.host_council_id)

    @field(description="The sessions that she is held for, in order; empty once she is not.")
    async def sessions(self, info: BankInfo) -> list[Stretch]:
        held = await info.context.loaders.one(HeldSessionsView, self.key)
        return [Stretch.of(each) for each in held.sessions] if held else []

    @field(
        description="What it means to her; null once she is not held for it, and for all but "
        "herself and her employer."
    )
    async def meaning(self, info: BankInfo) -> OfferMeaning | None:
        loaders = info.context.loaders
        record = await loaders.one(MemberRecordView, self.worker_id)
        held = await loaders.one(HeldSessionsView, self.key)
        request = await COVER_REQUEST.fetch(info.context, self.request_id)
        if record is None or held is None or request is None:
            return None
        team = None if request.remote else await loaders.one(TeamView, request.view.team_id)
        found = what_it_means(
            record, held.sessions, Place(team.latitude, team.longitude) if team else None
        )
        return OfferMeaning(**vars(found)) if found else None

    @classmethod
    def of(cls, view: OfferView) -> "Offer":
        """Show an offer."""
        state, reason = OfferState(view.state), view.reason
        withdrawn = state is OfferState.WITHDRAWN
        rejected = state is OfferState.REJECTED
        declined, refused = state is OfferState.DECLINED, state is OfferState.REFUSED
        return cls(
            id=encode("Offer", view.id),
            key=view.id,
            state=state,
            offered_at=view.offered_at,
            answer_by=view.answer_by,
            consulted_at=view.consulted_at,
            consultation_comments=view.consultation_comments,
            consultation_method=(
                ConsultationMethod(view.consultation_method) if view.consulted_at else None
            ),
            decline_reason=DeclineReason(reason) if reason and declined else None,
            refusal_reason=RefusalReason(reason) if reason and refused else None,
            rejection_reason=RejectionReason(reason) if reason and rejected else None,
            opinions=[ReleaseOpinion.of(each) for each in view.opinions],
            withdrawal_reason=reason if withdrawn else None,
            slot_id=view.slot_id,
            request_id=view.request_id,
            worker_id=view.worker_id,
            proposal_id=view.proposal_id,
            host_council_id=view.host_council_id,
        )


OFFER = Kind("Offer", OfferView, Offer.of)
