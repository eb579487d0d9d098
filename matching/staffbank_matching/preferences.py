"""What makes one lawful pair better than another. Points; more is better."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from staffbank_matching.columns import Columns
from staffbank_matching.compiled import compiled, inner
from staffbank_matching.eligibility import Pairs
from staffbank_matching.halves import by_halves
from staffbank_matching.options import Options
from staffbank_matching.ragged import Ints, Longs
from staffbank_matching.ways import Ways, km_between, ways_of

FAMILIAR_TEAM = 30  # she has worked in this team before
FAMILIAR_HOST = 10  # she has worked for this council before
NEXT_BLOCK = 20  # she stays for one block more of work that may be shared
PREFERRED_HOST = 10  # she would like to work for this council
WISH = 5  # for each skill that the team would like and she has at that level
FARTHEST = 60  # kilometres beyond which one more counts no more
PENCE_MINUTES = 100 * 60  # in a pound's hour

# The parts of a pair's points by the level at which plans are compared by them.
PARTS: Mapping[str, tuple[str, ...]] = {
    "continuity": ("familiar_team", "familiar_host", "next_block"),
    "preference": ("preferred_host", "wishes"),
    "travel": ("travel",),  # minus 1 for each whole kilometre in a straight line, 60 at most
    "cost": ("cost",),  # minus 1 for each whole pound
}
NAMES = tuple(part for parts in PARTS.values() for part in parts)


class Known(NamedTuple):
    """What decides points: of requests, of options and of workers, as the loop takes it."""

    host: Ints
    team: Ints
    wish_first: Longs
    wishes: Ints
    needs: Longs
    request: Ints
    blocks: Ints
    minutes: Ints
    team_first: Longs
    teams: Ints
    host_first: Longs
    hosts: Ints
    preferred_first: Longs
    preferred: Ints
    skills: npt.NDArray[np.uint8]
    pence: Ints
    ways: Ways


def points(columns: Columns, options: Options, pairs: Pairs) -> Ints:
    """Pairs by `NAMES`: the points of each."""
    return _in_columns(columns, options, pairs, np.arange(len(NAMES)))


def by_level(columns: Columns, options: Options, pairs: Pairs) -> Ints:
    """Pairs by the levels of `PARTS`: the points that count at each."""
    sizes = [len(parts) for parts in PARTS.values()]
    return _in_columns(columns, options, pairs, np.repeat(np.arange(len(PARTS)), sizes))


def _in_columns(columns: Columns, options: Options, pairs: Pairs, where: Longs) -> Ints:
    """Pairs by columns: the points of each, those of part n in column `where[n]`."""
    people, work = columns.people, columns.work
    known = Known(
        work.host,
        work.team,
        work.wishes.first,
        work.wishes.flat,
        np.array(columns.names.needs, dtype=np.int64).reshape(-1, 2),
        options.request,
        options.to_part - options.from_part,
        options.minutes,
        people.familiar_teams.first,
        people.familiar_teams.flat,
        people.familiar_hosts.first,
        people.familiar_hosts.flat,
        people.preferred_hosts.first,
        people.preferred_hosts.flat,
        people.skills,
        people.pence,
        ways_of(columns),
    )
    found = np.zeros((len(pairs), int(where[-1]) + 1), dtype=np.int32)
    by_halves(_fill, len(pairs), pairs.worker, pairs.option, known, where, found)
    return found


def told(row: Sequence[int]) -> dict[str, int]:
    """One pair's points by their names."""
    return {name: int(worth) for name, worth in zip(NAMES, row, strict=True)}


@compiled
def _fill(
    start: int,
    stop: int,
    worker: Ints,
    option: Ints,
    known: Known,
    where: Longs,
    found: Ints,
) -> None:
    for n in range(start, stop):
        who, what = worker[n], option[n]
        request = known.request[what]
        host, team = known.host[request], known.team[request]
        if _listed(who, team, known.team_first, known.teams):
            found[n, where[0]] += FAMILIAR_TEAM
        if _listed(who, host, known.host_first, known.hosts):
            found[n, where[1]] += FAMILIAR_HOST
        found[n, where[2]] += NEXT_BLOCK * (known.blocks[what] - 1)
        if _listed(who, host, known.preferred_first, known.preferred):
            found[n, where[3]] += PREFERRED_HOST
        for k in range(known.wish_first[request], known.wish_first[request + 1]):
            wish = known.wishes[k]
            if known.skills[who, known.needs[wish, 0]] >= known.needs[wish, 1]:
                found[n, where[4]] += WISH
        found[n, where[5]] -= min(FARTHEST, int(km_between(who, request, known.ways)))
        found[n, where[6]] -= np.int64(known.minutes[what]) * known.pence[who] // PENCE_MINUTES


@inner
def _listed(worker: int, wanted: int, first: Longs, flat: Ints) -> bool:
    for k in range(first[worker], first[worker + 1]):
        if flat[k] == wanted:
            return True
    return False
