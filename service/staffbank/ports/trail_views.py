"""What is read of the audit trail, by whoever holds the bank to account."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from uuid import UUID


class TrailKind(Enum):
    """What an entry of the audit trail tells."""

    OVERRIDE = "override"
    DECISION = "decision"
    STEP = "step"


@dataclass(frozen=True)
class AuditEntryView:
    """One thing that somebody did: a rule let pass, a decision with its reason, or a step.

    `about` is what the subject is called; None where it has no name.
    """

    id: UUID
    at: datetime
    event: str
    person: str
    subject: UUID
    kind: str
    rule: str | None
    reason: str | None
    about: str | None


@dataclass(frozen=True)
class AuditSubjectView:
    """A thing whose trail can be read: a person, a request or a placement."""

    id: UUID
    kind: str
    name: str
    of: str | None
    council_id: UUID | None
