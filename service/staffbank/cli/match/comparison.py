"""The plan beside an earlier one, for people."""

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from staffbank.cli.match.changes import Change, Kind, by_request, changes, kept, strangers
from staffbank.cli.match.documents import named
from staffbank.cli.match.tables import SHOWN, print_table, table
from staffbank.cli.plain_words import CannotDo
from staffbank.domain.london import LONDON
from staffbank_matching.columns import Columns
from staffbank_matching.plan import Assignment, Level, Plan
from staffbank_matching.problem import Stretch

FEW = 3  # things that the problem does not know
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def check_same_problem(plan: Plan, file: Path, problem: Columns, problem_file: Path) -> None:
    """Refuse a plan most of which is not about the problem.

    Some of it may not be, which is said on stderr: a request can have been withdrawn since,
    or a worker have left.

    Raises:
        CannotDo: naming the first thing that the problem does not know.
    """
    unknown = list(strangers(plan, problem))
    if 2 * len(unknown) > len(plan.assignments) + len(plan.unfilled):
        raise CannotDo(
            f"{named(file)} is a plan of another problem: {named(problem_file)} has "
            f"{unknown[0]}; give a plan that was made for this one"
        )
    if unknown:
        shown = ", ".join(unknown[:FEW]) + (", …" if len(unknown) > FEW else "")
        said = f"{named(file)}: {named(problem_file)} has {shown}; that counts as removed"
        print(f"staffbank: {said}", file=sys.stderr)


def print_comparison(
    console: Console, before: Plan, now: Plan, *, of: Path, problem: Columns
) -> None:
    """The levels side by side; what was added, removed and moved, by worker and request."""
    found = changes(before, now)
    counts = Counter(change.kind for change in found)
    told = ", ".join(f"{kind.value} {counts[kind]:,}" for kind in Kind)
    print_table(console, f"Compared with {escape(named(of))}", _levels(before, now))
    console.print(f"Assignments: {kept(before, now):,} as before, {told}.")
    if found:
        workers = _by_worker(found[:SHOWN], problem.epoch)
        print_table(console, "By worker", workers, len(found) - SHOWN)
    if requests := by_request(found):
        made = table(("Request", "Left", "Came"))
        for name, (left, came) in list(requests.items())[:SHOWN]:
            made.add_row(*map(escape, (name, ", ".join(left), ", ".join(came))))
        print_table(console, "By request", made, len(requests) - SHOWN)


def _levels(before: Plan, now: Plan) -> Table:
    old, new = _by_name(before.levels), _by_name(now.levels)
    made = table(("Aim",), ("Before", "Now", "Change"))
    for name in dict.fromkeys(chain(new, old)):
        was, is_now = old.get(name), new.get(name)
        figures = ["-" if figure is None else f"{figure:,}" for figure in (was, is_now)]
        change = "-" if was is None or is_now is None else f"{is_now - was:+,}"
        made.add_row(escape(name), *figures, change)
    return made


def _by_name(levels: Sequence[Level]) -> dict[str, int]:
    return {level.name: level.value for level in levels}


def _by_worker(found: Sequence[Change], epoch: datetime) -> Table:
    made = table(("What", "Worker", "Before", "Now"))
    for change in found:
        sides = [_told(one, change.kind, epoch) for one in (change.before, change.now)]
        made.add_row(change.kind.value, escape(change.worker), *sides)
    return made


def _told(made: Assignment | None, kind: Kind, epoch: datetime) -> str:
    if made is None:
        return ""
    if kind is not Kind.OTHER_TIMES:
        return escape(made.request)
    return escape(f"{made.request}, {times_in_words(made.sessions, epoch)}")


def times_in_words(sessions: Sequence[Stretch], epoch: datetime) -> str:
    """Weekdays, first and last day in London: `Tue Thu 24 Nov to 17 Dec`."""
    days = [(epoch + timedelta(minutes=start)).astimezone(LONDON) for start, _ in sessions]
    numbers = sorted({day.weekday() for day in days})
    weekdays = " ".join(WEEKDAYS[number] for number in numbers)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:  # noqa: PLR2004 a run
        weekdays = f"{WEEKDAYS[numbers[0]]} to {WEEKDAYS[numbers[-1]]}"
    first, last = (f"{day.day} {day:%b}" for day in (days[0], days[-1]))
    return f"{weekdays} {first}" if first == last else f"{weekdays}, {first} to {last}"
