"""What giving work to somebody would do to a plan: exactly, and without a new search."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.compiled import compiled
from staffbank_matching.ledger import NOBODY, Ledger, Play, empty_ledger
from staffbank_matching.obstacles import (
    ANYBODY,
    CODES,
    DONE,
    Limits,
    Moves,
    limits_of,
    no_moves,
)
from staffbank_matching.problem import Stretch
from staffbank_matching.ragged import Ints, Longs
from staffbank_matching.reasons import BLOCKED, Change, Displacement, Job, Obstacle
from staffbank_matching.score import Scale, scale_of
from staffbank_matching.table import Table, table_of
from staffbank_matching.tally import Tally, change, lumpy_wholes, names_of, tally_of
from staffbank_matching.trial import put_in, take_back

ROOM = 1 << 14  # moves of all tries for one question


@dataclass(frozen=True)
class Bench:
    """A plan on which pairs are tried, one after another; it is as it was after each try.

    `told` keeps the sessions of options that were told already.
    """

    board: Board
    scale: Scale
    play: Play
    tally: Tally
    limits: Limits
    moves: Moves
    told: dict[int, tuple[Stretch, ...]] = field(default_factory=dict)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The figures of a change, in strict order, but for the certificate's value."""
        return names_of(self.scale)

    def jobs(self, pairs: Sequence[int]) -> tuple[Job, ...]:
        """The pairs in words."""
        return tuple(self.job(pair) for pair in pairs)

    def job(self, pair: int) -> Job:
        """The pair in words."""
        board, option = self.board, int(self.board.pairs.option[pair])
        if option not in self.told:
            self.told[option] = board.options.sessions[option]
        return Job(
            board.columns.people.ids[board.pairs.worker[pair]],
            board.columns.work.ids[board.request[pair]],
            self.told[option],
        )


@dataclass(frozen=True)
class Tries:
    """Many pairs tried: try n made `moved[first[n]:first[n + 1]]`, and so changed the figures.

    Of these moves, the first `sizes[n, 0]` went, each for its `why`; of them the first
    `sizes[n, 1]` stood in the way. The others came. `blocked` are numbers of `BLOCKED`.
    """

    pairs: Longs
    changes: Longs
    blocked: Ints
    sizes: Longs
    first: Longs
    moved: Longs
    why: Ints


def bench_of(board: Board, chosen: Longs) -> Bench:
    """A bench with the plan of these pairs."""
    table = table_of(board)
    play = Play(table, empty_ledger(table))
    play.replay(chosen)
    scale = scale_of(board)
    limits = limits_of(table, lumpy_wholes(board))
    tally = tally_of(scale, table, play.ledger)
    return Bench(board, scale, play, tally, limits, no_moves())


def tried(bench: Bench, pairs: Longs, unseat: int = NOBODY) -> Tries:
    """Try the pairs, none of which the plan has. `unseat` is as in `put_in`."""
    count = len(pairs)
    changes = np.zeros((count, len(bench.names) + 1), dtype=np.int64)
    blocked, sizes = np.zeros(count, dtype=np.int32), np.zeros((count, 3), dtype=np.int64)
    first = np.zeros(count + 1, dtype=np.int64)
    moved, why = np.empty(ROOM, dtype=np.int64), np.empty(ROOM, dtype=np.int32)
    made = Tries(pairs, changes, blocked, sizes, first, moved, why)
    plan = (bench.play.table, bench.play.ledger, bench.tally, bench.limits, bench.moves)
    _try_all((pairs, changes, blocked, sizes, first, moved, why), unseat, plan)
    return made


def best_first(bench: Bench, tries: Tries, owner: Ints) -> Longs:
    """The numbers of the tries, for each owner of pairs the best one, the best first.

    By the levels in strict order or, where the aims have weights, by the value. What is
    blocked comes last.
    """
    gains = tries.changes[:, :-1] if bench.board.aims.weights is None else tries.changes[:, -1:]
    blocked = tries.blocked != DONE
    order = np.lexsort((tries.pairs, *(-gains.T[::-1]), blocked))
    _, first = np.unique(owner[tries.pairs[order]], return_index=True)
    return order[np.sort(first)]


def displacements(bench: Bench, tries: Tries, numbers: Longs) -> tuple[Displacement, ...]:
    """These tries in words."""
    return tuple(_displacement(bench, tries, int(number)) for number in numbers)


def displacement(bench: Bench, pair: int, unseat: int = ANYBODY) -> Displacement:
    """What putting in this one pair, which the plan has not, would do."""
    tries = tried(bench, np.array([pair], dtype=np.int64), unseat)
    return _displacement(bench, tries, 0)


def _displacement(bench: Bench, tries: Tries, number: int) -> Displacement:
    first, last = tries.first[number], tries.first[number + 1]
    moved = tries.moved[first:last].tolist()
    gone, stood, came = tries.sizes[number].tolist()
    why, fixed = tries.why[first : first + stood].tolist(), bench.board.fixed
    way = tuple(
        Obstacle(job, CODES[code], bool(fixed[pair]))
        for job, code, pair in zip(bench.jobs(moved[:stood]), why, moved, strict=False)
    )
    blocked = BLOCKED[tries.blocked[number]]
    if blocked:
        return Displacement(bench.job(tries.pairs[number]), way, (), (), None, blocked)
    figures = tries.changes[number].tolist()
    return Displacement(
        job=bench.job(int(tries.pairs[number])),
        way=way,
        dropped=bench.jobs(moved[:gone]),
        added=bench.jobs(moved[gone + 1 : gone + came]),
        change=Change(dict(zip(bench.names, figures, strict=False)), figures[-1]),
    )


@compiled
def _try_all(
    made: tuple[Longs, Longs, Ints, Longs, Longs, Longs, Ints],
    unseat: int,
    plan: tuple[Table, Ledger, Tally, Limits, Moves],
) -> None:
    pairs, changes, blocked, sizes, first, moved, why = made
    table, ledger, tally, limits, moves = plan
    at = np.int64(0)
    for n in range(len(pairs)):
        blocked[n] = put_in(pairs[n], unseat, table, ledger, limits, moves)
        gone, came = moves.sizes[0], moves.sizes[2]
        if blocked[n] == 0:
            out, into = moves.out[:gone], moves.into[:came]
            change(out, into, tally, table, ledger, changes[n])
        take_back(table, ledger, moves)
        if at + gone + came > len(moved):
            blocked[n], gone, came = 6, 0, 0
        sizes[n, 0], sizes[n, 1], sizes[n, 2] = gone, min(gone, moves.sizes[1]), came
        for k in range(gone):
            moved[at + k], why[at + k] = moves.out[k], moves.why[k]
        for k in range(came):
            moved[at + gone + k] = moves.into[k]
        at += gone + came
        first[n + 1] = at
