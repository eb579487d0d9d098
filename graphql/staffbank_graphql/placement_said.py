"""What is said of a placement on its way: proposals, reviews, findings."""

from datetime import date, datetime

import strawberry
from strawberry import field

from staffbank.domain.notice import EndCause
from staffbank.domain.side import Side
from staffbank.ports.placement_views import (
    EndFindingView,
    ReviewView,
    ShorterNoticeView,
    StartGateView,
)


@strawberry.type(description="An end with less than four weeks' notice that one side proposes.")
class ShorterNotice:
    """A proposal, as the API shows it."""

    cause: EndCause = field(description="Why.")
    ends_at: datetime = field(description="The last moment of work; whoever agrees names it.")
    side: Side = field(description="Which side proposes it; the other may agree.")

    @classmethod
    def of(cls, view: ShorterNoticeView) -> "ShorterNotice":
        """Show a proposal."""
        return cls(cause=EndCause(view.cause), ends_at=view.ends_at, side=Side(view.side))


@strawberry.type(description="What the host has said to be there for her first day.")
class StartGate:
    """A start gate, as the API shows it."""

    supervisor: str = field(description="Her supervisor at the host; empty until named.")
    induction_on: date | None = field(description="The day of her induction.")
    delegation_recorded: bool = field(
        description="Whether the scheme of delegation has an entry for her."
    )
    account_ready: bool = field(description="Whether she has an account in the case system.")
    waived_because: str | None = field(
        description="Why she may begin without the rest, for the first days; null if not."
    )

    @classmethod
    def of(cls, view: StartGateView) -> "StartGate":
        """Show a start gate."""
        return cls(**vars(view))


@strawberry.type(description="A host's look at how a placement goes.")
class Review:
    """A review, as the API shows it."""

    at: datetime = field(description="When.")
    note: str = field(description="What the host has noted; both sides and the worker read it.")

    @classmethod
    def of(cls, view: ReviewView) -> "Review":
        """Show a review."""
        return cls(at=view.at, note=view.note)


@strawberry.type(description="What the region has recorded of why a placement ended early.")
class EndFinding:
    """A finding, as the API shows it."""

    cause: EndCause = field(description="The cause, as the coordinator has found it.")
    note: str = field(description="What the coordinator has noted.")
    person: str = field(description="Who has recorded it.")
    at: datetime = field(description="When.")

    @classmethod
    def of(cls, view: EndFindingView) -> "EndFinding":
        """Show a finding."""
        return cls(cause=EndCause(view.cause), note=view.note, person=view.by, at=view.at)
