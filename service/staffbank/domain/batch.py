"""A batch: rows of one kind that a council's own system brings at once."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.event import Event
from staffbank.domain.principal import Principal
from staffbank.domain.problem import Declined, Problem, ProblemCode

BatchId = NewType("BatchId", UUID)

MOST_ROWS = 5_000
MOST_OPEN = 10  # batches of a council that are worked through at once
MOST_A_DAY = 100  # batches of a council
LAST_ROW = 1_000_000_000  # at which a batch may begin
LONGEST_REFERENCE = 100
LONGEST_VALUE = 200
REFERENCE = "reference"


class BatchKind(Enum):
    """What every row of a batch is: the input of one deed."""

    WORKERS = "workers"
    COVER_REQUESTS = "cover_requests"


class RowState(Enum):
    """What has become of a row."""

    WAITING = "waiting"
    DONE = "done"
    REPEATED = "repeated"  # its reference stands for a row that was done before
    REFUSED = "refused"


@dataclass(frozen=True)
class RowProblem:
    """Why a row was refused: where in it, which value stands there, and the way out."""

    code: ProblemCode
    message: str
    field: str = ""
    value: str = ""

    @classmethod
    def at(cls, problem: Problem, said: object) -> "RowProblem":
        """The problem with the value that it is about, as JSON has it.

        What a rule of law is about is not written down once more: it may name a family.
        """
        found: object = said
        for step in problem.path:
            found = _within(found, step)
        shown = "" if problem.rule or not problem.path or found is None else _shown(found)
        return cls(problem.code, printable(problem.message), ".".join(problem.path), shown)


@dataclass(frozen=True)
class Row:
    """A line: its number in the caller's file, his reference, and the deed's input.

    What cannot be read has its problems from the start.
    """

    number: int
    reference: str
    said: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[RowProblem, ...] = ()

    @property
    def digest(self) -> bytes:
        """The same for the same input, however it was written down."""
        return hashlib.sha256(json.dumps(self.said, sort_keys=True).encode()).digest()


@dataclass(frozen=True)
class Batch:
    """A batch, and who brought it: her roles are those at its council and employer alone."""

    id: BatchId
    region_id: RegionId
    council_id: CouncilId
    organisations: frozenset[UUID]
    kind: BatchKind
    brought_by: Principal
    brought_at: datetime
    ended_at: datetime | None = None

    def happened(self, what: str, **details: str | int) -> Event:
        """The event of this having happened to it."""
        return Event(f"batch.{what}", self.id, self.organisations, details)


def narrowed(who: Principal, organisations: frozenset[UUID]) -> Principal:
    """The same person with what she is there, and nothing that she is elsewhere."""
    there = (grant for grant in who.grants if grant.scope in organisations)
    return replace(who, grants=frozenset(there))


def require_room(*, open_ones: int, in_a_day: int) -> None:
    """Do nothing where a council may bring one batch more. Raises Declined where it may not."""
    if open_ones >= MOST_OPEN:
        message = (
            f"{open_ones} batches of this council's are still worked through, and {MOST_OPEN} "
            "are the most at once. Nothing was kept: wait until one has ended, then go on."
        )
    elif in_a_day >= MOST_A_DAY:
        message = (
            f"This council has brought {in_a_day} batches within a day, and {MOST_A_DAY} are "
            f"the most. Nothing was kept: bring more rows in each, up to {MOST_ROWS}, or wait."
        )
    else:
        return
    raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("councilId",)))


def rows_in(lines: str, *, first_row: int) -> tuple[Row, ...]:
    """The rows of JSON lines, numbered on from `first_row`; empty lines count, and say nothing.

    Raises:
        Declined: there are none, or too many, or no file has so many.
    """
    if not 1 <= first_row <= LAST_ROW:
        message = f"No file has a row {first_row}: its rows are numbered 1 to {LAST_ROW}."
        raise _declined(message)
    rows = tuple(_rows(lines, first_row))
    if not rows:
        raise _declined("There is no row in it. Put one JSON object on each line.")
    if len(rows) > MOST_ROWS:
        message = f"It has {len(rows)} rows, and {MOST_ROWS} are the most. Bring them in parts."
        raise _declined(message)
    return rows


def printable(text: str) -> str:
    """The text as a database can keep it."""
    return text.replace("\0", "\\0").encode(errors="backslashreplace").decode()


def _rows(lines: str, first_row: int) -> Iterator[Row]:
    for number, line in enumerate(lines.split("\n"), first_row):
        if line.strip():
            yield _row(number, line)


def _row(number: int, line: str) -> Row:
    try:
        said = json.loads(line, parse_constant=_refused)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        return _unread(number, "", "The line is no JSON object. Write it as one, on one line.")
    reference = said.pop(REFERENCE, None)
    if (
        not isinstance(reference, str)
        or not reference.isprintable()
        or not 1 <= len(reference.strip()) <= LONGEST_REFERENCE
    ):
        message = (
            f"A reference has 1 to {LONGEST_REFERENCE} printable characters. Name the row by "
            "the number that it has with you."
        )
        return _unread(number, REFERENCE, message, reference)
    return Row(number, reference.strip(), said)


def _refused(constant: str) -> object:
    raise ValueError(constant)


def _unread(number: int, where: str, message: str, value: object = None) -> Row:
    shown = "" if value is None else _shown(value)
    return Row(number, "", problems=(RowProblem(ProblemCode.INVALID, message, where, shown),))


def _within(value: object, step: str) -> object:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
        return value[int(step)]
    return None


def _shown(value: object) -> str:
    text = printable(json.dumps(value, ensure_ascii=False))
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _declined(message: str) -> Declined:
    return Declined(Problem(ProblemCode.INVALID, message, ("lines",)))
