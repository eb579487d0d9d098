"""Plans that are proven the best and found sound, for tests about what such plans are."""

from typing import Any

from staffbank_matching.aims import Aims
from staffbank_matching.checker import faults
from staffbank_matching.plan import Plan, Status
from staffbank_matching.problem import Request, Worker
from staffbank_matching.solver import solve
from tests.unit.matching.builders import a_problem

USUAL = Aims()


def best(*members: Request | Worker, aims: Aims = USUAL, **given: Any) -> Plan:
    """The best plan for these; a fault, or no proof, means that rules and model differ."""
    problem = a_problem(*members, **given)
    plan = solve(problem, aims=aims, seconds=600)
    assert faults(plan, problem, aims) == []
    assert plan.status is Status.OPTIMAL
    return plan


def filled(*members: Request | Worker, **given: Any) -> int:
    """How many assignments the best plan has."""
    return len(best(*members, **given).assignments)


def takers(plan: Plan) -> set[tuple[str, str]]:
    """Who is on what."""
    return {(made.worker, made.request) for made in plan.assignments}
