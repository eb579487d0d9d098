"""A worker of one council, at work for another."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, NewType
from uuid import UUID

from staffbank.domain.closing import Account, Closing
from staffbank.domain.consent import Consent
from staffbank.domain.council import CouncilId, EmployerId, RegionId, TeamId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.event import Event
from staffbank.domain.london import day_of, spoken, spoken_moment
from staffbank.domain.notice import Ending
from staffbank.domain.offer import Offer, OfferId, SlotId
from staffbank.domain.period import Period
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.separation import HER_OWN, must_be_another, one_side_each
from staffbank.domain.side import Side
from staffbank.domain.start_gate import StartGate
from staffbank.domain.stop import PauseReason, Stop, Stops, ended
from staffbank.domain.worker import WorkerId

PlacementId = NewType("PlacementId", UUID)


class PlacementState(Enum):
    """Where a placement is."""

    AGREEMENT_PENDING = "agreement_pending"  # the host has confirmed; both sides are to sign
    READY = "ready"  # signed by both and acknowledged by the worker
    ACTIVE = "active"
    PAUSED = "paused"  # by people: sickness, say
    SUSPENDED = "suspended"  # a concern, or a check that failed
    ENDING = "ending"  # active, with a last day before the agreed one
    COMPLETED = "completed"
    ENDED_EARLY = "ended_early"
    WITHDRAWN = "withdrawn"  # before it began


OF_THE_OFFER = (
    *("region_id", "slot_id", "request_id", "team_id", "worker_id", "person"),
    *("home_employer_id", "host_council_id", "sessions", "consents"),
)
BEFORE = frozenset({PlacementState.AGREEMENT_PENDING, PlacementState.READY})
UNDER_WAY = frozenset({PlacementState.ACTIVE, PlacementState.ENDING})
STOPPED = frozenset({PlacementState.PAUSED, PlacementState.SUSPENDED})

# each state, and those that may come next; the diagram in the documents is drawn from it
ROAD = {
    PlacementState.AGREEMENT_PENDING: (PlacementState.READY, PlacementState.WITHDRAWN),
    PlacementState.READY: (
        PlacementState.ACTIVE,
        PlacementState.SUSPENDED,
        PlacementState.WITHDRAWN,
    ),
    PlacementState.ACTIVE: (
        PlacementState.PAUSED,
        PlacementState.SUSPENDED,
        PlacementState.ENDING,
        PlacementState.ENDED_EARLY,
        PlacementState.COMPLETED,
    ),
    PlacementState.PAUSED: (
        PlacementState.ACTIVE,
        PlacementState.ENDING,
        PlacementState.SUSPENDED,
        PlacementState.ENDED_EARLY,
    ),
    PlacementState.SUSPENDED: (
        PlacementState.ACTIVE,
        PlacementState.READY,
        PlacementState.ENDING,
        PlacementState.ENDED_EARLY,
    ),
    PlacementState.ENDING: (
        PlacementState.PAUSED,
        PlacementState.SUSPENDED,
        PlacementState.ENDED_EARLY,
    ),
    PlacementState.COMPLETED: (),
    PlacementState.ENDED_EARLY: (),
    PlacementState.WITHDRAWN: (),
}


@dataclass(frozen=True)
class Placement:
    """The host has confirmed: worker, slot, and both sides. Her employer stays her employer.

    `sessions` are those that she is still held for; `resume_agreed` are the sides that have
    said that a stopped placement goes on, each with who said so; `reason` is why it is stopped,
    withdrawn or ended; `stops` are when it stood still, `reviews` the host's, the oldest first.
    """

    id: PlacementId
    region_id: RegionId
    offer_id: OfferId
    slot_id: SlotId
    request_id: RequestId
    team_id: TeamId
    worker_id: WorkerId
    person: str
    home_employer_id: EmployerId
    host_council_id: CouncilId
    sessions: tuple[Period, ...]
    confirmed_at: datetime
    confirmed_by: str
    state: PlacementState = PlacementState.AGREEMENT_PENDING
    start_gate: StartGate = field(default_factory=StartGate)
    reason: str | None = None
    ended_at: datetime | None = None
    resume_agreed: Mapping[Side, str] = field(default_factory=dict)
    started_at: datetime | None = None
    closing: Closing = field(default_factory=Closing)
    stops: Stops = ()
    consents: tuple[Consent, ...] = ()
    ending: Ending = field(default_factory=Ending)
    reviews: tuple[Account, ...] = ()

    @classmethod
    def of(cls, offer: Offer, *, id: PlacementId, at: datetime, by: str) -> "Placement":  # noqa: A002 its name
        """The placement that a confirmed offer becomes."""
        same: dict[str, Any] = {name: getattr(offer, name) for name in OF_THE_OFFER}
        return cls(id=id, offer_id=offer.id, confirmed_at=at, confirmed_by=by, **same)

    @property
    def begins(self) -> datetime:
        """The first moment of work."""
        return self.sessions[0].start

    def prepare(self, gate: StartGate) -> "Placement":
        """The host says what is there for her first day. Raises Declined once it is over."""
        self.must_be(BEFORE | UNDER_WAY | STOPPED, "prepared")
        said = self.start_gate.completed(gate) if self.started_at else gate
        return replace(self, start_gate=said)

    def let_pass(self, consent: Consent) -> "Placement":
        """One side lets a rule pass. Raises Declined where it is over."""
        self.must_be(BEFORE | UNDER_WAY | STOPPED, "consented to")
        return replace(self, consents=(*self.consents, consent))

    def make_ready(self) -> "Placement":
        """Both sides have signed and she has acknowledged. Raises Declined out of turn."""
        self.must_be({PlacementState.AGREEMENT_PENDING}, "made ready")
        return replace(self, state=PlacementState.READY)

    def postpone(self, first_day: date) -> "Placement":
        """The host needs her from a later day on; sessions before it are given back.

        Raises:
            Declined: not ready, no later than now, or no session would be left.
        """
        self.must_be({PlacementState.READY}, "postponed")
        left = tuple(each for each in self.sessions if day_of(each.start) >= first_day)
        if left == self.sessions:
            message = f"It begins on {spoken(day_of(self.begins))} now; name a day after it."
            raise Declined(Problem(ProblemCode.INVALID, message, ("firstDay",)))
        if not left:
            last = spoken(day_of(self.sessions[-1].start))
            message = (
                f"No session is left on or after {spoken(first_day)}: the last is on {last}. "
                "Name an earlier day, or withdraw the placement."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("firstDay",)))
        return replace(self, sessions=left)

    def start(self, *, at: datetime) -> "Placement":
        """The work begins: S113-5.

        Raises:
            Declined: out of turn, too early, or something for her first day is missing.
        """
        self.must_be({PlacementState.READY}, "started")
        if at < self.begins:
            message = f"The work begins on {spoken_moment(self.begins)}, not before."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
        if problems := self.start_gate.problems(self.begins, at=at):
            raise Declined(*problems)
        return replace(self, state=PlacementState.ACTIVE, started_at=at)

    def pause(self, *, reason: PauseReason, at: datetime) -> "Placement":
        """The work stops for a while. Raises Declined where it is not under way."""
        self.must_be(UNDER_WAY, "paused")
        return self._stopped(PlacementState.PAUSED, reason, at)

    def suspend(self, *, reason: PauseReason, at: datetime) -> "Placement":
        """The work stops at once, over a concern or a failed check. Raises Declined."""
        able = UNDER_WAY | {PlacementState.READY, PlacementState.PAUSED}
        self.must_be(able, "suspended")
        return self._stopped(PlacementState.SUSPENDED, reason, at)

    def agree_to_resume(self, side: Side, *, by: str, at: datetime) -> "Placement":
        """One side says that it goes on; it does once home and region have, by two people.

        What was stopped before it began is ready again; what somebody has given notice of goes
        on to that end. Raises Declined, also of her own.
        """
        self.must_be(STOPPED, "resumed")
        must_be_another(by, {self.person}, HER_OWN, "placementId")
        one_side_each(by, side, self.resume_agreed, "placementId")
        agreed = {side: by, **self.resume_agreed}
        if not agreed.keys() >= {Side.HOME, Side.REGION}:
            return replace(self, resume_agreed=agreed)
        going_on = replace(self, reason=None, resume_agreed={}, stops=ended(self.stops, at))
        if self.started_at is None:
            return replace(going_on, state=PlacementState.READY)
        if (cause := self.ending.cause) is not None:
            return replace(going_on, state=PlacementState.ENDING, reason=cause.value)
        return replace(going_on, state=PlacementState.ACTIVE)

    def review(self, account: Account) -> "Placement":
        """The host looks at how it goes, once a day at most. Raises Declined."""
        self.must_be(UNDER_WAY, "reviewed")
        account.must_be_said("note")
        today = day_of(account.at)
        if self.reviews and day_of(self.reviews[-1].at) == today:
            message = f"The review of {spoken(today)} is recorded; it stays as it was given."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
        return replace(self, reviews=(*self.reviews, account))

    def account(self, part: str, account: Account) -> "Placement":
        """What one of the three says of it when it is over. Raises Declined."""
        self.must_be({PlacementState.COMPLETED, PlacementState.ENDED_EARLY}, "looked back on")
        return replace(self, closing=self.closing.with_part(part, account))

    def withdraw(self, *, reason: str) -> "Placement":
        """Take it back before it has begun, which frees her and the slot. Raises Declined."""
        self.must_be(BEFORE, "withdrawn")
        return replace(self, state=PlacementState.WITHDRAWN, sessions=(), reason=reason)

    def happened(self, verb: str, **details: str | int | None) -> Event:
        """The event `placement.VERB`, for both sides to read."""
        involved = frozenset({self.home_employer_id, self.host_council_id})
        return Event(f"placement.{verb}", self.id, involved, details, self.person)

    def _stopped(self, state: PlacementState, reason: PauseReason, at: datetime) -> "Placement":
        stop = Stop(suspended=state is PlacementState.SUSPENDED, since=at)
        stopped = replace(self, state=state, stops=(*ended(self.stops, at), stop))
        return replace(stopped, reason=reason.value, resume_agreed={})

    def must_be(self, states: Collection[PlacementState], wanted: str) -> None:
        if self.state not in states:
            is_now = self.state.value.replace("_", " ")
            able = " or ".join(sorted(state.value.replace("_", " ") for state in states))
            message = f"This placement cannot be {wanted}: it is {is_now}, not {able}."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
