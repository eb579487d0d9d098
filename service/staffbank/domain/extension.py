"""A placement goes on for longer than was agreed: by four people's word, and an addendum."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.agreement import Signature
from staffbank.domain.consultation import S113, Consultation, must_be_consulted
from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.cover_request import Shape
from staffbank.domain.dated import Dated
from staffbank.domain.event import Event
from staffbank.domain.expansion import sessions
from staffbank.domain.london import day_of, spoken, spoken_moment
from staffbank.domain.period import Period
from staffbank.domain.placement import Placement, PlacementId, PlacementState
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.separation import BOTH_SIDES, must_be_another
from staffbank.domain.side import Side
from staffbank.domain.worker import WorkerId

ExtensionId = NewType("ExtensionId", UUID)

ASK_BEFORE = Dated(
    "Time before its end by which an extension is asked for",
    source="A proposal of the bank's; no source states it",
    steps={date(2026, 1, 1): timedelta(weeks=4)},
    verified=False,
    key="ask_for_extension_before",
)


class ExtensionState(Enum):
    """Where an extension is. The placement goes on meanwhile as it was agreed."""

    REQUESTED = "requested"  # waits for the worker, her home and the host's budget holder
    AGREED = "agreed"  # by all three; both sides are to sign the addendum
    SIGNED = "signed"  # waits for the bank to hold her for its sessions
    IN_FORCE = "in_force"
    DECLINED = "declined"  # by somebody, or because it could not come into force any more


ROAD = {
    ExtensionState.REQUESTED: (ExtensionState.AGREED, ExtensionState.DECLINED),
    ExtensionState.AGREED: (ExtensionState.SIGNED, ExtensionState.DECLINED),
    ExtensionState.SIGNED: (ExtensionState.IN_FORCE, ExtensionState.DECLINED),
    ExtensionState.IN_FORCE: (),
    ExtensionState.DECLINED: (),
}


class Party(Enum):
    """Whose word an extension needs."""

    WORKER = "worker"
    HOME = "home"  # who releases her anew
    BUDGET = "budget"  # the host's budget holder, who pays for it


@dataclass(frozen=True)
class Extension:
    """More sessions of a placement, at the rate that is locked for it.

    `relief_ends_on` is the day from which her way there is taxed because of it (TRV-1), None
    where it stays free. `late` says why it was asked for with less than four weeks to go.
    `consultation` is that on the extension, which is one of its own; `agreed_by` are the people
    who agreed.
    """

    id: ExtensionId
    region_id: RegionId
    placement_id: PlacementId
    worker_id: WorkerId
    person: str
    home_employer_id: EmployerId
    host_council_id: CouncilId
    shape: Shape
    requested_at: datetime
    requested_by: str
    late: str = ""
    state: ExtensionState = ExtensionState.REQUESTED
    agreed: frozenset[Party] = frozenset()
    relief_ends_on: date | None = None
    document: str | None = None
    digest: str | None = None
    home: Signature | None = None
    host: Signature | None = None
    reason: str | None = None
    consultation: Consultation | None = None
    agreed_by: frozenset[str] = frozenset()

    @property
    def sessions(self) -> tuple[Period, ...]:
        """What would come on top, in order."""
        return sessions(self.shape)

    def check(self, placement: Placement) -> None:
        """Do nothing where the placement can be extended so.

        Raises:
            Declined: not under way, sessions that do not follow on it, or asked for too late
                without saying why.
        """
        if placement.state is not PlacementState.ACTIVE:
            is_now = placement.state.value.replace("_", " ")
            message = f"Only an active placement is extended; this one is {is_now}."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
        ends = placement.sessions[-1].end
        if self.sessions[0].start < ends:
            message = (
                f"The placement ends on {spoken(day_of(ends))}, and the first session would be "
                f"on {spoken(day_of(self.sessions[0].start))}; an extension follows on it."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("shape",)))
        before = ASK_BEFORE.on(day_of(self.requested_at))
        if ends - self.requested_at < before and not self.late.strip():
            message = (
                f"An extension is asked for {before.days} days before the end, which is on "
                f"{spoken(day_of(ends))}. Say why it is late."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("late",)))

    def must_be_to_come(self, *, at: datetime) -> None:
        """Do nothing while its first session is to come. Raises Declined: S113-3.

        Nobody works under it before both have signed, so what was is agreed to by nobody.
        """
        first = self.sessions[0].start
        if first <= at:
            message = (
                f"Its first session was on {spoken_moment(first)}, and nobody works before an "
                "addendum is signed and in force. Ask for one that begins later."
            )
            raise Declined(Problem(ProblemCode.IN_THE_PAST, message, ("extensionId",)))

    def agree(self, party: Party, *, by: str, consultation: Consultation) -> "Extension":
        """One of the three agrees; with the last it is agreed.

        Of what the three say when they agree only the worker's consultation is kept.

        Raises:
            Declined: out of turn, the worker without a word on being consulted (S113-2), an
                officer who asked for it, or one person for two of the three.
        """
        self._must_be({ExtensionState.REQUESTED}, "agreed to")
        hers = party is Party.WORKER
        if not hers:
            self._must_be_another(party, by)
        if hers and not consultation.comments.strip():
            message = (
                "Write your comments, or 'none': section 113(1) of the Local Government Act "
                "1972 asks that you are consulted on the extension too."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("comments",), "S113-2", S113))
        agreed = self.agreed | {party}
        whole = agreed == frozenset(Party)
        state = ExtensionState.AGREED if whole else ExtensionState.REQUESTED
        said = consultation if hers else self.consultation
        people = self.agreed_by | {by}
        return replace(self, agreed=agreed, state=state, consultation=said, agreed_by=people)

    def drawn_up(self, document: str, digest: str) -> "Extension":
        """The addendum's text, which both sides sign."""
        return replace(self, document=document, digest=digest)

    @property
    def signed_by_sides(self) -> frozenset[Side]:
        """The sides that have signed."""
        signed = {Side.HOME: self.home, Side.HOST: self.host}
        return frozenset(side for side, signature in signed.items() if signature)

    def sign(self, side: Side, *, signature: Signature, digest: str) -> "Extension":
        """One side signs the addendum with this digest.

        Raises:
            Declined: out of turn, signed by that side, another text, the same person twice, or
                before she was consulted.
        """
        self._must_be({ExtensionState.AGREED}, "signed")
        must_be_consulted(signature.at, self.consultation)
        if digest != self.digest:
            message = f"The addendum's digest is {self.digest}, and you name {digest}."
            raise Declined(Problem(ProblemCode.INVALID, message, ("digest",)))
        mine, other = (self.home, self.host) if side is Side.HOME else (self.host, self.home)
        if mine is not None:
            message = f"Your side has signed: {mine.by}."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("extensionId",)))
        if signature.by == self.person or (other and other.by == signature.by):
            message = "You are party to it already; another signatory has to sign."
            raise Declined(Problem(ProblemCode.SAME_PERSON, message, ("extensionId",)))
        signed = (
            replace(self, home=signature)
            if side is Side.HOME
            else replace(self, host=signature)
        )
        both = signed.home and signed.host
        return replace(signed, state=ExtensionState.SIGNED) if both else signed

    def come_into_force(self) -> "Extension":
        """She is held for its sessions. Raises Declined where it is not signed."""
        self._must_be({ExtensionState.SIGNED}, "brought into force")
        return replace(self, state=ExtensionState.IN_FORCE)

    def decline(self, *, reason: str) -> "Extension":
        """Somebody does not agree; the placement ends on its day. Raises Declined."""
        able = {ExtensionState.REQUESTED, ExtensionState.AGREED, ExtensionState.SIGNED}
        self._must_be(able, "declined")
        if not reason.strip():
            message = "Say why; the others read it."
            raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
        return replace(self, state=ExtensionState.DECLINED, reason=reason.strip())

    def happened(self, verb: str, **details: str | int | None) -> Event:
        """The event `extension.VERB`, for both sides to read."""
        involved = frozenset({self.home_employer_id, self.host_council_id})
        return Event(f"extension.{verb}", self.id, involved, details, self.person)

    def _must_be_another(self, party: Party, by: str) -> None:
        """Do nothing where nobody speaks twice. Raises Declined."""
        role = "budget holder" if party is Party.BUDGET else "release authoriser"
        asked = f"You asked for this extension; another {role} has to agree to it."
        must_be_another(by, {self.requested_by}, asked, "extensionId")
        if party not in self.agreed:
            must_be_another(by, self.agreed_by, BOTH_SIDES, "extensionId")

    def _must_be(self, states: Collection[ExtensionState], wanted: str) -> None:
        if self.state not in states:
            able = " or ".join(sorted(state.value for state in states))
            message = (
                f"This extension cannot be {wanted}: it is {self.state.value}, not {able}."
            )
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("extensionId",)))
