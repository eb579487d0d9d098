"""Who knows which teams and prefers which councils, drawn by seed."""

from dataclasses import dataclass

import numpy as np

from staffbank_matching.geography import distances
from staffbank_matching.ragged import Bools, Floats, Ints, Ragged, starts_of

FAMILIAR_CHANCE = 0.08  # of a team of another council near her
PREFERRED_CHANCE = 0.1  # of such a council
NEAR_KM = 120.0
CHUNK = 4096  # workers that are drawn at once, to keep memory small


@dataclass(frozen=True)
class DrawnTies:
    """Numbers of teams and hosts for each worker, in order."""

    familiar_teams: Ragged
    familiar_hosts: Ragged
    preferred_hosts: Ragged


def drawn_ties(
    home: Ints, places: Floats, team_hosts: Ints, draw: np.random.Generator
) -> DrawnTies:
    """Ties to councils near the home one; a worker knows the hosts of the teams she knows.

    `home` is each worker's host, `places` where each host is, `team_hosts` each team's host.
    """
    near = distances(places) <= NEAR_KM
    np.fill_diagonal(near, val=False)
    of_host = (team_hosts[:, None] == np.arange(len(places))).astype(np.float32)
    teams, hosts, preferred = [], [], []
    for first in range(0, len(home), CHUNK):
        around = near[home[first : first + CHUNK]]
        known = around[:, team_hosts] & _chance(
            FAMILIAR_CHANCE, (len(around), len(team_hosts)), draw
        )
        teams.append(_lists(known))
        hosts.append(_lists(known.astype(np.float32) @ of_host > 0))
        preferred.append(_lists(around & _chance(PREFERRED_CHANCE, around.shape, draw)))
    return DrawnTies(_joined(teams), _joined(hosts), _joined(preferred))


def _chance(share: float, shape: tuple[int, ...], draw: np.random.Generator) -> Bools:
    return draw.random(shape, np.float32) < np.float32(share)


def _lists(table: Bools) -> tuple[Ints, Ints]:
    """How many are True in each row, and their columns row by row."""
    return table.sum(axis=1, dtype=np.int32), np.nonzero(table)[1].astype(np.int32)


def _joined(chunks: list[tuple[Ints, Ints]]) -> Ragged:
    none = np.empty(0, dtype=np.int32)
    sizes = np.concatenate([none, *(sizes for sizes, _ in chunks)])
    return Ragged(
        starts_of(sizes, len(sizes)), np.concatenate([none, *(flat for _, flat in chunks)])
    )
