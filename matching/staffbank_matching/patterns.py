"""Which filters refuse whom, all of them together; marks are those of `Sieve.reasons`."""

from functools import cache

import numpy as np

from staffbank_matching.eligibility import CODES
from staffbank_matching.ragged import Ints

Codes = tuple[str, ...]


def patterns_of(marks: Ints) -> tuple[tuple[Codes, int], ...]:
    """How many fail exactly these filters, the most frequent first; none is left out."""
    counts = np.bincount(marks)
    order = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    return tuple((codes_in(mark), int(counts[mark])) for mark in order.tolist())


@cache
def codes_in(mark: int) -> Codes:
    """The codes whose bits are set."""
    return tuple(code for bit, code in enumerate(CODES) if mark >> bit & 1)
