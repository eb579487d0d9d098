"""The terms of an agreement: its money, and a lawyer's word on it."""

from decimal import Decimal
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.agreement import AgreementId
from staffbank.domain.employment_cost import Basis
from staffbank.domain.money import Pence
from staffbank.domain.vat import VatTreatment
from staffbank.usecases.agreement.lock_terms import Money, lock_terms
from staffbank.usecases.agreement.record_legal_sign_off import record_legal_sign_off
from staffbank_graphql.agreement import AGREEMENT, Agreement
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem


@strawberry.input(description="What an hour costs, and how VAT is treated.")
class LockTermsInput:
    """The salary that the rate is worked out from, and finance's decisions."""

    agreement_id: ID = field(description="The agreement.")
    yearly_salary_pence: int = field(description="Her full-time salary a year, in pence.")
    basis: Basis = field(description="Which hours the yearly cost is spread over.")
    admin_fee_percent: Decimal = field(
        description="What comes on top of it, in percent.", default=Decimal(0)
    )
    pension_percent: Decimal | None = field(
        description="Her employer's pension contribution; null for the assumed one, which is "
        "unverified.",
        default=None,
    )
    vat_treatment: VatTreatment = field(
        description="Whether VAT is charged.", default=VatTreatment.STANDARD_20
    )
    vat_reason: str = field(description="Why, where it is not the standard rate.", default="")


@strawberry.type(description="What came of it.")
class LockTermsPayload:
    """The agreement, or the problems."""

    agreement: Agreement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Whose sign-off it is.")
class RecordLegalSignOffInput:
    """An agreement and a note."""

    agreement_id: ID = field(description="The agreement.")
    note: str = field(description="Whose sign-off it is, and when it was given.")


@strawberry.type(description="What came of it.")
class RecordLegalSignOffPayload:
    """The agreement, or the problems."""

    agreement: Agreement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class AgreementTermsMutation:
    """Before it is signed."""

    @strawberry.mutation(
        description="Lock the rate and the treatment of VAT, and with them the text that both "
        "sides sign."
    )
    async def lock_terms(
        self,
        info: BankInfo,
        input: Annotated[LockTermsInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> LockTermsPayload:
        payload, context = LockTermsPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                agreement_id = AgreementId(
                    read.id("Agreement", input.agreement_id, "agreementId")
                )
            done = await lock_terms(
                agreement_id=agreement_id,
                money=money_of(input),
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.agreement = await AGREEMENT.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Record the legal sign-off that a secondment by contract needs (S113-1)."
    )
    async def record_legal_sign_off(
        self,
        info: BankInfo,
        input: Annotated[RecordLegalSignOffInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RecordLegalSignOffPayload:
        payload, context = RecordLegalSignOffPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                agreement_id = AgreementId(
                    read.id("Agreement", input.agreement_id, "agreementId")
                )
            done = await record_legal_sign_off(
                agreement_id=agreement_id, note=input.note, uow=context.unit_of_work()
            )
            context.forget()
            payload.agreement = await AGREEMENT.fetch(context, done.id)
        return payload


def money_of(said: LockTermsInput) -> Money:
    """What finance has decided."""
    pension = said.pension_percent
    return Money(
        yearly_salary=Pence(said.yearly_salary_pence),
        basis=said.basis,
        admin_fee=said.admin_fee_percent,
        pension=None if pension is None else pension / 100,
        vat=said.vat_treatment,
        vat_reason=said.vat_reason,
    )
