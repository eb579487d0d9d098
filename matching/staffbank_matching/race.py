"""One sum raised by two solvers side by side, of which the first proof counts.

HiGHS and CP-SAT need the same time on average and very different times on the same problem:
where one branches for half a minute, the other often ends in some seconds.
"""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import NamedTuple

import numpy as np

from staffbank_matching.branching import Branched, branched
from staffbank_matching.child import POLL, Child, ChildDied, telling
from staffbank_matching.exact import CP_SAT, Limits, Model
from staffbank_matching.ragged import Longs
from staffbank_matching.subproblem import Subproblem

ALONE = 0.2  # seconds that HiGHS has to itself: what it proves by then nobody proves sooner
ENDLESS_WORK = 1e9
GRACE = 1.0  # seconds for both to come to their end


class Sum(NamedTuple):
    """What is to be raised: each column's gain, from `least` to `most` of it."""

    sub: Subproblem
    gains: Longs
    least: Longs
    most: Longs


def raced(
    wanted: Sum,
    seconds: float,
    look: Callable[[], bool],
    plan: Longs,
    seed: int,
) -> Branched | None:
    """The first proof, or what HiGHS came to without one; None where time or `look` ended it.

    `look` is called now and then, and says when to stop. CP-SAT begins with the columns of
    `plan` taken, once HiGHS has been alone for a while.

    Raises:
        ChildDied: where HiGHS ended without a result.
    """
    first = Child(
        partial(branched, *wanted, seconds=seconds)  # it looks at its own clock as well
    )
    running, started = [first], [first]
    until = monotonic() + seconds
    try:
        while running and monotonic() < until + GRACE and not look():
            if len(started) == 1 and monotonic() > until - seconds + ALONE:
                second = Child(partial(searched, wanted, plan, until, seed))
                running.append(second)
                started.append(second)
            for child in telling(running, POLL):
                if _ended(child, needed=child is first):
                    running.remove(child)
                    if child.result is not None and child.result.proven:
                        return child.result
    finally:
        for child in started:
            child.end()
    return first.result


def searched(wanted: Sum, plan: Longs, until: float, seed: int) -> Branched:
    """What CP-SAT makes of it before this moment, beginning with these columns taken."""
    model = Model(wanted.sub, wanted.most)
    for column in np.flatnonzero(wanted.least).tolist():
        model.add_row([column], [-1], -int(wanted.least[column]), group=False)
    model.aim(wanted.gains)
    hint = np.zeros(len(wanted.gains), dtype=np.int64)
    hint[plan] = 1
    model.hint(hint)
    found = model.search(Limits(until - monotonic(), ENDLESS_WORK), seed=seed)
    if found.values is None or found.bound is None:
        return Branched(None, None, proven=False, work=found.work)
    proven = found.bound == int(wanted.gains @ found.values)
    return Branched(found.values, found.bound, proven, found.work, CP_SAT)


def _ended(child: Child[Branched], *, needed: bool) -> bool:
    try:
        return child.heard()
    except ChildDied:
        if needed:
            raise
        return True  # the other goes on without it
