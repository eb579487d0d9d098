"""Her placements: the list, and one with all that she needs to know before she goes."""

from collections.abc import Mapping

from fastapi import APIRouter, Response

from staffbank.web.desk import Data
from staffbank.web.form import Form, needed
from staffbank.web.page import Asked, NotHere, Page, Sent, nodes
from staffbank.web.words import _
from staffbank.web.worker.herself import membership, mileage

router = APIRouter(prefix="/worker/placements")

STATES: Mapping[str, str] = {
    "AGREEMENT_PENDING": _("Agreement on its way"),
    "READY": _("Ready to start"),
    "ACTIVE": _("Under way"),
    "PAUSED": _("Paused"),
    "SUSPENDED": _("Suspended"),
    "ENDING": _("Coming to its end"),
    "COMPLETED": _("Completed"),
    "ENDED_EARLY": _("Ended early"),
    "WITHDRAWN": _("Withdrawn"),
}
COLOURS: Mapping[str, str] = {
    "AGREEMENT_PENDING": "yellow",
    "READY": "green",
    "ACTIVE": "blue",
    "SUSPENDED": "red",
    "PAUSED": "yellow",
}
OVER = {"COMPLETED", "ENDED_EARLY", "WITHDRAWN"}
SIGNED: Mapping[str, str] = {
    "PENDING": _("To be signed"),
    "SIGNED": _("Signed by both councils"),
    "REFUSED": _("Refused"),
}


@router.get("")
async def placements(page: Asked) -> Response:
    """Those to come and under way, the next one first; then those that are over."""
    worker = membership(found := await page.ask("my_home"))
    hers = [each for each in nodes(found["placements"]) if _is_hers(each, worker)]
    hers.sort(key=lambda each: str(each["startsAt"]))
    return page.show(
        "worker/placements.html",
        coming=[each for each in hers if each["state"] not in OVER],
        over=[each for each in reversed(hers) if each["state"] in OVER],
        states=STATES,
        colours=COLOURS,
    )


@router.get("/{placement_id}")
async def placement(placement_id: str, page: Asked) -> Response:
    """One placement."""
    return await _shown(page, placement_id)


@router.post("/{placement_id}/acknowledge")
async def acknowledge(placement_id: str, page: Sent) -> Response:
    """She has read her schedule."""
    done = await page.do(
        "acknowledge_agreement",
        needed("read", _("Tick that you have read it.")),
        agreementId=page.form.text("agreementId"),
        digest=page.form.text("digest"),
    )
    if done.problems:
        return await _shown(page, placement_id, reading=page.form.wrong(*done.problems))
    return page.go(f"/worker/placements/{placement_id}?done=acknowledged")


@router.post("/{placement_id}/longer")
async def stay_longer(placement_id: str, page: Sent) -> Response:
    """She agrees to an extension, or does not."""
    form, extension = page.form, page.form.text("extensionId")
    if form.text("answer") == "no":
        done = await page.do(
            "decline_extension",
            needed("comments", _("Write why; the others read it.")),
            extensionId=extension,
            reason=form.text("comments"),
        )
    else:
        done = await page.do(
            "agree_extension",
            needed("answer", _("Choose yes or no.")),
            needed("comments", _("Write what you think of it, or 'none'.")),
            extensionId=extension,
            comments=form.text("comments"),
        )
    if done.problems:
        return await _shown(page, placement_id, longer=form.wrong(*done.problems))
    return page.go(f"/worker/placements/{placement_id}?done=answered")


@router.post("/{placement_id}/feedback")
async def give_feedback(placement_id: str, page: Sent) -> Response:
    """It is over, and she says how it was."""
    done = await page.do(
        "give_account",
        needed("text", _("Write how it was.")),
        placementId=placement_id,
        text=page.form.text("text"),
    )
    if done.problems:
        return await _shown(page, placement_id, telling=page.form.wrong(*done.problems))
    return page.go(f"/worker/placements/{placement_id}?done=told")


async def _shown(
    page: Page,
    placement_id: str,
    reading: Form | None = None,
    longer: Form | None = None,
    telling: Form | None = None,
) -> Response:
    found = await page.one("my_placement", placement_id)
    worker = membership(await page.ask("my_home"))
    if not _is_hers(found, worker):
        raise NotHere
    agreements = nodes((await page.ask("agreements", last=50))["agreements"])
    extensions = nodes((await page.ask("extensions_of_mine", last=50))["extensions"])
    return page.show(
        "worker/placement.html",
        placement=found,
        mileage=await mileage(page, found["sessions"]),
        agreement=next((each for each in agreements if _is_of(each, placement_id)), None),
        asked=next(
            (each for each in extensions if _is_of(each, placement_id) and _is_asked(each)),
            None,
        ),
        states=STATES,
        colours=COLOURS,
        signed=SIGNED,
        reading=reading or Form(),
        longer=longer or Form(),
        telling=telling or Form(),
    )


def _is_hers(placement: Data, worker: Data) -> bool:
    return bool(placement["worker"] and placement["worker"]["id"] == worker["id"])


def _is_of(thing: Data, placement_id: str) -> bool:
    return bool(thing["placement"] and thing["placement"]["id"] == placement_id)


def _is_asked(extension: Data) -> bool:
    return extension["state"] == "REQUESTED" and "WORKER" not in extension["agreed"]
