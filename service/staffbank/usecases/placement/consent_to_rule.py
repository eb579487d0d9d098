"""One side lets a rule pass that asks its consent while a placement is on its way."""

from collections.abc import Mapping
from datetime import datetime

from staffbank.domain.consent import ASKED_OF, Consent
from staffbank.domain.deed import Deed
from staffbank.domain.law.rules import verdicts
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.side import Side
from staffbank.domain.verdict import NeedsConsent
from staffbank.ports.unit_of_work import UnitOfWork

WHO: Mapping[Side, Role] = {
    Side.HOME: Role.RELEASE_AUTHORISER,
    Side.HOST: Role.SERVICE_MANAGER,
    Side.REGION: Role.COORDINATOR,
}


async def consent_to_rule(
    *, placement_id: PlacementId, rule: str, reason: str, now: datetime, uow: UnitOfWork
) -> Placement:
    """Let it pass, for one's own side, on what is known now. It starts and resumes nothing.

    Raises:
        Declined: not permitted, no such placement, over, a rule that asks for no consent of
            this side now, given already, the same person twice, or no reason.
    """
    if not reason.strip():
        message = "Say why the rule may pass; the auditor reads it."
        raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
    said = reason.strip()
    async with uow:
        placement = await uow.placements.get(placement_id)
        side = _side(uow.principal, placement, rule)
        asked = await _asked(placement, rule, now, uow)
        consent = Consent(rule, side, uow.principal.person, said, asked.seen_on)
        _check(placement, consent, asked)
        passed = placement.let_pass(consent)
        await uow.placements.save(passed)
        await uow.commit(placement.happened("rule_overridden", rule=rule, reason=said))
    return passed


def _side(principal: Principal, placement: Placement, rule: str) -> Side:
    """For which side the caller speaks. Raises Declined."""
    if rule not in ASKED_OF:
        known = ", ".join(ASKED_OF)
        message = f"No consent lets {rule} pass; consents are given to {known}."
        raise Declined(Problem(ProblemCode.INVALID, message, ("rule",)))
    scopes = {
        Side.HOME: placement.home_employer_id,
        Side.HOST: placement.host_council_id,
        Side.REGION: placement.region_id,
    }
    officer = principal.as_officer
    for side in Side:
        if side in ASKED_OF[rule] and officer.holds(WHO[side], scopes[side]):
            require(officer, Deed.CONSENT_TO_RULE, scope=scopes[side])
            return side
    able = " or ".join(
        f"{WHO[side].value.replace('_', ' ')} ({side.value})"
        for side in Side
        if side in ASKED_OF[rule]
    )
    message = f"To let {rule} pass here you need the role {able}."
    raise Declined(Problem(ProblemCode.NOT_PERMITTED, message))


async def _asked(
    placement: Placement, rule: str, now: datetime, uow: UnitOfWork
) -> NeedsConsent:
    worker = await uow.workers.read(placement.worker_id)
    to_come = tuple(each for each in placement.sessions if each.end > now)
    for each in verdicts(worker, to_come) if to_come else ():
        if each.rule == rule and isinstance(each, NeedsConsent):
            return each
    message = f"{rule} asks nobody's consent to what is to come of this placement."
    raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("rule",)))


def _check(placement: Placement, consent: Consent, asked: NeedsConsent) -> None:
    there = [each for each in placement.consents if each.covers(asked)]
    if any(each.side is consent.side for each in there):
        message = f"Your side has let {consent.rule} pass already."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("rule",)))
    if consent.by in {placement.person, *(each.by for each in there)}:
        message = "You are party to it already; somebody else has to consent for this side."
        raise Declined(Problem(ProblemCode.SAME_PERSON, message, ("rule",)))
