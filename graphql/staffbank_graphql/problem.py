"""Problems: why a deed was not done, as data."""

import strawberry
from strawberry import field

from staffbank.domain import problem as domain
from staffbank.domain.law.standing import Standing
from staffbank.domain.problem import ProblemCode


@strawberry.interface(description="One reason why nothing was done.")
class Problem:
    """What every problem tells."""

    code: ProblemCode = field(description="Its kind, for programs.")
    message: str = field(description="What is wrong and the way out, for people.")
    path: list[str] = field(
        description="Where in `input` the value stands; empty where it is about no one value."
    )


@strawberry.type(description="A reason that lies in the input, or in how things stand.")
class GeneralProblem(Problem):
    """A problem that no rule of law is behind."""


@strawberry.type(description="A rule of law says no.")
class RuleProblem(Problem):
    """A problem with its rule."""

    rule: str = field(description="The rule's id, such as WT-4.")
    source: str = field(description="Where the rule stands in law.")
    standing: Standing = field(description="How sure the bank is that it is law.")


def shown(problem: domain.Problem) -> Problem:
    """Show a problem of the domain; its path comes in the schema's spelling."""
    path = [camel(step) for step in problem.path]
    if problem.rule is None:
        return GeneralProblem(code=problem.code, message=problem.message, path=path)
    return RuleProblem(
        code=problem.code,
        message=problem.message,
        path=path,
        rule=problem.rule,
        source=problem.source or "",
        standing=problem.standing,
    )


def camel(name: str) -> str:
    """`first_day` as `firstDay`; what is so already stays."""
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
