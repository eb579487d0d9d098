"""The DfE's rules for agency social workers: AG-1 to AG-8.

They are statutory guidance: followed unless there is a good reason not to, which is recorded.
"""

from collections.abc import Iterator
from datetime import date

from staffbank.domain.agency_cost import (
    CAPS,
    COOL_OFF_MONTHS,
    EXPERIENCE_YEARS,
    MEMORANDUM_MONTHS,
    NOTICE_WEEKS,
)
from staffbank.domain.agency_engagement import ABOVE_CAP, AgencyEngagement, LeftFor
from staffbank.domain.dated import Dated
from staffbank.domain.expansion import last_day
from staffbank.domain.london import spoken
from staffbank.domain.money import Pence, pounds
from staffbank.domain.verdict import Allowed, NeedsConsent, Refused, Verdict

SOURCE = (
    "DfE, Child and family social workers: agency rules (statutory guidance, in force from 31 "
    "October 2024): https://gov.uk/government/publications/child-and-family-social-workers-"
    "agency-rules"
)
BOTH = "the director of children's services and the chief executive"
FREED = {LeftFor.REDUNDANCY, LeftFor.IN_PROBATION, LeftFor.PERMANENT_POST}


def agency_verdicts(asked: AgencyEngagement) -> tuple[Verdict, ...]:
    """One verdict of every rule, passed ones too; officers under section 113 are none of it."""
    return (_price(asked), _notice(asked), *_cool_off(asked), *_rest(asked))


def _price(asked: AgencyEngagement) -> Verdict:
    """AG-1 to AG-3: at most the cap, or both sign for it."""
    cap = Pence(int(CAPS[asked.role].on(asked.first_day)))
    if asked.cost_pence_an_hour <= cap:
        return Allowed("AG-1")
    verified = CAPS[asked.role].verified_on(asked.first_day)
    label = "" if verified else ", which is illustrative and unverified"
    cost, pay = pounds(asked.cost_pence_an_hour), pounds(asked.pay_pence_an_hour)
    because = f"Pay of {pay} comes to {cost} an hour, above the cap of {pounds(cap)}{label}."
    return NeedsConsent(ABOVE_CAP, because, BOTH)


def _notice(asked: AgencyEngagement) -> Verdict:
    """AG-4: four weeks, or as a permanent post where that has less."""
    least = min(NOTICE_WEEKS.on(asked.first_day), asked.permanent_notice_weeks)
    if asked.notice_weeks >= least:
        return Allowed("AG-4")
    return Refused("AG-4", f"A notice of {asked.notice_weeks} weeks; {least} are the least.")


def _cool_off(asked: AgencyEngagement) -> Iterator[Verdict]:
    """Three months by the guidance (AG-5), and what the region's memorandum asks (AG-5b)."""
    yield _waits(asked, "AG-5", COOL_OFF_MONTHS)
    yield _waits(asked, "AG-5b", MEMORANDUM_MONTHS)


def _waits(asked: AgencyEngagement, rule: str, figure: Dated[int]) -> Verdict:
    """She has left no post in this region of late, or for a reason that frees her.

    To leave for another region frees her there only, and she is engaged in this one.
    """
    left, months = asked.left_post_on, figure.on(asked.first_day)
    if left is None or not asked.left_in_region or asked.left_for in FREED:
        return Allowed(rule)
    over = last_day(left, months)
    if asked.first_day > over:
        return Allowed(rule)
    return Refused(
        rule,
        f"She left a post in the region on {spoken(left)}; agency work in it waits {months} "
        f"months, until {spoken(over)}.",
    )


def _rest(asked: AgencyEngagement) -> Iterator[Verdict]:
    years = EXPERIENCE_YEARS.on(asked.first_day)
    short = asked.years_employed < years
    because = f"{asked.years_employed} years in direct employment; {years} are asked."
    yield Refused("AG-6", because) if short else Allowed("AG-6")
    yield _reference(asked.reference_on, asked.first_day)
    yield _project(asked)


def _reference(given: date | None, first: date) -> Verdict:
    """AG-7: a detailed practice reference, before she is taken on."""
    if given is not None and given <= first:
        return Allowed("AG-7")
    return Refused("AG-7", "No practice reference is there from before her first day.")


def _project(asked: AgencyEngagement) -> Verdict:
    """AG-8: each worker named and approved before, costs apart, practice the council's."""
    team = asked.project
    if team is None:
        return Allowed("AG-8")
    missing = [
        what
        for there, what in (
            (team.workers_named, "every worker by name"),
            (team.approved_before, "approval in advance"),
            (team.costs_split, "costs by worker and service"),
            (team.council_controls_practice, "the council's control of practice"),
        )
        if not there
    ]
    if not missing:
        return Allowed("AG-8")
    return Refused("AG-8", f"The project team {team.name} lacks {', '.join(missing)}.")
