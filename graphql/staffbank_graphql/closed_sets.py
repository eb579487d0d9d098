"""The words of every closed set, explained: what the schema's enums say."""

from enum import Enum, IntEnum

import strawberry
from strawberry.types.enum import has_enum_definition

from staffbank.domain.availability import BlockReason, Instead
from staffbank.domain.check import CheckKind, DbsLevel, RegisterStatus
from staffbank.domain.consultation import ConsultationMethod
from staffbank.domain.council import EmployerKind
from staffbank.domain.match_run import RunState
from staffbank.domain.offer import DeclineReason, OfferState, RefusalReason, RejectionReason
from staffbank.domain.problem import ProblemCode
from staffbank.domain.profession import CoreRole, Level
from staffbank.domain.release_opinion import Opinion


class Weekday(IntEnum):
    """The days of a week, as the domain counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


class RequestShape(Enum):
    """The forms that work comes in."""

    DUTY_DAY = "duty_day"
    NIGHT_SHIFT = "night_shift"
    SINGLE_SESSION = "single_session"
    DAYS_A_WEEK = "days_a_week"
    FULL_TIME = "full_time"


def explain(kind: type[Enum], description: str, *, name: str = "", **values: str) -> None:
    """Show an enum in the schema. Each of its values must be explained."""
    if not has_enum_definition(kind):
        strawberry.enum(kind)
    assert has_enum_definition(kind)
    shown = kind.__strawberry_definition__
    shown.name, shown.description = name or kind.__name__, description
    for value in shown.values:
        value.description = values.pop(value.name)
    if values:
        raise ValueError(f"{kind.__name__} has no {', '.join(values)}: take the words away.")


def explain_people() -> None:
    """The sets that describe workers, their checks and their time."""
    explain(
        CoreRole,
        "The five core roles of the DfE's agency rules. Job titles differ; these do not.",
        SOCIAL_WORKER="Social worker.",
        SENIOR_SOCIAL_WORKER="Senior social worker.",
        ADVANCED_PRACTITIONER="Advanced practitioner.",
        TEAM_MANAGER="Team manager.",
        REVIEWING_OFFICER="Independent reviewing officer or conference chair.",
    )
    explain(
        Level,
        "How well a skill is held.",
        name="SkillLevel",
        AWARE="Knows of it.",
        INDEPENDENT="Does it without help.",
        CAN_LEAD="Can lead others in it.",
    )
    explain(
        EmployerKind,
        "What an employer is in law.",
        LOCAL_AUTHORITY="The council itself.",
        TRUST_COMPANY="A company or trust that runs the council's services.",
    )
    explain(
        CheckKind,
        "What was checked.",
        REGISTRATION="On Social Work England's register.",
        DBS="With the Disclosure and Barring Service.",
        RIGHT_TO_WORK="The right to work in the United Kingdom.",
        NIGHT_ASSESSMENT="A free health assessment was offered before night work; what it "
        "found is not kept.",
    )
    explain(
        RegisterStatus,
        "What the professional register said.",
        REGISTERED="Registered, and nothing else.",
        WARNED="A warning or advice order.",
        CONDITIONS="Conditions of practice.",
        SUSPENDED="Suspended.",
        REMOVED="Removed.",
        NOT_LISTED="Not on the register: lapsed, or never there.",
    )
    explain(
        DbsLevel,
        "How deep a DBS check went.",
        BASIC="Basic.",
        STANDARD="Standard.",
        ENHANCED="Enhanced.",
        ENHANCED_CHILDREN_BARRED="Enhanced, with the children's barred list.",
    )
    explain(
        Instead,
        "Whether offered time replaces work in the home post.",
        name="OfferedTime",
        OF_HOME_WORK="It replaces home work, from which she is released.",
        ON_TOP="It comes on top of home work.",
    )
    explain(
        BlockReason,
        "Why days are blocked.",
        LEAVE="Annual leave, approved at home.",
        UNAVAILABLE="Anything else.",
    )
    weekdays = {day.name: f"{day.name.capitalize()}, London time." for day in Weekday}
    explain(Weekday, "A day of the week.", **weekdays)


def explain_offers() -> None:
    """The sets that describe offers, placements and runs."""
    explain(
        OfferState,
        "Where an offer is on its road.",
        OFFERED="It waits for the worker.",
        ACCEPTED="It waits for the home employer's release.",
        RELEASED="It waits for the host to confirm.",
        CONFIRMED="It is a placement.",
        DECLINED="The worker said no.",
        REFUSED="The home employer did not release her, or took its release back.",
        REJECTED="The host did not take her.",
        WITHDRAWN="It was taken back, by itself or with its request.",
        EXPIRED="Nobody answered it in time.",
    )
    explain(
        DeclineReason,
        "Why a worker declines. It costs her nothing.",
        DATES="The dates.",
        TRAVEL="The way there.",
        KIND_OF_WORK="The kind of work.",
        HOME_WORKLOAD="Too much to do at home.",
        PERSONAL="Her own affair.",
        OTHER="Anything else.",
    )
    explain(
        RefusalReason,
        "Why a home employer does not release.",
        TEAM_TOO_THIN="Too few would be left in the home team.",
        CRITICAL_CASE="She is needed on a case.",
        LEAVE_OR_SICKNESS="Others are away.",
        PERFORMANCE="Her work at home comes first for now.",
        OTHER="Anything else.",
    )
    explain(
        ConsultationMethod,
        "How a worker was consulted before she works for another council (s. 113(1)).",
        BANK="By the bank's own question, which she answers in her own words.",
        MEETING="In a meeting.",
        TELEPHONE="By telephone.",
        E_MAIL="By e-mail.",
    )
    explain(
        RejectionReason,
        "Why a host does not take somebody who was released for it.",
        NO_LONGER_NEEDED="The cover is not needed any more.",
        EXPERIENCE="The work asks for other experience.",
        CHECKS="Her checks are not what the host needs.",
        NO_SUPERVISOR="Nobody is there to supervise her.",
        OTHER="Anything else.",
    )
    explain(
        Opinion,
        "What a home line manager thinks of a release; it binds nobody.",
        SUPPORTS="For it.",
        OPPOSES="Against it.",
    )
    explain(
        RunState,
        "Where a match run is.",
        name="MatchRunState",
        QUEUED="It waits for a process to take it up.",
        RUNNING="The engine is at work.",
        FINISHED="It has ended well; its proposals are there.",
        ABORTED="Somebody stopped it.",
        FAILED="It has ended badly; `failure` says how.",
    )


def explain_problems() -> None:
    """The kinds of problem."""
    explain(
        ProblemCode,
        "The kind of a problem, for programs. People read the message.",
        INVALID="A value cannot be; the path says which.",
        UNKNOWN_SKILL="The bank knows no such skill.",
        OVERLAPPING_AVAILABILITY="Two entries of one kind cover the same time.",
        IN_THE_PAST="The time has gone by.",
        NOT_FOUND="There is no such thing, or it is not yours to see.",
        NOT_PERMITTED="Your roles do not allow it.",
        SAME_PERSON="Two people have to do this; you have done the other half.",
        WRONG_STATE="It has moved on; the message says where to.",
        ALREADY_ON_THE_BANK="This person is a member already.",
        ALREADY_BOOKED="The worker is held for that time.",
        SLOT_TAKEN="Somebody else is offered the slot.",
        NOT_ELIGIBLE="Role, skills, travel, time or wishes do not fit; the message says which.",
        ALREADY_RUNNING="A match run is queued or running already.",
        REFERENCE_TAKEN="The reference stands for a row with other values, which was done.",
        CROSSED="Another deed on the same thing came at the same moment; send yours again.",
        HOME_FLOOR="Too few of the home team would be left; the message says when.",
        CONSENT="A rule lets it pass with a reason; `rule` says which, the message by whom.",
        RULE="A rule of law says no; `rule` and `source` say which.",
    )
