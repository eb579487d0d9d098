"""Agreements on placements, and their signatures."""

from fastapi import APIRouter, Response

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council import words
from staffbank.web.council.step import Step, Thing, with_steps
from staffbank.web.council.typed import Field
from staffbank.web.desk import Data
from staffbank.web.page import Asked
from staffbank.web.words import _

PATH = "/council/agreements"
router = APIRouter(prefix=PATH)
AGREEMENT = "agreementId"
PENDING = frozenset({"PENDING"})
HOME, BOTH = (Side.HOME,), (Side.HOME, Side.HOST)


def _unsigned(found: Data) -> bool:
    """Whether there is a text that somebody has not signed yet."""
    return bool(found["digest"]) and not (found["homeSignedAt"] and found["hostSignedAt"])


STEPS = (
    Step(
        "sign",
        "sign_agreement",
        Deed.SIGN_AGREEMENT,
        _("Sign"),
        _("You signed for your council."),
        AGREEMENT,
        PENDING,
        BOTH,
        about=_("You sign this text, word for word, for your side."),
        when=_unsigned,
        adds=lambda found: {"digest": found["digest"] or ""},
        reads=lambda found: found["document"] or "",
        repeats=True,
        main=True,
    ),
    Step(
        "terms",
        "lock_terms",
        Deed.LOCK_TERMS,
        _("Lock the rate"),
        _("The rate is locked. Both councils may sign."),
        AGREEMENT,
        PENDING,
        HOME,
        about=_("The rate follows from what the worker costs you. Neither side bargains."),
        fields=(
            Field(
                "yearlySalaryPence",
                _("The salary that the worker has in a year"),
                "pounds",
                missing=_("Say what the worker earns in a year."),
            ),
            Field(
                "basis",
                _("Which hours is the cost spread over?"),
                "choice",
                missing=_("Choose which hours."),
                options=words.RATE_BASES,
            ),
            Field(
                "adminFeePercent",
                _("Fee for administration, in percent"),
                "decimal",
                initial="0",
            ),
            Field(
                "vatTreatment",
                _("VAT"),
                "choice",
                missing=_("Choose how VAT is treated."),
                options=words.VAT,
                initial="STANDARD_20",
            ),
            Field("vatReason", _("Why no VAT?"), "line", _("Only where there is none.")),
        ),
        when=lambda found: not (found["homeSignedAt"] or found["hostSignedAt"]),
        repeats=True,
        main=True,
    ),
    Step(
        "sign-off",
        "record_legal_sign_off",
        Deed.RECORD_LEGAL_SIGN_OFF,
        _("Record the legal sign-off"),
        _("The legal sign-off is recorded."),
        AGREEMENT,
        PENDING,
        BOTH,
        fields=(
            Field("note", _("What was looked at?"), missing=_("Write what was looked at.")),
        ),
        when=lambda found: (
            found["legalBasis"] == "CONTRACT_SECONDMENT" and not found["legalSignOff"]
        ),
    ),
    Step(
        "refuse",
        "refuse_agreement",
        Deed.REFUSE_AGREEMENT,
        _("Do not sign"),
        _("You did not sign. The placement does not come about."),
        AGREEMENT,
        PENDING,
        BOTH,
        fields=(Field("reason", _("Why?"), missing=_("Write why you do not sign.")),),
        grave=True,
    ),
)
AGREEMENTS = Thing(
    PATH,
    "agreement_at_desk",
    lambda found: words.who_and_what(found["placement"]),
    lambda found: words.sides(found["placement"]),
    STEPS,
)


@router.get("/{agreement_id}")
async def agreement(agreement_id: str, page: Asked) -> Response:
    """One agreement: its text, its money, who has signed."""
    found = await page.one(AGREEMENTS.operation, agreement_id)
    facts = await AGREEMENTS.facts(page, found)
    return page.show(
        "council/agreement.html",
        agreement=found,
        placement=found["placement"],
        say=words,
        **facts,
    )


with_steps(router, AGREEMENTS)
