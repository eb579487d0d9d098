"""Recharges between home and host, and the statements that come of them."""

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council import words
from staffbank.web.council.office import Office
from staffbank.web.council.step import Step, Thing, with_steps
from staffbank.web.council.typed import Field
from staffbank.web.desk import Data
from staffbank.web.page import LISTED, Asked, nodes, older
from staffbank.web.words import Said, _

PATH = "/council/recharges"
router = APIRouter(prefix=PATH)
RECHARGE = "rechargeId"
HOME, HOST = (Side.HOME,), (Side.HOST,)
ISSUED, DISPUTED = frozenset({"ISSUED"}), frozenset({"DISPUTED"})

STEPS = (
    Step(
        "show",
        "show_recharge",
        Deed.SHOW_RECHARGE,
        _("Show it to the host"),
        _("The host sees it now."),
        RECHARGE,
        frozenset({"ACCRUED"}),
        HOME,
        main=True,
    ),
    Step(
        "issue",
        "issue_recharge",
        Deed.ISSUE_RECHARGE,
        _("Issue"),
        _("It is issued. The host is asked to accept it."),
        RECHARGE,
        frozenset({"PROFORMA"}),
        HOME,
        main=True,
    ),
    Step(
        "accept",
        "accept_recharge",
        Deed.ACCEPT_RECHARGE,
        _("Accept"),
        _("You accepted this recharge."),
        RECHARGE,
        ISSUED | DISPUTED,
        HOST,
        main=True,
    ),
    Step(
        "dispute",
        "dispute_recharge",
        Deed.DISPUTE_RECHARGE,
        _("Dispute"),
        _("You disputed this recharge. The worker is paid all the same."),
        RECHARGE,
        ISSUED,
        HOST,
        fields=(
            Field(
                "reason",
                _("What is wrong with it?"),
                hint=_("The home employer reads it."),
                missing=_("Write what is wrong with it."),
            ),
        ),
    ),
    Step(
        "credit",
        "credit_recharge",
        Deed.CREDIT_RECHARGE,
        _("Give a credit note"),
        _("A credit note takes this recharge back."),
        RECHARGE,
        DISPUTED,
        HOME,
        about=_("The whole recharge is taken back. Its hours are charged anew once corrected."),
        fields=(Field("reason", _("Why?"), missing=_("Write why.")),),
        grave=True,
    ),
    Step(
        "settle",
        "settle_recharge",
        Deed.SETTLE_RECHARGE,
        _("Say that it is paid"),
        _("It is settled."),
        RECHARGE,
        frozenset({"ACCEPTED"}),
        HOME,
        main=True,
    ),
)


def title(found: Data) -> str:
    """Whose money, for which month."""
    names = (
        (found["homeCouncil"] or {}).get("name", ""),
        (found["hostCouncil"] or {}).get("name", ""),
    )
    return Said(
        _("%(month)s: %(councils)s"),
        month=words.month(found["month"]),
        councils=" / ".join(names),
    )


def councils(found: Data) -> dict[Side, str | None]:
    """Home and host."""
    return {
        Side.HOME: (found["homeCouncil"] or {}).get("id"),
        Side.HOST: (found["hostCouncil"] or {}).get("id"),
    }


RECHARGES = Thing(PATH, "recharge_at_desk", title, councils, STEPS)


@router.get("")
async def recharges(page: Asked, before: str | None = None) -> Response:
    """All of them, the newest first, and a statement for each pair of councils."""
    office = await Office.of(page)
    listed = (await page.ask("recharges_at_desk", last=LISTED, before=before))["recharges"]
    found = nodes(listed)[::-1]
    pairs = {each["statement"]: each for each in found if each["statement"]}
    return page.show(
        "council/recharges.html",
        recharges=found,
        statements=pairs,
        older=older(listed),
        ours=office.councils,
        say=words,
    )


@router.get("/{recharge_id}")
async def recharge(recharge_id: str, page: Asked) -> Response:
    """One month between two councils."""
    found = await page.one(RECHARGES.operation, recharge_id)
    facts = await RECHARGES.facts(page, found)
    return page.show("council/recharge.html", recharge=found, say=words, **facts)


with_steps(router, RECHARGES)
