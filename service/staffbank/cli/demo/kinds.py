"""The kinds of cover that councils of the demonstration ask for: reasons, teams, skills."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from staffbank.cli.demo.expertise import AP, IRO, SSW, SW, TM
from staffbank.cli.demo.region import (
    ASSESSMENT,
    COURT,
    EMERGENCY,
    FRONT_DOOR,
    IN_CARE,
    REVIEWING,
)
from staffbank.domain.cover_request import CaseWork, Reason, Tier
from staffbank.domain.profession import CoreRole, Level, SkillNeed


class Form(Enum):
    """What the time asked for looks like."""

    DUTY_DAY = "a duty day"
    NIGHT = "a weekend night of twelve hours"
    PART_WEEK = "two or three days a week for three months"
    FULL_TIME = "full time for six months"
    CONFERENCE = "one conference to chair"
    REMOTE_DAYS = "ten days of work that can be done from anywhere"


@dataclass(frozen=True)
class Kind:
    """One line of the catalogue: `weight` says how often, the rest what is asked for."""

    form: Form
    team: str
    title: str
    weight: int
    roles: tuple[CoreRole, ...]
    reasons: tuple[Reason, ...]
    must_have: tuple[SkillNeed, ...]
    tiers: tuple[Tier, ...]
    nice_to_have: tuple[SkillNeed, ...] = ()
    statutory: bool = False
    case_work: CaseWork = CaseWork.TASK
    headcounts: tuple[int, ...] = (1,)


def _needs(*codes: str, level: Level = Level.INDEPENDENT) -> tuple[SkillNeed, ...]:
    return tuple(SkillNeed(code, level) for code in codes)


CRITICAL, HIGH, NORMAL, LOW = Tier
ANY_CASE_WORKER = (SW, SSW, AP)
GAPS = (Reason.VACANCY, Reason.VACANCY, Reason.LONG_SICKNESS, Reason.PARENTAL_LEAVE)
CASES = CaseWork.CASE_HOLDING

KINDS: Sequence[Kind] = (
    Kind(
        Form.DUTY_DAY,
        FRONT_DOOR,
        "Duty day on the front door",
        14,
        ANY_CASE_WORKER,
        (Reason.LEAVE_COVER, Reason.LEAVE_COVER, Reason.DEMAND, Reason.BANK_HOLIDAY),
        _needs("MASH"),
        (CRITICAL, HIGH, HIGH),
        nice_to_have=_needs("EXPL"),
        headcounts=(1, 1, 1, 2),
    ),
    Kind(
        Form.DUTY_DAY,
        ASSESSMENT,
        "Duty day, assessment visits",
        8,
        ANY_CASE_WORKER,
        (Reason.LEAVE_COVER, Reason.DEMAND),
        _needs("CIN", "CP"),
        (HIGH, NORMAL),
        nice_to_have=_needs("DRIVER"),
        headcounts=(1, 1, 2, 3),
    ),
    Kind(
        Form.NIGHT,
        EMERGENCY,
        "Night shift, emergency duty",
        12,
        (SW, SSW, AP, TM),
        (Reason.EMERGENCY_DUTY,),
        _needs("EDT"),
        (CRITICAL,),
        nice_to_have=_needs("CP", level=Level.CAN_LEAD),
        statutory=True,
    ),
    Kind(
        Form.PART_WEEK,
        ASSESSMENT,
        "Assessments, part of the week",
        13,
        ANY_CASE_WORKER,
        (*GAPS, Reason.DEMAND),
        _needs("CIN", "CP"),
        (HIGH, NORMAL),
        case_work=CASES,
    ),
    Kind(
        Form.PART_WEEK,
        IN_CARE,
        "Children in care, part of the week",
        10,
        ANY_CASE_WORKER,
        GAPS,
        _needs("LAC"),
        (HIGH, NORMAL, NORMAL),
        nice_to_have=_needs("COURT", "DRIVER"),
        case_work=CASES,
    ),
    Kind(
        Form.PART_WEEK,
        COURT,
        "Care proceedings, part of the week",
        7,
        (SSW, AP),
        (Reason.COURT_BACKLOG, Reason.VACANCY),
        _needs("COURT"),
        (CRITICAL, HIGH),
        nice_to_have=_needs("CP"),
        statutory=True,
        case_work=CASES,
    ),
    Kind(
        Form.PART_WEEK,
        ASSESSMENT,
        "Practice improvement, coaching the team",
        4,
        (AP, TM),
        (Reason.IMPROVEMENT, Reason.PROJECT),
        _needs("SUP"),
        (NORMAL, LOW),
        nice_to_have=_needs("QA", "PE"),
    ),
    Kind(
        Form.FULL_TIME,
        ASSESSMENT,
        "Social worker, assessment team",
        7,
        (SW, SSW),
        GAPS,
        _needs("CIN", "CP"),
        (HIGH, NORMAL),
        case_work=CASES,
        headcounts=(1, 1, 1, 2),
    ),
    Kind(
        Form.FULL_TIME,
        IN_CARE,
        "Social worker, children in care",
        5,
        ANY_CASE_WORKER,
        GAPS,
        _needs("LAC"),
        (HIGH, NORMAL),
        nice_to_have=_needs("UASC", "LEAVE"),
        case_work=CASES,
    ),
    Kind(
        Form.FULL_TIME,
        ASSESSMENT,
        "Team manager, assessment team",
        2,
        (TM, AP),
        (Reason.VACANCY, Reason.LONG_SICKNESS),
        _needs("SUP", level=Level.CAN_LEAD),
        (HIGH,),
    ),
    Kind(
        Form.CONFERENCE,
        REVIEWING,
        "Chair of a child protection conference",
        9,
        (IRO,),
        (Reason.LEAVE_COVER, Reason.LONG_SICKNESS),
        _needs("CPCHAIR"),
        (CRITICAL, HIGH),
        statutory=True,
    ),
    Kind(
        Form.REMOTE_DAYS,
        COURT,
        "Chronologies and statements for court, remote",
        6,
        ANY_CASE_WORKER,
        (Reason.COURT_BACKLOG,),
        _needs("COURT"),
        (HIGH, NORMAL),
    ),
    Kind(
        Form.REMOTE_DAYS,
        REVIEWING,
        "Case audit, remote",
        3,
        (AP, IRO, TM),
        (Reason.IMPROVEMENT, Reason.PROJECT),
        _needs("QA"),
        (NORMAL, LOW),
    ),
)
