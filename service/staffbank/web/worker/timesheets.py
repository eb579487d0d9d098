"""Her timesheets: drawn up from the sessions, changed where it was different, handed in."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from fastapi import APIRouter, Response

from staffbank import clock
from staffbank.domain.london import LONDON, day_of, moment
from staffbank.web.desk import Data, Problem
from staffbank.web.form import Form, needed
from staffbank.web.page import LISTED, Asked, NotHere, Page, Sent, nodes
from staffbank.web.words import _
from staffbank.web.worker.herself import membership
from staffbank.web.worker.typed import a_moment, a_number, a_time

router = APIRouter(prefix="/worker/timesheets")

STATES: Mapping[str, str] = {
    "DRAFT": _("To be handed in"),
    "SUBMITTED": _("Handed in"),
    "QUERIED": _("The council has a question"),
    "APPROVED": _("Approved"),
    "AUTHORISED": _("Authorised"),
    "LOCKED": _("Done"),
}
COLOURS: Mapping[str, str] = {"DRAFT": "yellow", "QUERIED": "red", "LOCKED": "grey"}
ABSENCES: Mapping[str, str] = {
    "": _("I worked"),
    "SICKNESS": _("I was ill"),
    "LEAVE": _("I was on leave"),
    "CANCELLED": _("The council cancelled it"),
    "OTHER": _("Something else"),
}
AT_WORK = {"ACTIVE", "ENDING", "PAUSED", "SUSPENDED"}
NO_TIME = _("Enter a time, such as 09:00.")


@router.get("")
async def timesheets(page: Asked) -> Response:
    """Those that are hers to hand in, then the rest; and weeks that have none yet."""
    return await _listed(page, Form())


@router.post("/open")
async def open_week(page: Sent) -> Response:
    """Draw up the timesheet of the week in which she is."""
    placement_id = page.form.text("placementId")
    today = day_of(clock.now()).isoformat()
    done = await page.do("open_timesheet", placementId=placement_id, week=today)
    if done.problems:
        return await _listed(page, page.form.wrong(*done.problems))
    return page.go(f"/worker/timesheets/{done.made['id']}")


@router.get("/{timesheet_id}")
async def timesheet(timesheet_id: str, page: Asked) -> Response:
    """One week."""
    return await _shown(page, timesheet_id)


@router.post("/{timesheet_id}/line")
async def fill_in(timesheet_id: str, page: Sent) -> Response:
    """She says what was different on one day."""
    form = page.form
    sheet = await page.one("my_timesheet", timesheet_id)
    line = next((each for each in sheet["lines"] if each["id"] == form.text("lineId")), None)
    if line is None:
        raise NotHere
    absence = form.text("absence") or None
    since, until = a_time(form.text("since")), a_time(form.text("until"))
    pause, miles = a_number(form.text("breakMinutes")), a_number(form.text("miles"))
    problems = [
        *([Problem(NO_TIME, "since")] if since is None and not absence else []),
        *([Problem(NO_TIME, "until")] if until is None and not absence else []),
        *([Problem(_("Enter whole minutes."), "breakMinutes")] if pause is None else []),
        *([Problem(_("Enter whole miles."), "miles")] if miles is None else []),
    ]
    if problems:
        return await _shown(page, timesheet_id, line=form.wrong(*problems))
    worked = {} if absence else _worked(a_moment(line["session"]["start"]), since, until)
    done = await page.do(
        "fill_in_timesheet",
        timesheetId=timesheet_id,
        lineId=line["id"],
        breakMinutes=0 if absence else pause,
        miles=miles,
        absence=absence,
        why=form.text("why"),
        **worked,
    )
    if done.problems:
        return await _shown(page, timesheet_id, line=form.wrong(*done.problems))
    return page.go(f"/worker/timesheets/{timesheet_id}?done=filled")


@router.post("/{timesheet_id}/submit")
async def submit(timesheet_id: str, page: Sent) -> Response:
    """She hands it in."""
    done = await page.do("submit_timesheet", timesheetId=timesheet_id)
    if done.problems:
        return await _shown(page, timesheet_id, handing_in=page.form.wrong(*done.problems))
    return page.go(f"/worker/timesheets/{timesheet_id}?done=submitted")


@router.post("/{timesheet_id}/correct")
async def correct(timesheet_id: str, page: Sent) -> Response:
    """Days of a locked week were wrong: they are taken back, and said anew."""
    done = await page.do(
        "correct_timesheet",
        needed("day", _("Choose one day or more.")),
        timesheetId=timesheet_id,
        lineIds=list(page.form.all("day")),
    )
    if done.problems:
        return await _shown(page, timesheet_id, correcting=page.form.wrong(*done.problems))
    return page.go(f"/worker/timesheets/{done.made['id']}?done=correcting")


def _worked(session: datetime, since: time | None, until: time | None) -> dict[str, str]:
    """The moments of a day's clock times; an end that is not later is the next day's."""
    assert since is not None
    assert until is not None
    day = session.astimezone(LONDON).date()
    last = day + timedelta(days=since >= until)
    return {
        "workedFrom": moment(day, since).isoformat(),
        "workedUntil": moment(last, until).isoformat(),
    }


async def _listed(page: Page, opening: Form) -> Response:
    worker = membership(found := await page.ask("my_home"))
    sheets = nodes((await page.ask("timesheets", last=LISTED))["timesheets"])[::-1]
    hers = [each for each in sheets if _is_hers(each["placement"], worker)]
    placements = nodes(found["placements"])
    return page.show(
        "worker/timesheets.html",
        waiting=[each for each in hers if each["state"] in {"DRAFT", "QUERIED"}],
        others=[each for each in hers if each["state"] not in {"DRAFT", "QUERIED"}],
        titles={each["id"]: _title(each) for each in placements},
        unopened=[each for each in placements if _has_no_week(each, hers, worker)],
        states=STATES,
        colours=COLOURS,
        opening=opening,
    )


def _has_no_week(placement: Data, sheets: list[Data], worker: Data) -> bool:
    """Whether she is at work there, and this week has no timesheet yet."""
    if placement["state"] not in AT_WORK or not _is_hers(placement, worker):
        return False
    today = day_of(clock.now())
    monday = today - timedelta(days=today.weekday())
    return all(
        each["placement"]["id"] != placement["id"] or date.fromisoformat(each["week"]) != monday
        for each in sheets
    )


def _title(placement: Data) -> str:
    work = placement["coverRequest"]
    host: str = placement["hostCouncil"]["name"]
    return f"{host}, {work['team']['name']}" if work else host


def _is_hers(placement: Data | None, worker: Data) -> bool:
    return bool(placement and placement["worker"] and placement["worker"]["id"] == worker["id"])


async def _shown(
    page: Page,
    timesheet_id: str,
    line: Form | None = None,
    handing_in: Form | None = None,
    correcting: Form | None = None,
) -> Response:
    sheet = await page.one("my_timesheet", timesheet_id)
    worker = membership(await page.ask("my_home"))
    if not _is_hers(sheet["placement"], worker):
        raise NotHere
    return page.show(
        "worker/timesheet.html",
        sheet=sheet,
        hers=sheet["state"] in {"DRAFT", "QUERIED"},
        states=STATES,
        colours=COLOURS,
        absences=ABSENCES,
        line=line or Form(),
        handing_in=handing_in or Form(),
        correcting=correcting or Form(),
    )
