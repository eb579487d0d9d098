"""The books of the bank: double entry, where each organisation's side balances by itself."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.money import Pence, pounds

EntryId = NewType("EntryId", UUID)


class AccountKind(Enum):
    """What an account of an organisation is for."""

    RECEIVABLE = "receivable"  # owed to it by the counterpart
    PAYABLE = "payable"  # owed by it to the counterpart
    INCOME = "income"  # from recharges
    COST = "cost"  # of officers placed with it
    VAT_OUTPUT = "vat_output"  # charged
    VAT_INPUT = "vat_input"  # borne, and recovered under s. 33 VATA
    DISPUTED = "disputed"  # on either side, while a recharge is disputed
    CASH = "cash"


class DoesNotBalance(ValueError):
    """The postings of an entry do not sum to nothing for some organisation, or cannot be."""


@dataclass(frozen=True)
class Account:
    """An account of one organisation towards a counterpart."""

    organisation: UUID
    kind: AccountKind
    counterpart: UUID

    def __post_init__(self) -> None:
        if self.organisation == self.counterpart:
            raise DoesNotBalance("an organisation keeps no account towards itself")


@dataclass(frozen=True)
class Posting:
    """What one account gains (debit, above zero) or gives (credit, below zero), in pence."""

    account: Account
    amount: Pence


@dataclass(frozen=True)
class Entry:
    """What happened, in the books of both organisations at once. It is never changed.

    Raises:
        DoesNotBalance: one organisation's postings do not sum to nothing, a posting is zero,
            or an account comes twice.
    """

    id: EntryId
    at: datetime
    what: str
    source: UUID
    postings: tuple[Posting, ...]

    def __post_init__(self) -> None:
        sums: Counter[UUID] = Counter()
        for posting in self.postings:
            sums[posting.account.organisation] += posting.amount
        if wrong := {each: total for each, total in sums.items() if total}:
            organisation, total = next(iter(wrong.items()))
            raise DoesNotBalance(
                f"{self.what}: the postings of {organisation} come to {pounds(Pence(total))}"
            )
        if any(posting.amount == 0 for posting in self.postings):
            raise DoesNotBalance(f"{self.what}: a posting of nothing says nothing")
        if len({posting.account for posting in self.postings}) < len(self.postings):
            raise DoesNotBalance(f"{self.what}: an account comes twice")


def balances(entries: Iterable[Entry]) -> Mapping[Account, Pence]:
    """What every account comes to, nothing left out but those that come to nothing."""
    found: Counter[Account] = Counter()
    for entry in entries:
        for posting in entry.postings:
            found[posting.account] += posting.amount
    return {account: Pence(total) for account, total in found.items() if total}
