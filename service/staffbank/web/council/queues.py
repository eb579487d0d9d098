"""The queues at the desk: what waits for which deed, on which side."""

from collections.abc import Callable
from dataclasses import dataclass

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.desk import Data
from staffbank.web.words import _


@dataclass(frozen=True)
class Queue:
    """Things of one kind that wait for one deed on one side, and `when` they are fit for it."""

    named: str
    text: str
    deed: Deed
    side: Side
    path: str
    about: Callable[[Data], Data]
    when: Callable[[Data], bool] = lambda _: True


def _itself(found: Data) -> Data:
    return found


def _placement(found: Data) -> Data:
    placed: Data = found["placement"]
    return placed


def _unprepared(found: Data) -> bool:
    gate = found["startGate"]
    return found["state"] in {"AGREEMENT_PENDING", "READY"} and not all(
        gate[each]
        for each in ("supervisor", "inductionOn", "delegationRecorded", "accountReady")
    )


def _over(found: Data) -> bool:
    return found["state"] in {"COMPLETED", "ENDED_EARLY"}


REQUESTS, OFFERS, PLACEMENTS, AGREEMENTS, EXTENSIONS, TIMESHEETS, RECHARGES = (
    f"/council/{each}"
    for each in (
        *("requests", "offers", "placements", "agreements", "extensions", "timesheets"),
        "recharges",
    )
)
HOME, HOST = Side.HOME, Side.HOST
QUEUES = (
    Queue("submitted", _("Requests to approve"), Deed.APPROVE_REQUEST, HOST, REQUESTS, _itself),
    Queue("drafts", _("Drafts to send"), Deed.SUBMIT_REQUEST, HOST, REQUESTS, _itself),
    Queue("accepted", _("People to release"), Deed.RELEASE_WORKER, HOME, OFFERS, _itself),
    Queue("accepted", _("Releases to speak on"), Deed.GIVE_OPINION, HOME, OFFERS, _itself),
    Queue("released", _("People to confirm"), Deed.CONFIRM_PLACEMENT, HOST, OFFERS, _itself),
    Queue(
        "agreements",
        _("Rates to lock"),
        Deed.LOCK_TERMS,
        HOME,
        AGREEMENTS,
        _placement,
        lambda found: not found["digest"],
    ),
    Queue(
        "agreements",
        _("Agreements to sign"),
        Deed.SIGN_AGREEMENT,
        HOME,
        AGREEMENTS,
        _placement,
        lambda found: bool(found["digest"]) and not found["homeSignedAt"],
    ),
    Queue(
        "agreements",
        _("Agreements to sign as the host"),
        Deed.SIGN_AGREEMENT,
        HOST,
        AGREEMENTS,
        _placement,
        lambda found: bool(found["digest"]) and not found["hostSignedAt"],
    ),
    Queue(
        "placements",
        _("First days to get ready"),
        Deed.PREPARE_START,
        HOST,
        PLACEMENTS,
        _itself,
        _unprepared,
    ),
    Queue(
        "placements",
        _("Ends to agree to"),
        Deed.AGREE_SHORTER_NOTICE,
        HOME,
        PLACEMENTS,
        _itself,
        lambda found: (found["proposedEnd"] or {}).get("side") == "HOST",
    ),
    Queue(
        "placements",
        _("Ends to agree to as the host"),
        Deed.AGREE_SHORTER_NOTICE,
        HOST,
        PLACEMENTS,
        _itself,
        lambda found: (found["proposedEnd"] or {}).get("side") == "HOME",
    ),
    Queue(
        "requested",
        _("Extensions to release for"),
        Deed.AGREE_EXTENSION,
        HOME,
        EXTENSIONS,
        _placement,
        lambda found: "HOME" not in found["agreed"],
    ),
    Queue(
        "requested",
        _("Extensions to pay for"),
        Deed.AGREE_EXTENSION,
        HOST,
        EXTENSIONS,
        _placement,
        lambda found: "BUDGET" not in found["agreed"],
    ),
    Queue(
        "agreed",
        _("Addenda to sign"),
        Deed.SIGN_EXTENSION,
        HOME,
        EXTENSIONS,
        _placement,
        lambda found: not found["homeSignedAt"],
    ),
    Queue(
        "agreed",
        _("Addenda to sign as the host"),
        Deed.SIGN_EXTENSION,
        HOST,
        EXTENSIONS,
        _placement,
        lambda found: not found["hostSignedAt"],
    ),
    Queue(
        "handedIn",
        _("Timesheets to approve"),
        Deed.APPROVE_TIMESHEET,
        HOST,
        TIMESHEETS,
        _placement,
    ),
    Queue(
        "approved",
        _("Timesheets to authorise"),
        Deed.AUTHORISE_TIMESHEET,
        HOST,
        TIMESHEETS,
        _placement,
        lambda found: bool(found["twoSteps"]),
    ),
    Queue(
        "placements",
        _("References to write"),
        Deed.GIVE_ACCOUNT,
        HOST,
        PLACEMENTS,
        _itself,
        lambda found: _over(found) and not found["reference"],
    ),
    Queue(
        "placements",
        _("Returns to the post to note"),
        Deed.GIVE_ACCOUNT,
        HOME,
        PLACEMENTS,
        _itself,
        lambda found: _over(found) and not found["returned"],
    ),
    Queue(
        "recharges",
        _("Recharges to accept"),
        Deed.ACCEPT_RECHARGE,
        HOST,
        RECHARGES,
        _itself,
        lambda found: found["state"] in {"ISSUED", "DISPUTED"},
    ),
    Queue(
        "recharges",
        _("Recharges to see to"),
        Deed.ISSUE_RECHARGE,
        HOME,
        RECHARGES,
        _itself,
        lambda found: found["state"] in {"ACCRUED", "PROFORMA", "DISPUTED", "ACCEPTED"},
    ),
)
