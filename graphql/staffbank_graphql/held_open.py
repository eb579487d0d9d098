"""What one caller may hold open at once: subscriptions, and WebSockets to have them on.

Budgets count what is asked for, and not how long it is answered.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from staffbank.domain.principal import Principal
from staffbank.identity.allowance import purse_of
from staffbank_graphql.errors import TooManyOpen

MOST = 100  # of one caller in this process: with subscriptions, 10 MB


@dataclass
class HeldOpen:
    """Counts things of one kind, by caller."""

    things: str
    way_out: str
    held: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def one_of(self, who: Principal) -> Iterator[None]:
        """One more, until the end of the block.

        Raises:
            TooManyOpen: there are as many as there may be.
        """
        caller = purse_of(who)
        if self.held[caller] >= MOST:
            raise TooManyOpen(f"You have {MOST} {self.things} open, the most. {self.way_out}")
        self.held[caller] += 1
        try:
            yield
        finally:
            self.held[caller] -= 1
            if not self.held[caller]:
                del self.held[caller]


SUBSCRIPTIONS = HeldOpen(
    "subscriptions",
    "End one, or follow in one what you follow in many: `names` may be left out.",
)
SOCKETS = HeldOpen("WebSockets", "Close one: each carries many operations.")
