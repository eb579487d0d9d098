"""The simplest cover: tasks in order of start, each to who has been free for the least time."""

import numpy as np

from staffbank_matching.fewest_search import NOBODY, Longs, Rota


def first_cover(rota: Rota, workers: int) -> Longs:
    """Who does each task; nobody where all who may do it are busy.

    Somebody who has work already goes before somebody new, of whom the one who may do the most
    comes first.
    """
    most = np.bincount(rota.able, minlength=workers)
    free_from = np.full(workers, np.iinfo(np.int64).min)
    fresh = np.ones(workers, dtype=np.bool_)
    given = np.full(len(rota.start), NOBODY, dtype=np.int64)
    for task in range(len(given)):
        able = rota.able[rota.able_at[task] : rota.able_at[task + 1]]
        able = able[free_from[able] <= rota.start[task]]
        if len(able):
            worker = able[np.lexsort((-most[able], -free_from[able], fresh[able]))[0]]
            given[task], free_from[worker], fresh[worker] = worker, rota.end[task], False
    return given
