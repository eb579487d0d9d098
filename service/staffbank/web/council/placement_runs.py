"""What home and host do with a placement while it is under way."""

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council import words
from staffbank.web.council.step import Step
from staffbank.web.council.typed import Field
from staffbank.web.words import _

PLACEMENT = "placementId"
HOME = (Side.HOME,)
BOTH = (Side.HOME, Side.HOST)
READY = frozenset({"READY"})
UNDER_WAY = frozenset({"ACTIVE", "ENDING"})
STOPPED = frozenset({"PAUSED", "SUSPENDED"})
WHY_STOPPED = Field("reason", _("Why?"), "choice", "", _("Choose why."), words.PAUSES)

STEPS = (
    Step(
        "review",
        "record_review",
        Deed.RECORD_REVIEW,
        _("Note a review"),
        _("The review is noted. The next is due in four weeks."),
        PLACEMENT,
        UNDER_WAY,
        fields=(
            Field(
                "note",
                _("How does it go?"),
                hint=_("Both councils and the worker read it."),
                missing=_("Write how it goes."),
            ),
        ),
        repeats=True,
    ),
    Step(
        "pause",
        "pause_placement",
        Deed.PAUSE_PLACEMENT,
        _("Pause"),
        _("The placement is paused. The worker stays held for its sessions."),
        PLACEMENT,
        UNDER_WAY,
        BOTH,
        about=_("It goes on when the home employer and the coordinator both say so."),
        fields=(WHY_STOPPED,),
    ),
    Step(
        "suspend",
        "suspend_placement",
        Deed.SUSPEND_PLACEMENT,
        _("Stop at once"),
        _("The placement is stopped. Make any referral outside of the bank."),
        PLACEMENT,
        UNDER_WAY | READY | frozenset({"PAUSED"}),
        about=_("For a concern that cannot wait. Referrals are made outside of the bank."),
        fields=(WHY_STOPPED,),
        grave=True,
    ),
    Step(
        "resume",
        "resume_placement",
        Deed.RESUME_PLACEMENT,
        _("Agree that it goes on"),
        _("You agreed. It goes on when the coordinator agrees too."),
        PLACEMENT,
        STOPPED,
        HOME,
        repeats=True,
        main=True,
    ),
)
