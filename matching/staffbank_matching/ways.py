"""Where everybody and all work is, and how far apart."""

from typing import NamedTuple

import numpy as np

from staffbank_matching.columns import Columns
from staffbank_matching.compiled import inner
from staffbank_matching.ragged import Bools, Floats

EARTH_RADIUS_KM = 6371.0


class Ways(NamedTuple):
    """Where everybody and all work is, on the unit sphere, and how far people would go.

    `reach` is the square of the longest chord; remote work is at the centre (`remote`).
    """

    people: Floats
    work: Floats
    reach: Floats
    remote: Bools


def ways_of(columns: Columns) -> Ways:
    """The places of all workers and requests."""
    angle = np.minimum(np.pi, columns.people.reach_km / EARTH_RADIUS_KM)
    hair = 1e-9  # of a kilometre, so that who lives just within her reach is within it
    reach = np.square(2 * np.sin(angle / 2) + hair / EARTH_RADIUS_KM)
    reach[angle >= np.pi] = 5.0  # more than the square of any chord
    return Ways(
        on_sphere(columns.people.place),
        on_sphere(columns.work.place),
        reach,
        columns.work.remote,
    )


def on_sphere(places: Floats) -> Floats:
    """Places in degrees as points of the unit sphere."""
    lat, lon = np.radians(places[:, 0]), np.radians(places[:, 1])
    return np.stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)), axis=1)


@inner
def km_between(worker: int, request: int, ways: Ways) -> float:
    """Kilometres in a straight line between them; 0: remote."""
    if ways.remote[request]:
        return 0.0
    half = np.sqrt(chord_of(worker, request, ways)) / 2
    return 2 * EARTH_RADIUS_KM * np.arcsin(min(1.0, half))


@inner
def chord_of(worker: int, request: int, ways: Ways) -> float:
    """The square of the chord between them."""
    chord = 0.0
    for axis in range(3):
        chord += (ways.people[worker, axis] - ways.work[request, axis]) ** 2
    return chord


@inner
def within_reach(worker: int, request: int, ways: Ways) -> bool:
    """Say whether the work is no further away than she would go."""
    return ways.remote[request] or chord_of(worker, request, ways) <= ways.reach[worker]
