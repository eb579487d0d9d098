"""What explanations cost: of one request, and of all open ones on top of a search."""

from statistics import median
from time import perf_counter

from bench_instances import AIMS, drawn
from outcome import Outcome, Setting
from solving import came_to, gap_over_all_pairs
from stopwatch import Stopwatch, within_bound

from staffbank_matching.board import board_of
from staffbank_matching.clock import Clock
from staffbank_matching.explanation import Explainer
from staffbank_matching.plan import Plan
from staffbank_matching.solver import solve, solved

SEARCH_SECONDS = 30.0
MICRO = 1e6


def one_explained(name: str, setting: Setting) -> Outcome:
    """Microseconds for one open request, the median of all; and for one that is filled."""
    columns = drawn(name, setting.seed, quick=setting.quick)
    plan = solve(columns, aims=AIMS, seconds=setting.seconds(10.0), seed=setting.seed)
    start = perf_counter()
    explainer = Explainer.of(columns, plan, AIMS)
    opened = perf_counter() - start
    open_ones = _open_requests(plan)
    filled = sorted({made.request for made in plan.assignments} - set(open_ones))
    return Outcome(
        {
            "open": _each(explainer, open_ones),
            "filled": _each(explainer, filled[: len(open_ones)]),
        },
        notes=[f"{opened:.2f} s to open the explainer once for {len(open_ones):,} open ones"],
    )


def near_and_explained(name: str, share: float, setting: Setting) -> Outcome:
    """From arrays: seconds to a share of the bound, and to the last explanation after it."""
    columns = drawn(name, setting.seed, quick=setting.quick)
    watch = Stopwatch({"near": within_bound(share)})
    clock = Clock(setting.seconds(SEARCH_SECONDS))
    board = board_of(columns, AIMS)
    plan = solved(board, clock, setting.seed, watch.tell, watch.done)
    watch.end(plan)
    explainer = Explainer.on(board, plan)
    open_ones = _open_requests(plan)
    for request in open_ones:
        explainer.request(request)
    seconds = watch.seconds
    outcome = Outcome(watch.figures(watch.goals))
    outcome.figures["explained"] = seconds if watch.done() else None
    outcome.notes += [came_to(plan, watch), f"{len(open_ones):,} open requests explained"]
    outcome.figures["gap"] = gap_over_all_pairs(plan, columns)
    outcome.check(plan, columns)
    return outcome


def _open_requests(plan: Plan) -> list[str]:
    return [each.request for each in plan.unfilled]


def _each(explainer: Explainer, requests: list[str]) -> float:
    """The median, since a busy machine takes the process away in the midst of some."""
    return MICRO * median(_seconds(explainer, request) for request in requests)


def _seconds(explainer: Explainer, request: str) -> float:
    start = perf_counter()
    explainer.request(request)
    return perf_counter() - start
