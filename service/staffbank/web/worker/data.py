"""Her data: all of it to take away, how a match was made, and her right to contest it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Response

from staffbank import clock
from staffbank.domain.law.subject_access import answer_due
from staffbank.domain.london import day_of, spoken_moment
from staffbank.web.desk import Data
from staffbank.web.page import Asked, NotHere, Page, nodes
from staffbank.web.words import _
from staffbank.web.worker.herself import membership

router = APIRouter(prefix="/worker/data")

MANY = 100
POINTS: Mapping[str, str] = {
    "FAMILIAR_TEAM": _("You know the team"),
    "FAMILIAR_HOST": _("You know the council"),
    "PREFERRED_HOST": _("It is a council that you would like"),
    "WISHES": _("You have skills that the team would like"),
    "TRAVEL": _("The way there"),
    "COST": _("What it costs the councils"),
    "NEXT_BLOCK": _("You stay for several blocks of shared work in a row"),
    "NAMED": _("The council that asks has said that it would like you"),
}
OUTCOMES: Mapping[str, str] = {
    "ALLOWED": _("Kept"),
    "REFUSED": _("Not kept"),
    "NEEDS_CONSENT": _("Needs consent"),
    "WARNED": _("To be watched"),
}


@router.get("")
async def data(page: Asked) -> Response:
    """What is kept of her, and what she may ask."""
    membership(await page.ask("my_record"))
    today = day_of(clock.now())
    return page.show("worker/data.html", answer_by=answer_due(today))


@router.get("/all.json")
async def as_json(page: Asked) -> Response:
    """Everything as a file for programs."""
    text = json.dumps(await _everything(page), ensure_ascii=False, indent=2)
    return _file(text, "application/json", "my-data.json")


@router.get("/all.html")
async def as_html(page: Asked) -> Response:
    """Everything as a file for people, which needs nothing else to be read."""
    shown = page.show("worker/all_data.html", everything=await _everything(page))
    return _file(bytes(shown.body).decode(), "text/html; charset=utf-8", "my-data.html")


@router.get("/matches/{offer_id}")
async def match(offer_id: str, page: Asked) -> Response:
    """How the match behind one of her offers was made."""
    worker = membership(await page.ask("my_record"))
    offer = await page.one("offer_match", offer_id)
    if not offer["worker"] or offer["worker"]["id"] != worker["id"]:
        raise NotHere
    return page.show("worker/match.html", offer=offer, points=POINTS, outcomes=OUTCOMES)


async def _everything(page: Page) -> Mapping[str, Any]:
    """All that the bank keeps of her and shows to her."""
    record = (await page.ask("my_record"))["me"]
    key = membership({"me": record})["id"]

    def offered_to_her(each: Data) -> bool:
        return bool(each["worker"] and each["worker"]["id"] == key)

    def of_her_placement(each: Data) -> bool:
        return bool(each["placement"] and offered_to_her(each["placement"]))

    return {
        "made": spoken_moment(clock.now()),
        "you": record,
        "offers": await _all(page, "my_offers", "offers", offered_to_her),
        "placements": await _all(page, "my_placements", "placements", offered_to_her),
        "agreements": await _all(page, "my_agreements", "agreements", of_her_placement),
        "extensions": await _all(page, "my_extensions", "extensions", of_her_placement),
        "timesheets": await _all(page, "my_timesheets", "timesheets", of_her_placement),
        "notifications": await _all(page, "my_notifications", "notifications", bool),
    }


async def _all(
    page: Page, operation: str, name: str, is_hers: Callable[[Data], bool]
) -> list[Data]:
    """The whole of a list, page by page."""
    found: list[Data] = []
    after = None
    while True:
        listed = (await page.ask(operation, first=MANY, after=after))[name]
        found += [each for each in nodes(listed) if is_hers(each)]
        if not listed["pageInfo"]["hasNextPage"]:
            return found
        after = listed["pageInfo"]["endCursor"]


def _file(text: str, media_type: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type=media_type, headers=headers)
