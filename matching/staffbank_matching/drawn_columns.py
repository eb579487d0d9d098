"""A drawn problem's arrays, with hosts, teams, roles and skills numbered anew."""

from dataclasses import dataclass

import numpy as np

from staffbank_matching.columns import NO_LIMIT, Names, People, Work
from staffbank_matching.drawn_people import DrawnPeople
from staffbank_matching.drawn_ties import DrawnTies
from staffbank_matching.drawn_work import TEAMS, DrawnWork
from staffbank_matching.geography import Region
from staffbank_matching.ragged import Bools, Ints, Ragged, Timetables, starts_of

ROLES = ("ASYE", "SW", "SSW", "AP")  # each may do the work of those before
SKILLS = (
    *("CP", "CIN", "COURT", "LAC", "FOST", "MASH"),
    *("EDT", "UASC", "CWD", "ADOPT", "LEAVING", "DA"),
)
NEEDED, WISHED = 1, 2  # levels


@dataclass(frozen=True)
class Numbering:
    """Numbers given anew: 0 to whatever is used first, and so on.

    `old` has the old number of each new one; `new` the new of each old one, -1 if unused.
    """

    old: Ints
    new: Ints

    @classmethod
    def of(cls, count: int, *used: Ints) -> "Numbering":
        """Number anew what is used of `count` old numbers."""
        numbers, at = np.unique(np.concatenate(used), return_index=True)
        old = numbers[at.argsort()].astype(np.int32)
        new = np.full(count, -1, dtype=np.int32)
        new[old] = np.arange(len(old))
        return cls(old, new)


@dataclass(frozen=True)
class Numberings:
    """In the order in which `columns_of` numbers the same problem's objects."""

    hosts: Numbering
    teams: Numbering
    roles: Numbering
    skills: Numbering
    needs: Numbering

    @classmethod
    def of(cls, councils: int, work: DrawnWork, people: DrawnPeople) -> "Numberings":
        """Number what the work and the people use."""
        needed = _columns(work.needs)
        return cls(
            hosts=Numbering.of(councils, work.host, people.home),
            teams=Numbering.of(councils * len(TEAMS), work.team, people.team),
            roles=Numbering.of(len(ROLES), _columns(_accepted(work)), people.grade),
            skills=Numbering.of(len(SKILLS), needed, work.wish),
            needs=Numbering.of(2 * len(SKILLS), needed, work.wish + np.int32(len(SKILLS))),
        )

    @property
    def team_hosts(self) -> Ints:
        """The new number of each team's council, by the team's new number."""
        return self.hosts.new[self.teams.old // len(TEAMS)]


def names_of(where: Region, numberings: Numberings) -> Names:
    """What the new numbers stand for."""
    skills = numberings.skills
    return Names(
        hosts=[where.names[old] for old in numberings.hosts.old],
        teams=[
            f"{where.names[old // len(TEAMS)]}, {TEAMS[old % len(TEAMS)]}"
            for old in numberings.teams.old
        ],
        roles=[ROLES[old] for old in numberings.roles.old],
        skills=[SKILLS[old] for old in skills.old],
        needs=[
            (int(skills.new[old % len(SKILLS)]), WISHED if old >= len(SKILLS) else NEEDED)
            for old in numberings.needs.old
        ],
    )


def work_of(work: DrawnWork, numberings: Numberings) -> Work:
    """The requests."""
    count = len(work.host)
    needed = numberings.needs.new[_columns(work.needs)]
    wish = numberings.needs.new[work.wish + len(SKILLS)]
    return Work(
        ids=_ids("r", count),
        host=numberings.hosts.new[work.host],
        team=numberings.teams.new[work.team],
        tier=work.tier,
        seats=work.seats,
        value=np.zeros(count, dtype=np.int32),
        roles=_accepted(work)[:, numberings.roles.old],
        needs=Ragged(starts_of(work.needs.sum(axis=1), count), needed),
        wishes=Ragged(np.arange(count + 1, dtype=np.int64), wish),
        place=work.place,
        remote=np.zeros(count, dtype=np.bool_),
        sessions=work.sessions,
        days=work.days,
        blocks=work.blocks,
        part_worth=np.full(count, 100, dtype=np.int32),
        barred_workers=_nothing(count),
    )


def people_of(
    people: DrawnPeople, numberings: Numberings, ties: DrawnTies, *, with_duties: bool
) -> People:
    """The workers, with their home posts or without."""
    count = len(people.home)
    no_limit = np.full(count, NO_LIMIT, dtype=np.int32)
    return People(
        ids=_ids("w", count),
        home=numberings.hosts.new[people.home],
        team=numberings.teams.new[people.team],
        role=numberings.roles.new[people.grade],
        place=people.place,
        reach_km=people.reach_km,
        bank_limit=people.week_limit,
        work_limit=no_limit,
        average_limit=people.average_limit if with_duties else no_limit,
        history=people.history if with_duties else people.history[:, :0],
        skills=np.ascontiguousarray(people.skills[:, numberings.skills.old]),
        free=people.free,
        duties=people.duties if with_duties else _no_times(count),
        booked=_no_times(count),
        familiar_teams=ties.familiar_teams,
        familiar_hosts=ties.familiar_hosts,
        preferred_hosts=ties.preferred_hosts,
        barred_hosts=_nothing(count),
        wished=people.wished,
        pence=people.pence,
    )


def _ids(letter: str, count: int) -> list[str]:
    width = len(str(max(0, count - 1)))
    return [f"{letter}{number:0{width}}" for number in range(count)]


def _accepted(work: DrawnWork) -> Bools:
    accepted: Bools = np.arange(len(ROLES)) >= work.grade[:, None]
    return accepted


def _columns(table: Bools) -> Ints:
    """The column of each True, row by row."""
    return np.nonzero(table)[1].astype(np.int32)


def _nothing(count: int) -> Ragged:
    return Ragged(np.zeros(count + 1, dtype=np.int64), np.empty(0, dtype=np.int32))


def _no_times(count: int) -> Timetables:
    none = np.empty(0, dtype=np.int32)
    return Timetables(np.zeros(count + 1, dtype=np.int64), none, none)
