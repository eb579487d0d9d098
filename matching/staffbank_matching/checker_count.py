"""What the figures would be if nothing stood in anything's way: no plan has more."""

from collections import defaultdict

from staffbank_matching.checker_choice import Sessions
from staffbank_matching.checker_ground import Ground
from staffbank_matching.checker_score import FAIRNESS_PER_POINT, POINTS_PER_KEPT

BESIDE = ("continuity", "preference", "travel", "cost")
SUMMED = BESIDE[:3]


def counted(ground: Ground) -> dict[str, int]:
    """By level, and for the `sum` of all: every request has whom it would rather have."""
    tiers = _tiers(ground)
    found = {f"tier {tier}": value for tier, value in tiers.items()}
    for name in BESIDE:
        found[name] = _points(ground, (name,))
    told: defaultdict[tuple[str, str], set[Sessions]] = defaultdict(set)
    for worker, request, sessions in ground.pairs:
        told[worker, request] |= {(), sessions}
    before = ground.problem.previous
    found["kept"] = sum(each.sessions in told[each.worker, each.request] for each in before)
    found["fairness"] = sum(max(0, group.worth(most)) for group, most in ground.groups.items())
    found["sum"] = (
        sum(ground.weight(tier) * value for tier, value in tiers.items())
        + _points(ground, SUMMED)
        + POINTS_PER_KEPT * found["kept"]
        + found["fairness"] // FAIRNESS_PER_POINT
    )
    return found


def _tiers(ground: Ground) -> dict[int, int]:
    found: defaultdict[int, int] = defaultdict(int)
    for request in ground.problem.requests:
        able = len({pair.worker.id for pair in ground.by_request[request.id]})
        worth = [whole for _, whole in ground.values[request.id]]
        seats = min(able, request.seats) if len(worth) == 1 or not able else request.seats
        found[request.tier] += seats * sum(worth)
    return found


def _points(ground: Ground, names: tuple[str, ...]) -> int:
    total = 0
    for request in ground.problem.requests:
        best = 0
        for pair in ground.by_request[request.id]:
            told = pair.figures()
            best = max(best, sum(told[name] for name in names))
        total += best * len(ground.values[request.id]) * request.seats
    return total
