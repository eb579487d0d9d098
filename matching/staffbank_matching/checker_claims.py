"""What a plan says of itself that is not so: its figures, bounds, status and open seats."""

from collections import Counter
from collections.abc import Iterator, Mapping
from math import isclose

from staffbank_matching.aims import Aims
from staffbank_matching.checker_choice import Filling
from staffbank_matching.checker_score import Score
from staffbank_matching.plan import Certificate, Level, Plan, Status, Unfilled
from staffbank_matching.problem import Problem

FILTERS = (
    "own_council",
    "role",
    "skill",
    "barred",
    "travel",
    "availability",
    "booked",
    "rest",
    "hours",
)
PROMISING = "promising pairs"
SEARCHES = ("search", "unfinished search")
SOLVERS = ("HiGHS", "CP-SAT")
METHODS = ("linear program", *SEARCHES, "count", PROMISING, "none")


def faults_of_claims(plan: Plan, score: Score, aims: Aims) -> Iterator[str]:
    """Hold what the plan tells of its worth against what it comes to."""
    yield from _false_coverage(plan, score)
    yield from _false_levels(plan, score, aims)
    yield from _false_certificate(plan.certificate, score.value(aims))
    proven = all(level.value == level.bound for level in plan.levels)
    if aims.weights is None:
        yield from _split_bounds(plan)
    elif plan.certificate.method != PROMISING and _two_bounds(plan):
        yield "The sum and the certificate have two bounds."
    if proven != (plan.status is Status.OPTIMAL):
        yield f"The plan is told as {plan.status.value}, and its bounds say otherwise."
    if len(plan.greedy) != len(plan.levels):
        yield f"The greedy plan has {len(plan.greedy)} of {len(plan.levels)} levels."
    if plan.greedy > plan.score:
        yield "The plan is worse than the greedy one."


def faults_of_open_seats(
    plan: Plan, problem: Problem, fillings: Mapping[str, Filling]
) -> Iterator[str]:
    """Each request with open seats is told once, with how many; no other one is."""
    times = Counter(told.request for told in plan.unfilled)
    for told in plan.unfilled:
        if told.request not in fillings:
            yield f"The plan leaves {told.request} open, which is no request of the problem."
        elif told.open_seats != (left := fillings[told.request].open_seats):
            yield f"{told.request} is told with {told.open_seats} seats open; it is {left}."
        yield from _false_funnel(told, workers=len(problem.workers))
    for name, filling in fillings.items():
        if times[name] > 1:
            yield f"{name} is told {times[name]} times as open."
        elif filling.open_seats and not times[name]:
            yield f"{name} is not told as open; seats that are: {filling.open_seats}."


def _false_coverage(plan: Plan, score: Score) -> Iterator[str]:
    if [told.tier for told in plan.coverage] != list(score.wanted):
        yield "The coverage does not tell of each tier once, in order."
    for told in plan.coverage:
        right = score.filled.get(told.tier, 0), score.wanted.get(told.tier, 0)
        if (told.filled, told.wanted) != right:
            yield (
                f"Tier {told.tier} is told as {told.filled} of {told.wanted}; "
                f"it is {right[0]} of {right[1]}."
            )
        if not told.filled <= told.bound <= told.wanted:
            yield f"Tier {told.tier} cannot have the bound {told.bound}."


def _false_levels(plan: Plan, score: Score, aims: Aims) -> Iterator[str]:
    right = score.levels(aims)
    if [level.name for level in plan.levels] != list(right):
        yield f"The levels are not {', '.join(right)}."
    for level in plan.levels:
        if level.name in right and level.value != right[level.name]:
            yield f"{level.name} is told as {level.value} and is {right[level.name]}."
        yield from _false_source(level.name, level)
        if level.value > level.bound:
            yield f"{level.name} is {level.value}, above its bound {level.bound}."


def _two_bounds(plan: Plan) -> bool:
    return any(level.bound != plan.certificate.bound for level in plan.levels)


def _split_bounds(plan: Plan) -> Iterator[str]:
    bounds = {level.name: level.bound for level in plan.levels}
    for told in plan.coverage:
        bound = bounds.get(f"tier {told.tier}", told.bound)
        if bound != told.bound:
            yield f"Tier {told.tier} has the bounds {told.bound} and {bound}."


def _false_source(name: str, told: Level | Certificate) -> Iterator[str]:
    """A bound says whence it comes; and whose search it was, where it was one."""
    if told.method not in METHODS:
        yield f"The bound of {name} comes from {told.method or 'nowhere'}, which is no method."
    elif (told.method in SEARCHES) != (told.solver in SOLVERS):
        yield f"The bound of {name} comes from {told.method}, by {told.solver or 'nobody'}."


def _false_certificate(certificate: Certificate, value: int) -> Iterator[str]:
    if certificate.value != value:
        yield f"The value is told as {certificate.value} and is {value}."
    if certificate.value > certificate.bound:
        yield f"The value {certificate.value} is above its bound {certificate.bound}."
    gap = (certificate.bound - certificate.value) / max(1, abs(certificate.bound))
    if not isclose(certificate.gap, gap, abs_tol=1e-12):
        yield f"The gap is told as {certificate.gap} and is {gap}."
    yield from _false_source("the value", certificate)


def _false_funnel(told: Unfilled, *, workers: int) -> Iterator[str]:
    """Who is turned away first by some filter, and who is eligible, are all workers."""
    who = f"The funnel of {told.request}"
    if {*told.funnel} != {*FILTERS} or {*told.removed_first} != {*FILTERS}:
        yield f"{who} does not have each filter."
        return
    if sum(told.removed_first.values()) + told.eligible != workers:
        yield f"{who} does not come to {workers} workers."
    if any(not 0 <= told.removed_first[code] <= told.funnel[code] for code in FILTERS):
        yield f"{who} has a filter that fails fewer workers than it fails first."
