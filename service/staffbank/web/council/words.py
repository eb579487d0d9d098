"""Words of the council's desk."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from staffbank.domain.london import LONDON
from staffbank.domain.profession import SKILLS as TAXONOMY
from staffbank.domain.side import Side
from staffbank.web.words import MONTHS, Said, _, day, span

REQUEST_STATES: Mapping[str, str] = {
    "DRAFT": _("Draft"),
    "SUBMITTED": _("Waiting for budget approval"),
    "OPEN": _("Open"),
    "CLOSED": _("Closed"),
    "REJECTED": _("Not approved"),
    "WITHDRAWN": _("Withdrawn"),
}
STAGES: Mapping[str, str] = {
    "OWN_COUNCIL": _("The council's own people"),
    "NEIGHBOURS": _("Members of neighbouring councils"),
    "REGION": _("Every member of the bank"),
    "AGENCY": _("Agencies too"),
}
REASONS: Mapping[str, str] = {
    "VACANCY": _("A vacancy"),
    "PARENTAL_LEAVE": _("Parental leave"),
    "LONG_SICKNESS": _("Long sickness"),
    "DEMAND": _("More work than usual"),
    "COURT_BACKLOG": _("Court work that waits"),
    "IMPROVEMENT": _("Improvement work"),
    "PROJECT": _("A project"),
    "LEAVE_COVER": _("Leave"),
    "EMERGENCY_DUTY": _("Emergency duty"),
    "BANK_HOLIDAY": _("A bank holiday"),
}
SKILLS: Mapping[str, str] = TAXONOMY
LEVELS: Mapping[str, str] = {
    "AWARE": _("Aware of it"),
    "INDEPENDENT": _("Does it alone"),
    "CAN_LEAD": _("Can lead others"),
}
CASE_WORK: Mapping[str, str] = {
    "TASK": _("Tasks only; the team keeps its cases"),
    "CASE_HOLDING": _("The person will hold cases"),
}
OUTCOMES: Mapping[str, str] = {
    "FILLED_BY_BANK": _("Filled by the bank"),
    "PARTLY_FILLED": _("Filled in part"),
    "FILLED_BY_OWN": _("Filled by the council's own people"),
    "FILLED_BY_AGENCY": _("Filled by an agency"),
    "NOT_FILLED": _("Not filled"),
}
OFFER_STATES: Mapping[str, str] = {
    "OFFERED": _("Waiting for the worker"),
    "ACCEPTED": _("Waiting for release"),
    "RELEASED": _("Waiting for the host"),
    "CONFIRMED": _("Confirmed"),
    "DECLINED": _("Declined by the worker"),
    "REFUSED": _("Not released"),
    "REJECTED": _("Not taken up"),
    "WITHDRAWN": _("Taken back"),
    "EXPIRED": _("Not answered in time"),
}
REFUSALS: Mapping[str, str] = {
    "TEAM_TOO_THIN": _("Too few would be left in the team"),
    "CRITICAL_CASE": _("A critical case needs her"),
    "LEAVE_OR_SICKNESS": _("Others are on leave or ill"),
    "PERFORMANCE": _("Her work is being looked at"),
    "OTHER": _("Something else"),
}
REJECTIONS: Mapping[str, str] = {
    "NO_LONGER_NEEDED": _("We no longer need cover"),
    "EXPERIENCE": _("The experience does not fit"),
    "CHECKS": _("A check is missing"),
    "NO_SUPERVISOR": _("We have nobody to supervise"),
    "OTHER": _("Something else"),
}
OPINIONS: Mapping[str, str] = {
    "SUPPORTS": _("I support the release"),
    "OPPOSES": _("I oppose the release"),
}
UNFILLED: Mapping[str, str] = {
    "OWN_COUNCIL": _("Work for the council that asks"),
    "ROLE": _("Hold another role"),
    "SKILL": _("Lack a skill that is asked for"),
    "BARRED": _("Not for this council, by one side's choice"),
    "TRAVEL": _("Live too far away"),
    "AVAILABILITY": _("Do not offer these times"),
    "BOOKED": _("Are held for other work"),
    "REST": _("Would not have their rest"),
    "HOURS": _("Would work too many hours"),
    "ALL_TAKEN": _("Are needed for work that matters more"),
    "NO_WORKERS": _("There is nobody in the bank"),
    "LAW": _("A rule of law says no"),
}
PLACEMENT_STATES: Mapping[str, str] = {
    "AGREEMENT_PENDING": _("Waiting for signatures"),
    "READY": _("Ready to start"),
    "ACTIVE": _("Under way"),
    "PAUSED": _("Paused"),
    "SUSPENDED": _("Suspended"),
    "ENDING": _("Ending early"),
    "COMPLETED": _("Completed"),
    "ENDED_EARLY": _("Ended early"),
    "WITHDRAWN": _("Taken back"),
}
PAUSES: Mapping[str, str] = {
    "SICKNESS": _("Sickness"),
    "HOME_EMERGENCY": _("An emergency at home"),
    "FITNESS_CONCERN": _("A concern about fitness to practise"),
    "SAFEGUARDING": _("A safeguarding concern"),
    "REGISTRATION": _("Registration"),
    "CHECK": _("A check"),
    "NOT_READY": _("Something is not ready"),
    "OTHER": _("Something else"),
}
END_CAUSES: Mapping[str, str] = {
    "WORKER_LEAVES": _("The worker leaves"),
    "HOME_RECALLS": _("The home employer needs the worker back"),
    "NO_LONGER_NEEDED": _("The host no longer needs cover"),
    "LONG_SICKNESS": _("Long sickness"),
    "PERFORMANCE": _("Performance"),
    "REGISTRATION": _("The registration has lapsed"),
    "SAFEGUARDING": _("Safeguarding"),
}
AGREEMENT_STATES: Mapping[str, str] = {
    "PENDING": _("To be signed"),
    "SIGNED": _("Signed"),
    "REFUSED": _("Refused"),
}
LEGAL_BASES: Mapping[str, str] = {
    "S113": _("Section 113 of the Local Government Act 1972"),
    "CONTRACT_SECONDMENT": _("A secondment by contract"),
}
RATE_BASES: Mapping[str, str] = {
    "PER_PAID_HOUR": _("Every hour that is paid"),
    "PER_PRODUCTIVE_HOUR": _("Hours at work, leave left out"),
}
VAT: Mapping[str, str] = {
    "STANDARD_20": _("VAT at 20%"),
    "OUTSIDE_SCOPE_SPECIAL_LEGAL_REGIME": _("No VAT: a special legal regime"),
}
EXTENSION_STATES: Mapping[str, str] = {
    "REQUESTED": _("Waiting for agreement"),
    "AGREED": _("To be signed"),
    "SIGNED": _("Signed"),
    "IN_FORCE": _("In force"),
    "DECLINED": _("Declined"),
}
PARTIES: Mapping[str, str] = {
    "WORKER": _("The worker"),
    "HOME": _("The home employer"),
    "BUDGET": _("The host's budget holder"),
}
TIMESHEET_STATES: Mapping[str, str] = {
    "DRAFT": _("Being filled in"),
    "SUBMITTED": _("Waiting for approval"),
    "QUERIED": _("Back with the worker"),
    "APPROVED": _("Approved"),
    "AUTHORISED": _("Authorised"),
    "LOCKED": _("Locked"),
}
ABSENCES: Mapping[str, str] = {
    "SICKNESS": _("Sickness"),
    "LEAVE": _("Leave"),
    "CANCELLED": _("Cancelled by the host"),
    "OTHER": _("Absent"),
}
RECHARGE_STATES: Mapping[str, str] = {
    "ACCRUED": _("Drawn up"),
    "PROFORMA": _("Shown to the host"),
    "ISSUED": _("Issued"),
    "ACCEPTED": _("Accepted"),
    "DISPUTED": _("Disputed"),
    "SETTLED": _("Settled"),
    "CREDITED": _("Credited"),
}
COLOURS: Mapping[str, str] = {
    **dict.fromkeys(("DRAFT", "CLOSED", "WITHDRAWN", "COMPLETED", "LOCKED", "SETTLED"), "grey"),
    **dict.fromkeys(("DECLINED", "EXPIRED", "CREDITED", "ENDED_EARLY"), "grey"),
    **dict.fromkeys(("REJECTED", "REFUSED", "SUSPENDED", "DISPUTED"), "red"),
    **dict.fromkeys(("SUBMITTED", "RELEASED", "ACCEPTED", "PENDING", "REQUESTED"), "yellow"),
    **dict.fromkeys(("AGREEMENT_PENDING", "QUERIED", "PAUSED", "ENDING", "AGREED"), "yellow"),
    **dict.fromkeys(("CONFIRMED", "ACTIVE", "SIGNED", "IN_FORCE", "APPROVED"), "green"),
}


def pounds(pence: int | str) -> str:
    """Pence in pounds, as `£1,234.50`."""
    value = float(pence) / 100
    return f"-£{-value:,.2f}" if value < 0 else f"£{value:,.2f}"


def days(since: str, until: str) -> Said:
    """The first and the last day, as `7 December 2026 to 29 December 2026`."""
    moments = (datetime.fromisoformat(each).astimezone(LONDON) for each in (since, until))
    first, last = (day(each.date()) for each in moments)
    return first if first == last else span(first, last)


def week(text: str) -> Said:
    """The week of a Monday, as `Week of 30 November 2026`."""
    return Said(_("Week of %(monday)s"), monday=day(text))


def month(text: str) -> Said:
    """The month of a day, as `November 2026`."""
    found = date.fromisoformat(text)
    return Said(_("%(month)s %(year)s"), month=Said(MONTHS[found.month - 1]), year=found.year)


def who_and_what(placed: Mapping[str, Any]) -> str:
    """The worker and the work of an offer or a placement, as far as they are to be seen."""
    worker, request = placed["worker"] or {}, placed["coverRequest"] or {}
    told = [each for each in (worker.get("name"), request.get("title")) if each]
    return ", ".join(told) or Said(_("Work that is over"))


def sides(placed: Mapping[str, Any]) -> dict[Side, str | None]:
    """The ids of the home council, where it is to be seen, and of the host."""
    home = (placed["worker"] or {}).get("council") or {}
    return {Side.HOME: home.get("id"), Side.HOST: (placed["hostCouncil"] or {}).get("id")}
