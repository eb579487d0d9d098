"""Plans made by hand: the assignments are the test's, and every figure is told rightly."""

from collections.abc import Mapping
from typing import Any

from staffbank_matching.aims import Aims
from staffbank_matching.checker import faults
from staffbank_matching.checker_choice import fillings_of
from staffbank_matching.checker_claims import FILTERS
from staffbank_matching.checker_score import score_of
from staffbank_matching.plan import (
    Assignment,
    Certificate,
    Coverage,
    Level,
    Plan,
    Status,
    Unfilled,
)
from staffbank_matching.problem import Problem, Request, Stretch, Worker
from tests.unit.matching.builders import a_problem

NO_POINTS = {
    "familiar_team": 0,
    "familiar_host": 0,
    "next_block": 0,
    "preferred_host": 0,
    "wishes": 0,
    "travel": 0,
    "cost": 0,
}
NOBODY = dict.fromkeys(FILTERS, 0)
USUAL = Aims()
HIGHS = ("search", "HiGHS")


def does(worker: str, request: Request, *sessions: Stretch, **points: int) -> Assignment:
    """She does these sessions, or all; the points that she has are named."""
    return Assignment(worker, request.id, sessions or request.sessions, {**NO_POINTS, **points})


def a_plan(problem: Problem, *made: Assignment, aims: Aims = USUAL) -> Plan:
    """The plan of these assignments, told as the best there is."""
    fillings = fillings_of(made, problem)
    score = score_of(made, problem, aims, fillings)
    levels = tuple(
        Level(name, value, value, *HIGHS) for name, value in score.levels(aims).items()
    )
    value, known = score.value(aims), score.filled if aims.weights is None else score.wanted
    return Plan(
        assignments=made,
        unfilled=tuple(
            an_open_request(name, filling.open_seats, workers=len(problem.workers))
            for name, filling in fillings.items()
            if filling.open_seats
        ),
        status=Status.OPTIMAL,
        levels=levels,
        coverage=tuple(
            Coverage(tier, score.filled[tier], wanted, known[tier])
            for tier, wanted in score.wanted.items()
        ),
        certificate=Certificate(value, value, 0.0, *HIGHS),
        greedy=tuple(level.value for level in levels),
    )


def an_open_request(name: str, seats: int = 1, *, workers: int = 1) -> Unfilled:
    """Nobody was turned away, and all were taken."""
    return Unfilled(name, seats, NOBODY, NOBODY, workers, "all_taken")


def given_to_ada(
    *members: Request | Worker, points: Mapping[str, int] | None = None, **given: Any
) -> list[str]:
    """The faults where ada does all of every request, which has one seat; the rest is right.

    `points` are those that she has on each.
    """
    problem = a_problem(*members, **given)
    requests = sorted(problem.requests, key=lambda request: request.id)
    made = (does("ada", request, **(points or {})) for request in requests)
    return faults(a_plan(problem, *made), problem)
