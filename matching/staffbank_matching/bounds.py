"""What numbers, stretches and ids are held to; each fault is a sentence with its JSON path."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

import numpy as np

from staffbank_matching.problem import Point, Stretch
from staffbank_matching.ragged import Ragged, Timetables

FARTHEST = 1 << 30  # minutes from the epoch, about 2,000 years
HALF_EQUATOR = 20_040  # kilometres: no two places are farther apart
DEGREES = (90, 180)  # the most of a latitude and of a longitude, either way

Place = Callable[[int, int], str]  # the JSON path of an owner's stretch, by their numbers


def outside(path: str, value: float | None, least: float, most: float) -> Iterator[str]:
    """A number that is too small, too large or no number; None is as good as any."""
    if value is not None and not least <= value <= most:
        yield f"{path}: {value} is not from {least} to {most}; give a number within these"


def outside_each(
    path: str, things: Sequence[object], bounds: Iterable[tuple[str, float, float]]
) -> Iterator[str]:
    """The same for the named attributes of many things, which stand in a list at `path`."""
    for name, least, most in bounds:
        for number, value in enumerate(map(attrgetter(name), things)):
            if value is not None and not least <= value <= most:
                yield from outside(f"{path}[{number}].{name}", value, least, most)


def outside_the_world(path: str, place: Point) -> Iterator[str]:
    """Degrees that no place has."""
    for axis, (degrees, most) in enumerate(zip(place, DEGREES, strict=True)):
        yield from outside(f"{path}.place[{axis}]", degrees, -most, most)


def repeated(path: str, ids: Sequence[str]) -> Iterator[str]:
    """Ids that stand more than once in the list at `path`."""
    if len(set(ids)) == len(ids):
        return
    for name, times in Counter(ids).items():
        if times > 1:
            again = ids.index(name, ids.index(name) + 1)
            yield (
                f"{path}[{again}]: id {name!r} stands here {times} times, not once; "
                "give each its own, or leave one out"
            )


def disorder(place: Place, owners: Sequence[Sequence[Stretch]]) -> Iterator[str]:
    """Stretches that end before they start, overlap, or lie beyond `FARTHEST`."""
    try:
        found = Timetables.of(owners)
    except OverflowError:  # so far away that 32 bits do not hold it
        yield from _far(place, owners)
    else:
        yield from disorder_of(place, found)


def disorder_of(place: Place, times: Timetables) -> Iterator[str]:
    """The same for stretches that stand in arrays already."""
    starts, ends = times.starts, times.ends
    early = np.append(False, starts[1:] < ends[:-1])[: len(starts)]
    early[times.first[:-1][times.first[:-1] < len(starts)]] = False
    wrong = early | (ends <= starts) | (starts < -FARTHEST) | (ends > FARTHEST)
    for index in np.flatnonzero(wrong).tolist():
        owner, number = owner_of(times, index)
        last = int(ends[index - 1]) if number else None
        stretch = int(starts[index]), int(ends[index])
        yield from _faults_of_stretch(place(owner, number), stretch, last)


def owner_of(times: Timetables | Ragged, index: int) -> tuple[int, int]:
    """Whose entry stands at the index, and which of the owner's it is."""
    owner = int(np.searchsorted(times.first, index, side="right")) - 1
    return owner, index - int(times.first[owner])


def _far(place: Place, owners: Sequence[Sequence[Stretch]]) -> Iterator[str]:
    for owner, stretches in enumerate(owners):
        for number, stretch in enumerate(stretches):
            yield from _beyond(place(owner, number), stretch)


def _beyond(path: str, stretch: Stretch) -> Iterator[str]:
    for minute in stretch:
        if not -FARTHEST <= minute <= FARTHEST:
            yield (
                f"{path}: {minute} is more than {FARTHEST} minutes from the epoch; "
                f"give {-FARTHEST} to {FARTHEST}, from an epoch near the work"
            )


def _faults_of_stretch(path: str, stretch: Stretch, last: int | None) -> Iterator[str]:
    start, end = stretch
    yield from _beyond(path, stretch)
    if end <= start:
        yield (
            f"{path}: it ends at {end}, which is not after its start {start}; "
            "give a later end, or leave it out"
        )
    if last is not None and start < last:
        yield (
            f"{path}: it starts at {start}, before the last one ends ({last}); "
            "put them in order, and two that overlap into one"
        )
