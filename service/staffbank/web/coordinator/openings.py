"""What is open: steps that wait for somebody, and requests by whom they are put to."""

from collections.abc import Mapping
from datetime import datetime

from fastapi import APIRouter, Response

from staffbank import clock
from staffbank.web.coordinator.overdue import overdue
from staffbank.web.desk import Data
from staffbank.web.page import Asked, nodes
from staffbank.web.words import _

router = APIRouter(prefix="/coordinator/open")
STAGES: Mapping[str, str] = {
    "OWN_COUNCIL": _("Put to the council’s own people"),  # noqa: RUF001 as it is written
    "NEIGHBOURS": _("Put to members of neighbouring councils"),
    "REGION": _("Put to every member of the bank"),
    "AGENCY": _("Put to agencies too"),
}


@router.get("")
async def openings(page: Asked) -> Response:
    """What waits, the most overdue first; then the open requests, the widest stage last."""
    found = (await page.ask("open_requests", first=100))["coverRequests"]
    requests = nodes(found)
    return page.show(
        "coordinator/open.html",
        overdue=await overdue(page),
        answers=await _waiting(page, "OFFERED", "answerBy"),
        releases=await _waiting(page, "ACCEPTED", "releaseDue"),
        stages={
            name: [each for each in requests if each["stage"] == stage]
            for stage, name in STAGES.items()
        },
        count=found["totalCount"],
        listed=len(requests),
    )


async def _waiting(page: Asked, state: str, by: str) -> list[Data]:
    """Offers in this state, each with when its next step is due and whether that is past."""
    offers = nodes((await page.ask("offers", first=100, filter={"state": state}))["offers"])
    now = clock.now()
    waiting: list[Data] = [
        {**offer, "due": offer[by], "late": datetime.fromisoformat(offer[by]) <= now}
        for offer in offers
    ]
    return sorted(waiting, key=lambda each: datetime.fromisoformat(each["due"]))
