"""Where the names on a map stand: beside what they name, clear of each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
LETTER, HIGH = 6.3, 13.0  # a middling letter of the names, and a line of them
GAP = 3.0
A_NAME = 4


@dataclass(frozen=True)
class Label:
    """Where a name stands, and which end of it: `start`, `middle` or `end`."""

    at: Point
    anchor: str


@dataclass(frozen=True)
class Room:
    """How large the picture is and what is named in it, and what else is taken of it."""

    width: float
    height: float
    radius: float
    taken: Sequence[Box]


def labelled(
    names: Mapping[str, str], points: Mapping[str, Point], room: Room
) -> Mapping[str, Label]:
    """A place for each name, the longest first: the one that covers least of the others."""
    size = (room.width, room.height)
    taken = list(room.taken)
    labels: dict[str, Label] = {}
    for key in sorted(points, key=lambda key: (-len(names[key]), key)):
        wide = len(names[key]) * LETTER
        places = list(_around(points[key], room.radius + GAP, wide))
        label, box = min(places, key=lambda each: _cost(each[1], taken, size))
        labels[key] = label
        # a name on a name cannot be read; on a line it can
        taken += [box] * A_NAME
    return labels


def _around(at: Point, off: float, wide: float) -> Iterator[tuple[Label, Box]]:
    """The places for a name about a point, the best first."""
    x, y = at
    for across, anchor in ((off, "start"), (-off, "end")):
        yield _label(x + across, y + HIGH / 3, anchor, wide)
    for down in (-off, off + HIGH * 0.8):
        yield _label(x, y + down, "middle", wide)
    for down in (-off, off + HIGH * 0.8):
        for anchor in ("start", "end"):
            yield _label(x, y + down, anchor, wide)


def _label(x: float, y: float, anchor: str, wide: float) -> tuple[Label, Box]:
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return Label((round(x, 1), round(y, 1)), anchor), (left, y - HIGH * 0.8, left + wide, y + 3)


def _cost(box: Box, taken: Sequence[Box], size: Point) -> float:
    """How much of others, and of what is outside the picture, it covers."""
    left, top, right, bottom = box
    width, height = size
    outside = max(0.0, -left) + max(0.0, -top) + max(0.0, right - width)
    outside += max(0.0, bottom - height)
    return outside * 100 + sum(_shared(box, other) for other in taken)


def _shared(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, across) * max(0.0, down)
