"""What the coordinator makes of a run's proposals and of the slots that it left open."""

from dataclasses import dataclass, replace
from typing import NewType
from uuid import UUID

from staffbank.domain.council import CouncilId
from staffbank.domain.match_run import ProposalId
from staffbank.domain.offer import SlotId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.worker import WorkerId

OpenSlotId = NewType("OpenSlotId", UUID)


@dataclass(frozen=True)
class Proposed:
    """Whom a run proposes for a slot; `declined_because` where the coordinator said no."""

    id: ProposalId
    slot_id: SlotId
    worker_id: WorkerId
    declined_because: str | None = None

    def decline(self, *, reason: str) -> "Proposed":
        """The coordinator does not follow it. Raises Declined without a reason, or twice."""
        if self.declined_because is not None:
            message = f"It is declined already: {self.declined_because}"
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("proposalId",)))
        said = _said(reason, "Say why the proposal is declined; the auditor reads it.")
        return replace(self, declined_because=said)

    def require_followed(self) -> None:
        """Do nothing if an offer may follow it. Raises Declined where it was declined."""
        if self.declined_because is not None:
            message = (
                f"This proposal was declined: {self.declined_because} Offer the slot by slot "
                "and worker, with a reason."
            )
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("proposalId",)))


@dataclass(frozen=True)
class OpenSlot:
    """A slot that a run left open; `no_match_because` where the coordinator finds nobody."""

    id: OpenSlotId
    slot_id: SlotId
    host_council_id: CouncilId
    no_match_because: str | None = None

    def no_match(self, *, reason: str) -> "OpenSlot":
        """Nobody fits, as the coordinator sees it. Raises Declined without why, or twice."""
        if self.no_match_because is not None:
            message = f"That it has no match is said already: {self.no_match_because}"
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("unfilledId",)))
        said = _said(reason, "Say why nobody fits; the council that asks reads it.")
        return replace(self, no_match_because=said)


def reason_for_another(proposed: Proposed | None, worker_id: WorkerId, reason: str) -> str:
    """Why the slot is offered to somebody whom the last run does not propose for it.

    Source: Articles 22A to 22D UK GDPR (ADM-1): people decide, and say why where they decide
    otherwise.

    Raises:
        Declined: somebody else is proposed, and no reason is given.
    """
    said = reason.strip()
    if said or proposed is None or proposed.declined_because is not None:
        return said
    if proposed.worker_id != worker_id:
        message = (
            "The last run proposes somebody else for this slot. Say why it is offered to "
            "another, or decline the proposal first."
        )
        raise Declined(Problem(ProblemCode.INVALID, message, ("reason",), "ADM-1"))
    return said


def _said(reason: str, otherwise: str) -> str:
    if not reason.strip():
        raise Declined(Problem(ProblemCode.INVALID, otherwise, ("reason",)))
    return reason.strip()
