"""The assignments of an earlier plan, as what was there before."""

from dataclasses import replace

from staffbank_matching.columns import Columns
from staffbank_matching.faults_of_pins import faults_of_pins
from staffbank_matching.plan import Plan
from staffbank_matching.replan import previous_of
from staffbank_matching.rows import problem_of


def with_previous(columns: Columns, before: Plan) -> Columns:
    """The problem with the plan before in it, unless it has one of its own.

    What is no longer there or is asked for at other times is left out.
    """
    if columns.previous:
        return columns
    problem = columns.source or problem_of(columns)
    requests = {request.id: request for request in problem.requests}
    workers = set(columns.people.ids)
    weeks = columns.figures.weeks
    previous = tuple(
        made
        for made in previous_of(before, columns)
        if not any(faults_of_pins((), (made,), requests, workers, weeks))
    )
    return replace(columns, previous=previous, source=replace(problem, previous=previous))
