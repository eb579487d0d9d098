"""What no plan can say of any problem. Each fault is a sentence: path, value, way out."""

from collections.abc import Iterator, Sequence

from staffbank_matching.bounds import disorder, repeated
from staffbank_matching.plan import Assignment, Coverage, Level, Plan
from staffbank_matching.problem import Stretch

ANEW = "write the plan anew with --out"


def faults_of_plan(plan: Plan) -> Iterator[str]:
    """The faults of a plan by itself; what is wrong for its problem, the checker tells."""
    yield from disorder(
        lambda made, number: f"$.assignments[{made}].sessions[{number}]",
        [made.sessions for made in plan.assignments],
    )
    yield from _doubled(plan.assignments)
    yield from repeated("$.unfilled", [told.request for told in plan.unfilled])
    yield from _faults_of_levels(plan.levels, plan.greedy)
    yield from _faults_of_coverage(plan.coverage)
    if plan.certificate.value > plan.certificate.bound:
        yield _above("$.certificate", plan.certificate.value, plan.certificate.bound)


def _doubled(assignments: Sequence[Assignment]) -> Iterator[str]:
    """A session that a worker has twice; she may have blocks of one request that are apart."""
    seen: set[tuple[str, str, Stretch]] = set()
    for number, made in enumerate(assignments):
        hers = {(made.worker, made.request, session) for session in made.sessions}
        if hers & seen:
            yield (
                f"$.assignments[{number}]: {made.worker} is on {made.request} at that time "
                "already; take one of the two away"
            )
        seen |= hers


def _faults_of_levels(levels: Sequence[Level], greedy: Sequence[int]) -> Iterator[str]:
    if not levels:
        yield f"$.levels: [] says not what the plan is worth; {ANEW}"
    yield from repeated("$.levels", [level.name for level in levels])
    for number, level in enumerate(levels):
        if level.value > level.bound:
            yield _above(f"$.levels[{number}]", level.value, level.bound)
    if len(greedy) != len(levels):
        yield f"$.greedy: it has {len(greedy)} values and levels {len(levels)}; {ANEW}"


def _faults_of_coverage(coverage: Sequence[Coverage]) -> Iterator[str]:
    last = 0
    for number, told in enumerate(coverage):
        path = f"$.coverage[{number}]"
        if told.tier <= last:
            yield f"{path}.tier: {told.tier} does not come after {last}; tell each tier once"
        last = told.tier
        if told.filled > told.wanted:
            yield f"{path}.filled: {told.filled} is more than wanted ({told.wanted}); {ANEW}"
        if told.filled > told.bound:
            yield _above(path, told.filled, told.bound)


def _above(path: str, value: int, bound: int) -> str:
    return f"{path}.bound: {bound} is less than what the plan has ({value}); {ANEW}"
