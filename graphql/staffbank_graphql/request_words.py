"""The words of cover requests, explained."""

from staffbank.domain.agency_engagement import Contract, EngagementState, LeftFor, Office
from staffbank.domain.cover_request import CaseWork, Outcome, Reason, RequestState, Tier
from staffbank.domain.stage import Stage
from staffbank_graphql.closed_sets import RequestShape, explain


def explain_requests() -> None:
    """The sets that describe what councils ask for."""
    explain(
        RequestShape,
        "The form that the work comes in.",
        DUTY_DAY="One day on a duty desk.",
        NIGHT_SHIFT="One night.",
        SINGLE_SESSION="A few hours on one day.",
        DAYS_A_WEEK="The same weekdays for some weeks.",
        FULL_TIME="Monday to Friday for some months.",
    )
    explain(
        Tier,
        "How much a request matters. A tier is filled before the next is looked at.",
        CRITICAL="The first to be filled.",
        HIGH="The second.",
        NORMAL="The third; most requests are of this one.",
        LOW="The last to be filled.",
    )
    explain(
        CaseWork,
        "Whether the person will hold cases.",
        CASE_HOLDING="Yes: children pay for every change of who does.",
        TASK="No: duties and tasks only.",
    )
    explain(
        Reason,
        "Why cover is needed.",
        name="CoverReason",
        VACANCY="A post is empty.",
        PARENTAL_LEAVE="Maternity, adoption or shared parental leave.",
        LONG_SICKNESS="Somebody is ill for long.",
        DEMAND="More work than usual.",
        COURT_BACKLOG="Court work has piled up.",
        IMPROVEMENT="An improvement plan.",
        PROJECT="A project with an end.",
        LEAVE_COVER="Somebody is on leave.",
        EMERGENCY_DUTY="Out-of-hours emergency duty.",
        BANK_HOLIDAY="A bank holiday.",
    )
    explain(
        RequestState,
        "Where a cover request is on its road.",
        name="CoverRequestState",
        DRAFT="The requester's, or returned to her with a question.",
        SUBMITTED="It waits for the budget holder.",
        OPEN="The engine may fill it.",
        CLOSED="Its work is over, or somebody else does it.",
        REJECTED="The budget holder does not pay for it.",
        WITHDRAWN="The council no longer asks.",
    )
    explain(
        Stage,
        "Whom a request is put to. Each stage asks those of the one before it too.",
        OWN_COUNCIL="The council looks among its own people; the bank waits.",
        NEIGHBOURS="Members of neighbouring councils.",
        REGION="Every member.",
        AGENCY="Agencies may be asked; a member is still preferred.",
    )
    explain(
        Outcome,
        "What became of a request in the end.",
        FILLED_BY_BANK="Each slot has its placement.",
        PARTLY_FILLED="Some slots have.",
        FILLED_BY_OWN="The council found somebody of its own.",
        FILLED_BY_AGENCY="An agency worker does it.",
        NOT_FILLED="Nobody does it. Where there are placements, they decide.",
    )


def explain_agencies() -> None:
    """The sets that describe agency workers."""
    explain(
        Contract,
        "How an agency pays a worker; it decides what the cap covers.",
        name="AgencyContract",
        AGENCY_PAYE="By the agency's own payroll.",
        LIMITED_OR_UMBRELLA="Through a limited company or an umbrella, holiday pay included.",
    )
    explain(
        LeftFor,
        "Why somebody left a post, where that matters before agency work.",
        AGENCY_WORK="For agency work: the cool-off holds.",
        REDUNDANCY="Made redundant.",
        IN_PROBATION="Left in probation.",
        ANOTHER_REGION="For another region: it frees her there, not in the one that she left.",
        PERMANENT_POST="On the way to a permanent post.",
    )
    explain(
        Office,
        "Whose signature a departure from the rules for agency workers wants.",
        DIRECTOR="The director of children's services: each departure.",
        CHIEF_EXECUTIVE="The chief executive: a price above the cap too.",
    )
    explain(
        EngagementState,
        "Where an agency worker's engagement is on its road.",
        name="AgencyEngagementState",
        AWAITING_SIGN_OFF="It departs from a rule and waits for those who have to sign.",
        ENGAGED="It is final.",
        REFUSED="One of those who had to sign said no.",
    )
