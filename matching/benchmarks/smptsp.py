"""The public instances of shift minimisation personnel task scheduling, and how to read them.

Source: M. Krishnamoorthy, A. T. Ernst and D. Baatar, Algorithms for large scale shift
minimisation personnel task scheduling problems, European Journal of Operational Research
219(1), 2012. No licence is stated, so none of them is part of this repository.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from staffbank_matching.duties import Duties
from staffbank_matching.problem import NotAProblem, Stretch

DATA = Path(__file__).parents[3] / "shared" / "matching" / "data" / "smptsp"

Lines = Iterator[tuple[int, str]]
Bounds = tuple[int, int]  # no cover has fewer people than the first; one has the second


class NotAnInstance(ValueError):
    """The text is not in the format; the message gives the file and the line."""


def read_instance(path: Path) -> Duties:
    """Read a file in the format of the instances.

    It has lines `Type = 1`, `Jobs = n`, n times `start end`, `Qualifications = m`, and m times
    `k: t1 … tk`, the tasks that a worker may do. A line that begins with # is a remark.

    Raises:
        NotAnInstance: where a line is not the one that the format has there, or is missing.
    """
    try:
        return instance_of(path.read_text(encoding="ascii"))
    except (NotAnInstance, NotAProblem, UnicodeDecodeError) as wrong:
        raise NotAnInstance(f"{path.name}: {wrong}") from wrong


def instance_of(text: str) -> Duties:
    """Read the text of one instance, as `read_instance` does."""
    lines = _lines(text)
    number, kind = _named(lines, "Type")
    if kind != 1:
        raise NotAnInstance(f"line {number}: type {kind} is not read, only type 1")
    _, jobs = _named(lines, "Jobs")
    tasks = tuple(_task(*_next(lines, "start and end of a task")) for _ in range(jobs))
    _, workers = _named(lines, "Qualifications")
    able = tuple(_able(*_next(lines, "the tasks of a worker")) for _ in range(workers))
    for number, line in lines:
        raise NotAnInstance(f"line {number}: {line!r} comes after the last worker")
    return Duties(tasks, able)


def published_bounds(folder: Path) -> dict[str, Bounds]:
    """The bounds in `bounds.csv` (columns inst, LB, UB), by the name of the instance."""
    with (folder / "bounds.csv").open(encoding="ascii", newline="") as file:
        return {row["inst"]: (int(row["LB"]), int(row["UB"])) for row in csv.DictReader(file)}


def _lines(text: str) -> Lines:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line.strip()


def _next(lines: Lines, wanted: str) -> tuple[int, str]:
    try:
        return next(lines)
    except StopIteration:
        raise NotAnInstance(f"it ends where {wanted} should be") from None


def _named(lines: Lines, name: str) -> tuple[int, int]:
    number, line = _next(lines, f"'{name} = …'")
    before, _, value = line.partition("=")
    if before.strip() != name or not value.strip().isdecimal():
        raise NotAnInstance(f"line {number}: {line!r} is not '{name} = …' with a number")
    return number, int(value)


def _task(number: int, line: str) -> Stretch:
    times = _whole(number, line)
    if len(times) != 2:
        raise NotAnInstance(f"line {number}: {line!r} is not the start and the end of a task")
    return times[0], times[1]


def _able(number: int, line: str) -> tuple[int, ...]:
    count, colon, tasks = line.partition(":")
    able = _whole(number, tasks)
    if not colon or _whole(number, count) != [len(able)]:
        raise NotAnInstance(
            f"line {number}: {len(able)} tasks stand here; before them should be '{len(able)}:'"
        )
    return tuple(able)


def _whole(number: int, words: str) -> list[int]:
    try:
        return [int(word) for word in words.split()]
    except ValueError:
        raise NotAnInstance(f"line {number}: {words!r} are not whole numbers") from None
