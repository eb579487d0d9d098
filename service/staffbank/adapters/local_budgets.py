"""Budgets in the memory of one process."""

import time
from collections.abc import Callable, Mapping

from staffbank.ports.budgets import Budget, Left, Spent, spend

MANY = 10_000  # callers, of whom those who have spent nothing lately are forgotten then


class LocalBudgets:
    """What callers have left here; another process knows nothing of it."""

    def __init__(self, tick: Callable[[], float] = time.monotonic) -> None:
        self._tick = tick
        self._kept: dict[str, tuple[float, Mapping[Budget, Left]]] = {}

    async def spend(self, who: str, wanted: Mapping[Budget, int]) -> Spent:
        """Take what is wanted of each, or nothing of any."""
        return self.spend_now(who, wanted)

    def spend_now(self, who: str, wanted: Mapping[Budget, int]) -> Spent:
        """The same, without waiting for anything."""
        now = self._tick()
        since, kept = self._kept.get(who, (now, {}))
        before = {
            budget: kept.get(budget, Left(budget, budget.most)).after(now - since)
            for budget in wanted
        }
        spent = spend([Left(b, left.amount, wanted[b]) for b, left in before.items()])
        if len(self._kept) >= MANY:
            self._forget(now)
        self._kept[who] = now, {each.budget: each for each in spent.lefts}
        return spent

    def refused(self, who: str) -> Spent | None:  # noqa: ARG002 as of Budgets: asking is as cheap
        """Nobody is refused without being asked for what."""
        return None

    def _forget(self, now: float) -> None:
        """Forget who has everything again, and everybody if they all still want something."""
        self._kept = {
            who: (since, lefts)
            for who, (since, lefts) in self._kept.items()
            if any(each.after(now - since).full_in for each in lefts.values())
        }
        if len(self._kept) >= MANY:
            self._kept.clear()
