"""An agreement is signed, acknowledged or refused."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.agreement import AgreementId
from staffbank.usecases.agreement.acknowledge_agreement import acknowledge_agreement
from staffbank.usecases.agreement.refuse_agreement import refuse_agreement
from staffbank.usecases.agreement.sign_agreement import sign_agreement
from staffbank_graphql.agreement import AGREEMENT, Agreement
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem


@strawberry.input(description="What you sign.")
class SignAgreementInput:
    """An agreement and the digest of its text."""

    agreement_id: ID = field(description="The agreement.")
    digest: str = field(description="The digest of the text that you have read.")


@strawberry.type(description="What came of it.")
class SignAgreementPayload:
    """The agreement, or the problems."""

    agreement: Agreement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which agreement you have read.")
class AcknowledgeAgreementInput:
    """An agreement and the text that was read."""

    agreement_id: ID = field(description="The agreement.")
    digest: str = field(description="The SHA-256 of the text that you have read.")


@strawberry.type(description="What came of it.")
class AcknowledgeAgreementPayload:
    """The agreement, or the problems."""

    agreement: Agreement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which agreement you refuse, and why.")
class RefuseAgreementInput:
    """An agreement and a reason."""

    agreement_id: ID = field(description="The agreement.")
    reason: str = field(description="Why; both sides read it.")


@strawberry.type(description="What came of it.")
class RefuseAgreementPayload:
    """The agreement, or the problems."""

    agreement: Agreement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class AgreementMutation:
    """What both sides and the worker do with it."""

    @strawberry.mutation(
        description="Sign an agreement for your side: the text with this digest."
    )
    async def sign_agreement(
        self,
        info: BankInfo,
        input: Annotated[SignAgreementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SignAgreementPayload:
        payload, context = SignAgreementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                agreement_id = AgreementId(
                    read.id("Agreement", input.agreement_id, "agreementId")
                )
            done = await sign_agreement(
                agreement_id=agreement_id,
                digest=input.digest,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.agreement = await AGREEMENT.fetch(context, done.id)
        return payload

    @strawberry.mutation(description="Acknowledge the schedule of your placement.")
    async def acknowledge_agreement(
        self,
        info: BankInfo,
        input: Annotated[AcknowledgeAgreementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AcknowledgeAgreementPayload:
        payload, context = AcknowledgeAgreementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                agreement_id = AgreementId(
                    read.id("Agreement", input.agreement_id, "agreementId")
                )
            done = await acknowledge_agreement(
                agreement_id=agreement_id,
                digest=input.digest,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.agreement = await AGREEMENT.fetch(context, done.id)
        return payload

    @strawberry.mutation(description="Refuse an agreement; the placement does not come about.")
    async def refuse_agreement(
        self,
        info: BankInfo,
        input: Annotated[RefuseAgreementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RefuseAgreementPayload:
        payload, context = RefuseAgreementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                agreement_id = AgreementId(
                    read.id("Agreement", input.agreement_id, "agreementId")
                )
            done = await refuse_agreement(
                agreement_id=agreement_id, reason=input.reason, uow=context.unit_of_work()
            )
            context.forget()
            payload.agreement = await AGREEMENT.fetch(context, done.id)
        return payload
