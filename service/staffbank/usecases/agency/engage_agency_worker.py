"""A council engages an agency worker for a request that it has released to agencies."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from staffbank.domain.agency_engagement import (
    MOST_PENCE_AN_HOUR,
    AgencyEngagement,
    EngagementId,
)
from staffbank.domain.cover_request import CoverRequest, RequestState
from staffbank.domain.event import Event
from staffbank.domain.law.agency import SOURCE, agency_verdicts
from staffbank.domain.law.standing import Standing
from staffbank.domain.permission import Deed, require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.stage import Stage
from staffbank.domain.verdict import NeedsConsent, Refused, Verdict
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id

RULES_BEGAN = date(2024, 10, 31)


@dataclass(frozen=True)
class Engaged:
    """The engagement, and what every rule said of it."""

    engagement: AgencyEngagement
    verdicts: tuple[Verdict, ...]


async def engage_agency_worker(*, asked: AgencyEngagement, uow: UnitOfWork) -> Engaged:
    """Record it, where the rules for agency workers allow it; a breach of the cap is told.

    Of `asked` the id, the region and the council are set here.

    Raises:
        Declined: not permitted, no such request, not at its agency stage, figures that cannot
            be, or a rule that refuses or wants both signatures.
    """
    _check(asked)
    async with uow:
        request = await uow.requests.get(asked.request_id)
        require(uow.principal, Deed.ENGAGE_AGENCY_WORKER, scope=request.council_id)
        _at_agency_stage(request)
        engagement = replace(
            asked,
            id=EngagementId(new_id()),
            region_id=request.region_id,
            council_id=request.council_id,
        )
        said = agency_verdicts(engagement)
        if problems := [_problem(each) for each in said if _stops(each)]:
            raise Declined(*problems)
        await uow.agency_engagements.add(engagement)
        await uow.commit(*_events(engagement))
    return Engaged(engagement, said)


def _events(engagement: AgencyEngagement) -> tuple[Event, ...]:
    own = frozenset({engagement.council_id})
    engaged = Event(
        "agency.engaged", engagement.id, own, {"request": str(engagement.request_id)}
    )
    signed = (
        Event(
            "agency.cap_overridden",
            engagement.id,
            own,
            {
                "rule": "AG-3",
                "office": each.office.value,
                "name": each.name,
                "reason": each.reason,
            },
        )
        for each in engagement.sign_offs
    )
    return (engaged, *signed)


def _at_agency_stage(request: CoverRequest) -> None:
    if request.state is not RequestState.OPEN or request.stage is not Stage.AGENCY:
        message = (
            "This request is not released to agencies; the budget holder does so once the "
            "region has been asked (releaseToAgency)."
        )
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("requestId",)))


def _check(asked: AgencyEngagement) -> None:
    bounds: tuple[tuple[str, Any, Any, Any], ...] = (
        ("payPenceAnHour", asked.pay_pence_an_hour, 0, MOST_PENCE_AN_HOUR),
        (
            "costPenceAnHour",
            asked.cost_pence_an_hour,
            asked.pay_pence_an_hour,
            MOST_PENCE_AN_HOUR,
        ),
        ("yearsEmployed", asked.years_employed, 0, 60),
        ("noticeWeeks", asked.notice_weeks, 0, 52),
        ("permanentNoticeWeeks", asked.permanent_notice_weeks, 0, 52),
    )
    for path, value, least, most in bounds:
        if not least <= value <= most:
            message = f"{value} is out of bounds: say {least} to {most}."
            raise Declined(Problem(ProblemCode.INVALID, message, (path,)))
    for path, text in (("agency", asked.agency), ("registration", asked.registration)):
        if not text:
            message = f"The {path} is empty; the quarterly return asks for it."
            raise Declined(Problem(ProblemCode.INVALID, message, (path,)))
    _check_days(asked)


def _check_days(asked: AgencyEngagement) -> None:
    if asked.first_day < RULES_BEGAN:
        message = f"The rules hold from {RULES_BEGAN}; she begins on {asked.first_day}."
        raise Declined(Problem(ProblemCode.INVALID, message, ("firstDay",)))
    if asked.left_post_on is not None and asked.left_post_on > asked.first_day:
        message = f"She left her post on {asked.left_post_on}, after her first day here."
        raise Declined(Problem(ProblemCode.INVALID, message, ("leftPostOn",)))
    if asked.last_day < asked.first_day:
        message = f"It would end on {asked.last_day}, before it begins on {asked.first_day}."
        raise Declined(Problem(ProblemCode.INVALID, message, ("lastDay",)))


def _stops(said: Verdict) -> bool:
    return isinstance(said, Refused | NeedsConsent)


def _problem(said: Verdict) -> Problem:
    assert isinstance(said, Refused | NeedsConsent)
    wanted = (
        f" {said.whose.capitalize()} sign for it." if isinstance(said, NeedsConsent) else ""
    )
    code = ProblemCode.CONSENT if wanted else ProblemCode.RULE
    return Problem(
        code,
        f"{said.because}{wanted}",
        ("signOffs",) if wanted else (),
        said.rule,
        SOURCE,
        Standing.UNVERIFIED,
    )
