"""Recharges between a home employer and a host."""

from datetime import date
from uuid import UUID

import strawberry
from strawberry import ID, Private, field

from staffbank.domain.recharge import RechargeState
from staffbank.ports.placement_views import RechargeView
from staffbank.ports.queries import Slice
from staffbank.ports.views import CouncilView
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node


@strawberry.type(description="What the host owes the home employer for a month's work.")
class Recharge(Node):
    """A recharge, as the API shows it."""

    state: RechargeState = field(description="Where it is.")
    month: date = field(description="The first day of its month.")
    minutes: int = field(description="Paid minutes; below zero in a credit note.")
    net_pence: int = field(description="Without VAT, in pence; below zero in a credit note.")
    vat_pence: int = field(description="The VAT on it, in pence.")
    is_credit_note: bool = field(description="Whether it comes to less than nothing.")
    credits: ID | None = field(description="The recharge that it takes back in full, if any.")
    reason: str | None = field(
        description="What the host disputes, while it does; why a credit note was given."
    )
    home_employer_id: Private[UUID]
    host_council_id: Private[UUID]

    @field(description="The council whose employer is owed it.")
    async def home_council(self, info: BankInfo) -> Council | None:
        found = await self._home(info.context)
        return Council.of(found) if found else None

    @field(
        description="Where the statement between the two councils is as a PDF, below the "
        "address of the bank; with `.csv` in place of `.pdf`, the same for a ledger."
    )
    async def statement(self, info: BankInfo) -> str | None:
        home = await self._home(info.context)
        return f"/papers/statements/{home.id}/{self.host_council_id}.pdf" if home else None

    @field(description="The council that owes it.")
    async def host_council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.host_council_id)

    async def _home(self, context: Context) -> CouncilView | None:
        found = await context.loaders.page(
            CouncilView, Slice(first=1), "employer_id", self.home_employer_id
        )
        return next(iter(found.rows), None)

    @classmethod
    def of(cls, view: RechargeView) -> "Recharge":
        """Show a recharge."""
        return cls(
            id=encode("Recharge", view.id),
            state=RechargeState(view.state),
            month=view.month,
            minutes=view.minutes,
            net_pence=view.net,
            vat_pence=view.vat,
            is_credit_note=view.net + view.vat < 0,
            credits=encode("Recharge", view.credits) if view.credits else None,
            reason=view.reason,
            home_employer_id=view.home_employer_id,
            host_council_id=view.host_council_id,
        )


RECHARGE = Kind("Recharge", RechargeView, Recharge.of)
