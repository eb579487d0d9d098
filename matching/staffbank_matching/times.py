"""Stretches of time as arrays, and the one rule of rest between two of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from staffbank_matching.problem import Figures, Stretch

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Sessions:
    """The sessions of many owners, end to end: owner i has those from `first[i]` on.

    Every owner has one session at least.
    """

    starts: Ints
    ends: Ints
    first: Ints

    @classmethod
    def of(cls, owners: Sequence[Sequence[Stretch]]) -> "Sessions":
        """Put the sessions of `owners` end to end."""
        starts, ends = columns([stretch for owner in owners for stretch in owner])
        sizes = np.array([len(owner) for owner in owners], dtype=np.int64)
        return cls(starts, ends, np.cumsum(sizes) - sizes)

    @property
    def owners(self) -> Ints:
        """The owner of each session."""
        sizes = np.diff(self.first, append=len(self.starts))
        return np.repeat(np.arange(len(self.first)), sizes)

    def any_of_owner(self, of_session: Bools) -> Bools:
        """For each owner, whether it holds of one of its sessions (along the first axis)."""
        if not len(self.first):
            return np.zeros((0, *of_session.shape[1:]), dtype=np.bool_)
        found: Bools = np.logical_or.reduceat(of_session, self.first, axis=0)
        return found


def columns(stretches: Iterable[Stretch]) -> tuple[Ints, Ints]:
    """Starts and ends of `stretches`."""
    table = np.array(list(stretches), dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def clash(a: tuple[Ints, Ints], b: tuple[Ints, Ints], figures: Figures) -> Bools:
    """Say of sessions `a` and `b` (starts, ends) whether one person cannot do both.

    She cannot where they overlap, nor where less than the daily rest lies between them and
    both together, the time between included, last longer than 24 hours less that rest. So two
    sessions of one working day may be close, and 11 hours in each 24 stay hers. Arrays are
    broadcast against each other.

    Source: Working Time Regulations 1998 (SI 1998/1833), reg. 10(1).
    """
    gap = np.maximum(a[0], b[0]) - np.minimum(a[1], b[1])
    span = np.maximum(a[1], b[1]) - np.minimum(a[0], b[0])
    return (gap < 0) | ((gap < figures.daily_rest) & (span > figures.longest_day))


def week_of(starts: Ints, figures: Figures) -> Ints:
    """The week in which each session starts; -1 where it starts in none of them."""
    weeks = np.array(figures.weeks, dtype=np.int64)
    found = np.searchsorted(weeks, starts, side="right") - 1
    return np.where(found < len(weeks) - 1, found, -1)
