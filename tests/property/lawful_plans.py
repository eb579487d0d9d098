"""Every plan that there is, by trying everything: only for the smallest of problems.

What is lawful is asked of the checker alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from math import prod

from staffbank_matching.aims import Aims
from staffbank_matching.checker_choice import choices_of, faults_of_choices, fillings_of
from staffbank_matching.checker_days import faults_of_diary
from staffbank_matching.checker_pairs import faults_of_pair, km_between
from staffbank_matching.checker_promises import broken_floors
from staffbank_matching.checker_score import Score, score_of
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Pin, Previous, Problem, Request, Stretch, Worker

Sessions = tuple[Stretch, ...]


@dataclass(frozen=True)
class Made:
    """One worker on some sessions of one request."""

    worker: str
    request: str
    sessions: Sessions


def lawful(problem: Problem, made: Sequence[Made], *, whole: bool = False) -> bool:
    """Whether these go together; `whole`: as a plan, of which nothing is left to be filled."""
    workers = {worker.id: worker for worker in problem.workers}
    requests = {request.id: request for request in problem.requests}
    diaries: defaultdict[str, list[tuple[Request, Sessions]]] = defaultdict(list)
    for each in made:
        diaries[each.worker].append((requests[each.request], each.sessions))
    faults = chain.from_iterable(
        may_not(workers[name], given, problem) for name, given in diaries.items()
    )
    return not any(
        chain(faults, broken_floors(workers, diaries, problem), misfits(problem, made, whole))
    )


def may_not(
    worker: Worker, given: Sequence[tuple[Request, Sessions]], problem: Problem
) -> Iterator[str]:
    """What keeps her from these, whatever others do: from each alone, or from all together."""
    for request, sessions in given:
        yield from faults_of_pair(worker, request, sessions, now=problem.now)
        yield from faults_of_diary(worker, [(request, sessions)], problem.figures)
    yield from faults_of_diary(worker, given, problem.figures)


def misfits(problem: Problem, made: Sequence[Made], whole: bool) -> Iterator[str]:  # noqa: FBT001
    """What is wrong with the choices and seats."""
    told = [Assignment(each.worker, each.request, each.sessions, {}) for each in made]
    found = faults_of_choices(told, fillings_of(told, problem), problem.figures)
    yield from (fault for fault in found if whole or "only be filled whole" not in fault)


@dataclass(frozen=True)
class Everything:
    """All lawful plans of a problem, pins and told ones apart, by worker."""

    problem: Problem
    ways: tuple[tuple[tuple[Made, ...], ...], ...]

    @property
    def count(self) -> int:
        """How many plans are to be tried."""
        return prod(map(len, self.ways))

    def plans(self) -> list[tuple[Made, ...]]:
        """Those that keep the pins, and what was told as far as it is lawful."""
        problem = self.problem
        workers = {worker.id: worker for worker in problem.workers}
        requests = {request.id: request for request in problem.requests}
        found = []
        for several in product(*self.ways):
            plan = tuple(chain.from_iterable(several))
            diaries = {
                mine[0].worker: [(requests[one.request], one.sessions) for one in mine]
                for mine in several
                if mine
            }
            if not any(misfits(problem, plan, whole=True)) and not any(
                broken_floors(workers, diaries, problem)
            ):
                found.append(plan)
        return self._bound_to_promises(found)

    def _bound_to_promises(self, plans: list[tuple[Made, ...]]) -> list[tuple[Made, ...]]:
        problem = self.problem
        work = {request.id: request for request in problem.requests}
        kept: list[Made] = []
        told = [one for one in problem.previous if one.told]
        bound: list[Pin | Previous] = [*problem.pins, *told]
        for each in bound:
            sessions = each.sessions or work[each.request].sessions
            one = Made(each.worker, each.request, sessions)
            left = [plan for plan in plans if one in plan]
            if one not in kept and lawful(problem, [*kept, one]) and left:
                kept.append(one)
                plans = left
        return plans


def everything(problem: Problem) -> Everything:
    """Try all that each worker could do by herself."""
    ways = tuple(tuple(_ways(worker, problem)) for worker in problem.workers)
    return Everything(problem, ways)


def _ways(worker: Worker, problem: Problem) -> Iterator[tuple[Made, ...]]:
    """All that she may do together, nothing included."""
    work = {request.id: request for request in problem.requests}
    open_to_her = [
        [
            Made(worker.id, request.id, sessions)
            for sessions, _ in choices_of(request, problem.figures)
            if not any(may_not(worker, [(request, sessions)], problem))
        ]
        for request in problem.requests
    ]
    by_request = [list(_together(options, problem)) for options in open_to_her]
    for some in product(*by_request):
        mine = tuple(chain.from_iterable(some))
        given = [(work[each.request], each.sessions) for each in mine]
        if not any(faults_of_diary(worker, given, problem.figures)):
            yield mine


def _together(options: Sequence[Made], problem: Problem) -> Iterator[tuple[Made, ...]]:
    """Nothing, one of the options, or several that do not touch."""
    yield ()
    for number, one in enumerate(options):
        for rest in _together(options[number + 1 :], problem):
            if not any(misfits(problem, (one, *rest), whole=False)):
                yield (one, *rest)


def scores(problem: Problem, aims: Aims, plans: Sequence[tuple[Made, ...]]) -> list[Score]:
    """What each of the plans comes to."""
    workers = {worker.id: worker for worker in problem.workers}
    requests = {request.id: request for request in problem.requests}

    @cache
    def told(each: Made) -> Assignment:
        worker, request = workers[each.worker], requests[each.request]
        parts = points(worker, request, each.sessions, problem)
        return Assignment(each.worker, each.request, each.sessions, parts)

    made = [[told(each) for each in plan] for plan in plans]
    return [score_of(each, problem, aims, fillings_of(each, problem)) for each in made]


def points(
    worker: Worker, request: Request, sessions: Sessions, problem: Problem
) -> dict[str, int]:
    """The points of an assignment."""
    runs = {option: len(run) for option, run in choices_of(request, problem.figures)}
    met = [w for w in request.wishes if worker.skills.get(w.skill, 0) >= w.level]
    minutes = sum(end - start for start, end in sessions)
    return {
        "familiar_team": 30 * (request.team in worker.familiar_teams),
        "familiar_host": 10 * (request.host in worker.familiar_hosts),
        "next_block": 20 * (runs[sessions] - 1),
        "preferred_host": 10 * (request.host in worker.preferred_hosts),
        "wishes": 5 * len(met),
        "travel": -min(60, int(km_between(worker.place, request.place))),
        "cost": -(minutes * worker.hourly_pence // 6000),
    }
