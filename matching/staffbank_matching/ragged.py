"""Lists of unequal length, end to end in one array."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from staffbank_matching.problem import Stretch

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Words = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Ragged:
    """List i is `flat[first[i]:first[i + 1]]`."""

    first: Longs
    flat: Ints

    @classmethod
    def of(cls, lists: Sequence[Sequence[int]]) -> "Ragged":
        """Put the lists end to end."""
        first = starts_of(map(len, lists), len(lists))
        flat = np.fromiter(chain.from_iterable(lists), np.int32, count=int(first[-1]))
        return cls(first, flat)

    def __len__(self) -> int:
        return len(self.first) - 1

    def __getitem__(self, number: int) -> Ints:
        return self.flat[self.first[number] : self.first[number + 1]]

    def only(self, wanted: Bools) -> "Ragged":
        """The lists for which `wanted` holds."""
        sizes = np.diff(self.first)
        return Ragged(
            starts_of(sizes[wanted], int(np.count_nonzero(wanted))),
            self.flat[np.repeat(wanted, sizes)],
        )

    def followed_by(self, other: "Ragged") -> "Ragged":
        """These lists and then the others."""
        return Ragged(
            np.concatenate((self.first, other.first[1:] + self.first[-1])),
            np.concatenate((self.flat, other.flat)),
        )


@dataclass(frozen=True)
class Timetables:
    """Stretches of many owners: owner i has those from `first[i]` to before `first[i + 1]`."""

    first: Longs
    starts: Ints
    ends: Ints

    @classmethod
    def of(cls, owners: Sequence[Sequence[Stretch]]) -> "Timetables":
        """Put the stretches of the owners end to end."""
        first = starts_of(map(len, owners), len(owners))
        count = 2 * int(first[-1])
        numbers = chain.from_iterable(chain.from_iterable(owners))
        flat = np.fromiter(numbers, np.int32, count=count).reshape(-1, 2)
        return cls(first, np.ascontiguousarray(flat[:, 0]), np.ascontiguousarray(flat[:, 1]))

    def __len__(self) -> int:
        return len(self.first) - 1

    def __getitem__(self, owner: int) -> tuple[Stretch, ...]:
        a, b = self.first[owner], self.first[owner + 1]
        return tuple(zip(self.starts[a:b].tolist(), self.ends[a:b].tolist(), strict=True))

    def __iter__(self) -> Iterator[tuple[Stretch, ...]]:
        return (self[owner] for owner in range(len(self)))

    def only(self, wanted: Bools) -> "Timetables":
        """The owners for whom `wanted` holds."""
        sizes = np.diff(self.first)
        inside = np.repeat(wanted, sizes)
        first = starts_of(sizes[wanted], int(np.count_nonzero(wanted)))
        return Timetables(first, self.starts[inside], self.ends[inside])

    def emptied(self, owners: Bools) -> "Timetables":
        """The same, with nothing for these owners."""
        sizes = np.diff(self.first)
        inside = np.repeat(~owners, sizes)
        first = starts_of(np.where(owners, 0, sizes), len(sizes))
        return Timetables(first, self.starts[inside], self.ends[inside])

    def followed_by(self, other: "Timetables") -> "Timetables":
        """These owners and then the others."""
        return Timetables(
            np.concatenate((self.first, other.first[1:] + self.first[-1])),
            np.concatenate((self.starts, other.starts)),
            np.concatenate((self.ends, other.ends)),
        )

    @property
    def owners(self) -> Longs:
        """The owner of each stretch."""
        return np.repeat(np.arange(len(self)), np.diff(self.first))


def starts_of(sizes: Iterable[int], count: int) -> Longs:
    """Where each of `count` lists of these sizes starts, and where the last one ends."""
    first = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.fromiter(sizes, np.int64, count=count), out=first[1:])
    return first
