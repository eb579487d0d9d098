"""What is different since a plan was made, and the problem as it is then."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from staffbank_matching.columns import Columns, Names, Numbers, People, Work, work_columns
from staffbank_matching.problem import NotAProblem, Problem, Request
from staffbank_matching.ragged import Bools, Ragged, Timetables


@dataclass(frozen=True)
class Change:
    """What is different since a plan was made.

    Whoever is `away` takes nothing on any more; what is `gone` is no longer to be filled. A
    request that has changed is gone, and `new` by the same id.
    """

    away: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    new: tuple[Request, ...] = ()


@dataclass(frozen=True)
class Changed:
    """The problem after a change: its requests are those that `stay`, then the new ones.

    `new` has the same workers, and of the requests the new ones alone.
    """

    columns: Columns
    new: Columns
    stay: Bools
    away: Bools


def changed(columns: Columns, change: Change) -> Changed:
    """The problem after the change. With a request its pins and its plan before are gone.

    Raises:
        NotAProblem: where the change names nobody or nothing, or a new request cannot be.
    """
    for fault in _faults(columns, change):
        raise NotAProblem(fault)
    stay = np.array([name not in change.gone for name in columns.work.ids], dtype=np.bool_)
    away = np.array([name in change.away for name in columns.people.ids], dtype=np.bool_)
    free = columns.people.free.emptied(away)
    added, names, people = _added(columns, replace(columns.people, free=free), change)
    kept = _only(columns.work, stay)
    wider = ((0, 0), (0, len(names.roles) - kept.roles.shape[1]))
    kept = replace(kept, roles=np.pad(kept.roles, wider))
    after = replace(
        columns,
        people=people,
        work=_followed_by(kept, added),
        names=names,
        pins=tuple(each for each in columns.pins if each.request not in change.gone),
        previous=tuple(each for each in columns.previous if each.request not in change.gone),
        source=None,
    )
    return Changed(after, replace(after, work=added, pins=(), previous=()), stay, away)


def _faults(columns: Columns, change: Change) -> Iterator[str]:
    work = set(columns.work.ids)
    for name in sorted(change.away.difference(columns.people.ids)):
        yield f"away: no worker has the id {name!r}; leave it out"
    for name in sorted(change.gone - work):
        yield f"gone: no request has the id {name!r}; leave it out"
    for request in change.new:
        if request.id in work - change.gone:
            yield f"new: there is a request {request.id!r} already; give it as gone, too"


def _added(columns: Columns, people: People, change: Change) -> tuple[Work, Names, People]:
    """The new requests, and names and workers with what only these ask for."""
    now = columns.source.now if columns.source else 0
    asked = Problem(columns.epoch, columns.figures, requests=change.new, now=now)
    before = columns.names
    numbers = tuple(
        Numbers((name, number) for number, name in enumerate(some))
        for some in (before.hosts, before.teams, before.roles, before.skills)
    )
    hosts, teams, roles, skills = numbers
    needs = {need: number for number, need in enumerate(before.needs)}
    workers = {name: number for number, name in enumerate(columns.people.ids)}
    work = work_columns(asked, (hosts, teams, roles, skills), needs, workers)
    names = Names(list(hosts), list(teams), list(roles), list(skills), list(needs))
    unknown = names.skills[len(before.skills) :]
    return work, names, replace(people, skills=_with_skills(columns, unknown))


def _with_skills(columns: Columns, unknown: Any) -> Any:
    """Workers by skills, with those that nobody had asked for before."""
    known = columns.people.skills
    if not unknown:
        return known
    levels = np.zeros((len(known), len(unknown)), dtype=np.uint8)
    if columns.source:
        for number, worker in enumerate(columns.source.workers):
            levels[number] = [worker.skills.get(skill, 0) for skill in unknown]
    return np.hstack((known, levels))


def _only(work: Work, wanted: Bools) -> Work:
    def kept(column: Any) -> Any:
        if isinstance(column, (Ragged, Timetables)):
            return column.only(wanted)
        if isinstance(column, np.ndarray):
            return column[wanted]
        return [each for each, stays in zip(column, wanted.tolist(), strict=True) if stays]

    return replace(work, **{each.name: kept(getattr(work, each.name)) for each in fields(work)})


def _followed_by(work: Work, other: Work) -> Work:
    def joined(column: Any, more: Any) -> Any:
        if isinstance(column, (Ragged, Timetables)):
            return column.followed_by(more)
        if isinstance(column, np.ndarray):
            return np.concatenate((column, more))
        return [*column, *more]

    return replace(
        work,
        **{
            each.name: joined(getattr(work, each.name), getattr(other, each.name))
            for each in fields(work)
        },
    )
