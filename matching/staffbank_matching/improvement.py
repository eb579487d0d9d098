"""Large-neighbourhood search: parts of the plan solved anew, two at a time, by CP-SAT.

Source: P. Shaw, Using constraint programming and local search methods to solve vehicle routing
problems, CP 1998.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Event

import numpy as np

from staffbank_matching.exact import POLL, Found, Limits, Model, Watch
from staffbank_matching.ledger import drop, fits, has_seat, take
from staffbank_matching.neighbourhood import grown, mark_workers, released
from staffbank_matching.programme import Programme
from staffbank_matching.ragged import Floats, Longs, Words
from staffbank_matching.run import Run
from staffbank_matching.subproblem import Transposed, subproblem, transposed

PARTS_AT_ONCE = 2
REQUESTS = 400  # of a part to begin with; more once parts of this size bring nothing
MOST_REQUESTS = 1600
GROWTH = 1.5
IDLE_ROUNDS = 6  # rounds without gain after which parts become larger
PART_SECONDS = 6.0
PART_WORK = 3.0  # CP-SAT's deterministic time
ROUND_WORK = 0.01  # the same, for making the models, so that rounds of small parts end too


@dataclass(frozen=True)
class Part:
    """A part to be solved: its model, its pairs, and the columns' gains."""

    model: Model
    columns: Longs


def improve(
    run: Run, programme: Programme, prices: Floats, around: Longs | None = None
) -> None:
    """Solve part after part until the time is over or nothing more is to be gained.

    Parts grow from requests with an open seat: any, again and again, or each of those
    `around` which to look, once.
    """
    by_column = transposed(programme)
    random = np.random.default_rng(run.seed)
    state = np.array([run.seed + 7], dtype=np.uint64)
    visits = np.zeros(len(run.board.columns.work.ids))
    worth = _worth(run, prices)
    size, idle, rounds = float(REQUESTS), 0, 0
    with ThreadPoolExecutor(PARTS_AT_ONCE) as pool:
        while not run.over and run.value < run.bound:
            seeds = _seeds(run, worth, visits, random, around)
            if not len(seeds):
                return
            visits[seeds] += 1
            run.clock.use(ROUND_WORK)
            parts = list(_parts(run, programme, by_column, (seeds, int(size), state)))
            work = min(PART_WORK, run.clock.work_left)
            limits = Limits(min(PART_SECONDS, run.clock.left), work)
            found = _searched(run, pool, parts, limits, run.seed + rounds)
            before = run.reached
            for part, each in zip(parts, found, strict=True):
                _apply(run, part, each)
            rounds += 1
            idle = 0 if run.reached > before else idle + 1
            if idle > IDLE_ROUNDS and size < MOST_REQUESTS:
                size, idle = min(MOST_REQUESTS, size * GROWTH), 0
            run.report("improving")


def _searched(
    run: Run, pool: ThreadPoolExecutor, parts: list[Part], limits: Limits, seed: int
) -> list[Found]:
    """Search all parts side by side, and end them all as soon as the run is to stop."""
    ended = Event()
    watch = Watch(lambda _value, _bound: None, ended.is_set)
    searches = [
        pool.submit(part.model.search, limits, seed=seed, watch=watch) for part in parts
    ]
    while wait(searches, timeout=POLL).not_done:
        if run.should_stop():
            ended.set()
    return [each.result() for each in searches]


def _worth(run: Run, prices: Floats) -> Floats:
    """By request, the price of its dearest part: what one more seat there would gain."""
    options = run.board.options
    worth = np.zeros(len(run.board.columns.work.ids))
    np.maximum.at(worth, options.part_request, prices[: len(options.part_request)])
    return worth


def _seeds(
    run: Run,
    worth: Floats,
    visits: Floats,
    random: np.random.Generator,
    around: Longs | None,
) -> Longs:
    table, ledger = run.play.table, run.play.ledger
    short = ledger.filled < table.seats
    some = np.unique(run.board.options.part_request[short])
    some = some[(np.diff(run.board.request_first)[some] > 0) & (worth[some] > 1)]
    if around is not None:
        some = np.intersect1d(some, around)
        some = some[visits[some] == 0]
    if not len(some):
        return some.astype(np.int64)
    weight = worth[some] / (1 + 3 * visits[some])
    count = min(PARTS_AT_ONCE, len(some))
    return random.choice(some, size=count, replace=False, p=weight / weight.sum()).astype(
        np.int64
    )


def _parts(
    run: Run, programme: Programme, by_column: Transposed, how: tuple[Longs, int, Words]
) -> Iterator[Part]:
    seeds, size, state = how
    table, ledger = run.play.table, run.play.ledger
    away = np.zeros(len(table.first) - 1, dtype=np.uint8)
    gains = programme.gain.astype(np.int64)
    for seed in seeds:
        requests = grown(seed, size, state, table, ledger)
        free = released(requests, away, table, ledger)
        if not len(free):
            continue
        mark_workers(free, away, table)
        sub = subproblem(programme, by_column, free, ledger.taken)
        model = Model(sub, programme.upper)
        model.aim(gains[sub.columns])
        hint = np.zeros(len(sub.columns), dtype=np.int64)
        pairs = sub.columns < programme.pairs
        hint[pairs] = ledger.taken[sub.columns[pairs]]
        model.hint(hint)
        yield Part(model, sub.columns[pairs])


def _apply(run: Run, part: Part, found: Found) -> None:
    """Have the part as it was found, as far as every diary allows; keep it if it is better."""
    run.clock.use(found.work)
    if found.values is None:
        return
    table, ledger = run.play.table, run.play.ledger
    wanted = part.columns[found.values[: len(part.columns)] > 0]
    for pair in part.columns[ledger.taken[part.columns] > 0]:
        drop(pair, table, ledger)
    for pair in wanted[np.argsort(-table.weight[wanted], kind="stable")]:
        if has_seat(pair, table, ledger) and fits(pair, table, ledger):
            take(pair, table, ledger)
    run.settle()
    run.offer(run.play.chosen)
