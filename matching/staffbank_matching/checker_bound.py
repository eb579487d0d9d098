"""The bounds that a plan tells, added up anew: what follows from prices, and from counting.

All of it in whole numbers of any size, so that nothing is rounded and nothing runs over. What
a search has proved is its solver's word, and is told as such: its tree is not kept.
"""

from collections import Counter
from collections.abc import Iterator

from staffbank_matching.aims import Aims
from staffbank_matching.checker_count import counted
from staffbank_matching.checker_ground import Ground
from staffbank_matching.checker_rows import Rows
from staffbank_matching.checker_score import FAIRNESS_PER_POINT, POINTS_PER_KEPT
from staffbank_matching.plan import Plan
from staffbank_matching.price_certificate import Column, PriceCertificate
from staffbank_matching.problem import Problem

MOST_ASKED = 1_000_000  # workers times requests, beyond which nobody is asked one by one


def faults_of_bounds(plan: Plan, problem: Problem, aims: Aims) -> Iterator[str]:
    """Hold every bound that is told against what its own prices, or counting, come to."""
    if len(problem.workers) * len(problem.requests) > MOST_ASKED:
        return
    ground = Ground(problem, aims)
    if plan.price_certificate is not None:
        yield from _faults_of_prices(plan, plan.price_certificate, ground)
    told = {level.name: level.bound for level in plan.levels if level.method == "count"}
    if aims.weights is not None:
        told |= {f"tier {tier.tier}": tier.bound for tier in plan.coverage}
    if plan.certificate.method == "count":
        told["sum"] = plan.certificate.bound
    if not told:
        return
    most = counted(ground)
    for name, bound in told.items():
        if bound < most.get(name, bound):
            yield f"{name} is told as {bound} at most, by counting; that comes to {most[name]}."


def bound_of(told: PriceCertificate, ground: Ground) -> int:
    """What no plan can pass by these prices, whether or not they are the best.

    Each row is worth its limit times its price. Whatever a plan may have is worth what its
    gain exceeds the prices of the rows it is in, if it does.
    """
    total, charges = 0, Counter[Column]()
    for row in told.rows:
        total += row.price * row.limit
        for number, factor in zip(row.columns, row.coefficients, strict=True):
            charges[told.columns[number]] += row.price * factor
    for column, gain, most in _columns(ground, told.unit):
        total += most * max(0, gain - charges[column])
    return total // told.unit


def _columns(ground: Ground, unit: int) -> Iterator[tuple[Column, int, int]]:
    """Whatever a plan may have: its gain in units, rounded up, and how much of it at most."""
    for pair in ground.pairs.values():
        names = pair.worker.id, pair.request.id
        yield Column("pair", names, sessions=pair.sessions), ground.gain(pair) * unit, 1
    for request in ground.problem.requests:
        yield Column("whole", (request.id,)), ground.missing(request) * unit, 1
    for number in range(len(ground.problem.floors)):
        for worker in ground.problem.workers:
            yield Column("away", (worker.id,), number), 0, 1
    for names, most in _kept_again(ground):
        yield Column("again", names), -POINTS_PER_KEPT * unit, most
    for group, minutes in ground.groups.items():
        for number, (slope, most) in enumerate(group.segments(minutes)):
            gain = -(-slope * unit // FAIRNESS_PER_POINT)
            yield Column(group.kind, (group.name,), number), gain, most


def _kept_again(ground: Ground) -> Iterator[tuple[tuple[str, str], int]]:
    """Who may keep what more than once, and how often: not what is kept by its sessions."""
    for worker, request, sessions in ground.previous:
        if not sessions:
            own = sum(pair.request.id == request for pair in ground.by_worker.get(worker, ()))
            yield (worker, request), max(0, own - 1)


def _faults_of_prices(plan: Plan, told: PriceCertificate, ground: Ground) -> Iterator[str]:
    if wrong := first_wrong_row(told, ground):
        yield wrong
        return
    bound, certificate = bound_of(told, ground), plan.certificate
    if told.bound < bound:
        yield f"The bound is told as {told.bound}, and the prices prove no less than {bound}."
    if certificate.method == "linear program" and certificate.bound < told.bound:
        yield f"The bound is told as {certificate.bound}, and its prices have {told.bound}."
    if certificate.value > bound:
        yield f"The value {certificate.value} is above what the prices allow, {bound}."


def first_wrong_row(told: PriceCertificate, ground: Ground) -> str | None:
    """A sentence about the first row that does not follow from the rules, if there is one."""
    known = {column for column, _, _ in _columns(ground, 1)}
    nobody = {column for column in told.columns if column.kind == "pair"} - known
    strange = set(told.columns) - known - nobody
    if told.unit < 1 or strange or len(set(told.columns)) < len(told.columns):
        return "The prices are of something that is not in the problem, or is there twice."
    rows = Rows(ground)
    for number, row in enumerate(told.rows):
        entries = [
            (told.columns[column], factor)
            for column, factor in zip(row.columns, row.coefficients, strict=False)
            if 0 <= column < len(told.columns)
        ]
        whole = len(row.columns) == len(row.coefficients) == len(entries)
        once = len(set(row.columns)) == len(row.columns)
        lawful = [(column, factor) for column, factor in entries if column not in nobody]
        if not whole or not once or row.price < 0 or not rows.hold(lawful, row.limit):
            return f"Row {number} of the prices is no limit that every lawful plan keeps."
    return None
