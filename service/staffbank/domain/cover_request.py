"""A council asks for cover."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum, IntEnum
from typing import NewType
from uuid import UUID

from staffbank.domain.council import CouncilId, RegionId, TeamId
from staffbank.domain.event import Event
from staffbank.domain.profession import CoreRole, SkillNeed
from staffbank.domain.stage import Stage
from staffbank.domain.worker import WorkerId

RequestId = NewType("RequestId", UUID)

MOST_HEADCOUNT = 20
MOST_WEEKS = 52
MOST_MONTHS = 12


class NotARequest(ValueError):
    """The request cannot be: `where` is what is wrong, the message says how to mend it."""

    def __init__(self, where: str, message: str, *, in_the_past: bool = False) -> None:
        super().__init__(message)
        self.where = where
        self.in_the_past = in_the_past


@dataclass(frozen=True)
class DutyDay:
    """One day on a duty desk. `until` at or before `since` means the next morning."""

    day: date
    since: time = time(9)
    until: time = time(17)


@dataclass(frozen=True)
class NightShift:
    """One night, from `since` on `day` to `until` the next morning."""

    day: date
    since: time = time(20)
    until: time = time(8)


@dataclass(frozen=True)
class SingleSession:
    """A few hours on one day: chairing a conference, say."""

    day: date
    since: time
    until: time


@dataclass(frozen=True)
class DaysAWeek:
    """The same weekdays (0 is Monday) for `weeks` weeks from the week of `first_day`."""

    first_day: date
    weekdays: tuple[int, ...]
    weeks: int
    since: time = time(9)
    until: time = time(17)


@dataclass(frozen=True)
class FullTime:
    """Monday to Friday for `months` calendar months from `first_day`."""

    first_day: date
    months: int
    since: time = time(9)
    until: time = time(17)


Shape = DutyDay | NightShift | SingleSession | DaysAWeek | FullTime


class Tier(IntEnum):
    """How much it matters, 1 first. The engine fills tier 1 before it looks at tier 2."""

    CRITICAL = 1
    HIGH = 2
    NORMAL = 3
    LOW = 4


@dataclass(frozen=True)
class Priority:
    """The tier, and whether a statutory duty hangs on it: a court date, say."""

    tier: Tier = Tier.NORMAL
    statutory: bool = False


class CaseWork(Enum):
    """Whether the person will hold cases. Children pay for every change of who does."""

    CASE_HOLDING = "case_holding"
    TASK = "task"


class Reason(Enum):
    """Why cover is needed."""

    VACANCY = "vacancy"
    PARENTAL_LEAVE = "parental_leave"
    LONG_SICKNESS = "long_sickness"
    DEMAND = "demand"
    COURT_BACKLOG = "court_backlog"
    IMPROVEMENT = "improvement"
    PROJECT = "project"
    LEAVE_COVER = "leave_cover"
    EMERGENCY_DUTY = "emergency_duty"
    BANK_HOLIDAY = "bank_holiday"


class RequestState(Enum):
    """Where a request is on its road."""

    DRAFT = "draft"  # the requester's, or returned to her with a question
    SUBMITTED = "submitted"  # waits for the budget holder
    OPEN = "open"  # the engine may fill it
    CLOSED = "closed"  # its work is over, or somebody else does it
    REJECTED = "rejected"  # by the budget holder
    WITHDRAWN = "withdrawn"


class Outcome(Enum):
    """What became of a request in the end."""

    FILLED_BY_BANK = "filled_by_bank"  # each slot has its placement
    PARTLY_FILLED = "partly_filled"  # some have
    FILLED_BY_OWN = "filled_by_own"  # the council found somebody of its own
    FILLED_BY_AGENCY = "filled_by_agency"
    NOT_FILLED = "not_filled"


@dataclass(frozen=True)
class CoverRequest:
    """What a council asks for: `headcount` people of `roles`, each for the whole `shape`.

    `preferred_id` is whom the council would like, which is no vote. `stage` is None until it is
    approved. `remark` is the budget holder's: the question with
    which it was returned, or why it was rejected.
    """

    id: RequestId
    region_id: RegionId
    council_id: CouncilId
    team_id: TeamId
    title: str
    roles: frozenset[CoreRole]
    shape: Shape
    reason: Reason
    cost_centre: str
    headcount: int = 1
    must_have: tuple[SkillNeed, ...] = ()
    nice_to_have: tuple[SkillNeed, ...] = ()
    priority: Priority = field(default_factory=Priority)
    case_work: CaseWork = CaseWork.TASK
    remote: bool = False
    preferred_id: WorkerId | None = None
    state: RequestState = RequestState.SUBMITTED
    opened_by: str = ""
    decided_by: str = ""
    stage: Stage | None = None
    stage_since: datetime | None = None
    remark: str | None = None
    outcome: Outcome | None = None
    times_changed_at: datetime | None = None

    @property
    def asks_for(self) -> frozenset[str]:
        """The codes of the skills without which it cannot be done."""
        return frozenset(need.code for need in self.must_have)

    def happened(self, verb: str, **details: str | int | None) -> Event:
        """The event `request.VERB`, for its council to read."""
        return Event(f"request.{verb}", self.id, frozenset({self.council_id}), details)
