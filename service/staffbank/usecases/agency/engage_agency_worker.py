"""A council engages an agency worker for a request that it has released to agencies."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from staffbank.domain.agency_cost import capped_cost
from staffbank.domain.agency_engagement import (
    MOST_PENCE_AN_HOUR,
    MOST_WEEKLY_HOURS,
    AgencyEngagement,
    Breach,
    EngagementId,
)
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.law.agency import SOURCE, agency_verdicts
from staffbank.domain.law.standing import Standing
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.verdict import NeedsConsent, Refused, Verdict
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.agency.agency_stage import require_agency_stage
from staffbank.usecases.identifier import new_id

RULES_BEGAN = date(2024, 10, 31)


@dataclass(frozen=True)
class Engaged:
    """The engagement, and what every rule said of it."""

    engagement: AgencyEngagement
    verdicts: tuple[Verdict, ...]


async def engage_agency_worker(*, asked: AgencyEngagement, uow: UnitOfWork) -> Engaged:
    """Record it: final where every rule is kept, otherwise for those to sign who have to.

    Of `asked` the id, the region, the council, who records it, and what the cap covers of her
    pay (AG-2) are set here. A departure from AG-4 to AG-8 is recorded where `exceptional` says
    why.

    Raises:
        Declined: not permitted, no such request, not at its agency stage, figures that cannot
            be, or a rule that it departs from without a word of why.
    """
    _check(asked)
    async with uow:
        request = await uow.requests.get(asked.request_id)
        require(uow.principal, Deed.ENGAGE_AGENCY_WORKER, scope=request.council_id)
        require_agency_stage(request)
        covered = capped_cost(asked.pay_pence_an_hour, asked.contract, on=asked.first_day)
        reckoned = replace(
            asked,
            id=EngagementId(new_id()),
            region_id=request.region_id,
            council_id=request.council_id,
            cost_pence_an_hour=covered.pence,
            recorded_by=uow.principal.person,
        )
        said = agency_verdicts(reckoned)
        engagement = _put_forward(reckoned, said)
        await uow.agency_engagements.add(engagement)
        await uow.commit(_event(engagement))
    return Engaged(engagement, said)


def _put_forward(asked: AgencyEngagement, said: tuple[Verdict, ...]) -> AgencyEngagement:
    refused = [each for each in said if isinstance(each, Refused)]
    if refused and not asked.exceptional:
        raise Declined(*map(_problem, refused))
    against = (each for each in said if isinstance(each, Refused | NeedsConsent))
    breaches = tuple(Breach(each.rule, each.because) for each in against)
    kept = replace(asked, exceptional=asked.exceptional if refused else "")
    return kept.put_forward(breaches)


def _event(engagement: AgencyEngagement) -> Event:
    rules = ", ".join(each.rule for each in engagement.breaches)
    verb = "put_forward" if rules else "engaged"
    return engagement.happened(verb, request=str(engagement.request_id), departs_from=rules)


def _check(asked: AgencyEngagement) -> None:
    bounds: tuple[tuple[str, Any, Any, Any], ...] = (
        ("payPenceAnHour", asked.pay_pence_an_hour, 0, MOST_PENCE_AN_HOUR),
        ("weeklyHours", asked.weekly_hours, 1, MOST_WEEKLY_HOURS),
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


def _problem(said: Refused) -> Problem:
    message = (
        f"{said.because} Where it is exceptional, say why; the director of children's services "
        "then signs for it, and it is reported."
    )
    return Problem(
        ProblemCode.RULE, message, ("exceptional",), said.rule, SOURCE, Standing.UNVERIFIED
    )
