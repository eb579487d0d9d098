"""What vouches for a plan, in the words that are stored."""

from staffbank.ports.certificate import AimView, CertificateView, TierBoundView
from staffbank_matching.plan import Plan, Status


def certificate_of(plan: Plan) -> CertificateView:
    """The engine's certificate, with every aim beside what the greedy plan reaches."""
    aims = tuple(
        AimView(level.name, level.value, level.bound, greedy)
        for level, greedy in zip(plan.levels, plan.greedy, strict=True)
    )
    return CertificateView(
        value=plan.certificate.value,
        bound=plan.certificate.bound,
        gap=plan.certificate.gap,
        method=plan.certificate.method,
        proven=plan.status is Status.OPTIMAL,
        solvers=plan.solvers,
        tiers=tuple(
            TierBoundView(tier.tier, tier.filled, tier.wanted, tier.bound)
            for tier in plan.coverage
        ),
        aims=aims,
    )
