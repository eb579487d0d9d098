"""What makes one lawful pair better than another. Points; more is better."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from staffbank_matching.columns import Columns
from staffbank_matching.compiled import compiled
from staffbank_matching.eligibility import Pairs
from staffbank_matching.options import Options
from staffbank_matching.ragged import Ints, Longs
from staffbank_matching.ways import distance_km

FAMILIAR_TEAM = 30  # she has worked in this team before
FAMILIAR_HOST = 10  # she has worked for this council before
NEXT_BLOCK = 20  # she stays for one block more of work that may be shared
PREFERRED_HOST = 10  # she would like to work for this council
WISH = 5  # for each skill that the team would like and she has at that level
FARTHEST = 60  # kilometres beyond which one more counts no more
PENCE_A_POUND, MINUTES_AN_HOUR = 100, 60

# The parts of a pair's points by the level at which plans are compared by them.
PARTS: Mapping[str, tuple[str, ...]] = {
    "continuity": ("familiar_team", "familiar_host", "next_block"),
    "preference": ("preferred_host", "wishes"),
    "travel": ("travel",),  # minus 1 for each whole kilometre in a straight line, 60 at most
    "cost": ("cost",),  # minus 1 for each whole pound
}
NAMES = tuple(part for parts in PARTS.values() for part in parts)


def points(columns: Columns, options: Options, pairs: Pairs) -> Ints:
    """Pairs by `NAMES`: the points of each."""
    request = options.request[pairs.option]
    people, work = columns.people, columns.work
    found = np.zeros((len(pairs), len(NAMES)), dtype=np.int32)
    host, team = work.host[request], work.team[request]
    for column, wanted, lists, worth in (
        (0, team, people.familiar_teams, FAMILIAR_TEAM),
        (1, host, people.familiar_hosts, FAMILIAR_HOST),
        (3, host, people.preferred_hosts, PREFERRED_HOST),
    ):
        _listed(pairs.worker, wanted, lists.first, lists.flat, worth, found[:, column])
    parts = options.to_part[pairs.option] - options.from_part[pairs.option]
    found[:, 2] = NEXT_BLOCK * (parts - 1)
    needs = np.array(columns.names.needs, dtype=np.int64).reshape(-1, 2)
    if len(work.wishes.flat):
        wishes = work.wishes
        _wishes(pairs.worker, request, wishes.first, wishes.flat, needs, people.skills, found)
    km = distance_km(columns, pairs.worker, request)
    found[:, 5] = -np.minimum(FARTHEST, km.astype(np.int32))
    found[:, 6] = -cost(options.minutes[pairs.option], people.pence[pairs.worker])
    return found


def cost(minutes: Ints, pence: Ints) -> Longs:
    """Whole pounds, rounded down, of so many minutes at so many pence an hour."""
    return minutes.astype(np.int64) * pence // (MINUTES_AN_HOUR * PENCE_A_POUND)


def by_level(found: Ints) -> Ints:
    """Pairs by the levels of `PARTS`: the points that count at each."""
    sums = np.empty((len(found), len(PARTS)), dtype=np.int32)
    column = 0
    for level, parts in enumerate(PARTS.values()):
        sums[:, level] = added(found[:, column : column + len(parts)])
        column += len(parts)
    return sums


def added(table: Ints) -> Ints:
    """The sum of each row, of few columns: numpy's own takes ten times as long for them."""
    total: Ints = table[:, 0].copy()
    for column in range(1, table.shape[1]):
        total += table[:, column]
    return total


def told(row: Sequence[int]) -> dict[str, int]:
    """One pair's points by their names."""
    return {name: int(worth) for name, worth in zip(NAMES, row, strict=True)}


@compiled
def _listed(
    worker: Ints, wanted: Ints, first: Longs, flat: Ints, worth: int, found: Ints
) -> None:
    for n in range(len(worker)):
        for k in range(first[worker[n]], first[worker[n] + 1]):
            if flat[k] == wanted[n]:
                found[n] = worth
                break


@compiled
def _wishes(
    worker: Ints,
    request: Ints,
    first: Longs,
    flat: Ints,
    needs: Longs,
    skills: npt.NDArray[np.uint8],
    found: Ints,
) -> None:
    for n in range(len(worker)):
        for k in range(first[request[n]], first[request[n] + 1]):
            if skills[worker[n], needs[flat[k], 0]] >= needs[flat[k], 1]:
                found[n, 4] += WISH
