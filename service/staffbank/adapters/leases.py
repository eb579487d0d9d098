"""Slices of a caller's budgets that one process has taken out of Redis, and spends by itself.

What is lent is gone from Redis at once. A slice melts as fast as Redis would be full without
it, so what is there and all slices together are never more than the budget.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, inf

from staffbank.ports.budgets import Budget, Left, Spent

SOON = 1.0  # seconds: whoever is back by then is lent twice as many requests as before
LIFE = 2.0  # seconds until what Redis has said, and lent, is too old
MELTING = 0.01  # seconds of what comes back, lent with each request's worth: so much melts
MANY = (
    1024  # requests' worth, the most that is lent; never more than a hundredth of what is left
)


@dataclass
class Slice:
    """`rest` of a budget, which had `there` left in Redis at the moment `at`."""

    there: Left
    rest: float
    at: float

    def held(self, now: float) -> float:
        """What of it may be spent."""
        back_there = self.there.amount + (now - self.at) * self.there.budget.restored
        return max(min(self.rest, self.there.budget.most - back_there), 0)

    def told(self, now: float, wanted: int) -> Left:
        """What is left of the budget, as far as this process knows."""
        there = self.there.after(now - self.at)
        most = there.budget.most
        return Left(there.budget, min(there.amount + self.held(now), most), wanted)


@dataclass(frozen=True)
class Wish:
    """What Redis is asked for: `price` now, all or nothing, and of `more` what it can lend.

    `held` is put aside of `kept` meanwhile.
    """

    budget: Budget
    wanted: int
    kept: Slice | None
    held: float
    more: int

    @property
    def price(self) -> float:
        """What is missing here."""
        return min(self.wanted, self.budget.most) - self.held


@dataclass(frozen=True)
class There:
    """What Redis has left of a budget since, and what of it is lent to this process."""

    amount: float
    lent: float


@dataclass
class Purse:
    """One caller's slices."""

    slices: dict[Budget, Slice] = field(default_factory=dict)
    asked: float = -inf
    times: int = 0
    asking: bool = False

    def spend(self, now: float, wanted: Mapping[Budget, int]) -> Spent | None:
        """Take it all of what is here; None where that is not enough."""
        slices = []
        for budget, amount in wanted.items():
            kept = self.slices.get(budget)
            price = min(amount, budget.most)
            if kept is None or now - kept.at > LIFE or kept.held(now) < price:
                return None
            slices.append((kept, price, amount))
        for kept, price, _ in slices:
            kept.rest = kept.held(now) - price
        return Spent(True, tuple(kept.told(now, amount) for kept, _, amount in slices))

    def wishes(self, now: float, wanted: Mapping[Budget, int]) -> list[Wish]:
        """What to ask of Redis. Only one of those who ask at once is lent something."""
        times = 0
        if not self.asking:
            soon = now - self.asked < SOON
            times = self.times = min(self.times * 2 or 1, MANY) if soon else 0
            self.asked = now
        return [self._wish(now, budget, amount, times) for budget, amount in wanted.items()]

    def _wish(self, now: float, budget: Budget, amount: int, times: int) -> Wish:
        """One of them; a slice is never put on top of another, which would melt too late."""
        kept, price = self.slices.get(budget), min(amount, budget.most)
        more = times * (price + ceil(MELTING * budget.restored))
        if kept is None or now - kept.at > LIFE:
            self.slices.pop(budget, None)
            return Wish(budget, amount, None, 0, more)
        there = kept.held(now)
        held = min(there, price)
        kept.rest = there - held
        return Wish(budget, amount, kept, held, more if held < price else 0)

    def taken(self, now: float, wishes: Sequence[Wish], answer: Sequence[There]) -> Spent:
        """What was put aside is spent; what is lent is kept, as of when it was asked for."""
        lefts = []
        for wish, there in zip(wishes, answer, strict=True):
            if wish.more or wish.budget not in self.slices:
                left = Left(wish.budget, there.amount)
                self.slices[wish.budget] = Slice(left, there.lent, now)
            here = self.slices[wish.budget].held(now)
            amount = min(there.amount + here, wish.budget.most)
            lefts.append(Left(wish.budget, amount, wish.wanted))
        return Spent(granted=True, lefts=tuple(lefts))

    def refused(self, wishes: Sequence[Wish], answer: Sequence[There]) -> Spent:
        """Nothing is taken: what was put aside is where it was."""
        self.give_back(wishes)
        lefts = (
            Left(wish.budget, min(there.amount + wish.held, wish.budget.most), wish.wanted)
            for wish, there in zip(wishes, answer, strict=True)
        )
        return Spent(granted=False, lefts=tuple(lefts))

    def give_back(self, wishes: Sequence[Wish]) -> None:
        """Put back what was put aside, as nothing was asked for."""
        for wish in wishes:
            if wish.kept is not None:
                wish.kept.rest += wish.held
