"""An agency worker for a request that the region could not fill: what the rules ask of her."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.event import Event
from staffbank.domain.money import Pence
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.profession import CoreRole

EngagementId = NewType("EngagementId", UUID)
MOST_PENCE_AN_HOUR = 20_000
MOST_WEEKLY_HOURS = Decimal(48)
ABOVE_CAP = "AG-3"
UNRECKONED = Pence(0)

# how a member of the bank, who is none, is counted
CENSUS_NOTE = (
    "A secondment: her home employer pays her and counts her in the census (AG-11, inferred). "
    "She is no agency worker, and the host does not count her."
)


class Contract(Enum):
    """How the agency pays her; it decides what the cap covers (AG-2)."""

    AGENCY_PAYE = "agency_paye"
    LIMITED_OR_UMBRELLA = "limited_or_umbrella"


class LeftFor(Enum):
    """Why she left a substantive post, where that matters to the cool-off (AG-5)."""

    AGENCY_WORK = "agency_work"
    REDUNDANCY = "redundancy"
    IN_PROBATION = "in_probation"
    ANOTHER_REGION = "another_region"  # which frees her there, not in the one that she left
    PERMANENT_POST = "permanent_post"  # she is on her way to one


class Office(Enum):
    """Whose signature a departure from the rules wants."""

    DIRECTOR = "director"  # of children's services: each departure
    CHIEF_EXECUTIVE = "chief_executive"  # a price above the cap too (AG-3)


HELD_BY: Mapping[Office, Role] = {
    Office.DIRECTOR: Role.DIRECTOR_OF_CHILDRENS_SERVICES,
    Office.CHIEF_EXECUTIVE: Role.CHIEF_EXECUTIVE,
}


class EngagementState(Enum):
    """Where an engagement is on its road."""

    AWAITING_SIGN_OFF = "awaiting_sign_off"
    ENGAGED = "engaged"
    REFUSED = "refused"


ROAD: Mapping[EngagementState, tuple[EngagementState, ...]] = {
    EngagementState.AWAITING_SIGN_OFF: (EngagementState.ENGAGED, EngagementState.REFUSED),
    EngagementState.ENGAGED: (),
    EngagementState.REFUSED: (),
}


@dataclass(frozen=True)
class SignOff:
    """Somebody signed for a departure from the rules, and why; `person` is the principal."""

    office: Office
    person: str
    reason: str


@dataclass(frozen=True)
class Breach:
    """A rule that an engagement departs from, in the rule's own sentence."""

    rule: str
    because: str


@dataclass(frozen=True)
class ProjectTeam:
    """A project team or packaged model, of which she is one (AG-8)."""

    name: str
    workers_named: bool
    approved_before: bool
    costs_split: bool
    council_controls_practice: bool


@dataclass(frozen=True)
class AgencyEngagement:
    """One worker of an agency's at one council, for one request.

    `cost_pence_an_hour` is what the cap covers (AG-2), reckoned from her pay. `years_employed`
    are those after qualifying in direct employment of local authorities in child and family
    social work. `exceptional` is why the council departs from AG-4 to AG-8, and
    `agency_conduct` how the agency had to do with it; both are for the quarterly return.
    """

    id: EngagementId
    region_id: RegionId
    council_id: CouncilId
    request_id: RequestId
    role: CoreRole
    agency: str
    registration: str
    contract: Contract
    pay_pence_an_hour: Pence
    weekly_hours: Decimal
    first_day: date
    last_day: date
    years_employed: int
    notice_weeks: int
    permanent_notice_weeks: int
    reference_on: date | None
    cost_pence_an_hour: Pence = UNRECKONED
    left_post_on: date | None = None
    left_in_region: bool = True
    left_for: LeftFor = LeftFor.AGENCY_WORK
    project: ProjectTeam | None = None
    exceptional: str = ""
    agency_conduct: str = ""
    recorded_by: str = ""
    state: EngagementState = EngagementState.ENGAGED
    breaches: tuple[Breach, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()

    def put_forward(self, breaches: tuple[Breach, ...]) -> "AgencyEngagement":
        """Final where it keeps every rule; otherwise it waits for those who have to sign."""
        waits = EngagementState.AWAITING_SIGN_OFF if breaches else EngagementState.ENGAGED
        return replace(self, breaches=breaches, state=waits)

    @property
    def signatories(self) -> frozenset[Office]:
        """Whose signatures it wants in all: both above the cap, else the director's."""
        if ABOVE_CAP in {each.rule for each in self.breaches}:
            return frozenset(Office)
        return frozenset({Office.DIRECTOR}) if self.breaches else frozenset()

    def signed(self, said: SignOff) -> "AgencyEngagement":
        """With one signature more; final with the last. Raises Declined."""
        self._require_turn(said)
        if said.person in {self.recorded_by, *(each.person for each in self.sign_offs)}:
            message = (
                "Whoever has recorded this engagement, or signed for it, does not sign for it "
                "as another; somebody else does."
            )
            raise Declined(Problem(ProblemCode.SAME_PERSON, message))
        sign_offs = (*self.sign_offs, said)
        final = {each.office for each in sign_offs} == self.signatories
        state = EngagementState.ENGAGED if final else self.state
        return replace(self, sign_offs=sign_offs, state=state)

    def refused(self, said: SignOff) -> "AgencyEngagement":
        """Nobody is engaged: one of those who had to sign has said no. Raises Declined."""
        self._require_turn(said)
        return replace(self, state=EngagementState.REFUSED)

    def departures(self, said: SignOff) -> tuple[Breach, ...]:
        """What the signature lets pass: the chief executive signs for the price alone."""
        if said.office is Office.DIRECTOR:
            return self.breaches
        return tuple(each for each in self.breaches if each.rule == ABOVE_CAP)

    def happened(self, verb: str, **details: str) -> Event:
        """An event of this engagement's, for its council and the region."""
        return Event(f"agency.{verb}", self.id, frozenset({self.council_id}), details)

    def _require_turn(self, said: SignOff) -> None:
        office = said.office.value.replace("_", " ")
        if self.state is not EngagementState.AWAITING_SIGN_OFF:
            message = f"This engagement is {self.state.value}; nothing of it waits for anybody."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message))
        if said.office not in self.signatories:
            message = f"Nothing in this engagement is for the {office} to sign."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("office",)))
        if said.office in {each.office for each in self.sign_offs}:
            message = f"The {office} has signed already."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("office",)))
        if not said.reason.strip():
            message = "Say why; it is reported to the region and to the DfE."
            raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
