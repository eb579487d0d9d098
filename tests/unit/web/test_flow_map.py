"""The map of who helps whom."""

import re
from itertools import combinations
from math import hypot

import pytest

from staffbank.web.coordinator.flow_map import APART, RADIUS, Flow, FlowMap, flow_map

NAMES = {
    "b": "Birmingham",
    "c": "Coventry",
    "d": "Dudley",
    "h": "Herefordshire",
    "s": "Sandwell",
    "t": "Stoke-on-Trent",
    "w": "Wolverhampton",
}
PLACES = {
    "b": (52.48, -1.90),
    "c": (52.41, -1.51),
    "d": (52.51, -2.08),
    "h": (52.06, -2.72),
    "s": (52.52, -1.99),
    "t": (53.00, -2.18),
    "w": (52.59, -2.13),
}


def mapped(*flows: Flow) -> FlowMap:
    """The map of these flows in that region."""
    return flow_map(NAMES, PLACES, flows)


def test_a_line_is_as_wide_as_its_hours_and_the_widest_lies_below() -> None:
    picture = mapped(Flow("d", "w", 60), Flow("b", "c", 600), Flow("c", "b", 300))

    assert [(line.flow.giver, line.flow.minutes) for line in picture.lines] == [
        ("b", 600),
        ("c", 300),
        ("d", 60),
    ]
    most, half, least = (line.width for line in picture.lines)
    assert half == pytest.approx(most / 2)
    assert least < half
    assert len({line.curve for line in picture.lines}) == len(picture.lines)


def test_who_gives_more_than_it_takes_is_told_from_the_others() -> None:
    picture = mapped(Flow("b", "c", 600), Flow("c", "b", 300), Flow("b", "b", 9000))

    assert [spot.name for spot in picture.spots if spot.gives] == ["Birmingham"]
    assert len(picture.lines) == len({"b to c", "c to b"})


def test_councils_keep_their_places_and_are_told_apart_within_the_picture() -> None:
    picture = mapped(Flow("b", "s", 60))
    at = {spot.name: spot.at for spot in picture.spots}

    assert at["Stoke-on-Trent"][1] < at["Wolverhampton"][1] < at["Herefordshire"][1]
    assert at["Herefordshire"][0] < at["Dudley"][0] < at["Coventry"][0]
    # fitted once more after they have moved apart, so a little nearer
    apart = min(hypot(x - u, y - v) for (x, y), (u, v) in combinations(at.values(), 2))
    assert apart > APART / 2 > RADIUS
    for x, y in at.values():
        assert 0 < x < picture.width
        assert 0 < y < picture.height


def test_no_name_stands_on_another() -> None:
    picture = mapped(*(Flow(one, other, 60) for one, other in combinations(NAMES, 2)))
    boxes = []
    for spot in picture.spots:
        (x, y), wide = spot.label.at, 6 * len(spot.name)
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[spot.label.anchor]
        boxes.append((left, y - 9, left + wide, y))

    for one, other in combinations(boxes, 2):
        assert (
            one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        )


@pytest.mark.parametrize("places", [{}, {"b": (52.48, -1.90)}, dict.fromkeys("bcd", (52, -2))])
def test_a_region_of_no_one_or_the_same_place_has_its_picture(
    places: dict[str, tuple[float, float]],
) -> None:
    picture = flow_map(NAMES, places, [Flow("b", "c", 60)])

    assert len(picture.spots) == len(places)
    assert not re.search("nan|inf", str(picture))
