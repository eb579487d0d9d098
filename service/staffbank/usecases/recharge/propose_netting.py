"""The few payments that would settle what is issued in the region."""

from collections.abc import Mapping
from uuid import UUID

from staffbank.domain.netting import Debt, netted
from staffbank.domain.succession import who_stands_for
from staffbank.ports.unit_of_work import UnitOfWork


async def propose_netting(
    *, council_of: Mapping[UUID, UUID], uow: UnitOfWork
) -> tuple[Debt, ...]:
    """A proposal: nobody pays because of it. Of the recharges that the caller may see.

    What is accrued, shown or disputed is left out: nobody is to pay it yet. `council_of` has
    the council of each employer; both are brought together under the name of whoever stands in
    the council's place today.
    """
    async with uow:
        debts = await uow.recharges.payable()
        successors = await uow.organisations.successors()

    def today(organisation: UUID) -> UUID:
        council = council_of.get(organisation, organisation)
        return who_stands_for(council, successors)

    return netted(Debt(today(debt.debtor), today(debt.creditor), debt.amount) for debt in debts)
