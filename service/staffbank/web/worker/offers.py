"""Her offers: the list, one of them, and her answer."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from staffbank.web.form import Form, needed
from staffbank.web.page import LISTED, Asked, Page, Sent, nodes, older
from staffbank.web.words import _
from staffbank.web.worker.herself import mileage

router = APIRouter(prefix="/worker/offers")

STATES: Mapping[str, str] = {
    "OFFERED": _("Waiting for your answer"),
    "ACCEPTED": _("You accepted"),
    "RELEASED": _("Your employer released you"),
    "CONFIRMED": _("Confirmed"),
    "DECLINED": _("You declined"),
    "REFUSED": _("Not released"),
    "REJECTED": _("Not taken up"),
    "WITHDRAWN": _("Taken back"),
    "EXPIRED": _("Not answered in time"),
}
REASONS: Mapping[str, str] = {
    "DATES": _("The dates do not suit me"),
    "TRAVEL": _("It is too far to travel"),
    "KIND_OF_WORK": _("It is not the kind of work I want"),
    "HOME_WORKLOAD": _("I have too much to do in my own post"),
    "PERSONAL": _("A personal reason"),
    "OTHER": _("Something else"),
}


@router.get("")
async def offers(page: Asked, before: str | None = None) -> Response:
    """What waits for her answer, then all the rest, the newest first."""
    listed = (await page.ask("offers", last=LISTED, before=before))["offers"]
    found = nodes(listed)[::-1]
    waiting = [offer for offer in found if offer["state"] == "OFFERED"]
    others = [offer for offer in found if offer["state"] != "OFFERED"]
    return page.show(
        "worker/offers.html",
        waiting=waiting,
        others=others,
        older=older(listed),
        states=STATES,
    )


@router.get("/{offer_id}")
async def offer(offer_id: str, page: Asked) -> Response:
    """One offer, with the two answers where it waits for one."""
    return await _shown(page, offer_id)


@router.post("/{offer_id}/accept")
async def accept(offer_id: str, page: Sent) -> Response:
    """She says yes, and what she thinks of working elsewhere."""
    done = await page.do(
        "accept_offer",
        needed("comments", _("Write what you think of it, or 'none'.")),
        offerId=offer_id,
        comments=page.form.text("comments"),
    )
    if done.problems:
        return await _shown(page, offer_id, accepting=page.form.wrong(*done.problems))
    return page.go(f"/worker/offers/{offer_id}?done=accepted")


@router.post("/{offer_id}/decline")
async def decline(offer_id: str, page: Sent) -> Response:
    """She says no, and why."""
    done = await page.do(
        "decline_offer",
        needed("reason", _("Choose why you decline.")),
        offerId=offer_id,
        reason=page.form.text("reason"),
    )
    if done.problems:
        return await _shown(page, offer_id, declining=page.form.wrong(*done.problems))
    return page.go(f"/worker/offers/{offer_id}?done=declined")


@router.post("/{offer_id}/withdraw")
async def withdraw(offer_id: str, page: Sent) -> Response:
    """She has said yes, and takes it back before she is confirmed."""
    done = await page.do(
        "withdraw_offer",
        needed("because", _("Write why; your employer and the council read it.")),
        offerId=offer_id,
        reason=page.form.text("because"),
    )
    if done.problems:
        return await _shown(page, offer_id, withdrawing=page.form.wrong(*done.problems))
    return page.go(f"/worker/offers/{offer_id}?done=withdrawn")


async def _shown(
    page: Page,
    offer_id: str,
    accepting: Form | None = None,
    declining: Form | None = None,
    withdrawing: Form | None = None,
) -> Response:
    found = await page.one("offer", offer_id)
    return page.show(
        "worker/offer.html",
        offer=found,
        mileage=await mileage(page, found["sessions"]),
        states=STATES,
        reasons=REASONS,
        accepting=accepting or Form(),
        declining=declining or Form(),
        withdrawing=withdrawing or Form(),
    )
