"""Large-neighbourhood search: parts of the plan solved anew, two at a time.

Source: P. Shaw, Using constraint programming and local search methods to solve vehicle routing
problems, CP 1998.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from math import ceil
from time import monotonic

import numpy as np

from staffbank_matching.branching import Branched, branched
from staffbank_matching.child import ChildDied, in_children
from staffbank_matching.neighbourhood import exchange, grown, mark_workers, released
from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Bools, Floats, Longs, Words
from staffbank_matching.run import Run
from staffbank_matching.subproblem import Subproblem, Transposed, subproblem, transposed

CORES = 2
PARTS = 4  # of one round, so that a long one does not leave a core idle
REQUESTS = 1200  # of a part to begin with; more once parts of this size bring little
MOST_REQUESTS = 5000
WORKED_REQUESTS = 400  # where work ends the run: HiGHS counts none of what it does at the root
GROWTH = 1.5
TRUST = 0.9  # of the size at which a part was given up, which no later part passes
LEAST_GAIN = 2e-5  # of the value, by a round, for which parts stay as large as they are
POOR = 0.15  # of its own weight, or a middling one: a pair that loses more stays out
BEST = 8  # of a seat's candidates stay in anyway, where the order is strict
PART_SECONDS = 4.0  # then a part is given up, and parts become smaller
GAP = 1e-6
NODES = 100  # of a part's search tree: a part that branches for long is too large
GRACE = 0.5  # seconds for a part to come to its end
ROUND_WORK = 0.01  # the same of a round, so that rounds of nothing end too


@dataclass(frozen=True)
class Part:
    """A part to be solved."""

    sub: Subproblem
    gains: Longs
    most: Longs
    requests: Longs

    def searched(self, seconds: float, until: float) -> Branched:
        """The best that can be made of it in so many seconds, and before this moment."""
        seconds = max(0.01, min(seconds, until - monotonic()))
        none = np.zeros(len(self.most), dtype=np.int64)
        return branched(
            self.sub, self.gains, none, self.most, seconds=seconds, gap=GAP, nodes=NODES
        )


@dataclass
class Search:
    """What one call of `improve` keeps in mind: where it has been, and how large parts are."""

    run: Run
    programme: Programme
    by_column: Transposed
    worth: Floats
    rich: Bools
    visits: Floats
    random: np.random.Generator
    state: Words
    size: float
    most: int


def improve(
    run: Run,
    programme: Programme,
    *,
    around: Longs | None = None,
    patience: int | None = None,
    until: float = 0.0,
    enough: Callable[[], bool] = lambda: False,
) -> None:
    """Solve part after part until nothing more is to be gained, or `until` seconds are left.

    Parts grow from requests with an open seat: any, again and again, or each of those
    `around` which to look, once. Pairs that the prices speak against are left out of them.
    `patience`: the rounds of little gain after which to come back; `enough`, asked after each
    round, says so as well. The run has its prices.
    """
    most = MOST_REQUESTS if run.clock.work is None else WORKED_REQUESTS
    search = Search(
        run,
        programme,
        transposed(programme),
        run.worth,
        _rich(run, programme),
        np.zeros(len(run.board.columns.work.ids)),
        np.random.default_rng(run.seed),
        np.array([run.seed + 7], dtype=np.uint64),
        size=min(REQUESTS, most),
        most=most,
    )
    idle = 0
    while not run.over and run.clock.left > until and run.value < run.bound:
        before = run.value
        parts = _parts(search, around)
        if not parts:
            return
        proven = _solved(search, parts, until)
        run.report("improving")
        if not proven:
            search.most = max(1, int(search.size * TRUST))
            search.size = max(1.0, search.size / GROWTH)
        elif run.value - before < LEAST_GAIN * before:
            search.size = min(search.most, search.size * GROWTH)
            idle += 1
            if idle == patience:
                return
        if enough():
            return


def _parts(search: Search, around: Longs | None) -> list[Part]:
    """The parts of one round, of which no two touch; none where there is nothing to look at."""
    run, found = search.run, list[Part]()
    table, ledger = run.play.table, run.play.ledger
    away = np.zeros(len(table.first) - 1, dtype=np.uint8)
    inside = np.zeros(len(search.visits), dtype=np.bool_)
    while len(found) < PARTS:
        seed = _seed(search, inside, around)
        if seed is None:
            break
        requests = grown(seed, int(search.size), search.state, inside, table, ledger)
        inside[requests] = True
        free = released(requests, away, table, ledger)
        free = free[search.rich[free] | (ledger.taken[free] > 0)]
        if not len(free):
            search.visits[requests] += 1
            continue
        mark_workers(free, away, table)
        sub = subproblem(search.programme, search.by_column, free, ledger.taken)
        # Fair shares, worth fractions of a point a minute, come to nothing here: with them
        # HiGHS took twice to thrice as long, and plans came out no better by it.
        gains = search.programme.gain[sub.columns].astype(np.int64)
        found.append(Part(sub, gains, search.programme.upper[sub.columns], requests))
    return found


def _solved(search: Search, parts: list[Part], until: float) -> bool:
    """Have the parts solved side by side; answer whether each was solved to its end.

    Where work ends the run, no part is given up for its time.
    """
    run = search.run
    most = left = run.clock.left
    if run.clock.work is None:
        most = PART_SECONDS
        left = min(left - until, PART_SECONDS * ceil(len(parts) / CORES) + GRACE)
    end = monotonic() + left - min(GRACE, left / 2)
    stages = [partial(part.searched, most, end) for part in parts]
    try:
        found = in_children(stages, at_once=CORES, seconds=left, should_stop=run.should_stop)
    except ChildDied:
        return False  # too large for this machine's memory, perhaps
    run.clock.use(ROUND_WORK)
    proven = True
    for part, each in zip(parts, found, strict=True):
        if each is not None and each.values is not None:
            run.clock.use(each.work)
            _apply(run, part, part.sub.columns[each.values > 0])
        done = each is not None and each.proven
        search.visits[part.requests] += done
        proven &= done
    return proven


def _rich(run: Run, programme: Programme) -> Bools:
    """The pairs that the prices do not speak against.

    In strict order prices are poor themselves, since the first tiers outweigh the last by so
    much: there the best of each request stay in anyway.
    """
    board = run.board
    reduced = programme.reduced(run.prices)[: programme.pairs]
    bearable = np.asarray(
        reduced >= -POOR * np.maximum(board.weight, np.median(board.weight)), dtype=np.bool_
    )
    if board.aims.weights is not None:
        return bearable
    order = np.lexsort((-reduced, board.request))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order)) - board.request_first[board.request[order]]
    best = BEST * board.columns.work.seats * np.diff(board.options.of_request)
    return np.asarray(bearable | (rank < best[board.request]))


def _seed(search: Search, inside: Bools, around: Longs | None) -> int | None:
    """A request with an open seat, outside the parts so far: rather one that gains much."""
    board, play = search.run.board, search.run.play
    short = play.ledger.filled < play.table.seats
    some = np.unique(board.options.part_request[short])
    some = some[(np.diff(board.request_first)[some] > 0) & (search.worth[some] > 1)]
    some = some[~inside[some]]
    if around is not None:
        some = np.intersect1d(some, around)
        some = some[search.visits[some] == 0]
    if not len(some):
        return None
    weight = search.worth[some] / (1 + 3 * search.visits[some])
    return int(search.random.choice(some, p=weight / weight.sum()))


def _apply(run: Run, part: Part, wanted: Longs) -> None:
    """Have the part as it was found, as far as every diary allows; keep it if it is better."""
    table, ledger = run.play.table, run.play.ledger
    pairs = part.sub.columns[part.sub.columns < len(table.worker)]
    held = pairs[ledger.taken[pairs] > 0]
    wanted = wanted[wanted < len(table.worker)]
    exchange(held, wanted[np.argsort(-table.weight[wanted], kind="stable")], table, ledger)
    run.settle()
    run.offer(run.play.chosen)
