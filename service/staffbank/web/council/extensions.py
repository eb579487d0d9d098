"""Extensions of placements, from the asking to the signatures."""

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council import words
from staffbank.web.council.step import Step, Thing, with_steps
from staffbank.web.council.typed import Field
from staffbank.web.page import Asked
from staffbank.web.words import _

PATH = "/council/extensions"
router = APIRouter(prefix=PATH)
EXTENSION = "extensionId"
REQUESTED, AGREED = frozenset({"REQUESTED"}), frozenset({"AGREED"})
HOME, HOST, BOTH = (Side.HOME,), (Side.HOST,), (Side.HOME, Side.HOST)

STEPS = (
    Step(
        "release",
        "agree_extension",
        Deed.AGREE_EXTENSION,
        _("Agree to release for longer"),
        _("You agreed for the home employer."),
        EXTENSION,
        REQUESTED,
        HOME,
        when=lambda found: "HOME" not in found["agreed"],
        main=True,
    ),
    Step(
        "fund",
        "agree_extension",
        Deed.AGREE_EXTENSION,
        _("Agree to pay for it"),
        _("You agreed for the budget."),
        EXTENSION,
        REQUESTED,
        HOST,
        when=lambda found: "BUDGET" not in found["agreed"],
        main=True,
    ),
    Step(
        "sign",
        "sign_extension",
        Deed.SIGN_EXTENSION,
        _("Sign the addendum"),
        _("You signed for your council."),
        EXTENSION,
        AGREED,
        BOTH,
        about=_("You sign this text, word for word, for your side."),
        when=lambda found: bool(found["digest"]),
        adds=lambda found: {"digest": found["digest"] or ""},
        reads=lambda found: found["document"] or "",
        repeats=True,
        main=True,
    ),
    Step(
        "decline",
        "decline_extension",
        Deed.DECLINE_EXTENSION,
        _("Decline"),
        _("The extension is declined. The placement ends on its day."),
        EXTENSION,
        REQUESTED | AGREED,
        BOTH,
        fields=(Field("reason", _("Why?"), missing=_("Write why.")),),
        grave=True,
    ),
)
EXTENSIONS = Thing(
    PATH,
    "extension_at_desk",
    lambda found: words.who_and_what(found["placement"]),
    lambda found: words.sides(found["placement"]),
    STEPS,
)


@router.get("/{extension_id}")
async def extension(extension_id: str, page: Asked) -> Response:
    """One extension: who has agreed, and what is signed."""
    found = await page.one(EXTENSIONS.operation, extension_id)
    facts = await EXTENSIONS.facts(page, found)
    asked = page.request.query_params.get("done") == "asked"
    return page.show(
        "council/extension.html",
        extension=found,
        placement=found["placement"],
        asked=_("The extension is asked for.") if asked else "",
        say=words,
        **facts,
    )


with_steps(router, EXTENSIONS)
