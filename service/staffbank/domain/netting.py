"""What few payments would settle all that is owed within a region. A proposal only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from staffbank.domain.money import Pence


@dataclass(frozen=True)
class Debt:
    """What one council owes another, in pence; below zero it is owed the other way."""

    debtor: UUID
    creditor: UUID
    amount: Pence


def netted(debts: Iterable[Debt]) -> tuple[Debt, ...]:
    """Transfers after which nobody owes anything: at most one fewer than those involved.

    The largest debtor pays the largest creditor, again and again. Their sum is the sum of all
    net debts, which no settlement can undercut.
    """
    owed: defaultdict[UUID, int] = defaultdict(int)
    for debt in debts:
        owed[debt.creditor] += debt.amount
        owed[debt.debtor] -= debt.amount
    transfers = []
    while any(owed.values()):
        creditor = max(owed, key=lambda each: (owed[each], each))
        debtor = min(owed, key=lambda each: (owed[each], each))
        amount = min(owed[creditor], -owed[debtor])
        owed[creditor] -= amount
        owed[debtor] += amount
        transfers.append(Debt(debtor, creditor, Pence(amount)))
    return tuple(transfers)
