"""Bringing what the register says."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.check import RegisterStatus
from staffbank.domain.council import EmployerId
from staffbank.domain.problem import Declined
from staffbank.usecases.timer.recheck_register import numbers_due
from staffbank.usecases.worker import import_register as use_case
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.global_id import encode
from staffbank_graphql.problem import Problem

EMPLOYER = strawberry.argument(description="The employer.")


@strawberry.input(description="An extract of the register, as an employer downloads it.")
class ImportRegisterInput:
    """A file, and what was searched for."""

    employer_id: ID = field(description="Whose members were searched for.")
    csv: str = field(
        description="The file's text; its columns are registration number, status and "
        "registered until."
    )
    searched: list[str] = field(
        description="The numbers that were searched for, 1 to 100. One that is not in the file "
        "is not on the register."
    )
    looked_on: date = field(description="The day of the search.")


@strawberry.type(description="What the register says of a member.")
class RegisterFinding:
    """A finding."""

    worker_id: ID = field(description="The member.")
    number: str = field(description="Her registration number.")
    status: RegisterStatus = field(description="What the register says.")
    placements_suspended: int = field(description="How many of her placements it stopped.")


@strawberry.type(description="An extract that was imported.")
class RegisterImport:
    """What it said."""

    digest: str = field(description="The file's SHA-256; the file itself is not kept.")
    findings: list[RegisterFinding] = field(
        description="Each member of those who were searched for."
    )

    @classmethod
    def of(cls, imported: use_case.Imported) -> "RegisterImport":
        """Show it."""
        return cls(
            digest=imported.digest,
            findings=[
                RegisterFinding(
                    worker_id=ID(encode("Worker", each.worker_id)),
                    number=each.number,
                    status=each.status,
                    placements_suspended=each.placements_suspended,
                )
                for each in imported.findings
            ],
        )


@strawberry.type(description="What came of it.")
class ImportRegisterPayload:
    """The findings, or the problems."""

    register: RegisterImport | None = field(description="What it said.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class RegisterQuery:
    """Whom to look up."""

    @field(
        description="The registration numbers that your next search is for, at most 100: "
        "members with placements whose last look is too old. Null where it is not yours to ask."
    )
    async def register_numbers_due(
        self, info: BankInfo, employer_id: Annotated[ID, EMPLOYER]
    ) -> list[str] | None:
        try:
            with reading() as read:
                key = EmployerId(read.id("Employer", employer_id, "employerId"))
            due = await numbers_due(
                employer_id=key, now=info.context.now, uow=info.context.reading()
            )
        except Declined:
            return None
        return list(due)


@strawberry.type
class RegisterMutation:
    """The register."""

    @strawberry.mutation(
        description="Bring an extract of the register. Whoever is suspended, removed or no "
        "longer listed stops at once."
    )
    async def import_register(
        self,
        info: BankInfo,
        input: Annotated[ImportRegisterInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ImportRegisterPayload:
        payload, context = ImportRegisterPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                employer_id = EmployerId(read.id("Employer", input.employer_id, "employerId"))
            imported = await use_case.import_register(
                employer_id=employer_id,
                download=use_case.Download(input.csv, input.searched, input.looked_on),
                now=context.now,
                uow=context.unit_of_work(),
            )
            payload.register = RegisterImport.of(imported)
        return payload
