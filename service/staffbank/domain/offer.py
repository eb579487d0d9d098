"""An offer: one slot, put to one worker, on its way to a placement."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.consent import Consent
from staffbank.domain.consultation import S113, Consultation, ConsultationMethod
from staffbank.domain.council import CouncilId, EmployerId, RegionId, TeamId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.event import Event
from staffbank.domain.london import spoken_moment
from staffbank.domain.match_run import ProposalId
from staffbank.domain.period import Period
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.worker import WorkerId

OfferId = NewType("OfferId", UUID)
SlotId = NewType("SlotId", UUID)


class OfferState(Enum):
    """Where an offer is on its road."""

    OFFERED = "offered"  # waits for the worker
    ACCEPTED = "accepted"  # waits for the home employer's release
    RELEASED = "released"  # waits for the host to confirm
    CONFIRMED = "confirmed"  # a placement
    DECLINED = "declined"  # by the worker
    REFUSED = "refused"  # by the home employer, before or after it had released her
    REJECTED = "rejected"  # by the host
    WITHDRAWN = "withdrawn"  # by the coordinator, by the worker, or with the request
    EXPIRED = "expired"  # nobody answered in time


LIVE = frozenset(
    {OfferState.OFFERED, OfferState.ACCEPTED, OfferState.RELEASED, OfferState.CONFIRMED}
)


# each state, and those that may come next; the diagram in the documents is drawn from it
ROAD = {
    OfferState.OFFERED: (
        OfferState.ACCEPTED,
        OfferState.DECLINED,
        OfferState.EXPIRED,
        OfferState.WITHDRAWN,
    ),
    OfferState.ACCEPTED: (OfferState.RELEASED, OfferState.REFUSED, OfferState.WITHDRAWN),
    OfferState.RELEASED: (
        OfferState.CONFIRMED,
        OfferState.REFUSED,
        OfferState.REJECTED,
        OfferState.WITHDRAWN,
    ),
    OfferState.CONFIRMED: (OfferState.WITHDRAWN,),  # with its placement, before it has begun
    OfferState.DECLINED: (),
    OfferState.REFUSED: (),
    OfferState.REJECTED: (),
    OfferState.WITHDRAWN: (),
    OfferState.EXPIRED: (),
}


class DeclineReason(Enum):
    """Why a worker declines. It costs her nothing."""

    DATES = "dates"
    TRAVEL = "travel"
    KIND_OF_WORK = "kind_of_work"
    HOME_WORKLOAD = "home_workload"
    PERSONAL = "personal"
    OTHER = "other"


class RefusalReason(Enum):
    """Why a home employer does not release."""

    TEAM_TOO_THIN = "team_too_thin"
    CRITICAL_CASE = "critical_case"
    LEAVE_OR_SICKNESS = "leave_or_sickness"
    PERFORMANCE = "performance"
    OTHER = "other"


class RejectionReason(Enum):
    """Why a host does not take somebody who was released for it."""

    NO_LONGER_NEEDED = "no_longer_needed"
    EXPERIENCE = "experience"
    CHECKS = "checks"
    NO_SUPERVISOR = "no_supervisor"
    OTHER = "other"


NEXT = {
    OfferState.OFFERED: "the worker has not answered yet",
    OfferState.ACCEPTED: "the worker has accepted; her home employer releases or refuses next",
    OfferState.RELEASED: "the home employer has released; the host confirms next",
    OfferState.CONFIRMED: "it is a placement already",
    OfferState.DECLINED: "the worker has declined; offer the slot to somebody else",
    OfferState.WITHDRAWN: "it was withdrawn",
    OfferState.REFUSED: "the home employer has refused; offer the slot to somebody else",
    OfferState.REJECTED: "the host has rejected it; offer the slot to somebody else",
    OfferState.EXPIRED: "nobody answered it in time; offer the slot to somebody else",
}


@dataclass(frozen=True)
class Offer:
    """One slot put to one worker. While it lives, she is held for every one of its sessions."""

    id: OfferId
    region_id: RegionId
    slot_id: SlotId
    request_id: RequestId
    team_id: TeamId
    worker_id: WorkerId
    person: str
    home_employer_id: EmployerId
    host_council_id: CouncilId
    sessions: tuple[Period, ...]
    offered_at: datetime
    offered_by: str
    answer_by: datetime
    proposal_id: ProposalId | None = None
    state: OfferState = OfferState.OFFERED
    consultation: Consultation | None = None
    reason: str | None = None
    released_by: str | None = None
    consents: tuple[Consent, ...] = ()

    def accept(
        self,
        *,
        at: datetime,
        comments: str,
        method: ConsultationMethod = ConsultationMethod.BANK,
    ) -> "Offer":
        """The worker says yes, and what she was consulted on is recorded.

        Raises:
            Declined: answered already, too late, or without her comments.
        """
        self._must_be(OfferState.OFFERED, "accepted")
        if self.is_overdue(at=at):
            message = (
                f"This offer was to be answered by {spoken_moment(self.answer_by)}. "
                "Ask the coordinator for a new one."
            )
            raise Declined(Problem(ProblemCode.IN_THE_PAST, message, ("offerId",)))
        if not comments.strip():
            message = (
                "The consultation note is empty. Write the worker's comments, or 'none': "
                "section 113(1) of the Local Government Act 1972 asks that she is consulted."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("comments",), "S113-2", S113))
        consultation = Consultation(at, comments.strip(), method)
        return replace(self, state=OfferState.ACCEPTED, consultation=consultation)

    def decline(self, *, reason: DeclineReason) -> "Offer":
        """The worker says no; she and the slot are free. Raises Declined once accepted."""
        self._must_be(OfferState.OFFERED, "declined")
        return replace(self, state=OfferState.DECLINED, reason=reason.value)

    def release(self, *, by: str) -> "Offer":
        """The home employer lets her go for these sessions. Raises Declined out of turn."""
        self._must_be(OfferState.ACCEPTED, "released")
        return replace(self, state=OfferState.RELEASED, released_by=by)

    def refuse(self, *, reason: RefusalReason) -> "Offer":
        """The home employer keeps her, which frees the slot. Raises Declined out of turn."""
        self._must_be(OfferState.ACCEPTED, "refused")
        return replace(self, state=OfferState.REFUSED, reason=reason.value)

    def withdraw_release(self, *, reason: RefusalReason) -> "Offer":
        """The home employer keeps her after all, which frees the slot. Raises Declined."""
        self._must_be(OfferState.RELEASED, "kept from the host")
        return replace(self, state=OfferState.REFUSED, reason=reason.value)

    def reject(self, *, reason: RejectionReason) -> "Offer":
        """The host does not take her, which frees her and the slot. Raises Declined."""
        self._must_be(OfferState.RELEASED, "rejected")
        return replace(self, state=OfferState.REJECTED, reason=reason.value)

    def confirm(self) -> "Offer":
        """The host takes her: the offer becomes a placement. Raises Declined out of turn."""
        self._must_be(OfferState.RELEASED, "confirmed")
        return replace(self, state=OfferState.CONFIRMED)

    def withdraw(self, *, reason: str) -> "Offer":
        """Take it back, which frees her. Raises Declined once it is a placement, or over."""
        if self.state not in LIVE or self.state is OfferState.CONFIRMED:
            message = f"This offer cannot be withdrawn: {NEXT[self.state]}."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message))
        return replace(self, state=OfferState.WITHDRAWN, reason=reason)

    def undone(self, *, reason: str) -> "Offer":
        """The placement that it became is taken back before it has begun. Raises Declined."""
        self._must_be(OfferState.CONFIRMED, "undone")
        return replace(self, state=OfferState.WITHDRAWN, reason=reason)

    def is_overdue(self, *, at: datetime) -> bool:
        """Whether the worker has not answered and may no longer."""
        return self.state is OfferState.OFFERED and at >= self.answer_by

    def expire(self) -> "Offer":
        """The time to answer is over, which frees her and the slot. Raises Declined."""
        self._must_be(OfferState.OFFERED, "ended for want of an answer")
        return replace(self, state=OfferState.EXPIRED)

    def happened(self, verb: str, **details: str) -> Event:
        """The event `offer.VERB`, for both sides to read."""
        involved = frozenset({self.home_employer_id, self.host_council_id})
        return Event(f"offer.{verb}", self.id, involved, details, self.person)

    def overridden(self, given: Iterable[Consent]) -> tuple[Event, ...]:
        """An event for each rule that somebody lets pass, for the auditor to read."""
        return tuple(
            self.happened("rule_overridden", rule=each.rule, reason=each.reason)
            for each in given
        )

    def _must_be(self, state: OfferState, wanted: str) -> None:
        if self.state is not state:
            message = f"This offer cannot be {wanted}: {NEXT[self.state]}."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message))
