"""A council asks for cover."""

from dataclasses import dataclass, field
from datetime import datetime

from staffbank.domain.council import TeamId
from staffbank.domain.cover_request import (
    CaseWork,
    CoverRequest,
    NotARequest,
    Priority,
    Reason,
    RequestId,
    Shape,
)
from staffbank.domain.event import Event
from staffbank.domain.expansion import opened
from staffbank.domain.london import day_of
from staffbank.domain.offer import SlotId
from staffbank.domain.principal import Deed, require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.profession import CoreRole, SkillNeed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id


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


async def open_request(*, wanted: Wanted, now: datetime, uow: UnitOfWork) -> CoverRequest:
    """Submit the request; the budget holder's approval opens it to the engine.

    Raises:
        Declined: not permitted, no such team, or the request cannot be.
    """
    async with uow:
        team = await uow.organisations.team(wanted.team_id)
        require(uow.principal, Deed.OPEN_REQUEST, scope=team.council_id)
        request = CoverRequest(
            id=RequestId(new_id()),
            region_id=uow.principal.region_id,
            council_id=team.council_id,
            opened_by=uow.principal.person,
            **vars(wanted),
        )
        try:
            request = opened(request, today=day_of(now))
        except NotARequest as wrong:
            raise Declined(_problem(wrong)) from wrong
        await uow.requests.add(request, [SlotId(new_id()) for _ in range(request.headcount)])
        event = Event(
            "request.submitted",
            request.id,
            frozenset({request.council_id}),
            {"headcount": request.headcount, "tier": int(request.priority.tier)},
        )
        await uow.commit(event)
    return request


def _problem(wrong: NotARequest) -> Problem:
    code = ProblemCode.IN_THE_PAST if wrong.in_the_past else ProblemCode.INVALID
    return Problem(code, str(wrong), (wrong.where,))
