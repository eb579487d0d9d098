"""Who is placed where and when, on a line of time and as a table."""

from collections.abc import Mapping
from datetime import datetime

from fastapi import APIRouter, Response

from staffbank import clock
from staffbank.domain.london import day_of
from staffbank.web.coordinator.timeline import Span, timeline
from staffbank.web.desk import Data
from staffbank.web.page import Asked, nodes, older
from staffbank.web.words import _

router = APIRouter(prefix="/coordinator/placements")
EACH = 25
STATES: Mapping[str, str] = {
    "AGREEMENT_PENDING": _("To be signed"),
    "READY": _("Ready to begin"),
    "ACTIVE": _("At work"),
    "PAUSED": _("Paused"),
    "SUSPENDED": _("Suspended"),
    "ENDING": _("At work, ends early"),
    "COMPLETED": _("Completed"),
    "ENDED_EARLY": _("Ended early"),
    "WITHDRAWN": _("Withdrawn"),
}
COLOURS: Mapping[str, str] = {
    "ACTIVE": "green",
    "ENDING": "yellow",
    "PAUSED": "orange",
    "SUSPENDED": "red",
    "COMPLETED": "grey",
    "ENDED_EARLY": "grey",
    "WITHDRAWN": "grey",
}
# How a bar is drawn, and how the picture's key calls it.
KINDS: Mapping[str, str] = {
    "coming": _("To begin"),
    "now": _("At work"),
    "stopped": _("Paused or suspended"),
    "over": _("Over"),
}
KIND_OF: Mapping[str, str] = {
    "AGREEMENT_PENDING": "coming",
    "READY": "coming",
    "ACTIVE": "now",
    "ENDING": "now",
    "PAUSED": "stopped",
    "SUSPENDED": "stopped",
    "COMPLETED": "over",
    "ENDED_EARLY": "over",
}


@router.get("")
async def placements(page: Asked, before: str | None = None) -> Response:
    """The newest of them, by when they begin; those withdrawn have no bar."""
    found = (await page.ask("placements_on_board", last=EACH, before=before))["placements"]
    listed = sorted(map(_dated, nodes(found)), key=lambda each: each["starts"])
    spans = [_span(each) for each in listed if each["state"] in KIND_OF]
    return page.show(
        "coordinator/placements.html",
        placements=listed,
        count=found["totalCount"],
        picture=timeline(spans, now=clock.now()),
        kinds={kind: name for kind, name in KINDS.items() if kind in {s.kind for s in spans}},
        states=STATES,
        colours=COLOURS,
        older=older(found),
    )


def _dated(placement: Data) -> Data:
    """With its moments, and its first and last day as they are in London."""
    starts, ends = (datetime.fromisoformat(placement[each]) for each in ("startsAt", "endsAt"))
    days = {"since": day_of(starts), "until": day_of(ends)}
    return {**placement, "starts": starts, "ends": ends, **days}


def _span(placement: Data) -> Span:
    who = placement["worker"]["name"] if placement["worker"] else _("Somebody")
    return Span(
        f"{who}, {placement['hostCouncil']['name']}",
        KIND_OF[placement["state"]],
        placement["starts"],
        placement["ends"],
    )
