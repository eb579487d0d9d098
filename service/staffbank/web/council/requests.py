"""What the council has asked for: the list, one of them, and what is done with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council import words
from staffbank.web.council.office import Office
from staffbank.web.council.request_told import told
from staffbank.web.council.step import Step, Thing, with_steps
from staffbank.web.council.typed import Field
from staffbank.web.desk import Data
from staffbank.web.page import LISTED, Asked, Page, nodes, older
from staffbank.web.words import _

PATH = "/council/requests"
router = APIRouter(prefix=PATH)
LIVE = frozenset({"OFFERED", "ACCEPTED", "RELEASED", "CONFIRMED"})
REQUEST = "requestId"
DRAFT, SUBMITTED, OPEN = (frozenset({state}) for state in ("DRAFT", "SUBMITTED", "OPEN"))
STAGES = {key: text for key, text in words.STAGES.items() if key != "AGENCY"}
OUTCOMES = {key: words.OUTCOMES[key] for key in ("NOT_FILLED", "FILLED_BY_OWN")}

STEPS = (
    Step(
        "submit",
        "submit_cover_request",
        Deed.SUBMIT_REQUEST,
        _("Send for budget approval"),
        _("The budget holder is asked to approve this request."),
        REQUEST,
        DRAFT,
        main=True,
    ),
    Step(
        "approve",
        "approve_cover_request",
        Deed.APPROVE_REQUEST,
        _("Approve"),
        _("You approved this request. It is open now."),
        REQUEST,
        SUBMITTED,
        about=_("After two working days a request is put to more people by itself."),
        fields=(
            Field(
                "stage",
                _("Who is to be asked first?"),
                "choice",
                missing=_("Choose who is to be asked first."),
                options=STAGES,
                initial="REGION",
            ),
        ),
        main=True,
    ),
    Step(
        "return",
        "return_cover_request",
        Deed.RETURN_REQUEST,
        _("Return with a question"),
        _("The requester has your question."),
        REQUEST,
        SUBMITTED,
        fields=(
            Field(
                "question",
                _("What do you want to know?"),
                hint=_("The requester reads it."),
                missing=_("Write what you want to know."),
            ),
        ),
    ),
    Step(
        "reject",
        "reject_cover_request",
        Deed.REJECT_REQUEST,
        _("Do not approve"),
        _("You did not approve this request. The requester reads why."),
        REQUEST,
        SUBMITTED,
        fields=(
            Field(
                "reason",
                _("Why do you not approve it?"),
                hint=_("The requester reads it."),
                missing=_("Write why you do not approve it."),
            ),
        ),
        grave=True,
    ),
    Step(
        "widen",
        "widen_cover_request",
        Deed.WIDEN_REQUEST,
        _("Ask more people now"),
        _("The request is put to more people."),
        REQUEST,
        OPEN,
        when=lambda found: found["stage"] in {"OWN_COUNCIL", "NEIGHBOURS"},
        repeats=True,
    ),
    Step(
        "agencies",
        "release_to_agency",
        Deed.RELEASE_TO_AGENCY,
        _("Let agencies be asked"),
        _("Agencies may be asked now. A member of the bank may still be offered it."),
        REQUEST,
        OPEN,
        fields=(
            Field(
                "reason",
                _("Why can the bank not fill it?"),
                hint=_("The region reads it."),
                missing=_("Write why the bank cannot fill it."),
            ),
        ),
        when=lambda found: found["stage"] == "REGION",
    ),
    Step(
        "close",
        "close_cover_request",
        Deed.CLOSE_REQUEST,
        _("Close"),
        _("This request is closed."),
        REQUEST,
        OPEN,
        about=_("Offers that nobody has confirmed yet are taken back. Placements stay."),
        fields=(
            Field(
                "outcome",
                _("What became of it?"),
                "choice",
                missing=_("Choose what became of it."),
                options=OUTCOMES,
            ),
        ),
        grave=True,
    ),
    Step(
        "withdraw",
        "withdraw_cover_request",
        Deed.WITHDRAW_REQUEST,
        _("Withdraw"),
        _("This request is withdrawn."),
        REQUEST,
        DRAFT | SUBMITTED | OPEN,
        about=_("Offers that nobody has confirmed yet are taken back. Placements stay."),
        fields=(
            Field(
                "reason",
                _("Why is it no longer asked for?"),
                missing=_("Write why it is no longer asked for."),
            ),
        ),
        grave=True,
    ),
)
REQUESTS = Thing(
    PATH,
    "cover_request",
    lambda found: str(found["title"]),
    lambda found: {Side.HOST: found["council"]["id"]},
    STEPS,
)


@router.get("")
async def requests(page: Asked, of: str = "", before: str | None = None) -> Response:
    """The requests of each of her councils, the newest first; or older ones `of` one."""
    office = await Office.of(page)
    councils = [
        {"id": council_id, "name": name} | await _of_council(page, council_id, before)
        for council_id, name in office.councils.items()
        if council_id == of or not of
    ]
    asks = bool(office.where(Deed.OPEN_REQUEST))
    many = asks and bool(office.where(Deed.BRING_BATCH))
    return page.show(
        "council/requests.html", councils=councils, asks=asks, many=many, say=words
    )


async def request(request_id: str, page: Asked) -> Response:
    """One request of hers, and how it stands."""
    found = await page.one(REQUESTS.operation, request_id)
    progress = await page.ask("request_progress", id=request_id)
    offers, unfilled = nodes(progress["offers"]), nodes(progress["unfilled"])
    facts = await REQUESTS.facts(page, found)
    office, council = facts["office"], found["council"]["id"]
    amends = office.may(Deed.AMEND_REQUEST, council)
    return page.show(
        "council/request.html",
        request=found,
        slots=slots_of(found["headcount"], offers, unfilled),
        past=[each for each in offers if each["state"] not in LIVE],
        amends=amends and found["state"] in {"DRAFT", "SUBMITTED", "OPEN"},
        repeats=office.may(Deed.OPEN_REQUEST, council),
        asked=request_told(page),
        live=found["state"] == "OPEN",
        say=words,
        **facts,
    )


def slots_of(
    headcount: int, offers: Sequence[Data], unfilled: Sequence[Data]
) -> list[Mapping[str, Any]]:
    """Each place on a request: who is offered it, or else what the last run has found."""
    offered = {each["slot"]["number"]: each for each in offers if each["state"] in LIVE}
    left = {each["slot"]["number"]: each for each in unfilled}
    return [
        {
            "number": number,
            "offer": offered.get(number),
            "finding": None if number in offered else left.get(number),
        }
        for number in range(1, headcount + 1)
    ]


def request_told(page: Page) -> str:
    """What is said of having asked, or asked anew."""
    done = page.request.query_params.get("done", "")
    return {
        "asked": _("You asked for cover. The budget holder is asked to approve it."),
        "kept": _("Your draft is kept."),
        "amended": _("The request is changed."),
    }.get(done, "")


async def _of_council(page: Page, council_id: str, before: str | None) -> dict[str, object]:
    hers = {"councilId": council_id}
    found = await page.ask("cover_requests", last=LISTED, before=before, filter=hers)
    listed = found["coverRequests"]
    return {"requests": nodes(listed)[::-1], "older": older(listed)}


def with_one() -> APIRouter:
    """The routes of one request; those of asking anew come before them."""
    router.add_api_route("/{request_id}", request, methods=["GET"])
    router.add_api_route("/{request_id}/told", told, methods=["GET"])
    with_steps(router, REQUESTS)
    return router
