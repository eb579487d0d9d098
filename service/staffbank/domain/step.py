"""A step that waits for somebody: for which deed, on which side, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from staffbank.domain.deed import Deed
from staffbank.domain.permission import roles_at
from staffbank.domain.principal import Role
from staffbank.domain.side import Side
from staffbank.domain.waiting import Waiting, due

LONGEST = timedelta(days=90)  # more than any number of working days that is waited for
EXACT = timedelta(seconds=1)


class Step(Enum):
    """Each by a number that stays: the ids of what waits are made of it."""

    APPROVE_REQUEST = 0x01
    SUBMIT_REQUEST = 0x02
    RELEASE_WORKER = 0x03
    GIVE_OPINION = 0x04
    CONFIRM_PLACEMENT = 0x05
    LOCK_TERMS = 0x06
    SIGN_AGREEMENT_AS_HOME = 0x07
    SIGN_AGREEMENT_AS_HOST = 0x08
    PREPARE_START = 0x09
    AGREE_SHORTER_NOTICE_AS_HOME = 0x0A
    AGREE_SHORTER_NOTICE_AS_HOST = 0x0B
    AGREE_EXTENSION_AS_HOME = 0x0C
    AGREE_EXTENSION_AS_HOST = 0x0D
    SIGN_EXTENSION_AS_HOME = 0x0E
    SIGN_EXTENSION_AS_HOST = 0x0F
    APPROVE_TIMESHEET = 0x10
    AUTHORISE_TIMESHEET = 0x11
    GIVE_ACCOUNT_AS_HOST = 0x12
    GIVE_ACCOUNT_AS_HOME = 0x13
    ACCEPT_RECHARGE = 0x14
    ISSUE_RECHARGE = 0x15


@dataclass(frozen=True)
class Taken:
    """By which deed a step is taken, on which side, and what people hear of when it waits."""

    deed: Deed
    side: Side
    waiting: Waiting | None = None

    @property
    def roles(self) -> frozenset[Role]:
        """Whose it is to take; a worker's own are not among them."""
        return roles_at(self.deed, self.side) - {Role.WORKER}

    def due(self, since: datetime | None, until: datetime | None) -> datetime | None:
        """`until`, where the thing itself says when; None where nobody has set a time."""
        if until is not None or since is None or self.waiting is None:
            return until
        return due(self.waiting, since)


HOME, HOST = Side.HOME, Side.HOST
TAKEN: Mapping[Step, Taken] = {
    Step.APPROVE_REQUEST: Taken(Deed.APPROVE_REQUEST, HOST, Waiting.APPROVAL),
    Step.SUBMIT_REQUEST: Taken(Deed.SUBMIT_REQUEST, HOST),
    Step.RELEASE_WORKER: Taken(Deed.RELEASE_WORKER, HOME, Waiting.RELEASE),
    Step.GIVE_OPINION: Taken(Deed.GIVE_OPINION, HOME),
    Step.CONFIRM_PLACEMENT: Taken(Deed.CONFIRM_PLACEMENT, HOST, Waiting.CONFIRMATION),
    Step.LOCK_TERMS: Taken(Deed.LOCK_TERMS, HOME, Waiting.SIGNATURE),
    Step.SIGN_AGREEMENT_AS_HOME: Taken(Deed.SIGN_AGREEMENT, HOME, Waiting.SIGNATURE),
    Step.SIGN_AGREEMENT_AS_HOST: Taken(Deed.SIGN_AGREEMENT, HOST, Waiting.SIGNATURE),
    Step.PREPARE_START: Taken(Deed.PREPARE_START, HOST),
    Step.AGREE_SHORTER_NOTICE_AS_HOME: Taken(Deed.AGREE_SHORTER_NOTICE, HOME),
    Step.AGREE_SHORTER_NOTICE_AS_HOST: Taken(Deed.AGREE_SHORTER_NOTICE, HOST),
    Step.AGREE_EXTENSION_AS_HOME: Taken(Deed.AGREE_EXTENSION, HOME),
    Step.AGREE_EXTENSION_AS_HOST: Taken(Deed.AGREE_EXTENSION, HOST),
    Step.SIGN_EXTENSION_AS_HOME: Taken(Deed.SIGN_EXTENSION, HOME),
    Step.SIGN_EXTENSION_AS_HOST: Taken(Deed.SIGN_EXTENSION, HOST),
    Step.APPROVE_TIMESHEET: Taken(Deed.APPROVE_TIMESHEET, HOST, Waiting.TIMESHEET),
    Step.AUTHORISE_TIMESHEET: Taken(Deed.AUTHORISE_TIMESHEET, HOST, Waiting.TIMESHEET),
    Step.GIVE_ACCOUNT_AS_HOST: Taken(Deed.GIVE_ACCOUNT, HOST, Waiting.REFERENCE),
    Step.GIVE_ACCOUNT_AS_HOME: Taken(Deed.GIVE_ACCOUNT, HOME),
    Step.ACCEPT_RECHARGE: Taken(Deed.ACCEPT_RECHARGE, HOST, Waiting.RECHARGE),
    Step.ISSUE_RECHARGE: Taken(Deed.ISSUE_RECHARGE, HOME),
}


def overdue_before(waiting: Waiting, now: datetime) -> datetime:
    """The last moment, to a second, since which something waits too long by now.

    Found by halves: what has waited longer was due sooner, as long as the figure is the same.
    """
    too_long, in_time = now - LONGEST, now
    while in_time - too_long > EXACT:
        between = too_long + (in_time - too_long) / 2
        if due(waiting, between) <= now:
            too_long = between
        else:
            in_time = between
    return too_long
