"""The master agreement: drawn up by the region, signed by its councils."""

from datetime import date
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from staffbank.domain.master_agreement import MasterAgreementId
from staffbank.ports.views import CouncilView
from staffbank.usecases.agreement.accede import accede
from staffbank.usecases.agreement.found_master_agreement import found_master_agreement
from staffbank_graphql.agreement import MASTER_AGREEMENT, MasterAgreement
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem


@strawberry.input(description="What it is called and when it is in force.")
class FoundMasterAgreementInput:
    """A title and two days."""

    title: str = field(description="What it is called.")
    valid_from: date = field(description="The first day on which it is in force.")
    valid_to: date = field(description="The last one.")


@strawberry.type(description="What came of it.")
class FoundMasterAgreementPayload:
    """The master agreement, or the problems."""

    master_agreement: MasterAgreement | None = field(
        description="How it stands now.", default=None
    )
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Who becomes party to which master agreement.")
class AccedeInput:
    """An agreement and an organisation."""

    master_agreement_id: ID = field(description="The master agreement.")
    council_id: ID = field(description="The council that accedes, or whose employer does.")
    as_employer: bool = field(
        description="Whether it is the employer of that council's social workers who accedes, "
        "and not the council itself.",
        default=False,
    )
    pre_signs_urgent: bool = field(
        description="Whether schedules of at most ten days need no further signature of this "
        "party.",
        default=False,
    )


@strawberry.type(description="What came of it.")
class AccedePayload:
    """The master agreement, or the problems."""

    master_agreement: MasterAgreement | None = field(
        description="How it stands now.", default=None
    )
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class MasterAgreementMutation:
    """The master agreement."""

    @strawberry.mutation(
        description="Draw up a master agreement for the region; councils and employers accede "
        "to it."
    )
    async def found_master_agreement(
        self,
        info: BankInfo,
        input: Annotated[FoundMasterAgreementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> FoundMasterAgreementPayload:
        payload, context = FoundMasterAgreementPayload(), info.context
        with problems_into(payload):
            done = await found_master_agreement(
                title=input.title,
                valid_from=input.valid_from,
                valid_to=input.valid_to,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.master_agreement = await MASTER_AGREEMENT.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Become party to a master agreement, for a council or an employer."
    )
    async def accede(
        self,
        info: BankInfo,
        input: Annotated[AccedeInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AccedePayload:
        payload, context = AccedePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                master_id = MasterAgreementId(
                    read.id("MasterAgreement", input.master_agreement_id, "masterAgreementId")
                )
                council_id = read.id("Council", input.council_id, "councilId")
            done = await accede(
                master_id=master_id,
                organisation=await organisation_of(
                    context, council_id, as_employer=input.as_employer
                ),
                pre_signs_urgent=input.pre_signs_urgent,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.master_agreement = await MASTER_AGREEMENT.fetch(context, done.id)
        return payload


async def organisation_of(context: Context, council_id: UUID, *, as_employer: bool) -> UUID:
    """The council itself, or the employer of its social workers."""
    council = await context.loaders.one(CouncilView, council_id)
    return council.employer_id if council and as_employer else council_id
