"""Where the councils, workers and work of a generated problem are."""

from dataclasses import dataclass

import numpy as np

from staffbank_matching.ragged import Bools, Floats, Ints

KM_A_DEGREE = 111.19  # of latitude, on a globe of radius 6,371 km
KM_APART = 45.0  # side of the square of land that each drawn council has, on the average
KM_WIDE_DENSE = 30.0  # side of the square of land that holds all drawn councils of a dense one
STRETCH, SHRINK = 2.15, 0.3  # of the map of the West Midlands, to the same two ends

# Main offices of the 14 councils with children's services in the West Midlands. Some may have
# moved since. Source: github.com/CalebP94/leaflet-oates-live, src/data/data.js, as of 2022.
WEST_MIDLANDS = {
    "Birmingham": (52.4806, -1.9032),
    "Coventry": (52.4071, -1.5076),
    "Dudley": (52.5121, -2.0843),
    "Herefordshire": (52.0531, -2.6941),
    "Sandwell": (52.5040, -2.0091),
    "Shropshire": (52.7050, -2.7318),
    "Solihull": (52.4142, -1.7729),
    "Staffordshire": (52.8031, -2.1230),
    "Stoke-on-Trent": (53.0081, -2.1785),
    "Telford and Wrekin": (52.6937, -2.4482),
    "Walsall": (52.5861, -1.9814),
    "Warwickshire": (52.2820, -1.5849),
    "Wolverhampton": (52.5871, -2.1297),
    "Worcestershire": (52.1856, -2.1826),
}

# The coast and borders of England in rough strokes, for points drawn inside them.
ENGLAND = (
    (55.8, -2.0),
    (54.6, -1.1),
    (53.7, 0.1),
    (52.9, 0.4),
    (52.7, 1.7),
    (51.4, 1.4),
    (50.8, 0.3),
    (50.6, -2.0),
    (50.1, -5.5),
    (51.2, -3.9),
    (51.6, -2.7),
    (53.3, -3.1),
    (54.9, -3.3),
)


@dataclass(frozen=True)
class Region:
    """Councils and the degrees of latitude and longitude of their main offices."""

    names: tuple[str, ...]
    places: Floats

    def near(self, council: Ints, sd_km: float, draw: np.random.Generator) -> Floats:
        """A place beside each council given, normally scattered, in degrees."""
        places = self.places[council]
        return _moved(places, draw.normal(0, sd_km, places.shape))


def region(councils: int, *, dense: bool, draw: np.random.Generator) -> Region:
    """So many councils.

    Up to 14 they are those of the West Midlands, in the order of the alphabet, on a map that
    is stretched about its middle: a sixth of the workers are near enough to another council's
    work, where a third would be on the true map. More are synthetic: points drawn inside a
    rough England, whose map is stretched or shrunk so that the councils are as thinly spread.
    In a dense region the map is shrunk until all are near one another.
    """
    if councils <= len(WEST_MIDLANDS):
        places = _stretched(
            np.array(list(WEST_MIDLANDS.values())), SHRINK if dense else STRETCH
        )
        return Region(tuple(WEST_MIDLANDS)[:councils], places[:councils])
    names = tuple(f"council {number:03}" for number in range(1, councils + 1))
    land = np.array(ENGLAND)
    side = KM_WIDE_DENSE if dense else KM_APART * councils**0.5
    stretch = side / _area(_kilometres(land)) ** 0.5
    return Region(names, _stretched(_inside(land, councils, draw), stretch))


def distances(places: Floats) -> Floats:
    """Kilometres between each two places, along the globe (haversine)."""
    lat, lon = np.radians(places).T
    north, east = lat[:, None] - lat, lon[:, None] - lon
    square = np.sin(north / 2) ** 2 + np.cos(lat[:, None]) * np.cos(lat) * np.sin(east / 2) ** 2
    far: Floats = np.degrees(2 * np.arcsin(np.sqrt(square))) * KM_A_DEGREE
    return far


def _kilometres(places: Floats) -> Floats:
    """North and east of the middle of the places."""
    middle = places.mean(axis=0)
    across = np.cos(np.radians(middle[0]))
    kilometres: Floats = (places - middle) * KM_A_DEGREE * np.array([1, across])
    return kilometres


def _moved(places: Floats, kilometres: Floats) -> Floats:
    across = np.cos(np.radians(places[:, 0]))
    degrees = kilometres / KM_A_DEGREE / np.column_stack([np.ones(len(across)), across])
    moved: Floats = np.round(places + degrees, 5)
    return moved


def _stretched(places: Floats, factor: float) -> Floats:
    middle: Floats = np.broadcast_to(places.mean(axis=0), places.shape)
    return _moved(middle, _kilometres(places) * factor)


def _area(corners: Floats) -> float:
    """Square kilometres within the corners, by the shoelace formula."""
    north, east = corners.T
    return abs(float(north @ np.roll(east, 1) - east @ np.roll(north, 1))) / 2


def _inside(corners: Floats, count: int, draw: np.random.Generator) -> Floats:
    """Points drawn evenly (in degrees) within the corners."""
    found = np.empty((0, 2))
    while len(found) < count:
        points = draw.uniform(corners.min(axis=0), corners.max(axis=0), (4 * count, 2))
        found = np.vstack([found, points[_are_inside(points, corners)]])
    return found[:count]


def _are_inside(points: Floats, corners: Floats) -> Bools:
    """Whether a ray from each point crosses the border an odd number of times."""
    north, east = points[:, :1], points[:, 1:]
    ends = np.roll(corners, -1, axis=0)
    beside = (corners[:, 0] > north) != (ends[:, 0] > north)
    share = (north - corners[:, 0]) / (ends[:, 0] - corners[:, 0])
    crossing = corners[:, 1] + share * (ends[:, 1] - corners[:, 1])
    odd: Bools = (beside & (east < crossing)).sum(axis=1) % 2 == 1
    return odd
