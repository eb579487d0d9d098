"""What takes a minute once, said while it does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from staffbank_matching.kept_code import told_of_compiling

SENTENCE = "Compiling loops of the engine, once on this machine: a minute or two."


@contextmanager
def compiling_is_said(console: Console) -> Iterator[None]:
    """Say so once, where loops have to be compiled meanwhile."""
    here, said = os.getpid(), False

    def tell(_loop: str) -> None:
        nonlocal said
        if not said and os.getpid() == here:  # in a child the console may be locked
            said = True
            console.print(SENTENCE, highlight=False)

    with told_of_compiling(tell):
        yield
