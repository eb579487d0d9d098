"""Open work of other councils: what fits her, and why the rest does not."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from staffbank.web.page import Asked
from staffbank.web.words import _
from staffbank.web.worker.herself import membership

router = APIRouter(prefix="/worker/work")

CASES: Mapping[str, str] = {
    "TASK": _("You hold no cases of your own"),
    "CASE_HOLDING": _("You hold cases"),
}


@router.get("")
async def work(page: Asked) -> Response:
    """What fits first; then the rest, each with what keeps her from it."""
    found = await page.ask("open_work")
    membership(found)
    listed = found["me"]["openWork"]
    return page.show(
        "worker/work.html",
        fitting=[each for each in listed if not each["whyNot"]],
        others=[each for each in listed if each["whyNot"]],
        cases=CASES,
    )
