"""Recharges and the books, kept and found."""

from datetime import date
from typing import Protocol

from staffbank.domain.council import CouncilId, EmployerId
from staffbank.domain.journal import Entry
from staffbank.domain.netting import Debt
from staffbank.domain.recharge import Recharge, RechargeId
from staffbank.domain.uncharged import Miles, Uncharged


class HourRecharged(Exception):
    """Some line is on another recharge already."""


class Recharges(Protocol):
    """Recharges. `get` locks the row or raises Declined (not_found)."""

    async def draw_up_alone(self, home: EmployerId) -> None:
        """Wait until nobody else draws up this employer's recharges, and keep others waiting.

        It lasts until the unit of work ends.
        """
        ...

    async def uncharged(
        self, home: EmployerId, host: CouncilId, *, until: date
    ) -> tuple[Uncharged, ...]:
        """Locked lines between the two that no recharge has; `until` is the last day.

        A line that was credited after that day is left out, unless it is corrected.
        """
        ...

    async def miles_claimed(self, home: EmployerId) -> Miles:
        """The miles of each of its workers and tax year that are on recharges already."""
        ...

    async def pairs(self) -> tuple[tuple[EmployerId, CouncilId], ...]:
        """Between whom there are locked lines that no recharge has."""
        ...

    async def add(self, recharge: Recharge) -> None:
        """Raise HourRecharged; of any number at once exactly one gets a line."""
        ...

    async def get(self, recharge_id: RechargeId) -> Recharge: ...
    async def save(self, recharge: Recharge) -> None:
        """Keep how it stands; the lines of a credited one are released."""
        ...

    async def post(self, entry: Entry, recharge: Recharge) -> None:
        """Keep the entry in both books, for good."""
        ...

    async def payable(self) -> tuple[Debt, ...]:
        """Of each pair that the caller may see: what is issued or accepted, VAT with it."""
        ...

    async def entries(self) -> tuple[Entry, ...]:
        """Every entry that the caller may see, the oldest first."""
        ...
