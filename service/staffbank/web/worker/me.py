"""What the bank knows of her: her profile, her skills, and her checks with their ends."""

from collections.abc import Mapping
from datetime import date, timedelta

from fastapi import APIRouter, Response

from staffbank import clock
from staffbank.domain.london import day_of
from staffbank.web.desk import Data
from staffbank.web.page import Asked, nodes
from staffbank.web.words import _
from staffbank.web.worker.expiring import CHECKS, latest
from staffbank.web.worker.herself import membership

router = APIRouter(prefix="/worker/me")

LEVELS: Mapping[str, str] = {
    "AWARE": _("You know of it"),
    "INDEPENDENT": _("You do it without help"),
    "CAN_LEAD": _("You can lead others in it"),
}
DBS: Mapping[str, str] = {
    "BASIC": _("Basic"),
    "STANDARD": _("Standard"),
    "ENHANCED": _("Enhanced"),
    "ENHANCED_CHILDREN_BARRED": _("Enhanced, with the children's barred list"),
}
STATUSES: Mapping[str, str] = {
    "REGISTERED": _("Registered"),
    "WARNED": _("Registered, with a warning or advice"),
    "CONDITIONS": _("Registered, with conditions of practice"),
    "SUSPENDED": _("Suspended"),
    "REMOVED": _("Removed from the register"),
    "NOT_LISTED": _("Not on the register"),
}
SOON, STALE = timedelta(days=60), timedelta(days=730)


@router.get("")
async def me(page: Asked) -> Response:
    """Her profile."""
    worker = membership(await page.ask("my_record"))
    councils = nodes((await page.ask("councils", first=100))["councils"])
    names = {each["id"]: each["name"] for each in councils}
    wishes, today = worker["record"]["preferences"], day_of(clock.now())
    return page.show(
        "worker/me.html",
        worker=worker,
        checks=[(CHECKS[each["kind"]], each, _ends(each, today)) for each in checks_of(worker)],
        missing=[name for kind, name in CHECKS.items() if _is_missing(kind, worker)],
        skills=[(each, _is_stale(each, today)) for each in worker["skills"]],
        liked=[names[each] for each in wishes["councilIds"] if each in names],
        avoided=[names[each] for each in wishes["avoidedCouncilIds"] if each in names],
        levels=LEVELS,
        dbs=DBS,
        statuses=STATUSES,
    )


def checks_of(worker: Data) -> list[Data]:
    """The newest of each kind."""
    return latest(worker["checks"])


def _is_missing(kind: str, worker: Data) -> bool:
    optional = kind == "NIGHT_ASSESSMENT"
    return not optional and all(each["kind"] != kind for each in worker["checks"])


def _ends(check: Data, today: date) -> str:
    """How near the end of a check is: past, soon, or nothing to say."""
    if check["expiresOn"] is None:
        return ""
    last = date.fromisoformat(check["expiresOn"])
    if last < today:
        return "past"
    return "soon" if last <= today + SOON else ""


def _is_stale(skill: Data, today: date) -> bool:
    """Whether it counts a level less, since it was not practised for two years."""
    on = skill["lastPractisedOn"]
    return bool(on) and date.fromisoformat(on) < today - STALE
