"""Agreements on placements, and the master agreements that they stand under."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.agreement import AgreementState
from staffbank.domain.employment_cost import Basis
from staffbank.domain.legal_basis import LegalBasis
from staffbank.domain.vat import VatTreatment
from staffbank.ports.placement_views import AgreementView, MasterAgreementView, TermsView
from staffbank_graphql.context import BankInfo
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.placement import PLACEMENT, Placement


@strawberry.type(description="One agreement for the region, which its councils accede to.")
class MasterAgreement(Node):
    """A master agreement, as the API shows it."""

    title: str = field(description="What it is called.")
    valid_from: date = field(description="The first day on which it is in force.")
    valid_to: date = field(description="The last one.")

    @classmethod
    def of(cls, view: MasterAgreementView) -> "MasterAgreement":
        """Show a master agreement."""
        return cls(
            id=encode("MasterAgreement", view.id),
            title=view.title,
            valid_from=view.valid_from,
            valid_to=view.valid_to,
        )


@strawberry.type(description="One line of how a rate came about.")
class Working:
    """A name and an amount."""

    name: str = field(description="What it is.")
    amount: str = field(description="How much.")
    verified: bool = field(description="Whether the figure is from a source that was read.")


@strawberry.type(description="The money of an agreement, as it was locked.")
class Terms:
    """Rate and VAT."""

    pence_per_hour: Decimal = field(description="The rate for an hour, in pence.")
    basis: Basis = field(description="Which hours the yearly cost is spread over.")
    admin_fee_percent: Decimal = field(description="What comes on top, in percent.")
    agreed_on: date = field(description="When it was locked.")
    vat_treatment: VatTreatment = field(description="Whether VAT is charged.")
    vat_reason: str = field(description="Why, where it is not the standard rate.")
    workings: list[Working] = field(description="How the rate came about.")

    @classmethod
    def of(cls, view: TermsView) -> "Terms":
        """Show the terms."""
        return cls(
            pence_per_hour=view.pence_per_hour,
            basis=Basis(view.basis),
            admin_fee_percent=view.admin_fee,
            agreed_on=view.agreed_on,
            vat_treatment=VatTreatment(view.vat),
            vat_reason=view.vat_reason,
            workings=[
                Working(name=name, amount=amount, verified=verified)
                for name, amount, verified in view.workings
            ],
        )


@strawberry.type(description="The schedule for one officer, signed by both sides.")
class Agreement(Node):
    """An agreement, as the API shows it."""

    state: AgreementState = field(description="Where it is.")
    legal_basis: LegalBasis = field(description="What the placement rests on in law.")
    legal_sign_off: str | None = field(description="Whose legal sign-off it has, if any.")
    terms: Terms | None = field(
        description="Its money; null until it is locked, or where it is not yours to see."
    )
    document: str | None = field(
        description="The text that is signed, word for word; null where its money is not "
        "yours to see."
    )
    digest: str | None = field(description="The SHA-256 of that text; whoever signs names it.")
    home_signed_at: datetime | None = field(description="When the home employer signed.")
    host_signed_at: datetime | None = field(description="When the host signed.")
    acknowledged_at: datetime | None = field(description="When the worker had read it.")
    reason: str | None = field(description="Why it was refused, if it was.")
    paper: str = field(description="Where its PDF is, below the address of the bank.")
    placement_id: Private[UUID]

    @field(description="The placement that it is on.")
    async def placement(self, info: BankInfo) -> Placement | None:
        return await PLACEMENT.fetch(info.context, self.placement_id)

    @classmethod
    def of(cls, view: AgreementView) -> "Agreement":
        """Show an agreement."""
        return cls(
            id=encode("Agreement", view.id),
            state=AgreementState(view.state),
            legal_basis=LegalBasis(view.legal_basis),
            legal_sign_off=view.legal_sign_off,
            terms=Terms.of(view.terms) if view.terms else None,
            document=view.document,
            digest=view.digest,
            home_signed_at=view.home_signed_at,
            host_signed_at=view.host_signed_at,
            acknowledged_at=view.acknowledged_at,
            reason=view.reason,
            paper=f"/papers/agreements/{view.id}.pdf",
            placement_id=view.placement_id,
        )


MASTER_AGREEMENT = Kind("MasterAgreement", MasterAgreementView, MasterAgreement.of)
AGREEMENT = Kind("Agreement", AgreementView, Agreement.of)
