"""Timesheets that the host approves."""

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.web.council import words
from staffbank.web.council.office import Office
from staffbank.web.council.step import Step, Thing, with_steps
from staffbank.web.council.typed import Field
from staffbank.web.page import LISTED, Asked, nodes, older
from staffbank.web.words import _

PATH = "/council/timesheets"
router = APIRouter(prefix=PATH)
TIMESHEET = "timesheetId"
DECISIONS = frozenset({"approve", "authorise"})

STEPS = (
    Step(
        "approve",
        "approve_timesheet",
        Deed.APPROVE_TIMESHEET,
        _("Approve"),
        _("You approved this timesheet."),
        TIMESHEET,
        frozenset({"SUBMITTED"}),
        main=True,
    ),
    Step(
        "authorise",
        "authorise_timesheet",
        Deed.AUTHORISE_TIMESHEET,
        _("Authorise"),
        _("You authorised this timesheet."),
        TIMESHEET,
        frozenset({"APPROVED"}),
        when=lambda found: bool(found["twoSteps"]),
        main=True,
    ),
    Step(
        "query",
        "query_timesheet",
        Deed.QUERY_TIMESHEET,
        _("Send back with a question"),
        _("The worker has your question."),
        TIMESHEET,
        frozenset({"SUBMITTED", "APPROVED"}),
        fields=(
            Field(
                "query",
                _("What do you want to know?"),
                hint=_("The worker reads it, and hands the timesheet in again."),
                missing=_("Write what you want to know."),
            ),
        ),
    ),
)
TIMESHEETS = Thing(
    PATH,
    "timesheet_at_desk",
    lambda found: words.who_and_what(found["placement"]),
    lambda found: words.sides(found["placement"]),
    STEPS,
)


@router.get("")
async def timesheets(page: Asked, before: str | None = None) -> Response:
    """Those that wait for her, then the others; the newest first."""
    office = await Office.of(page)
    listed = (await page.ask("timesheets_at_desk", last=LISTED, before=before))["timesheets"]
    found = nodes(listed)[::-1]
    waiting = [each for each in found if TIMESHEETS.waits_for(office, each, DECISIONS)]
    others = [each for each in found if each not in waiting]
    return page.show(
        "council/timesheets.html",
        waiting=waiting,
        others=others,
        older=older(listed),
        say=words,
    )


@router.get("/{timesheet_id}")
async def timesheet(timesheet_id: str, page: Asked) -> Response:
    """One week, session by session."""
    found = await page.one(TIMESHEETS.operation, timesheet_id)
    facts = await TIMESHEETS.facts(page, found)
    return page.show("council/timesheet.html", timesheet=found, say=words, **facts)


with_steps(router, TIMESHEETS)
