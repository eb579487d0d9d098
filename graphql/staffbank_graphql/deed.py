"""How mutations end: with a result, or with every problem that stood in the way."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeVar, cast
from uuid import UUID

import strawberry

from staffbank.domain.availability import NotAWindow, OverlappingAvailability
from staffbank.domain.check import NotACheck
from staffbank.domain.cover_request import NotARequest
from staffbank.domain.period import NotAPeriod
from staffbank.domain.place import NotAPlace
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.profession import UnknownSkill
from staffbank.domain.worker import NotAWorker
from staffbank.identity.public_key import NotAKey
from staffbank.ports.clashes import Crossed
from staffbank.ports.contact import NotAContact
from staffbank_graphql import problem
from staffbank_graphql.global_id import NotAnId, decode

Made = TypeVar("Made")
Given = TypeVar("Given")

CANNOT_BE = (
    NotACheck,
    NotAKey,
    NotAnId,
    NotAPeriod,
    NotAPlace,
    NotARequest,
    NotAWindow,
    NotAWorker,
    NotAContact,
    OverlappingAvailability,
    UnknownSkill,
)

CROSSED = (
    "Somebody did something else to it at the same moment, and nothing of yours was done. "
    "Look at it again, and send your deed again if it still holds."
)
INPUT = strawberry.argument(description="What is to be done.")
NOWHERE: Mapping[str, tuple[str, ...]] = {}
PROBLEMS = "Why nothing was done, all reasons at once; empty where it was."


class Payload(Protocol):
    """What a mutation gives back."""

    problems: list[problem.Problem]


@contextmanager
def problems_into(
    payload: Payload, *, moved: Mapping[str, tuple[str, ...]] = NOWHERE
) -> Iterator[None]:
    """Whatever the block is declined for goes into the payload; nothing was done then.

    `moved` says where the input has a value that the bank knows by that name: its path.
    """
    try:
        yield
    except Declined as declined:
        problems = declined.problems
    except CANNOT_BE as wrong:
        problems = (_problem(wrong),)
    except Crossed:
        problems = (Problem(ProblemCode.CROSSED, CROSSED),)
    else:
        return
    for each in problems:
        prefix = moved.get(each.path[0], ()) if each.path else ()
        payload.problems.append(problem.shown(replace(each, path=prefix + each.path)))


class Reading:
    """Reads an input as a whole: each problem is kept, and all are told when the block ends."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def one(self, make: Callable[[], Made], *path: str) -> Made:
        """What `make` gives. Where it cannot be made, nothing usable comes back."""
        try:
            return make()
        except CANNOT_BE as wrong:
            self.problems.append(_problem(wrong, path))
            return cast("Made", None)

    def each(
        self, make: Callable[[Given], Made], values: Iterable[Given], *path: str
    ) -> tuple[Made, ...]:
        """What `make` gives for each value; a problem's path ends with the value's number."""
        return tuple(
            self.one(partial(make, value), *path, str(number))
            for number, value in enumerate(values)
        )

    def id(self, kind: str, text: str, *path: str) -> UUID:
        """The UUID within an id of this kind."""
        return self.one(partial(decode, text, kind), *path)

    def ids(self, kind: str, texts: Iterable[str], *path: str) -> frozenset[UUID]:
        """The UUIDs within ids of this kind."""
        return frozenset(self.each(lambda text: decode(text, kind), texts, *path))


@contextmanager
def reading() -> Iterator[Reading]:
    """Read an input. Raises Declined, with all problems, where the block has met any."""
    read = Reading()
    yield read
    if read.problems:
        raise Declined(*read.problems)


def _problem(wrong: Exception, path: tuple[str, ...] = ()) -> Problem:
    code = ProblemCode.INVALID
    match wrong:
        case UnknownSkill():
            code, path = ProblemCode.UNKNOWN_SKILL, (*path, "code")
        case OverlappingAvailability():
            code = ProblemCode.OVERLAPPING_AVAILABILITY
        case NotARequest(where=where, in_the_past=past):
            code, path = ProblemCode.IN_THE_PAST if past else code, (*path, where)
        case _:
            pass  # the message says it all
    return Problem(code, _sentence(str(wrong)), path)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")
