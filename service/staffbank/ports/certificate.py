"""How good a plan is, and what proves it: flat, frozen rows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TierBoundView:
    """The worth of one tier's slots: of those filled, of all, and the most there could be.

    Where a tier before is not proven, `bound` holds among plans that do as well there.
    """

    tier: int
    filled: int
    wanted: int
    bound: int


@dataclass(frozen=True)
class AimView:
    """One figure that plans are compared by, in their order; more is better.

    `bound` is the most that a plan as good in the aims before could reach; `greedy` is what
    taking the best pair first would have come to.
    """

    aim: str
    value: int
    bound: int
    greedy: int

    @property
    def proven(self) -> bool:
        """Whether no plan is better in this aim that is as good in those before."""
        return self.value == self.bound


@dataclass(frozen=True)
class CertificateView:
    """All aims of a plan as one sum, `value`, and the most that any plan could reach.

    `gap` is how far, relatively, the one is below the other. `method` is whence the bound
    comes, in the engine's words. `proven` says whether every aim is: then no better plan
    exists, whatever the gap of the sum. `solvers` are on whose word the bounds of the aims
    are; nobody's where sums prove them, or where a run from before this was kept has none.
    """

    value: int
    bound: int
    gap: float
    method: str
    proven: bool
    tiers: tuple[TierBoundView, ...]
    aims: tuple[AimView, ...]
    solvers: tuple[str, ...] = ()
