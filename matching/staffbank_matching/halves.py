"""A compiled loop over many things, done by two threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor


def by_halves(loop: Callable[..., None], count: int, *given: object) -> None:
    """Have `loop` go from 0 to before `count`; it takes where to start and stop, then `given`.

    What it does with one thing must not hang on the others.
    """
    middle = count // 2
    with ThreadPoolExecutor(1) as other:
        first = other.submit(loop, 0, middle, *given)
        loop(middle, count, *given)
        first.result()
