"""Offers, as the home employer releases and as the host takes up."""

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council import words
from staffbank.web.council.office import Office
from staffbank.web.council.step import Step, Thing, with_steps
from staffbank.web.council.typed import Field
from staffbank.web.page import LISTED, Asked, nodes, older
from staffbank.web.words import _

PATH = "/council/offers"
router = APIRouter(prefix=PATH)
OFFER = "offerId"
ACCEPTED, RELEASED = frozenset({"ACCEPTED"}), frozenset({"RELEASED"})
HOME, HOST = (Side.HOME,), (Side.HOST,)
WHY_KEPT = Field(
    "reason",
    _("Why do you keep the worker?"),
    "choice",
    _("The host is not told. The region counts the reasons."),
    _("Choose why."),
    words.REFUSALS,
)
DECISIONS = frozenset({"release", "opinion", "confirm"})

STEPS = (
    Step(
        "release",
        "release_worker",
        Deed.RELEASE_WORKER,
        _("Release"),
        _("You released your worker. The host is asked to confirm."),
        OFFER,
        ACCEPTED,
        HOME,
        about=_(
            "The worker stays employed and paid by you, and comes back to the same post. With "
            "the release you vouch for the checks that you have recorded."
        ),
        lets_pass=True,
        main=True,
    ),
    Step(
        "refuse",
        "refuse_release",
        Deed.REFUSE_RELEASE,
        _("Do not release"),
        _("You keep your worker. The place is open to others again."),
        OFFER,
        ACCEPTED,
        HOME,
        fields=(WHY_KEPT,),
        grave=True,
    ),
    Step(
        "keep",
        "withdraw_release",
        Deed.WITHDRAW_RELEASE,
        _("Take the release back"),
        _("You keep your worker. The place is open to others again."),
        OFFER,
        RELEASED,
        HOME,
        fields=(WHY_KEPT,),
        grave=True,
    ),
    Step(
        "opinion",
        "give_opinion",
        Deed.GIVE_OPINION,
        _("Say what you think of a release"),
        _("Your opinion is there for whoever decides."),
        OFFER,
        ACCEPTED,
        HOME,
        about=_("It binds nobody. The host is not told."),
        fields=(
            Field("opinion", _("Your opinion"), "choice", "", _("Choose one."), words.OPINIONS),
            Field("note", _("Why?"), missing=_("Write why.")),
        ),
        repeats=True,
    ),
    Step(
        "confirm",
        "confirm_placement",
        Deed.CONFIRM_PLACEMENT,
        _("Confirm"),
        _("You confirmed. Both councils are asked to sign next."),
        OFFER,
        RELEASED,
        HOST,
        about=_(
            "You accept the checks that the home employer vouches for, and see how to reach "
            "the worker from now on."
        ),
        lets_pass=True,
        main=True,
    ),
    Step(
        "reject",
        "reject_offer",
        Deed.REJECT_OFFER,
        _("Do not take up"),
        _("You did not take up this offer. The place is open to others again."),
        OFFER,
        RELEASED,
        HOST,
        fields=(
            Field(
                "reason",
                _("Why do you not take it up?"),
                "choice",
                _("The worker and the home employer read it."),
                _("Choose why."),
                words.REJECTIONS,
            ),
        ),
        grave=True,
    ),
)


OFFERS = Thing(PATH, "offer_at_desk", words.who_and_what, words.sides, STEPS)


@router.get("")
async def offers(page: Asked, before: str | None = None) -> Response:
    """What waits for somebody of hers, then all the rest, the newest first."""
    office = await Office.of(page)
    listed = (await page.ask("offers_at_desk", last=LISTED, before=before))["offers"]
    found = nodes(listed)[::-1]
    waiting = [each for each in found if OFFERS.waits_for(office, each, DECISIONS)]
    others = [each for each in found if each not in waiting]
    return page.show(
        "council/offers.html", waiting=waiting, others=others, older=older(listed), say=words
    )


@router.get("/{offer_id}")
async def offer(offer_id: str, page: Asked) -> Response:
    """One offer; for whoever may release, with what a release would leave at home."""
    found = await page.one(OFFERS.operation, offer_id)
    facts = await OFFERS.facts(page, found)
    home = words.sides(found)[Side.HOME]
    floor = None
    decides = facts["office"].may(Deed.RELEASE_WORKER, home, Side.HOME)
    if decides and found["state"] in ACCEPTED | RELEASED:
        floor = (await page.ask("remaining_at_home", offerId=offer_id))["remainingAtHome"]
    return page.show(
        "council/offer.html",
        offer=found,
        ours=home in facts["office"].councils,
        floor=floor,
        say=words,
        **facts,
    )


with_steps(router, OFFERS)
