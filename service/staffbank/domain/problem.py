"""What people are told when a deed is not done: data, never a stack trace."""

from dataclasses import dataclass
from enum import Enum

from staffbank.domain.law.standing import Standing


class ProblemCode(Enum):
    """The kind of problem, for programs. People read the message."""

    INVALID = "invalid"  # a value cannot be; `path` says which
    UNKNOWN_SKILL = "unknown_skill"
    OVERLAPPING_AVAILABILITY = "overlapping_availability"
    IN_THE_PAST = "in_the_past"
    NOT_FOUND = "not_found"  # no such thing, or not yours to see
    NOT_PERMITTED = "not_permitted"
    SAME_PERSON = "same_person"  # separation of duties
    WRONG_STATE = "wrong_state"  # it has moved on; the message says where to
    ALREADY_ON_THE_BANK = "already_on_the_bank"
    ALREADY_BOOKED = "already_booked"  # the worker is held for that time
    SLOT_TAKEN = "slot_taken"  # somebody else is offered the slot
    ALREADY_RUNNING = "already_running"
    NOT_ELIGIBLE = "not_eligible"  # role, skill, travel, time offered, or a council she avoids
    REFERENCE_TAKEN = "reference_taken"  # it stands for a row with other values
    CROSSED = "crossed"  # with another deed on the same thing; send it again
    HOME_FLOOR = "home_floor"  # too few of the home team would be left
    CONSENT = "consent"  # a rule lets it pass with a reason by somebody; `rule` says which
    RULE = "rule"  # a rule of law says no; `rule` and `source` say which


@dataclass(frozen=True)
class Problem:
    """One reason why nothing was done. `path` leads to the value in the input."""

    code: ProblemCode
    message: str
    path: tuple[str, ...] = ()
    rule: str | None = None
    source: str | None = None
    standing: Standing = Standing.STATED


class Declined(Exception):
    """The deed was not done and nothing was saved; `problems` say why, all at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


def not_found(what: str, *path: str) -> Declined:
    """The same words whether it does not exist or belongs to another council."""
    message = f"There is no such {what}, or it is not yours to see. Check the id."
    return Declined(Problem(ProblemCode.NOT_FOUND, message, path))
