"""How much one caller may ask for: so much at once, and as much again every minute."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Protocol

MINUTE = 60  # seconds


@dataclass(frozen=True)
class Budget:
    """`most` of what `name` says. What is spent comes back evenly, all of it in a minute."""

    name: str
    most: int

    @property
    def restored(self) -> float:
        """How much comes back each second."""
        return self.most / MINUTE


@dataclass(frozen=True)
class Left:
    """What is left of a budget, and what was wanted of it.

    Nobody is ever refused for good: what is dearer than all that there is takes all of it.
    """

    budget: Budget
    amount: float
    wanted: int = 0

    @property
    def price(self) -> int:
        """What is taken for what was wanted."""
        return min(self.wanted, self.budget.most)

    @property
    def enough(self) -> bool:
        """Whether there is as much as was wanted."""
        return self.amount >= self.price

    @property
    def whole(self) -> int:
        """What is left, as callers are told."""
        return int(self.amount)

    @property
    def wait(self) -> int:
        """Seconds until there is as much as was wanted."""
        return ceil(max(self.price - self.amount, 0) / self.budget.restored)

    @property
    def full_in(self) -> int:
        """Seconds until nothing is missing."""
        return ceil((self.budget.most - self.amount) / self.budget.restored)

    def after(self, seconds: float) -> "Left":
        """The same so much later, if nothing is spent."""
        come_back = self.amount + max(seconds, 0) * self.budget.restored
        return Left(self.budget, min(come_back, self.budget.most), self.wanted)


@dataclass(frozen=True)
class Spent:
    """Whether something was granted, and what is left of each budget since."""

    granted: bool
    lefts: tuple[Left, ...]

    @property
    def wait(self) -> int:
        """Seconds until the same would be granted."""
        return max(each.wait for each in self.lefts)

    @property
    def why(self) -> str:
        """What a caller is told who is refused."""
        short = max(self.lefts, key=lambda each: each.wait)
        wait = max(short.wait, 1)
        return (
            f"You may ask for {short.budget.most} {short.budget.name} a minute, and have "
            f"{short.whole} left, of which this takes {short.price}. Ask again in {wait} "
            f"second{'s' if wait > 1 else ''}."
        )

    def after(self, seconds: float) -> "Spent":
        """The same so much later."""
        return replace(self, lefts=tuple(each.after(seconds) for each in self.lefts))


def spend(lefts: Sequence[Left]) -> Spent:
    """Take what is wanted of all of these, or nothing of any."""
    granted = all(each.enough for each in lefts)
    if granted:
        lefts = [Left(each.budget, each.amount - each.price, each.wanted) for each in lefts]
    return Spent(granted, tuple(lefts))


class OutOfBudget(Exception):
    """A caller has asked for too much; `spent` says when there is more."""

    def __init__(self, spent: Spent) -> None:
        super().__init__(spent.why)
        self.spent = spent


class Budgets(Protocol):
    """Keeps what is left of everybody's budgets; one caller's are always the same ones."""

    async def spend(self, who: str, wanted: Mapping[Budget, int]) -> Spent:
        """Take what is wanted of each of `who`'s budgets, or nothing of any."""
        ...

    def refused(self, who: str) -> Spent | None:
        """What `who` was told, where nothing at all has come back since; it costs nothing."""
        ...
