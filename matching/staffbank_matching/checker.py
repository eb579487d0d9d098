"""What is wrong with a plan, found from the rules alone.

Nothing here comes from the filters, the greedy plan or the search: a mistake in those is
found here, not repeated. Written for clearness; one worker, one request, one week at a time.
Only the diaries of workers with assignments are opened.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from staffbank_matching.aims import Aims
from staffbank_matching.checker_bound import faults_of_bounds
from staffbank_matching.checker_choice import Sessions, faults_of_choices, fillings_of
from staffbank_matching.checker_claims import faults_of_claims, faults_of_open_seats
from staffbank_matching.checker_days import faults_of_diary
from staffbank_matching.checker_pairs import faults_of_pair, faults_of_points
from staffbank_matching.checker_promises import broken_floors, broken_promises, lost_pins
from staffbank_matching.checker_score import score_of
from staffbank_matching.plan import Assignment, Plan
from staffbank_matching.problem import Problem, Request, Worker

USUAL = Aims()


def faults(plan: Plan, problem: Problem, aims: Aims = USUAL) -> list[str]:
    """Everything wrong with the plan, as sentences; empty where it is sound.

    `aims` are those that the plan was made for.
    """
    requests = {request.id: request for request in problem.requests}
    workers = {worker.id: worker for worker in problem.workers}
    if found := list(_strangers(plan, requests, workers)):
        return found
    made = plan.assignments
    fillings = fillings_of(made, problem)
    found.extend(faults_of_choices(made, fillings, problem.figures))
    if list(made) != sorted(made, key=_order):
        found.append("The assignments are not in order of request, worker and sessions.")
    diaries: defaultdict[str, list[tuple[Request, Sessions]]] = defaultdict(list)
    for each in made:
        worker, request = workers[each.worker], requests[each.request]
        found.extend(faults_of_pair(worker, request, each.sessions, now=problem.now))
        found.extend(faults_of_points(worker, request, each, problem.figures))
        diaries[worker.id].append((request, each.sessions))
    for name, given in diaries.items():
        found.extend(faults_of_diary(workers[name], given, problem.figures))
    found.extend(broken_floors(workers, diaries, problem))
    found.extend(lost_pins(made, problem))
    found.extend(broken_promises(workers, diaries, fillings, problem))
    found.extend(faults_of_open_seats(plan, problem, fillings))
    found.extend(faults_of_bounds(plan, problem, aims))
    found.extend(faults_of_claims(plan, score_of(made, problem, aims, fillings), aims))
    return found


def _strangers(
    plan: Plan, requests: Mapping[str, Request], workers: Mapping[str, Worker]
) -> Iterator[str]:
    for each in plan.assignments:
        if each.request not in requests:
            yield f"The plan fills {each.request}, which is no request of the problem."
        if each.worker not in workers:
            yield f"The plan places {each.worker}, who is no worker of the problem."


def _order(made: Assignment) -> tuple[str, str, Sessions]:
    return made.request, made.worker, made.sessions
