"""What callers may still ask for, told to those who ask."""

from datetime import datetime, timedelta

import strawberry
from strawberry import field

from staffbank.ports.budgets import Left
from staffbank_graphql.context import BankInfo


@strawberry.type(description="What you have of one budget. All of it comes back in a minute.")
class BudgetLeft:
    """A budget, as the API shows it."""

    limit: int = field(description="All that there is.")
    remaining: int = field(description="What is left, this operation taken off.")
    restored_each_second: float = field(description="How much comes back each second.")
    full_at: datetime = field(description="When nothing will be missing.")

    @classmethod
    def of(cls, left: Left, now: datetime) -> "BudgetLeft":
        """Show a budget."""
        return cls(
            limit=left.budget.most,
            remaining=left.whole,
            restored_each_second=left.budget.restored,
            full_at=now + timedelta(seconds=left.full_in),
        )


@strawberry.type(
    description="What you may still ask for. Over HTTP every answer tells it in its headers "
    "`RateLimit` and `RateLimit-Policy`."
)
class RateLimit:
    """Both budgets."""

    cost: int = field(description="The fields that this operation may cost at most.")
    requests: BudgetLeft = field(
        description="Requests, each operation and each other message on a WebSocket."
    )
    fields: BudgetLeft = field(description="Fields, as operations cost them.")


@strawberry.type
class RateLimitQuery:
    """The way to ask."""

    @field(
        description="What you may still ask for, and what this costs; null where nobody counts."
    )
    def rate_limit(self, info: BankInfo) -> RateLimit | None:
        spent, now = info.context.spent, info.context.now
        if spent is None:
            return None
        requests, fields = spent.lefts
        return RateLimit(
            cost=fields.wanted,
            requests=BudgetLeft.of(requests, now),
            fields=BudgetLeft.of(fields, now),
        )
