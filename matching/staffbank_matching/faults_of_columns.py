"""What cannot be in the columns of a problem, beyond what the schema and their lengths say."""

from collections.abc import Iterator

import numpy as np

from staffbank_matching.bounds import Place, disorder_of, outside, repeated
from staffbank_matching.columns import UNKNOWN, Columns, Names, Work
from staffbank_matching.faults import faults_of_epoch, faults_of_figures, faults_of_floors
from staffbank_matching.faults_of_pins import faults_of_pins
from staffbank_matching.faults_of_requests import faults_of_sessions, number_of_sessions
from staffbank_matching.problem import LEVELS
from staffbank_matching.rows import request_of


def faults_of_columns(columns: Columns) -> Iterator[str]:
    """The faults with their paths in the JSON form, as far as others leave them to be told."""
    people, work = columns.people, columns.work
    yield from faults_of_epoch(columns.epoch)
    yield from faults_of_figures(columns.figures)
    yield from _faults_of_names(columns.names)
    yield from repeated("$.people.ids", people.ids)
    yield from repeated("$.work.ids", work.ids)
    for kind in ("free", "duties", "booked"):
        yield from disorder_of(_place(f"$.people.{kind}"), getattr(people, kind))
    unknown = people.history == UNKNOWN
    for worker, week in np.argwhere(~unknown[:, :-1] & unknown[:, 1:]):
        yield (
            f"$.people.history[{worker}][{week + 1}]: {UNKNOWN} after a week that is known; "
            f"give its minutes, or {UNKNOWN} for all weeks before it"
        )
    yield from _faults_of_work(work, columns.figures.weeks)
    yield from _faults_of_pins(columns)
    yield from faults_of_floors(columns.floors)


def _place(path: str) -> Place:
    return lambda owner, number: f"{path}[{owner}][{2 * number}]"


def _faults_of_names(names: Names) -> Iterator[str]:
    for kind in ("hosts", "teams", "roles", "skills"):
        yield from repeated(f"$.names.{kind}", getattr(names, kind))
    for number, (skill, level) in enumerate(names.needs):
        path = f"$.names.needs[{number}]"
        if not names.skills:
            yield f"{path}[0]: {skill} stands for no skill; name it in $.names.skills"
        yield from outside(f"{path}[0]", skill, 0, len(names.skills) - 1)
        yield from outside(f"{path}[1]", level, LEVELS[0], LEVELS[-1])


def _faults_of_work(work: Work, weeks: tuple[int, ...]) -> Iterator[str]:
    path, sessions = "$.work.sessions", work.sessions
    for owner, count in enumerate(np.diff(sessions.first).tolist()):
        yield from number_of_sessions(f"{path}[{owner}]", count)
    for request in np.flatnonzero(~work.roles.any(axis=1)):
        yield f"$.work.roles[{request}]: [] names no role; give those who may do it"
    for request in np.flatnonzero((work.days > 0) & (work.blocks > 0)):
        yield (
            f"$.work.blocks[{request}]: {work.blocks[request]} beside days "
            f"{work.days[request]}; a request may have one of the two"
        )
    yield from disorder_of(_place(path), sessions)
    yield from faults_of_sessions(_place(path), sessions, weeks)


def _faults_of_pins(columns: Columns) -> Iterator[str]:
    named = {pin.request for pin in columns.pins} | {made.request for made in columns.previous}
    requests = {
        name: request_of(columns, number)
        for number, name in enumerate(columns.work.ids)
        if name in named
    }
    yield from faults_of_pins(
        columns.pins,
        columns.previous,
        requests,
        set(columns.people.ids),
        columns.figures.weeks,
    )
