"""Her placements in her own calendar: an address, and an end of it."""

from fastapi import APIRouter, Response

from staffbank.web.form import Form
from staffbank.web.page import Asked, Page, Sent
from staffbank.web.worker.herself import membership

router = APIRouter(prefix="/worker/calendar")


@router.get("")
async def calendar(page: Asked) -> Response:
    """Whether there is an address, and what it shows."""
    return await _shown(page, Form(), "")


@router.post("")
async def make(page: Sent) -> Response:
    """A new address, shown this once; sent again, the same form says so."""
    done = await page.do("share_calendar", shared=True)
    if done.problems:
        return await _shown(page, page.form.wrong(*done.problems), "")
    return await _shown(page, Form(), f"{page.site.settings.public_url}{done.made['path']}")


@router.post("/end")
async def end(page: Sent) -> Response:
    """The address answers no more."""
    done = await page.do("share_calendar", shared=False)
    if done.problems:
        return await _shown(page, page.form.wrong(*done.problems), "")
    return page.go("/worker/calendar?done=ended")


async def _shown(page: Page, form: Form, address: str) -> Response:
    found = await page.ask("my_calendar")
    membership(found)
    return page.show(
        "worker/calendar.html",
        since=found["me"]["calendarSharedSince"],
        address=address,
        form=form,
        ending=Form(),
    )
