"""The few payments that would settle everything that is owed in the region."""

from collections.abc import Mapping
from uuid import UUID

from staffbank.domain.journal import AccountKind, balances
from staffbank.domain.netting import Debt, netted
from staffbank.ports.unit_of_work import UnitOfWork


async def propose_netting(
    *, council_of: Mapping[UUID, UUID], uow: UnitOfWork
) -> tuple[Debt, ...]:
    """A proposal: nobody pays because of it. Of what the caller's books show; VAT with it.

    `council_of` has the council of each employer, under whose name both are brought together.
    """
    async with uow:
        entries = await uow.recharges.entries()
    owed = (
        Debt(
            council_of.get(account.counterpart, account.counterpart),
            council_of.get(account.organisation, account.organisation),
            amount,
        )
        for account, amount in balances(entries).items()
        if account.kind is AccountKind.RECEIVABLE
    )
    return netted(owed)
