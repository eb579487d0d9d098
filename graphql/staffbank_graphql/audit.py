"""The audit trail, for whoever holds the bank to account."""

from datetime import date, datetime, time
from typing import Annotated, Any

import strawberry
from strawberry import ID, field

from staffbank.domain.audit_chain import Fault, Tampering
from staffbank.domain.event import subject_id
from staffbank.domain.london import LONDON
from staffbank.domain.principal import Principal
from staffbank.ports.queries import Filters
from staffbank.ports.trail_views import AuditEntryView, AuditSubjectView, TrailKind
from staffbank.usecases.audit.check_chains import check_chains
from staffbank_graphql.closed_sets import explain
from staffbank_graphql.connection import Listing, paged
from staffbank_graphql.context import BankInfo
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.filters import FILTER, key_of
from staffbank_graphql.global_id import NotAnId, encode, split
from staffbank_graphql.node import Kind, Node

FOR_WHOM = "for auditors and analysts; others see none"


@strawberry.type(description="Something that somebody did, as the audit trail keeps it.")
class AuditEntry(Node):
    """An entry, as the API shows it."""

    at: datetime = field(description="When.")
    event: str = field(description="What, as events name it.")
    person: str = field(description="Who.")
    subject: ID | None = field(description="About which thing; null where it has no id here.")
    about: str | None = field(description="What that is called; null where it has no name.")
    kind: TrailKind = field(description="What it tells.")
    rule: str | None = field(description="The id of the rule, if it concerns one.")
    reason: str | None = field(description="Why, where a reason was given.")

    @classmethod
    def of(cls, view: AuditEntryView) -> "AuditEntry":
        """Show an entry."""
        about = subject_id(view.event, view.subject)
        return cls(
            id=encode("AuditEntry", view.id),
            at=view.at,
            event=view.event,
            person=view.person,
            subject=None if about is None else ID(about),
            about=view.about,
            kind=TrailKind(view.kind),
            rule=view.rule,
            reason=view.reason,
        )


@strawberry.type(description="A person, a request or a placement, to read the trail of.")
class AuditSubject(Node):
    """A thing, as it is found by its name."""

    subject: ID = field(description="The thing's own id, for the filter `about`.")
    kind: str = field(description="Its type: Worker, CoverRequest or Placement.")
    name: str = field(description="What it is called.")
    of: str | None = field(description="The council's name: her home's, or the host's.")

    @classmethod
    def shown(cls, view: AuditSubjectView) -> "AuditSubject":
        """Show it."""
        return cls(
            id=encode("AuditSubject", view.id),
            subject=encode(view.kind, view.id),
            kind=view.kind,
            name=view.name,
            of=view.of,
        )


@strawberry.type(description="The first thing in a chain that is not as it was written.")
class AuditFault:
    """A fault."""

    organisation: str = field(description="Whose chain it is in.")
    kind: Tampering = field(description="What was done.")
    which: str = field(description="Where in the chain.")
    at: datetime | None = field(description="When the entry was written; null if unknown.")
    event: str | None = field(description="What the entry tells of; null if unknown.")
    because: str = field(description="How it is known; empty where the entry itself shows it.")

    @classmethod
    def of(cls, organisation: str, fault: Fault) -> "AuditFault":
        """Show a fault."""
        return cls(
            organisation=organisation,
            kind=fault.kind,
            which=fault.which,
            at=fault.at,
            event=fault.event,
            because=fault.because,
        )


@strawberry.type(description="What a walk over the region's audit chains finds.")
class AuditCheck:
    """A proof."""

    entries: int = field(description="How many entries there are.")
    chains: int = field(description="How many chains were walked.")
    faults: list[AuditFault] = field(description="The first fault of each chain that has one.")


