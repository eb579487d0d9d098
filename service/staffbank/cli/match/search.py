"""The search, told while it runs; Ctrl-C ends it with the best plan so far."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import FrameType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from staffbank.cli.match.documents import named
from staffbank.cli.match.preparing import prepare
from staffbank.cli.match.tables import short
from staffbank.cli.match.wish import Wish
from staffbank.cli.plain_words import CannotDo
from staffbank_matching.columns import Columns
from staffbank_matching.plan import Plan
from staffbank_matching.problem import NotAProblem
from staffbank_matching.replan import replan
from staffbank_matching.run import Progress as Told
from staffbank_matching.solver import solve

STOPPING = (signal.SIGINT, signal.SIGTERM)
STAGE = 18  # characters; the names of stages are shorter


def searched(problem: Columns, before: Plan | None, wish: Wish, console: Console) -> Plan:
    """The best plan that could be found; from the plan `before` where there is one.

    The console is told how far the search has come.

    Raises:
        CannotDo: where the pins cannot be kept.
    """
    limits = wish.limits
    with first_interrupt() as interrupted, _bar(wish, interrupted, console) as tell:
        prepare(interrupted)
        try:
            search = partial(solve, problem)
            if before is not None:
                search = partial(replan, problem, before)
            return search(
                aims=wish.aims,
                seconds=limits.longest,
                work=limits.work,
                seed=limits.seed,
                progress=tell,
                should_stop=interrupted,
            )
        except NotAProblem as error:
            raise CannotDo(f"{named(wish.file)} is not a problem to match: {error}") from error


@contextmanager
def first_interrupt() -> Iterator[Callable[[], bool]]:
    """Take the first Ctrl-C, or SIGTERM, for a wish to stop, which what this gives tells of.

    The second one ends the process as usual.
    """
    stop = threading.Event()

    def on_interrupt(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)

    if threading.current_thread() is not threading.main_thread():
        yield stop.is_set  # only the main thread may listen to signals
        return
    usual = {number: signal.signal(number, on_interrupt) for number in STOPPING}
    try:
        yield stop.is_set
    finally:
        for number, handler in usual.items():
            signal.signal(number, handler)


@contextmanager
def _bar(
    wish: Wish, interrupted: Callable[[], bool], console: Console
) -> Iterator[Callable[[Told], None]]:
    columns = (
        TextColumn(f"{{task.description:<{STAGE}}}"),
        BarColumn(bar_width=None),
        TimeElapsedColumn(),
        TextColumn("{task.fields[words]}"),
    )
    with Progress(*columns, console=console, expand=True) as bar:
        task = bar.add_task("preparing", total=None, words="")

        def tell(told: Told) -> None:
            bar.update(
                task,
                description="stopping" if interrupted() else told.stage,
                total=1.0 if wish.limits.timed else None,
                completed=told.fraction,
                words=_words(told),
            )

        yield tell
        bar.update(task, description="done", total=1.0, completed=1.0, words="")


def _words(told: Told) -> str:
    """Seats, value and bound in brief: `15/21 filled  value 24.91M of 25.61M  gap 2.72 %`."""
    words = f"{told.filled:,}/{told.seats:,} filled  value {short(told.value)}"
    if told.bound is None or told.gap is None:
        return words
    return f"{words} of {short(told.bound)}  gap {told.gap * 100:.2f} %"
