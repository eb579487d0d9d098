"""The search for fewer faces: one person is let go at a time, and the others take her tasks.

Tasks that nobody holds are *open*. Each step puts one where it throws out the least; what it
throws out is open in its turn, and may not go straight back. A task that stays open gains
weight, so that hard tasks come to be placed first and easy ones to move for them: partial
colouring (Blöchliger and Zufferey, Computers & Operations Research 35(3), 2008) with the
weights of the breakout method (Morris, AAAI-93).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from staffbank_matching.compiled import compiled, inner

Longs = npt.NDArray[np.int64]

NOBODY = -1
OPEN, STEP, STIRRED, STIRS, WORK = range(5)  # places in `Desk.counts`
SLICE = 3_000_000  # units of work between two looks at the clock: about ten milliseconds
STEP_WORK = 200  # units for a step, beside one for each worker that it considers
PATIENCE = 100_000  # steps without an answer until one of the chosen people is exchanged
TENURE = 5  # a task stays away from where it was thrown out for so many steps, up to twice
DRAWS = 3  # of so many drawn by lot the fittest comes, and the least fit goes


class Rota(NamedTuple):
    """The duties as arrays. Tasks are in order of start.

    Those that overlap task `t` are among `first[t]` to `last[t]`; those able to do it are
    `able[able_at[t]:able_at[t + 1]]`.
    """

    start: Longs
    end: Longs
    first: Longs
    last: Longs
    able_at: Longs
    able: Longs


class Desk(NamedTuple):
    """Where the search stands.

    `clash[t, w]` is the weight of what worker `w` holds that overlaps task `t`. `barred` is
    who may not have the task until step `until`. `active` are the people who may have work.
    """

    worker: Longs
    clash: npt.NDArray[np.int32]
    weight: Longs
    open: Longs
    barred: Longs
    until: Longs
    active: npt.NDArray[np.bool_]
    counts: Longs


@inner
def put(rota: Rota, desk: Desk, task: int, worker: int) -> None:
    """Give an open task to the worker, whatever else she holds; `open` is the caller's."""
    desk.worker[task] = worker
    for other in range(rota.first[task], rota.last[task]):
        if rota.end[other] > rota.start[task]:
            desk.clash[other, worker] += desk.weight[task]


@inner
def take(rota: Rota, desk: Desk, task: int) -> None:
    """Take the task from who holds it: it is open then."""
    worker = desk.worker[task]
    desk.worker[task] = NOBODY
    for other in range(rota.first[task], rota.last[task]):
        if rota.end[other] > rota.start[task]:
            desk.clash[other, worker] -= desk.weight[task]
    desk.open[desk.counts[OPEN]] = task
    desk.counts[OPEN] += 1


@inner
def cheapest(rota: Rota, desk: Desk) -> tuple[int, int, int]:
    """Which open task to place, by its number in `open`, with whom, and at what cost.

    The cost is the weight thrown out less the weight placed; equals are drawn by lot. Nobody
    where none of the active may do one of the tasks, or all who may are barred.
    """
    least, chosen, by, ties = 1 << 40, 0, NOBODY, 0
    for n in range(desk.counts[OPEN]):
        task = desk.open[n]
        barred = desk.barred[task] if desk.until[task] > desk.counts[STEP] else NOBODY
        anybody = False
        for k in range(rota.able_at[task], rota.able_at[task + 1]):
            worker = rota.able[k]
            if not desk.active[worker]:
                continue
            anybody = True
            cost = desk.clash[task, worker] - desk.weight[task]
            if cost > least or worker == barred:
                continue
            ties = 1 if cost < least else ties + 1
            if ties == 1 or np.random.randint(ties) == 0:
                least, chosen, by = cost, n, worker
        desk.counts[WORK] += rota.able_at[task + 1] - rota.able_at[task]
        if not anybody:
            return n, NOBODY, least
    return chosen, by, least


@compiled
def begin(rota: Rota, desk: Desk) -> None:
    """Begin anew where all stand: nothing is barred, all tasks weigh the same."""
    desk.weight[:] = 1
    desk.until[:] = 0
    desk.clash[:] = 0
    desk.counts[STIRRED] = desk.counts[STEP]
    desk.counts[OPEN] = 0
    for task in range(len(desk.worker)):
        if desk.worker[task] != NOBODY:
            put(rota, desk, task, desk.worker[task])
        else:
            desk.open[desk.counts[OPEN]] = task
            desk.counts[OPEN] += 1


@inner
def fitness(rota: Rota, desk: Desk) -> Longs:
    """For each worker, the weight of all that she may do."""
    fit = np.zeros(len(desk.active), dtype=np.int64)
    for task in range(len(desk.worker)):
        for k in range(rota.able_at[task], rota.able_at[task + 1]):
            fit[rota.able[k]] += desk.weight[task]
    desk.counts[WORK] += len(rota.able)
    return fit


@inner
def fittest(among: Longs, fit: Longs) -> int:
    """The fittest of a few that are drawn by lot."""
    best = among[np.random.randint(len(among))]
    for _ in range(DRAWS - 1):
        drawn = among[np.random.randint(len(among))]
        if fit[drawn] > fit[best]:
            best = drawn
    return best


@inner
def exchange(rota: Rota, desk: Desk, among: Longs) -> None:
    """Let one of these, who have no work, come for one of the active."""
    if len(among) == 0:
        return
    fit = fitness(rota, desk)
    comes = fittest(among, fit)
    goes = fittest(np.flatnonzero(desk.active), -fit)
    desk.active[comes] = True
    desk.active[goes] = False
    for task in range(len(desk.worker)):
        if desk.worker[task] == goes:
            take(rota, desk, task)


@inner
def place(rota: Rota, desk: Desk, n: int, worker: int) -> None:
    """Give the open task of this number to the worker; what it overlaps there is open then."""
    task = desk.open[n]
    desk.counts[OPEN] -= 1
    desk.open[n] = desk.open[desk.counts[OPEN]]
    if desk.clash[task, worker] > 0:
        for other in range(rota.first[task], rota.last[task]):
            if desk.worker[other] == worker and rota.end[other] > rota.start[task]:
                take(rota, desk, other)
                desk.barred[other] = worker
                desk.until[other] = desk.counts[STEP] + TENURE + np.random.randint(TENURE)
    put(rota, desk, task, worker)


@compiled
def work(rota: Rota, desk: Desk, seed: int) -> None:
    """Search until no task is open, or for one slice."""
    np.random.seed(seed)
    counts = desk.counts
    counts[WORK] = 0
    while counts[OPEN] > 0 and counts[WORK] < SLICE:
        counts[STEP] += 1
        counts[WORK] += STEP_WORK
        n, worker, cost = cheapest(rota, desk)
        if cost >= 0:
            for k in range(counts[OPEN]):
                desk.weight[desk.open[k]] += 1
        if worker != NOBODY:
            place(rota, desk, n, worker)
        else:
            task = desk.open[n]
            able = rota.able[rota.able_at[task] : rota.able_at[task + 1]]
            if not desk.active[able].any():
                exchange(rota, desk, able)
        if counts[STEP] - counts[STIRRED] > PATIENCE:
            counts[STIRS] += 1
            exchange(rota, desk, np.flatnonzero(~desk.active))
            begin(rota, desk)