@strawberry.input(description="Only entries such as these.")
class AuditFilter:
    """Which entries."""

    kind: TrailKind | None = field(description="That tell this.", default=None)
    council_id: ID | None = field(
        description="That concern this council or its employer.", default=None
    )
    about: ID | None = field(
        description="Of this thing and what came of it: of a request its offers too.",
        default=None,
    )
    since: date | None = field(description="From this day on.", default=None)
    until: date | None = field(description="To this day, which is in it.", default=None)


@strawberry.input(description="Only things such as these.")
class AuditSubjectFilter:
    """Which things."""

    named: str | None = field(description="With this in their names.", default=None)
    kind: str | None = field(description="Of this type.", default=None)
    council_id: ID | None = field(description="Of this council.", default=None)


def _reads_it(who: Principal) -> bool:
    return who.reads_the_trail


AUDIT_ENTRY = Kind("AuditEntry", AuditEntryView, AuditEntry.of, _reads_it)
AUDIT_SUBJECT = Kind("AuditSubject", AuditSubjectView, AuditSubject.shown, _reads_it)


@strawberry.type
class AuditQuery:
    """What an auditor asks."""

    @paged(of=AuditEntry, description=f"The audit trail, the oldest first: {FOR_WHOM}.")
    def audit_trail(self, filter: Annotated[AuditFilter | None, FILTER] = None) -> Any:  # noqa: A002 its name
        return Listing(AUDIT_ENTRY, _entries(filter or AuditFilter()))

    @paged(of=AuditSubject, description=f"What a trail can be read of: {FOR_WHOM}.")
    def audit_subjects(
        self,
        filter: Annotated[AuditSubjectFilter | None, FILTER] = None,  # noqa: A002 its name
    ) -> Any:
        return Listing(AUDIT_SUBJECT, _subjects(filter or AuditSubjectFilter()))

    @field(
        description="Whether the audit chains are whole: walks all of them. For auditors and "
        "analysts; null for others. Only `staffbank audit verify` with heads that were told "
        "earlier shows that a chain's end was cut off."
    )
    async def audit_check(self, info: BankInfo) -> AuditCheck | None:
        proof = await check_chains(uow=info.context.reading())
        if proof is None:
            return None
        faults = [AuditFault.of(name, fault) for name, fault in proof.faults]
        return AuditCheck(entries=proof.entries, chains=proof.chains, faults=faults)


def explain_audit() -> None:
    """What the words of the trail mean."""
    explain(
        TrailKind,
        "What an entry of the audit trail tells.",
        OVERRIDE="That somebody let a rule pass.",
        DECISION="That somebody decided something, and gave a reason.",
        STEP="Any other step.",
    )
    explain(
        Tampering,
        "What was done to a chain of audit entries.",
        CHANGED="An entry is not as it was written.",
        REMOVED="An entry is gone.",
        INSERTED="An entry was added past the bank.",
    )


def _entries(asked: AuditFilter) -> Filters:
    given: dict[str, Any] = {
        "kind": asked.kind and asked.kind.value,
        "council_id": asked.council_id and key_of(asked.council_id, "Council"),
        "about": asked.about and _any_key(asked.about),
        "since": asked.since and _dawn(asked.since),
        "before": asked.until and _dawn(asked.until, later=1),
    }
    return {name: value for name, value in given.items() if value}


def _subjects(asked: AuditSubjectFilter) -> Filters:
    given: dict[str, Any] = {
        "named": (asked.named or "").strip(),
        "kind": asked.kind,
        "council_id": asked.council_id and key_of(asked.council_id, "Council"),
    }
    return {name: value for name, value in given.items() if value}


def _any_key(text: str) -> Any:
    try:
        return split(text)[1]
    except NotAnId as wrong:
        raise BadUserInput(str(wrong)) from wrong


def _dawn(day: date, *, later: int = 0) -> datetime:
    """The beginning of a day, or of one some days later. Raises BadUserInput."""
    try:
        begins = date.fromordinal(day.toordinal() + later)
    except ValueError as wrong:
        raise BadUserInput(f"There is no day after {day}.") from wrong
    return datetime.combine(begins, time(), LONDON)
