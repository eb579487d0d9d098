"""How far long work is: a bar on a terminal, one plain line each where there is none."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

Told = Callable[[], None]
ToldWords = Callable[[float, str], None]
WIDTH = 34


@contextmanager
def counted(console: Console, what: str, total: int) -> Iterator[Told]:
    """Work in `total` steps; call what this gives after each."""
    done = 0
    with _bar(console, what) as show:

        def told() -> None:
            nonlocal done
            done += 1
            show(done / max(total, 1), "")

        yield told


@contextmanager
def measured(console: Console, what: str) -> Iterator[ToldWords]:
    """Work whose part done (0 to 1) and state in words are told as it goes."""
    with _bar(console, what) as show:
        yield show


@contextmanager
def _bar(console: Console, what: str) -> Iterator[ToldWords]:
    begun = time.monotonic()
    if not console.is_terminal:
        yield lambda _fraction, _words: None
        console.print(f"{what:{WIDTH}} {time.monotonic() - begun:5.1f} s")
        return
    columns = (
        TextColumn(f"{{task.description:{WIDTH}}}"),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
        TextColumn("{task.fields[words]}"),
    )
    with Progress(*columns, console=console) as progress:
        task = progress.add_task(what, total=1.0, words="")
        yield lambda fraction, words: progress.update(task, completed=fraction, words=words)
        progress.update(task, completed=1.0)
