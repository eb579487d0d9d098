"""Explanations of plans made by hand."""

from staffbank_matching.aims import Aims
from staffbank_matching.explanation import Explainer
from staffbank_matching.explanation_checker import explanation_faults
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Problem, Request, Worker
from staffbank_matching.reasons import AboutPair, AboutRequest, AboutWorker
from tests.unit.matching.builders import (
    a_problem,
    a_request,
    a_worker,
)
from tests.unit.matching.plans import a_plan, does

USUAL = Aims()


def explained(problem: Problem, *made: Assignment) -> Explainer:
    return Explainer.of(problem, a_plan(problem, *made), USUAL)


def checked(
    about: AboutRequest | AboutWorker | AboutPair, problem: Problem, *made: Assignment
) -> list[str]:
    return explanation_faults(about, a_plan(problem, *made), problem, USUAL)


def why(problem: Problem, *made: Assignment) -> AboutPair:
    return explained(problem, *made).pair("ada", "duty")


def the_near_miss(*members: Request | Worker) -> tuple[str, float]:
    near = explained(a_problem(*members)).request("duty").near

    return near[0].code, near[0].size


def two_of_one_day() -> tuple[Problem, Assignment]:
    """Ada does the better work; the other is open."""
    night, day = a_request("day", value=9), a_request("duty", value=4)
    return a_problem(night, day, a_worker()), does("ada", night)
