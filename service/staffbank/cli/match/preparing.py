"""The engine made ready before its clock starts."""

from collections.abc import Callable
from datetime import UTC, datetime

from staffbank_matching.problem import WEEK, Figures, Problem, Request, Worker
from staffbank_matching.solver import solve

LONGEST = 600.0  # seconds; on a machine that has compiled the loops it is a moment
PLACE = (52.5, -2.0)
SESSIONS = ((540, 1020), (1980, 2460))


def prepare(should_stop: Callable[[], bool]) -> None:
    """Solve a problem of no size, so that every loop is compiled or loaded.

    The first run on a machine takes about a minute for that, which no search should pay for.
    """
    requests = tuple(
        Request(f"r{n}", "walsall", "team", ("SW",), SESSIONS, tier=n + 1, seats=2)
        for n in range(2)
    )
    workers = tuple(
        Worker(f"w{n}", "dudley", "SW", PLACE, 50.0, free=((0, WEEK),), duties=(SESSIONS[n],))
        for n in range(2)
    )
    tiny = Problem(datetime(2026, 11, 23, tzinfo=UTC), Figures((0, WEEK)), requests, workers)
    solve(tiny, seconds=LONGEST, should_stop=should_stop)
