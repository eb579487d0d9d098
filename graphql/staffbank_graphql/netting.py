"""What would settle the region's debts."""

from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.ports.queries import Slice
from staffbank.ports.views import CouncilView
from staffbank.usecases.recharge.propose_netting import propose_netting
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.council import COUNCIL, Council


@strawberry.type(description="A payment of one council to another, as it is proposed.")
class Transfer:
    """A transfer."""

    pence: int = field(description="How much, in pence, VAT with it.")
    payer_id: Private[UUID]
    payee_id: Private[UUID]

    @field(description="Who would pay.")
    async def payer(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.payer_id)

    @field(description="Who would be paid.")
    async def payee(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.payee_id)


async def proposed(context: Context) -> list[Transfer] | None:
    """None for whoever does not see the region's books as a whole."""
    if not context.principal.region_wide:
        return None
    councils = await context.queries.page(CouncilView, Slice(first=100))
    council_of = {row.employer_id: row.id for row in councils.rows}
    debts = await propose_netting(council_of=council_of, uow=context.reading())
    return [
        Transfer(pence=debt.amount, payer_id=debt.debtor, payee_id=debt.creditor)
        for debt in debts
    ]
