"""What home and host do towards the end of a placement, and after it."""

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council import words
from staffbank.web.council.step import Step
from staffbank.web.council.typed import Field
from staffbank.web.desk import Data
from staffbank.web.words import Said, _, moment

PLACEMENT = "placementId"
HOME = (Side.HOME,)
HOST = (Side.HOST,)
BOTH = (Side.HOME, Side.HOST)
UNDER_WAY = frozenset({"ACTIVE", "ENDING"})
STOPPED = frozenset({"PAUSED", "SUSPENDED"})
OVER = frozenset({"COMPLETED", "ENDED_EARLY"})
LAST_MOMENT = Field(
    "endsAt",
    _("Last day of work"),
    "moment",
    missing=_("Say which is the last day of work."),
)
CAUSE = Field("cause", _("Why does it end?"), "choice", "", _("Choose why."), words.END_CAUSES)


def _proposed(found: Data) -> str:
    proposed = found["proposedEnd"]
    when = moment(proposed["endsAt"]) if proposed else ""
    return Said(_("The placement ends on %(when)s."), when=when) if when else ""


STEPS = (
    Step(
        "agree-end",
        "agree_shorter_notice",
        Deed.AGREE_SHORTER_NOTICE,
        _("Agree to the end that is proposed"),
        _("You agreed to the end."),
        PLACEMENT,
        UNDER_WAY | STOPPED,
        BOTH,
        about=_("Sessions after it are given back."),
        when=lambda found: bool(found.get("proposedEnd")),
        adds=lambda found: {"endsAt": (found["proposedEnd"] or {}).get("endsAt", "")},
        reads=_proposed,
        main=True,
    ),
    Step(
        "propose-end",
        "propose_shorter_notice",
        Deed.PROPOSE_SHORTER_NOTICE,
        _("Propose an end at shorter notice"),
        _("The other council is asked to agree."),
        PLACEMENT,
        UNDER_WAY | STOPPED,
        BOTH,
        about=_(
            "With less than four weeks of notice it ends only if the other council agrees."
        ),
        fields=(CAUSE, LAST_MOMENT),
        repeats=True,
    ),
    Step(
        "end",
        "end_placement",
        Deed.END_PLACEMENT,
        _("End early"),
        _("Notice is given."),
        PLACEMENT,
        UNDER_WAY | STOPPED,
        BOTH,
        about=_(
            "Notice is four weeks; none is needed over safeguarding or a registration that has "
            "lapsed. Sessions after the last day are given back."
        ),
        fields=(CAUSE, LAST_MOMENT),
        repeats=True,
        grave=True,
    ),
    Step(
        "close",
        "close_placement",
        Deed.CLOSE_PLACEMENT,
        _("Close"),
        _("The placement is closed."),
        PLACEMENT,
        UNDER_WAY,
        about=_("When its sessions are over and its timesheets are locked."),
        fields=(
            Field(
                "accessRemovedOn",
                _("Day on which access was removed"),
                "day",
                missing=_("Say when the worker lost access to your systems."),
            ),
        ),
    ),
    Step(
        "reference",
        "give_account",
        Deed.GIVE_ACCOUNT,
        _("Write the reference"),
        _("The reference is kept."),
        PLACEMENT,
        OVER,
        HOST,
        fields=(Field("text", _("Reference"), missing=_("Write the reference.")),),
        when=lambda found: not found.get("reference"),
        main=True,
    ),
    Step(
        "returned",
        "give_account",
        Deed.GIVE_ACCOUNT,
        _("Say that the worker is back"),
        _("The return to the post is noted."),
        PLACEMENT,
        OVER,
        HOME,
        about=_("The worker comes back to the same post, with no break in service."),
        fields=(
            Field(
                "text",
                _("How did the return go?"),
                hint=_("The day, the post and the team, and what is still to be done."),
                missing=_("Write how the return went."),
            ),
        ),
        when=lambda found: not found.get("returned"),
        main=True,
    ),
)
