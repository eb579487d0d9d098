"""How good a plan is, and what proves it."""

import strawberry
from strawberry import field

from staffbank.domain.cover_request import Tier
from staffbank.ports.certificate import CertificateView
from staffbank_graphql.match_words import BoundMethod


@strawberry.type(description="The worth of one tier's slots.")
class TierBound:
    """A tier, as the certificate knows it."""

    tier: Tier = field(description="The tier.")
    filled: int = field(description="The worth of the slots that are filled.")
    wanted: int = field(description="The worth of all slots asked for.")
    bound: int = field(
        description="The most that any plan could fill; where a tier before is not proven, "
        "among plans that do as well there."
    )


@strawberry.type(description="One figure that plans are compared by.")
class Aim:
    """An aim."""

    aim: str = field(
        description="Its name, such as `tier 1`, continuity or travel; `sum` where all are one."
    )
    value: float = field(description="What the plan comes to; more is better. A whole number.")
    bound: float = field(
        description="The most that a plan as good in the aims before could reach."
    )
    greedy: float = field(
        description="What taking the best pair first would have come to, to compare."
    )
    proven: bool = field(
        description="Whether no plan is better here that is as good in the aims before."
    )


@strawberry.type(description="How good a plan is, and what proves it.")
class Certificate:
    """What the engine vouches for."""

    proven: bool = field(description="Every aim is proven: no better plan exists.")
    value: float = field(
        description="All aims but cost in one sum, a whole number; the first tier weighs most."
    )
    bound: float = field(description="What no plan's value can pass.")
    gap: float = field(
        description="How far the value is below the bound; 0.01 is one per cent. It may be "
        "above 0 in a plan that is proven, for a sum may trade what the order may not."
    )
    method: BoundMethod = field(description="Whence the bound comes.")
    tiers: list[TierBound] = field(description="The worth of each tier's slots.")
    aims: list[Aim] = field(description="The figures that plans are compared by, in order.")
    solvers: list[str] = field(
        description="Whose search says so, such as HiGHS: their word, for the search is not "
        "kept. Empty where sums prove it, which anybody can add up, and in runs that are older "
        "than this field."
    )

    @classmethod
    def of(cls, view: CertificateView) -> "Certificate":
        """Show a certificate."""
        return cls(
            proven=view.proven,
            value=view.value,
            bound=view.bound,
            gap=view.gap,
            method=BoundMethod(view.method),
            solvers=list(view.solvers),
            tiers=[
                TierBound(
                    tier=Tier(each.tier),
                    filled=each.filled,
                    wanted=each.wanted,
                    bound=each.bound,
                )
                for each in view.tiers
            ],
            aims=[
                Aim(
                    aim=each.aim,
                    value=each.value,
                    bound=each.bound,
                    greedy=each.greedy,
                    proven=each.proven,
                )
                for each in view.aims
            ],
        )
