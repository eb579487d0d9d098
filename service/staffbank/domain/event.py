"""What has happened: one value, kept as an audit entry and sent as an event."""

from binascii import b2a_base64
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID


@dataclass(frozen=True)
class Event:
    """Something that people did to the bank.

    `name` is `noun.verb` in the past (`offer.accepted`). `organisations` are the councils
    and employers that may read of it. `details` are plain values, free of contact data.
    `person` is the worker whom it is about, if it is about one; she is told of some events.
    """

    name: str
    subject: UUID
    organisations: frozenset[UUID] = frozenset()
    details: Mapping[str, str | int | float | bool | None] = field(default_factory=dict)
    person: str = ""


# What an event is about, by its noun: the API's type, where the thing can be asked for there.
SUBJECTS: Mapping[str, str] = {
    "agency": "AgencyEngagement",
    "agreement": "Agreement",
    "api_client": "ApiClient",
    "batch": "Batch",
    "council": "Council",
    "extension": "Extension",
    "master_agreement": "MasterAgreement",
    "match_run": "MatchRun",
    "notification": "Notification",
    "offer": "Offer",
    "passport": "Worker",
    "placement": "Placement",
    "proposal": "Proposal",
    "recharge": "Recharge",
    "request": "CoverRequest",
    "slot": "Slot",
    "team": "Team",
    "timesheet": "Timesheet",
    "webhook": "Webhook",
    "worker": "Worker",
}


REMEMBERED = 1 << 14  # ids: lists are asked for again and again; 4 MB


@lru_cache(maxsize=REMEMBERED)
def shown_id(kind: str, id: UUID) -> str:  # noqa: A002 its name
    """The id by which everybody outside knows a thing: base64url of `Type:uuid`, unpadded.

    Of letters, digits, `:` and `-` none comes out as one of the two that differ for URLs.
    """
    return b2a_base64(f"{kind}:{id}".encode(), newline=False).rstrip(b"=").decode()


def subject_id(event: str, subject: UUID) -> str | None:
    """The id of what the event is about; None where the API has no such thing."""
    kind = SUBJECTS.get(noun(event))
    return shown_id(kind, subject) if kind else None


def noun(event: str) -> str:
    """What the event is about, in a word: `offer` of `offer.accepted`."""
    return event.partition(".")[0]


def chosen(event: str, names: Collection[str]) -> bool:
    """Whether the event is one of `names`, which may be nouns; all are where there are none."""
    return not names or event in names or noun(event) in names
