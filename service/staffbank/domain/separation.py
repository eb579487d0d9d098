"""Separation of duties: nobody speaks for herself where it is for others, and nobody twice."""

from collections.abc import Collection, Mapping
from typing import TypeVar

from staffbank.domain.problem import Declined, Problem, ProblemCode

Side = TypeVar("Side")
HER_OWN = "It is your own placement; others say that it goes on."
BOTH_SIDES = "You have spoken for the other side; somebody else does for this one."


def must_be_another(by: str, than: Collection[str], message: str, *path: str) -> None:
    """Do nothing where the person is none of these. Raises Declined (same_person)."""
    if by in than:
        raise Declined(Problem(ProblemCode.SAME_PERSON, message, path))


def one_side_each(by: str, side: Side, spoken: Mapping[Side, str], *path: str) -> None:
    """Do nothing where the person has not spoken for another side. Raises Declined."""
    others = {who for said, who in spoken.items() if said != side}
    must_be_another(by, others, BOTH_SIDES, *path)
