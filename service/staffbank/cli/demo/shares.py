"""Sharing out a whole number among councils in proportion to something."""

from collections.abc import Sequence
from decimal import Decimal

from staffbank.cli.demo.region import DemoCouncil

LEAST_SPARE = Decimal("0.1")


def shared_out(total: int, weights: Sequence[Decimal]) -> tuple[int, ...]:
    """Whole shares that sum to `total`, each less than one away from its exact share.

    The largest remainders are rounded up. Nothing is shared where all weights are nought.
    """
    whole = sum(weights)
    if not whole:
        return (0,) * len(weights)
    exact = [total * weight / whole for weight in weights]
    shares = [int(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: shares[i] - exact[i])
    for i in by_remainder[: total - sum(shares)]:
        shares[i] += 1
    return tuple(shares)


def members_weight(council: DemoCouncil) -> Decimal:
    """How many of the bank's members come from a council: social workers in post who are spare.

    Assumed, not published [INF]: each post that is vacant or held by agency staff ties down
    one more colleague at home, so the spare part is 1 less twice the two rates, and a tenth
    at the least.
    """
    published = council.published
    tied = 2 * (published.agency_percent + published.vacancy_percent) / 100
    return published.in_post_fte * max(1 - tied, LEAST_SPARE)


def requests_weight(council: DemoCouncil) -> Decimal:
    """How much a council asks for: what it buys from agencies today."""
    return council.published.agency_fte
