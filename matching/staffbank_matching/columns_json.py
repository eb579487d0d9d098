"""A problem as JSON by columns, in and out: the form for large ones.

The schema is `schemas/columns.schema.json`. Lists of unequal length stand as lists of lists;
stretches as start, end, start, end and so on, a list for each owner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from staffbank_matching.bounds import owner_of
from staffbank_matching.columns import Columns, Names, People, Work
from staffbank_matching.faults_of_columns import faults_of_columns
from staffbank_matching.json_door import check, write
from staffbank_matching.problem import NotAProblem
from staffbank_matching.ragged import Bools, Floats, Ints, Longs, Ragged, Timetables, starts_of
from staffbank_matching.setting_json import setting, setting_out


def columns_of_json(given: Any) -> Columns:
    """Read columns from JSON that has been parsed.

    Raises:
        NotAProblem: where they are malformed or cannot be; the message names the JSON path,
            the value and what is expected.
    """
    check(given, "columns", NotAProblem)
    names = _names(given["names"])
    people = _Side("$.people", given["people"])
    work = _Side("$.work", given["work"])
    columns = Columns(
        **vars(setting(given)),
        people=_people(people, names),
        work=_work(work, names, people),
        names=names,
    )
    for fault in faults_of_columns(columns):
        raise NotAProblem(fault)
    return columns


def columns_to_json(columns: Columns) -> str:
    """Write columns so that `read_problem` gives the same back."""
    work, people, names = columns.work, columns.people, columns.names
    accepted = Ragged(
        starts_of(work.roles.sum(axis=1), len(work.roles)),
        np.nonzero(work.roles)[1].astype(np.int32),
    )
    return write(
        {
            **setting_out(columns),
            "form": "columns",
            "names": {name: list(known) for name, known in vars(names).items()},
            "people": {name: _out(column) for name, column in vars(people).items()},
            "work": {
                **{name: _out(column) for name, column in vars(work).items()},
                "remote": work.remote.astype(int).tolist(),
                "roles": _out(accepted),
            },
        }
    )


def _out(column: Any) -> Any:
    """A column as lists."""
    if isinstance(column, Ragged):
        return _cut(column.flat, column.first)
    if isinstance(column, Timetables):
        both = np.column_stack([column.starts, column.ends]).reshape(-1)
        return _cut(both, 2 * column.first)
    return column.tolist() if isinstance(column, np.ndarray) else list(column)


def _cut(flat: Ints, first: Longs) -> list[list[int]]:
    numbers, bounds = flat.tolist(), first.tolist()
    return [numbers[a:b] for a, b in pairwise(bounds)]


@dataclass(frozen=True)
class _Side:
    """The columns of the people or of the work: lists that fit the schema."""

    path: str
    given: Mapping[str, list[Any]]

    @property
    def ids(self) -> list[str]:
        return self.given["ids"]

    def column(self, name: str) -> list[Any]:
        column = self.given[name]
        if len(column) != len(self.ids):
            raise NotAProblem(
                f"{self.path}.{name}: it has {len(column)} entries and ids {len(self.ids)}; "
                "give one for each"
            )
        return column

    def ints(self, name: str, below: int | None = None) -> Ints:
        found = np.array(self.column(name), dtype=np.int32)
        if below is not None and len(found) and found.max() >= below:
            number = int(np.argmax(found >= below))
            raise NotAProblem(
                _no_name(f"{self.path}.{name}[{number}]", int(found[number]), below)
            )
        return found

    def floats(self, name: str) -> Floats:
        return np.array(self.column(name), dtype=np.float64)

    def places(self) -> Floats:
        return self.floats("place").reshape(-1, 2)

    def rows(self, name: str, below: int) -> Ragged:
        found = Ragged.of(self.column(name))
        if len(found.flat) and found.flat.max() >= below:
            index = int(np.argmax(found.flat >= below))
            owner, number = owner_of(found, index)
            path = f"{self.path}.{name}[{owner}][{number}]"
            raise NotAProblem(_no_name(path, int(found.flat[index]), below))
        return found

    def times(self, name: str) -> Timetables:
        lists = self.column(name)
        for owner, numbers in enumerate(lists):
            if len(numbers) % 2:
                raise NotAProblem(
                    f"{self.path}.{name}[{owner}]: {len(numbers)} numbers; "
                    "give an end for each start"
                )
        found = Ragged.of(lists)
        return Timetables(
            found.first // 2,
            np.ascontiguousarray(found.flat[::2]),
            np.ascontiguousarray(found.flat[1::2]),
        )

    def table(self, name: str, width: int | None = None) -> Ints:
        lists = self.column(name)
        wide = width if width is not None else len(lists[0]) if lists else 0
        for owner, numbers in enumerate(lists):
            if len(numbers) != wide:
                raise NotAProblem(
                    f"{self.path}.{name}[{owner}]: {len(numbers)} numbers; give {wide}"
                )
        return np.array(lists, dtype=np.int32).reshape(len(lists), wide)

    def marks(self, name: str, width: int) -> Bools:
        rows = self.rows(name, width)
        found = np.zeros((len(rows), width), dtype=np.bool_)
        found[np.repeat(np.arange(len(rows)), np.diff(rows.first)), rows.flat] = True
        return found


def _no_name(path: str, number: int, below: int) -> str:
    return f"{path}: {number} stands for nothing; there are {below} names, from 0 on"


def _names(given: Mapping[str, Sequence[Any]]) -> Names:
    needs = [(int(skill), int(level)) for skill, level in given["needs"]]
    return Names(**{**given, "needs": needs})


def _people(side: _Side, names: Names) -> People:
    return People(
        ids=side.ids,
        home=side.ints("home", len(names.hosts)),
        team=side.ints("team", len(names.teams)),
        role=side.ints("role", len(names.roles)),
        place=side.places(),
        reach_km=side.floats("reach_km"),
        bank_limit=side.ints("bank_limit"),
        work_limit=side.ints("work_limit"),
        average_limit=side.ints("average_limit"),
        history=side.table("history"),
        skills=side.table("skills", len(names.skills)).astype(np.uint8),
        free=side.times("free"),
        duties=side.times("duties"),
        booked=side.times("booked"),
        familiar_teams=side.rows("familiar_teams", len(names.teams)),
        familiar_hosts=side.rows("familiar_hosts", len(names.hosts)),
        preferred_hosts=side.rows("preferred_hosts", len(names.hosts)),
        barred_hosts=side.rows("barred_hosts", len(names.hosts)),
        wished=side.ints("wished"),
        pence=side.ints("pence"),
    )


def _work(side: _Side, names: Names, people: _Side) -> Work:
    return Work(
        ids=side.ids,
        host=side.ints("host", len(names.hosts)),
        team=side.ints("team", len(names.teams)),
        tier=side.ints("tier"),
        seats=side.ints("seats"),
        value=side.ints("value"),
        roles=side.marks("roles", len(names.roles)),
        needs=side.rows("needs", len(names.needs)),
        wishes=side.rows("wishes", len(names.needs)),
        place=side.places(),
        remote=side.ints("remote").astype(np.bool_),
        sessions=side.times("sessions"),
        days=side.ints("days"),
        blocks=side.ints("blocks"),
        part_worth=side.ints("part_worth"),
        barred_workers=side.rows("barred_workers", len(people.ids)),
    )
