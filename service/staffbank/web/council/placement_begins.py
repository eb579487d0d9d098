"""What home and host do with a placement before its first day."""

from collections.abc import Mapping

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.council.step import Step
from staffbank.web.council.typed import Field
from staffbank.web.desk import Data
from staffbank.web.words import _

PLACEMENT = "placementId"
BOTH = (Side.HOME, Side.HOST)
BEFORE = frozenset({"AGREEMENT_PENDING", "READY"})
READY = frozenset({"READY"})
UNDER_WAY = frozenset({"ACTIVE", "ENDING"})


def _gate(found: Data) -> Mapping[str, str]:
    """What the host has said to be there by now."""
    gate = found["startGate"] or {}
    ticked = ("delegationRecorded", "accountReady")
    return {
        "supervisor": gate.get("supervisor") or "",
        "inductionOn": gate.get("inductionOn") or "",
        **{name: "true" for name in ticked if gate.get(name)},
    }


def _missing(found: Data) -> bool:
    """Whether there is something to say: before she begins, and while a part is missing."""
    gate = found["startGate"] or {}
    parts = ("supervisor", "inductionOn", "delegationRecorded", "accountReady")
    return found["state"] in BEFORE or not all(gate.get(part) for part in parts)


STEPS = (
    Step(
        "prepare",
        "prepare_start",
        Deed.PREPARE_START,
        _("Say what is ready for the first day"),
        _("What is ready is noted."),
        PLACEMENT,
        BEFORE | UNDER_WAY,
        fields=(
            Field("supervisor", _("Supervisor"), "line", missing=_("Name the supervisor.")),
            Field("inductionOn", _("Day of the induction"), "day"),
            Field(
                "delegationRecorded",
                _("The scheme of delegation has an entry for the worker"),
                "tick",
            ),
            Field(
                "accountReady",
                _("The account in the case system and the kit are ready"),
                "tick",
            ),
            Field(
                "waiverReason",
                _("Why the worker may begin without the rest"),
                hint=_(
                    "For five working days at most, and under your name. Leave it empty where "
                    "everything is ready."
                ),
            ),
        ),
        filled=_gate,
        repeats=True,
        when=_missing,
        main=True,
    ),
    Step(
        "start",
        "start_placement",
        Deed.START_PLACEMENT,
        _("Start now"),
        _("The placement has begun."),
        PLACEMENT,
        READY,
        about=_("A placement starts by itself on its day. Start it here where it has not."),
        main=True,
    ),
    Step(
        "postpone",
        "postpone_placement",
        Deed.POSTPONE_PLACEMENT,
        _("Put off the start"),
        _("The start is put off. The worker and the home employer are told."),
        PLACEMENT,
        READY,
        fields=(
            Field("firstDay", _("New first day"), "day", missing=_("Say which day.")),
            Field("reason", _("Why?"), missing=_("Write why.")),
        ),
        repeats=True,
    ),
    Step(
        "withdraw",
        "withdraw_placement",
        Deed.WITHDRAW_PLACEMENT,
        _("Take back"),
        _("The placement is taken back. The worker and the place are free."),
        PLACEMENT,
        BEFORE,
        BOTH,
        fields=(Field("reason", _("Why?"), missing=_("Write why.")),),
        grave=True,
    ),
)
