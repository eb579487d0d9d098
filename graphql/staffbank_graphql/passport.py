"""A worker's passport."""

from datetime import date, datetime
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain import passport as domain
from staffbank.domain.check import CheckKind, DbsLevel, RegisterStatus
from staffbank.ports.passports import PassportView
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council


@strawberry.type(description="A host's acceptance of a check, once for all its placements.")
class PassportAcceptance:
    """Who accepted it, and when."""

    accepted_at: datetime = field(description="When the host confirmed her.")
    accepted_by: str = field(description="Who confirmed.")
    council_id: Private[UUID]

    @field(description="The host.")
    async def council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.council_id)


@strawberry.type(
    description="A check that her home employer warrants, by its outcome alone; no content of "
    "a certificate is ever kept."
)
class PassportEntry:
    """A check and what was said of it."""

    kind: CheckKind = field(description="What was checked.")
    checked_on: date = field(description="The day of the check.")
    dbs_level: DbsLevel | None = field(description="How deep a DBS check went.")
    register_status: RegisterStatus | None = field(
        description="What the register said; null where nobody has noted it."
    )
    valid_until: date | None = field(
        description="The last day on which it holds; null where nothing ends it."
    )
    warranted_at: datetime | None = field(
        description="When her employer last gave its word for it, by a release; null where it "
        "has not."
    )
    warranted_by: str | None = field(description="Who gave it.")
    acceptances: list[PassportAcceptance] = field(
        description="The hosts that have accepted it; a host is shown its own alone."
    )

    @classmethod
    def of(cls, entry: domain.PassportEntry) -> "PassportEntry":
        """Show an entry."""
        check, warranty = entry.check, entry.warranty
        return cls(
            kind=check.kind,
            checked_on=check.checked_on,
            dbs_level=check.dbs_level,
            register_status=check.register_status,
            valid_until=check.expires_on,
            warranted_at=warranty.at if warranty else None,
            warranted_by=warranty.by if warranty else None,
            acceptances=[
                PassportAcceptance(
                    accepted_at=each.at, accepted_by=each.by, council_id=each.council_id
                )
                for each in entry.acceptances
            ],
        )


@strawberry.type(description="Checks that travel with her: warranted at home, accepted once.")
class Passport:
    """A passport, as the API shows it."""

    entries: list[PassportEntry] = field(description="The last check of each kind.")

    @classmethod
    def of(cls, view: PassportView) -> "Passport":
        """Show a passport."""
        return cls(entries=[PassportEntry.of(entry) for entry in view.entries])
