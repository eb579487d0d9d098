"""What is wrong with an explanation, found from the rules and the plan alone.

Nothing here comes from the filters, the diaries or the tries of the engine.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from staffbank_matching.aims import POINTS_PER_VALUE, STEEP, Aims
from staffbank_matching.checker_choice import Filling, fillings_of
from staffbank_matching.checker_claims import FILTERS
from staffbank_matching.checker_score import (
    POINTS_PER_KEPT,
    coverage_of,
    value_of_part,
)
from staffbank_matching.explanation_checker_filters import Case, false_near_miss, is_near
from staffbank_matching.explanation_checker_moves import Before, false_displacement, job_of
from staffbank_matching.plan import Assignment, Plan
from staffbank_matching.problem import Problem
from staffbank_matching.reasons import (
    AboutPair,
    AboutRequest,
    AboutWorker,
    Choice,
    Displacement,
    Job,
    NearMiss,
    Supply,
)

HAIR = 1e-6


def explanation_faults(
    about: AboutRequest | AboutWorker | AboutPair, plan: Plan, problem: Problem, aims: Aims
) -> list[str]:
    """Everything that is told wrongly, as sentences; empty where all of it is so."""
    before = Before(problem, aims, plan.assignments)
    if isinstance(about, AboutRequest):
        return list(_of_request(about, before, plan.prices))
    if isinstance(about, AboutWorker):
        return list(_of_worker(about, before))
    return list(_of_pair(about, before))


def _of_request(
    about: AboutRequest, before: Before, prices: Mapping[str, float]
) -> Iterator[str]:
    request = before.requests[about.request]
    cases = [Case(worker, request, before.problem) for worker in before.problem.workers]
    codes = [case.codes() for case in cases]
    if dict(about.patterns) != Counter(codes):
        yield f"{about.request}: {about.patterns} fail these filters; it is {Counter(codes)}."
    yield from _false_funnel(about.request, about.funnel.funnel, codes)
    yield from _false_firsts(about.request, about.funnel.removed_first, codes)
    if about.funnel.eligible != codes.count(()):
        yield f"{about.request}: {about.funnel.eligible} are told as eligible."
    near = sum(map(is_near, cases))
    if about.near_misses != near:
        yield f"{about.request}: {about.near_misses} near misses are told; there are {near}."
    yield from _false_near_misses(about.near, before)
    yield from _false_choices(about.chosen, before)
    on_it = {each.worker for each in before.made if each.request == about.request}
    if {each.job.worker for each in about.chosen} != on_it:
        yield f"{about.request}: not just {sorted(on_it)} are on it."
    filling = fillings_of(before.made, before.problem)[about.request]
    if about.funnel.open_seats != filling.open_seats:
        yield f"{about.request}: {filling.open_seats} seats are open, and not as told."
    if {each.job.worker for each in about.candidates} & on_it:
        yield f"{about.request}: who is on it already is a candidate."
    yield from _false_ranking(about.request, about.candidates, before)
    yield from _false_supply(about.supply, filling, before, prices)


def _of_worker(about: AboutWorker, before: Before) -> Iterator[str]:
    worker = before.workers[about.worker]
    cases = [Case(worker, request, before.problem) for request in before.problem.requests]
    codes = [case.codes() for case in cases]
    yield from _false_funnel(about.worker, about.funnel, codes)
    yield from _false_firsts(about.worker, about.removed_first, codes)
    if about.eligible != codes.count(()):
        yield f"{about.worker}: eligible for {codes.count(())}, and told {about.eligible}."
    held = [job_of(each) for each in before.made if each.worker == about.worker]
    if Counter(each.job for each in about.held) != Counter(held):
        yield f"{about.worker}: she does not have {about.held}."
    yield from _false_choices(about.held, before)
    yield from _false_near_misses(about.near, before)
    yield from _false_ranking(about.worker, about.open_to, before)


def _of_pair(about: AboutPair, before: Before) -> Iterator[str]:
    who = f"{about.worker} on {about.request}"
    case = Case(before.workers[about.worker], before.requests[about.request], before.problem)
    codes = case.codes()
    if tuple(each.code for each in about.refusals) != (
        codes if about.state == "refused" else ()
    ):
        yield f"{who}: {about.refusals} are told; {codes} refuse her."
    if about.state != (right := _state(about, codes, before)):
        yield f"{who}: told as {about.state}; she is {right}."
    if bool(about.near) != (about.state == "refused" and is_near(case)):
        yield f"{who}: whether she is near is told wrongly: {about.near}."
    yield from _false_near_misses(about.near, before)
    if about.forced is not None:
        yield from false_displacement(about.forced, before)
        yield from _false_ahead(who, about, about.forced.job, before)
    if about.choice is not None:
        yield from _false_choices((about.choice,), before)


def _state(about: AboutPair, codes: tuple[str, ...], before: Before) -> str:
    pairs = {(each.worker, each.request) for each in before.made}
    if (about.worker, about.request) in pairs:
        return "chosen"
    if codes or about.forced is None:
        return "refused"
    if not about.forced.way:
        return "blocked" if about.forced.blocked else "free"
    seats = all(each.code == "seat" for each in about.forced.way)
    return "outranked" if seats else "busy"


def _false_funnel(
    name: str, told: Mapping[str, int], codes: Iterable[tuple[str, ...]]
) -> Iterator[str]:
    counts = Counter(code for some in codes for code in some)
    if told != {code: counts[code] for code in FILTERS}:
        yield f"{name}: the filters are told to refuse {told}; they refuse {counts}."


def _false_firsts(
    name: str, told: Mapping[str, int], codes: Iterable[tuple[str, ...]]
) -> Iterator[str]:
    counts = Counter(some[0] for some in codes if some)
    if told != {code: counts[code] for code in FILTERS}:
        yield f"{name}: first refused by {told}; it is {counts}."


def _false_near_misses(told: Iterable[NearMiss], before: Before) -> Iterator[str]:
    for each in told:
        worker, request = before.workers[each.worker], before.requests[each.request]
        yield from false_near_miss(Case(worker, request, before.problem), each)


def _false_choices(told: Iterable[Choice], before: Before) -> Iterator[str]:
    made = {job_of(each): each.parts for each in before.made}
    for each in told:
        who = f"{each.job.worker} on {each.job.request}"
        if made.get(each.job) != each.parts:
            yield f"{who}: it is not in the plan with the points {each.parts}."
        if each.pinned != before.must_stay(each.job):
            yield f"{who}: told as pinned: {each.pinned}."
        if each.runner_up is not None:
            yield from false_displacement(each.runner_up, before)
            if each.runner_up.job.request != each.job.request:
                yield f"{who}: the runner-up is for {each.runner_up.job.request}."


def _false_ranking(name: str, told: Iterable[Displacement], before: Before) -> Iterator[str]:
    """Each is right, and no one is better than the one before it."""
    last: tuple[float, ...] | None = None
    for each in told:
        yield from false_displacement(each, before)
        gains = _gains(each, before.aims)
        if last is not None and gains > last:
            yield f"{name}: {each.job} is better than what is told before it."
        last = gains


def _gains(told: Displacement, aims: Aims) -> tuple[float, ...]:
    if told.change is None:
        return (float("-inf"),)
    return tuple(told.change.levels.values()) if aims.weights is None else (told.change.value,)


def _false_ahead(who: str, about: AboutPair, job: Job, before: Before) -> Iterator[str]:
    """Who has a seat, and how many points more than hers that one assignment has."""
    if about.state == "outranked":
        hers = _points([before.assignment(job)], before)
        theirs = [each for each in before.made if each.request == about.request]
        right = sorted((each.worker, _points([each], before) - hers) for each in theirs)
        if right != sorted(about.ahead):
            yield f"{who}: {about.ahead} are told to be ahead; it is {right}."


def _points(made: list[Assignment], before: Before) -> int:
    score = before.scored(made)
    kept = POINTS_PER_KEPT * score.kept
    return kept + score.continuity + score.preference + score.travel


def _false_supply(
    told: Supply, filling: Filling, before: Before, prices: Mapping[str, float]
) -> Iterator[str]:
    request, aims, figures = filling.request, before.aims, before.problem.figures
    unit = POINTS_PER_VALUE * (aims.weights or STEEP)[request.tier - 1]
    worth = sum(value_of_part(request, part, figures, aims) for part in filling.parts) * unit
    before_it = coverage_of([filling], figures, aims)[0][request.tier]
    least = 0
    for first in range(len(filling.parts)):
        for last in range(first + 1, len(filling.parts) + 1):
            if all(taken < request.seats for taken in filling.taken[first:last]):
                more = [n + (first <= k < last) for k, n in enumerate(filling.taken)]
                after = coverage_of([replace(filling, taken=more)], figures, aims)[0]
                least = max(least, (after[request.tier] - before_it) * unit)
    most = max(worth - prices.get(request.id, 0.0), least)
    if (told.open_seats, told.least) != (filling.open_seats, least):
        yield f"{request.id}: {told} is told of one more; it is {least} at least."
    if abs(told.most - most) > HAIR:
        yield f"{request.id}: {told} is told of one more; it is {most} at most."
