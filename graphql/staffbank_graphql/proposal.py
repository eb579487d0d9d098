"""What the engine proposes, and what it could not fill."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.law.standing import Standing
from staffbank.domain.offer import OfferState
from staffbank.ports.offer_views import OfferView
from staffbank.ports.queries import Slice
from staffbank.ports.views import ProposalView, UnfilledView
from staffbank_graphql.connection import LONGEST
from staffbank_graphql.context import BankInfo
from staffbank_graphql.cover_request import COVER_REQUEST, SLOT, CoverRequest, Slot
from staffbank_graphql.explanation import Choice, WayOut
from staffbank_graphql.global_id import encode
from staffbank_graphql.match_words import Preference, UnfilledReason, VerdictOutcome
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.worker import WORKER, Worker


@strawberry.type(description="What one preference adds to a proposal.")
class Points:
    """Points by preference."""

    preference: Preference = field(description="What was looked at.")
    points: int = field(description="What it adds; below zero it takes away.")


@strawberry.type(description="What one rule of law says of a proposal, the passed ones too.")
class Verdict:
    """A rule's answer."""

    rule: str = field(description="The rule's id, such as WT-4.")
    outcome: VerdictOutcome = field(description="What it says.")
    because: str = field(description="Why, in one plain sentence.")
    source: str = field(description="Where the rule stands in law.")
    standing: Standing = field(description="How sure the bank is that it is law.")


@strawberry.type(description="The engine's proposal of a worker for a slot. People decide.")
class Proposal(Node):
    """A proposal, as the API shows it."""

    points: list[Points] = field(description="Its points, by preference.")
    total: int = field(description="All its points together.")
    verdicts: list[Verdict] = field(description="What each rule of law says of it.")
    choice: Choice | None = field(
        description="How the engine came to it; null in runs that kept no explanation."
    )
    declined_because: str | None = field(
        description="Why the coordinator has declined it, if so."
    )
    slot_id: Private[UUID]
    request_id: Private[UUID]
    worker_id: Private[UUID]

    @field(description="The slot to be filled.")
    async def slot(self, info: BankInfo) -> Slot | None:
        return await SLOT.fetch(info.context, self.slot_id)

    @field(description="The request that the slot is of.")
    async def cover_request(self, info: BankInfo) -> CoverRequest | None:
        return await COVER_REQUEST.fetch(info.context, self.request_id)

    @field(description="Who is proposed.")
    async def worker(self, info: BankInfo) -> Worker | None:
        return await WORKER.fetch(info.context, self.worker_id)

    @field(
        description="Where the newest offer of this work to this worker is, whoever made it; "
        "null where there is none, or it is not yours to see."
    )
    async def offer_state(self, info: BankInfo) -> OfferState | None:
        newest = Slice(last=LONGEST)  # of one request's
        found = await info.context.loaders.page(
            OfferView, newest, "request_id", self.request_id
        )
        hers = [each.state for each in found.rows if each.worker_id == self.worker_id]
        return OfferState(hers[-1]) if hers else None

    @classmethod
    def of(cls, view: ProposalView) -> "Proposal":
        """Show a proposal."""
        return cls(
            id=encode("Proposal", view.id),
            points=[
                Points(preference=Preference(each.preference), points=each.points)
                for each in view.points
            ],
            total=sum(each.points for each in view.points),
            verdicts=[
                Verdict(
                    rule=each.rule,
                    outcome=VerdictOutcome(each.outcome),
                    because=each.because,
                    source=each.source,
                    standing=Standing(each.standing),
                )
                for each in view.verdicts
            ],
            declined_because=view.declined_because,
            choice=Choice.of(view.explanation) if view.explanation else None,
            slot_id=view.slot_id,
            request_id=view.request_id,
            worker_id=view.worker_id,
        )


PROPOSAL = Kind("Proposal", ProposalView, Proposal.of)


@strawberry.type(description="How many members of the bank one reason keeps from a slot.")
class ReasonCount:
    """A step of the funnel."""

    reason: UnfilledReason = field(description="What keeps them.")
    workers: int = field(description="How many of them.")


@strawberry.type(description="A slot that a run could not fill, and why.")
class Unfilled(Node):
    """An open slot, as the API shows it."""

    main_reason: UnfilledReason = field(description="What stands most in the way.")
    message: str = field(description="Why it is open, in words.")
    eligible: int = field(description="How many workers could have taken it.")
    reasons: list[ReasonCount] = field(description="Whom each reason keeps from it.")
    way_out: WayOut | None = field(
        description="What would fill it; null in runs that kept no explanation."
    )
    found_at: datetime = field(description="When that was found: when the run ended.")
    is_current: bool = field(
        description="Whether no later run has looked at the request: of what is not current, "
        "more may be known."
    )
    no_match_because: str | None = field(
        description="Why the coordinator finds nobody either, if that was said."
    )
    slot_id: Private[UUID]
    request_id: Private[UUID]

    @field(description="The slot that is open.")
    async def slot(self, info: BankInfo) -> Slot | None:
        return await SLOT.fetch(info.context, self.slot_id)

    @field(description="The request that the slot is of.")
    async def cover_request(self, info: BankInfo) -> CoverRequest | None:
        return await COVER_REQUEST.fetch(info.context, self.request_id)

    @classmethod
    def of(cls, view: UnfilledView) -> "Unfilled":
        """Show an open slot."""
        return cls(
            id=encode("Unfilled", view.id),
            main_reason=UnfilledReason(view.main_reason),
            message=view.message,
            eligible=view.eligible,
            reasons=[
                ReasonCount(reason=UnfilledReason(each.reason), workers=each.workers)
                for each in view.reasons
            ],
            no_match_because=view.no_match_because,
            found_at=view.found_at,
            is_current=view.overtaken_by is None,
            way_out=WayOut.of(view.explanation) if view.explanation else None,
            slot_id=view.slot_id,
            request_id=view.request_id,
        )


UNFILLED = Kind("Unfilled", UnfilledView, Unfilled.of)
