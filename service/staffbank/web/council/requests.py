"""What the council has asked for: the list, and one of them."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from staffbank.web.desk import Data
from staffbank.web.page import Asked, Page, nodes
from staffbank.web.words import _

router = APIRouter(prefix="/council/requests")

STATES: Mapping[str, str] = {
    "DRAFT": _("Draft"),
    "SUBMITTED": _("Waiting for budget approval"),
    "OPEN": _("Open"),
    "CLOSED": _("Closed"),
    "REJECTED": _("Not approved"),
    "WITHDRAWN": _("Withdrawn"),
}
COLOURS: Mapping[str, str] = {
    "DRAFT": "grey",
    "SUBMITTED": "yellow",
    "CLOSED": "grey",
    "REJECTED": "red",
    "WITHDRAWN": "grey",
}
STAGES: Mapping[str, str] = {
    "OWN_COUNCIL": _("The council's own people"),
    "NEIGHBOURS": _("Members of neighbouring councils"),
    "REGION": _("Every member of the bank"),
    "AGENCY": _("Agencies too"),
}


@router.get("")
async def requests(page: Asked) -> Response:
    """The requests of each of her councils, the newest first."""
    councils = [
        {"name": name, "requests": await _of_council(page, council_id)}
        for council_id, name in (await _councils(page)).items()
    ]
    return page.show("council/requests.html", councils=councils, states=STATES, colours=COLOURS)


@router.get("/{request_id}")
async def request(request_id: str, page: Asked) -> Response:
    """One request of hers."""
    found = await page.one("cover_request", request_id)
    return page.show(
        "council/request.html", request=found, states=STATES, colours=COLOURS, stages=STAGES
    )


async def _councils(page: Page) -> Mapping[str, str]:
    """The names of the councils that she acts for, by their ids."""
    roles = (await page.ask("me"))["me"]["roles"]
    councils = (role["council"] for role in roles if role["council"])
    return {council["id"]: council["name"] for council in councils}


async def _of_council(page: Page, council_id: str) -> list[Data]:
    found = await page.ask("cover_requests", last=50, filter={"councilId": council_id})
    return nodes(found["coverRequests"])[::-1]
