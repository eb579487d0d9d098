"""Answers that are kept with what was done, to be given again to whoever asks again."""

import re
from dataclasses import dataclass
from typing import Protocol

from staffbank.ports.queries import Queries
from staffbank.ports.unit_of_work import UnitOfWork

KEY = re.compile(r"[A-Za-z0-9_-]{8,100}")


@dataclass(frozen=True)
class Asked:
    """What a client sends under a key of its own; `digest` is of all that it sends."""

    key: str
    digest: bytes


class AskedOtherwise(Exception):
    """Something else was done with this key."""


class StillAnswering(Exception):
    """Whoever came first with this key is at it, and has been for long."""


class ToldOnce(Exception):
    """It was done with this key, and its answer told a secret, which is kept by nobody."""


class Answering(Protocol):
    """One transaction for a deed and for all that its answer reads.

    What is committed in its units of work is saved by `keep`, or not at all.
    """

    @property
    def given(self) -> str | None:
        """The answer of the first time; None where this is the first time."""
        ...

    @property
    def queries(self) -> Queries:
        """Reads that see what was done."""
        ...

    def unit_of_work(self) -> UnitOfWork:
        """A new one within the transaction; one at a time is open."""
        ...

    async def keep(self, answer: str | None) -> None:
        """Save what was done, with its answer. Where nothing was, the key stays free.

        None stands for an answer that told a secret, and is not given again.
        """
        ...
