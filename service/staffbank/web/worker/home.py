"""Where she begins: what waits for her, and where she goes next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from fastapi import APIRouter, Response

from staffbank import clock
from staffbank.domain.london import day_of
from staffbank.web.desk import Data
from staffbank.web.page import Asked, nodes
from staffbank.web.words import Said, _, day, moment, stretch
from staffbank.web.worker.expiring import Expiring, expiring

router = APIRouter(prefix="/worker/home")

SOON = timedelta(days=60)
TO_COME = {"AGREEMENT_PENDING", "READY", "ACTIVE", "PAUSED", "SUSPENDED", "ENDING"}
HERS_TO_FILL_IN: Mapping[str, str] = {
    "DRAFT": _("Check it and hand it in"),
    "QUERIED": _("The council has a question about it"),
}


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for her: where it is done, what it is, and a line about it."""

    path: str
    text: str
    about: str


@router.get("")
async def home(page: Asked) -> Response:
    """What waits for her, the most pressing first; her next placement; checks that run out."""
    found = await page.ask("my_home")
    worker = found["me"]["worker"]
    if worker is None:
        return page.show("worker/not_yet.html")
    placements = [each for each in nodes(found["placements"]) if _is_hers(each, worker)]
    coming = [each for each in placements if each["state"] in TO_COME]
    return page.show(
        "worker/home.html",
        name=worker["name"],
        waiting=(*_offered(found), *_to_read(found), *_longer(found), *_weeks(found)),
        next_placement=min(coming, key=lambda each: str(each["startsAt"]), default=None),
        expiring=_soon(worker["checks"], day_of(clock.now())),
        unread=sum(each["readAt"] is None for each in nodes(found["notifications"])),
    )


def _is_hers(placement: Data, worker: Data) -> bool:
    return bool(placement["worker"] and placement["worker"]["id"] == worker["id"])


def _offered(found: Data) -> Iterator[Waiting]:
    for offer in nodes(found["offers"]):
        if offer["state"] == "OFFERED":
            work = offer["coverRequest"]
            title = work["title"] if work else Said(_("Work that is no longer open"))
            until = moment(offer["answerBy"])
            about = Said(
                _("%(council)s: %(work)s. Answer by %(when)s."),
                council=offer["hostCouncil"]["name"],
                work=title,
                when=until,
            )
            yield Waiting(f"/worker/offers/{offer['id']}", _("Answer an offer"), about)


def _to_read(found: Data) -> Iterator[Waiting]:
    for agreement in nodes(found["agreements"]):
        hers = agreement["placement"]
        unread = agreement["digest"] and agreement["acknowledgedAt"] is None
        if agreement["state"] == "PENDING" and unread and hers:
            path = f"/worker/placements/{hers['id']}"
            about = _("You cannot start before you have said that you read it.")
            yield Waiting(path, _("Read your schedule"), about)


def _longer(found: Data) -> Iterator[Waiting]:
    for more in nodes(found["extensions"]):
        asked = more["state"] == "REQUESTED" and "WORKER" not in more["agreed"]
        if asked and more["placement"]:
            path = f"/worker/placements/{more['placement']['id']}"
            about = stretch(more["startsAt"], more["endsAt"])
            yield Waiting(path, _("Say whether you stay for longer"), about)


def _weeks(found: Data) -> Iterator[Waiting]:
    for sheet in nodes(found["timesheets"]):
        if sheet["state"] in HERS_TO_FILL_IN:
            text = Said(_("Timesheet for the week of %(monday)s"), monday=day(sheet["week"]))
            about = sheet["query"] or HERS_TO_FILL_IN[sheet["state"]]
            yield Waiting(f"/worker/timesheets/{sheet['id']}", text, about)


def _soon(checks: Sequence[Data], today: date) -> list[Expiring]:
    return [each for each in expiring(checks, today) if each.last_day <= today + SOON]
