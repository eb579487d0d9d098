"""What a requester fills in, and whether it can be."""

from dataclasses import dataclass, field
from datetime import datetime

from staffbank.domain.council import TeamId
from staffbank.domain.cover_request import (
    CaseWork,
    CoverRequest,
    NotARequest,
    Priority,
    Reason,
    Shape,
)
from staffbank.domain.expansion import opened
from staffbank.domain.london import day_of
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.profession import CoreRole, SkillNeed
from staffbank.domain.worker import WorkerId


@dataclass(frozen=True)
class Wanted:
    """What the requester fills in."""

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


def possible(request: CoverRequest, *, now: datetime) -> CoverRequest:
    """The request, tidied. Raises Declined where it cannot be, or its work has begun."""
    try:
        return opened(request, today=day_of(now))
    except NotARequest as wrong:
        code = ProblemCode.IN_THE_PAST if wrong.in_the_past else ProblemCode.INVALID
        raise Declined(Problem(code, str(wrong), (wrong.where,))) from wrong
