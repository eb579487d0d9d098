"""Large-neighbourhood search: parts of the plan solved anew, two at a time.

Source: P. Shaw, Using constraint programming and local search methods to solve vehicle routing
problems, CP 1998.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from staffbank_matching.neighbourhood import exchange, grown, mark_workers, released
from staffbank_matching.parts import Begun, Part, begun, ended
from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Bools, Floats, Longs, Words
from staffbank_matching.run import Run
from staffbank_matching.subproblem import Transposed, subproblem, transposed

CORES = 2
PARTS = 4  # of one round, after which it is seen whether larger ones are wanted
REQUESTS = 1200  # of a part to begin with; more once parts of this size bring little
MOST_REQUESTS = 5000
WORKED_REQUESTS = 400  # where work ends the run: HiGHS counts none of what it does at the root
GROWTH = 1.5
TRUST = 0.9  # of the size at which a part was given up, which no later part passes
LEAST_GAIN = 2e-5  # of the value, by a round, for which parts stay as large as they are
POOR = 0.15  # of its own weight, or a middling one: a pair that loses more stays out
BEST = 8  # of a seat's candidates stay in anyway, where the order is strict
PART_WORK = 0.01  # of a part at least, so that parts of nothing end too


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
    value: int
    heard: int = 0
    given_up: int = 0
    idle: int = 0

    def learn(self, *, done: bool) -> None:
        """See after some parts, of which this was `done` or given up, how large to be next."""
        self.heard += 1
        self.given_up += not done
        if self.heard < PARTS:
            return
        value = self.run.value
        self.run.report("improving")
        if self.given_up:
            self.most = max(1, int(self.size * TRUST))
            self.size = max(1.0, self.size / GROWTH)
        elif value - self.value < LEAST_GAIN * self.value:
            self.size = min(self.most, self.size * GROWTH)
            self.idle += 1
        self.value, self.heard, self.given_up = value, 0, 0


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
    Two are solved side by side, and the next is begun as soon as one is. `patience`: the
    rounds of little gain after which to come back; `enough`, asked after each part, says so as
    well. The run has its prices.
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
        value=run.value,
    )
    running: list[Begun] = []
    last = False
    try:
        while not run.over and run.clock.left > until and run.value < run.bound:
            while len(running) < CORES and not last:
                part = _part(search, running, around)
                if part is None:
                    break
                running.append(begun(run, part, until))
            if not running:
                return
            for each in ended(run, running):
                running.remove(each)
                search.learn(done=_taken(search, each))
                last = last or enough() or search.idle == patience
    finally:
        for each in running:
            each.child.end()


def _part(search: Search, running: list[Begun], around: Longs | None) -> Part | None:
    """A part that touches none of those running; None where there is nothing to look at."""
    run = search.run
    table, ledger = run.play.table, run.play.ledger
    away = np.zeros(len(table.first) - 1, dtype=np.uint8)
    inside = np.zeros(len(search.visits), dtype=np.bool_)
    for each in running:
        inside[each.part.requests] = True
        mark_workers(each.part.pairs, away, table)
    while (seed := _seed(search, inside, around)) is not None:
        requests = grown(seed, int(search.size), search.state, inside, table, ledger)
        inside[requests] = True
        free = released(requests, away, table, ledger)
        free = free[search.rich[free] | (ledger.taken[free] > 0)]
        if len(free):
            sub = subproblem(search.programme, search.by_column, free, ledger.taken)
            # Fair shares, worth fractions of a point a minute, come to nothing here: with
            # them HiGHS took twice to thrice as long, and plans came out no better by it.
            gains = search.programme.gain[sub.columns].astype(np.int64)
            return Part(sub, gains, search.programme.upper[sub.columns], requests, free)
        search.visits[requests] += 1
    return None


def _taken(search: Search, each: Begun) -> bool:
    """Have what came of it; answer whether it was solved to its end."""
    run, part, found = search.run, each.part, each.child.result
    each.child.end()
    run.clock.use(PART_WORK)
    if found is not None and found.values is not None:
        run.clock.use(found.work)
        _apply(run, part, part.sub.columns[found.values > 0])
    done = found is not None and found.proven
    search.visits[part.requests] += done
    return done


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
