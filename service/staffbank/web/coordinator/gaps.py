"""One place that a run could not fill: what keeps people from it, and who comes nearest."""

from fastapi import APIRouter, Response

from staffbank.web.coordinator.match_words import SPOKEN
from staffbank.web.coordinator.runs import decides
from staffbank.web.form import Form, needed
from staffbank.web.page import Asked, Page, Sent
from staffbank.web.words import _

router = APIRouter(prefix="/coordinator/runs/{run_id}/gaps/{gap_id}")


@router.get("")
async def gap(run_id: str, gap_id: str, page: Asked) -> Response:
    """Why it is open."""
    return await _shown(page, run_id, gap_id)


@router.post("/no-match")
async def no_match(run_id: str, gap_id: str, page: Sent) -> Response:
    """Say that nobody fits, and why; the council that asks hears of it."""
    done = await page.do(
        "say_no_match",
        needed("reason", _("Write why nobody fits.")),
        unfilledId=gap_id,
        reason=page.form.text("reason"),
    )
    if done.problems:
        return await _shown(page, run_id, gap_id, page.form.wrong(*done.problems))
    return page.go(f"/coordinator/runs/{run_id}/gaps/{gap_id}?done=said")


async def _shown(page: Page, run_id: str, gap_id: str, form: Form | None = None) -> Response:
    return page.show(
        "coordinator/gap.html",
        gap=await page.one("open_slot", gap_id),
        run_path=f"/coordinator/runs/{run_id}",
        spoken=SPOKEN,
        may=decides(page.who),
        form=form or Form(),
    )
