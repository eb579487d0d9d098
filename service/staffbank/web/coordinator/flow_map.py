"""A map of who helps whom: where each council lies, and a line for each flow between two.

The picture is a sketch to scale: where councils lie too near each other to be told apart, they
are drawn farther apart. Lengths are in the picture's own units, 360 of which are its width.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, radians

from staffbank.web.coordinator.map_labels import Box, Label, Point, Room, labelled

WIDTH, HIGHEST, EDGE = 360.0, 440.0, 34.0
RADIUS = 6.0
APART = 40.0  # two councils, so that a name stands between them
ROUNDS = 200
WIDEST, NARROWEST = 11.0, 1.4
BEND = 0.16  # of a line's length; the way back bends to the other side
LEAST_BEND = 8.0
DOTS = 14
HEAD = 7.0


@dataclass(frozen=True)
class Flow:
    """From one council to another, by their ids."""

    giver: str
    taker: str
    minutes: int


@dataclass(frozen=True)
class Line:
    """A flow as it is drawn: its curve, its width, and the head of its arrow."""

    flow: Flow
    curve: str
    width: float
    head: str
    dots: Sequence[Point]  # points on it, for what is to keep clear of it


@dataclass(frozen=True)
class Spot:
    """A council as it is drawn. `gives` where it gives more than it takes, and is filled."""

    name: str
    at: Point
    label: Label
    gives: bool


@dataclass(frozen=True)
class FlowMap:
    """The whole picture."""

    height: float
    lines: Sequence[Line]
    spots: Sequence[Spot]
    width: float = WIDTH
    radius: float = RADIUS


def flow_map(
    names: Mapping[str, str], places: Mapping[str, tuple[float, float]], flows: Sequence[Flow]
) -> FlowMap:
    """The picture of these flows between councils of these names, latitudes and longitudes.

    A flow within a council, or with one that is nowhere, has no line. The widest lie below.
    """
    points, height = _laid_out(places)
    drawn = [
        flow
        for flow in sorted(flows, key=lambda flow: -flow.minutes)
        if flow.giver != flow.taker and {flow.giver, flow.taker} <= points.keys()
    ]
    most = max((flow.minutes for flow in drawn), default=1) or 1
    lines = [_line(flow, points[flow.giver], points[flow.taker], most) for flow in drawn]
    spots_taken = [_square(at, RADIUS) for at in points.values()]
    lines_taken = [_square(at, line.width / 2 + 1) for line in lines for at in line.dots]
    labels = labelled(
        {key: names[key] for key in points},
        points,
        Room(WIDTH, height, RADIUS, spots_taken + lines_taken),
    )
    return FlowMap(
        height,
        lines,
        [
            Spot(names[key], at, labels[key], _left(key, drawn) > 0)
            for key, at in points.items()
        ],
    )


def _left(council: str, flows: Sequence[Flow]) -> int:
    given = sum(flow.minutes for flow in flows if flow.giver == council)
    return given - sum(flow.minutes for flow in flows if flow.taker == council)


def _laid_out(
    places: Mapping[str, tuple[float, float]],
) -> tuple[Mapping[str, Point], float]:
    """Where each is in the picture, and how high that is."""
    if not places:
        return {}, 0.0
    middle = cos(radians(sum(latitude for latitude, _ in places.values()) / len(places)))
    flat = {key: (east * middle, -north) for key, (north, east) in places.items()}
    points = _fitted(_spread(_fitted(flat)))
    return points, round(max(y for _, y in points.values()) + EDGE, 1)


def _fitted(points: Mapping[str, Point]) -> Mapping[str, Point]:
    """The same, moved and scaled into the picture, in the middle of its width."""
    left, top = (min(at[axis] for at in points.values()) for axis in (0, 1))
    wide, high = (
        max(at[axis] for at in points.values()) - edge for axis, edge in ((0, left), (1, top))
    )
    room = ((WIDTH - 2 * EDGE, wide), (HIGHEST - 2 * EDGE, high))
    scale = min((space / size for space, size in room if size), default=1.0)
    first = (WIDTH - wide * scale) / 2
    return {
        key: (round(first + (x - left) * scale, 1), round(EDGE + (y - top) * scale, 1))
        for key, (x, y) in points.items()
    }


def _spread(points: Mapping[str, Point]) -> Mapping[str, Point]:
    """The same, none nearer to another than APART: each pair that is moves away by half."""
    moved = dict(points)
    for _ in range(ROUNDS):
        near = [
            (one, other, gap)
            for one, other in combinations(sorted(moved), 2)
            if (gap := hypot(*_way(moved[one], moved[other]))) < APART - 0.5
        ]
        if not near:
            break
        for one, other, gap in near:
            across, down = _way(moved[one], moved[other])
            unit = (across / gap, down / gap) if gap else (1.0, 0.0)
            push = (APART - gap) / 2
            moved[one] = (moved[one][0] - unit[0] * push, moved[one][1] - unit[1] * push)
            moved[other] = (moved[other][0] + unit[0] * push, moved[other][1] + unit[1] * push)
    return moved


def _line(flow: Flow, start: Point, end: Point, most: int) -> Line:
    width = max(NARROWEST, WIDEST * flow.minutes / most)
    across, down = _unit(start, end)
    off = max(BEND * hypot(*_way(start, end)), LEAST_BEND + width * 0.6)
    bent = (
        (start[0] + end[0]) / 2 - down * off,
        (start[1] + end[1]) / 2 + across * off,
    )
    begins = _along(start, bent, RADIUS + 1)
    tip = _along(end, bent, RADIUS + 1.5)
    long = HEAD + width * 0.6
    neck = _along(tip, bent, long)
    half = (width + HEAD) / 2
    away = _unit(tip, neck)
    side = (-away[1] * half, away[0] * half)
    head = (tip, (neck[0] + side[0], neck[1] + side[1]), (neck[0] - side[0], neck[1] - side[1]))
    return Line(
        flow,
        f"M{_said(begins)} Q{_said(bent)} {_said(neck)}",
        round(width, 1),
        " ".join(map(_said, head)),
        [*_on(begins, bent, neck), tip],
    )


def _on(start: Point, bent: Point, end: Point) -> Iterator[Point]:
    """A few points on the curve."""
    for number in range(DOTS + 1):
        part = number / DOTS
        near, middle, far = (1 - part) ** 2, 2 * part * (1 - part), part**2
        yield (
            near * start[0] + middle * bent[0] + far * end[0],
            near * start[1] + middle * bent[1] + far * end[1],
        )


def _square(at: Point, half: float) -> Box:
    return at[0] - half, at[1] - half, at[0] + half, at[1] + half


def _way(one: Point, other: Point) -> Point:
    return other[0] - one[0], other[1] - one[1]


def _unit(one: Point, other: Point) -> Point:
    across, down = _way(one, other)
    length = hypot(across, down) or 1.0
    return across / length, down / length


def _along(one: Point, other: Point, far: float) -> Point:
    """So far from the one towards the other."""
    across, down = _unit(one, other)
    return one[0] + across * far, one[1] + down * far


def _said(at: Point) -> str:
    return f"{at[0]:.1f},{at[1]:.1f}"
