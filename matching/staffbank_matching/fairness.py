"""Fair shares between councils and between workers, as concave sums.

What a council is given counts less the nearer it is to all that it asked for; what a council
gives counts against it more, the more it gives for its size; and a worker's hours count less
the nearer they are to those that she wished for. Everybody is measured by her own wish or its
own size, so that few hours wished for are no disadvantage. A minute is worth one at least,
however large the group.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.options import asked_minutes
from staffbank_matching.ragged import Longs

SCALE = 1_000_000
FAIRNESS_PER_POINT = 10_000  # so much fairness is worth one point in the certificate's sum
SEGMENTS = 4
ENDLESS = 1 << 40

Name = tuple[str, str]  # the kind of a group, and of whom it is


@dataclass(frozen=True)
class Share:
    """The pairs of a group with their minutes, and what its minutes are worth.

    The first `widths[0]` minutes are worth `slopes[0]` each, the next `widths[1]` minutes
    `slopes[1]`, and so on; slopes fall. Nothing counts beyond the last. The group is the work
    `taken` by a council or `given` by one, or a worker's for whom some was `wished`.
    """

    kind: str
    name: str
    pairs: Longs
    minutes: Longs
    widths: tuple[int, ...]
    slopes: tuple[int, ...]

    def worth(self, minutes: int) -> int:
        """What so many minutes of the group come to."""
        total = 0
        for width, slope in zip(self.widths, self.slopes, strict=True):
            here = min(minutes, width)
            total += here * slope
            minutes -= here
        return total


def shares_of(board: Board) -> tuple[Share, ...]:
    """Every group whose share counts; none where the aims leave fairness out."""
    return tuple(_shares(board)) if board.aims.fairness else ()


def fairness_of(shares: Sequence[Share], chosen: Longs, pairs: int) -> int:
    """The fairness of a plan of these pairs, of so many there are."""
    taken = np.zeros(pairs, dtype=np.int64)
    taken[chosen] = 1
    return sum(share.worth(int(share.minutes @ taken[share.pairs])) for share in shares)


def _shares(board: Board) -> Iterator[Share]:
    work, people, names = board.columns.work, board.columns.people, board.columns.names.hosts
    pairs = np.arange(len(board.pairs))
    minutes = board.options.minutes[board.pairs.option].astype(np.int64)
    asked = asked_minutes(work, board.options) * work.seats
    for host in np.unique(work.host).tolist():
        wanted = int(asked[work.host == host].sum())
        own = pairs[work.host[board.request] == host]
        name = "taken", names[host]
        yield from _rising(name, own, minutes[own], wanted, most=ENDLESS)
    for home in np.unique(people.home).tolist():
        size = int((people.home == home).sum())
        due = int(asked.sum()) * size // max(1, len(people.ids))
        own = pairs[people.home[board.pairs.worker] == home]
        yield from _falling(("given", names[home]), own, minutes[own], due)
    for worker in np.flatnonzero(people.wished > 0).tolist():
        own = np.arange(board.pairs.first[worker], board.pairs.first[worker + 1])
        wished = int(people.wished[worker])
        name = "wished", people.ids[worker]
        yield from _rising(name, own, minutes[own], wished, most=wished)


def _rising(
    name: Name, pairs: Longs, minutes: Longs, capacity: int, *, most: int
) -> Iterator[Share]:
    if capacity > 0 and len(pairs):
        width, unit = max(1, capacity // SEGMENTS), max(1, SCALE // capacity)
        ends = [min(most, k * width) for k in range(SEGMENTS)] + [most]
        widths = tuple(end - start for start, end in pairwise(ends))
        yield Share(
            *name, pairs, minutes, widths, tuple(unit * k for k in range(SEGMENTS, 0, -1))
        )


def _falling(name: Name, pairs: Longs, minutes: Longs, capacity: int) -> Iterator[Share]:
    if capacity > 0 and len(pairs):
        width, unit = max(1, capacity // 2), max(1, SCALE // capacity)
        widths = (*[width] * (SEGMENTS - 1), ENDLESS)
        yield Share(
            *name, pairs, minutes, widths, tuple(-unit * k for k in range(1, SEGMENTS + 1))
        )
