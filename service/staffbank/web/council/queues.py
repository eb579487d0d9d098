"""The queues at the desk: what waits for which deed, on which side."""

from dataclasses import dataclass

from staffbank.domain.deed import Deed
from staffbank.domain.side import Side
from staffbank.web.words import _


@dataclass(frozen=True)
class Queue:
    """Steps of one kind, and where the things that wait for them are shown."""

    text: str
    deed: Deed
    side: Side
    path: str


REQUESTS, OFFERS, PLACEMENTS, AGREEMENTS, EXTENSIONS, TIMESHEETS, RECHARGES = (
    f"/council/{each}"
    for each in (
        *("requests", "offers", "placements", "agreements", "extensions", "timesheets"),
        "recharges",
    )
)
HOME, HOST = Side.HOME, Side.HOST
QUEUES = (
    Queue(_("Requests to approve"), Deed.APPROVE_REQUEST, HOST, REQUESTS),
    Queue(_("Drafts to send"), Deed.SUBMIT_REQUEST, HOST, REQUESTS),
    Queue(_("People to release"), Deed.RELEASE_WORKER, HOME, OFFERS),
    Queue(_("Releases to speak on"), Deed.GIVE_OPINION, HOME, OFFERS),
    Queue(_("People to confirm"), Deed.CONFIRM_PLACEMENT, HOST, OFFERS),
    Queue(_("Rates to lock"), Deed.LOCK_TERMS, HOME, AGREEMENTS),
    Queue(_("Agreements to sign"), Deed.SIGN_AGREEMENT, HOME, AGREEMENTS),
    Queue(_("Agreements to sign as the host"), Deed.SIGN_AGREEMENT, HOST, AGREEMENTS),
    Queue(_("First days to get ready"), Deed.PREPARE_START, HOST, PLACEMENTS),
    Queue(_("Ends to agree to"), Deed.AGREE_SHORTER_NOTICE, HOME, PLACEMENTS),
    Queue(_("Ends to agree to as the host"), Deed.AGREE_SHORTER_NOTICE, HOST, PLACEMENTS),
    Queue(_("Extensions to release for"), Deed.AGREE_EXTENSION, HOME, EXTENSIONS),
    Queue(_("Extensions to pay for"), Deed.AGREE_EXTENSION, HOST, EXTENSIONS),
    Queue(_("Addenda to sign"), Deed.SIGN_EXTENSION, HOME, EXTENSIONS),
    Queue(_("Addenda to sign as the host"), Deed.SIGN_EXTENSION, HOST, EXTENSIONS),
    Queue(_("Timesheets to approve"), Deed.APPROVE_TIMESHEET, HOST, TIMESHEETS),
    Queue(_("Timesheets to authorise"), Deed.AUTHORISE_TIMESHEET, HOST, TIMESHEETS),
    Queue(_("References to write"), Deed.GIVE_ACCOUNT, HOST, PLACEMENTS),
    Queue(_("Returns to the post to note"), Deed.GIVE_ACCOUNT, HOME, PLACEMENTS),
    Queue(_("Recharges to accept"), Deed.ACCEPT_RECHARGE, HOST, RECHARGES),
    Queue(_("Recharges to see to"), Deed.ISSUE_RECHARGE, HOME, RECHARGES),
)
