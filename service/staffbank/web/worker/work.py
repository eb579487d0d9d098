"""Open work of other councils: what fits her, and why the rest does not."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from staffbank.web.form import Form
from staffbank.web.page import Asked, Page, Sent
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
    return await _shown(page, Form())


@router.post("/{request_id}/interest")
async def interest(request_id: str, page: Sent) -> Response:
    """She would like it, or no longer."""
    would_like = page.form.text("interested") == "yes"
    done = await page.do("express_interest", requestId=request_id, interested=would_like)
    if done.problems:
        return await _shown(page, page.form.wrong(*done.problems))
    return page.go(f"/worker/work?done={'noted' if would_like else 'withdrawn'}")


async def _shown(page: Page, form: Form) -> Response:
    found = await page.ask("open_work")
    membership(found)
    listed = found["me"]["openWork"]
    return page.show(
        "worker/work.html",
        fitting=[each for each in listed if not each["whyNot"]],
        others=[each for each in listed if each["whyNot"]],
        cases=CASES,
        form=form,
    )
