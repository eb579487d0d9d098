"""Things in the order of several keys, or by their kind."""

from math import prod

import numpy as np

from staffbank_matching.compiled import compiled
from staffbank_matching.ragged import Ints, Longs

MOST = 1 << 63


def ranked(*keys: Longs) -> Longs:
    """The numbers of things by the first key, of equals by the next, at last by number.

    Where one whole number can hold all keys of a thing, those are sorted: that is ten times
    as quick for a million.
    """
    count = len(keys[0])
    if not count:
        return np.zeros(0, dtype=np.int64)
    least = [int(key.min()) for key in keys]
    spans = [int(key.max()) - low + 1 for key, low in zip(keys, least, strict=True)]
    bits = count.bit_length()
    if prod(spans) << bits >= MOST:
        return np.lexsort(keys[::-1])
    packed = np.zeros(count, dtype=np.int64)
    for key, low, span in zip(keys, least, spans, strict=True):
        packed *= span
        packed += key
        packed -= low
    packed <<= bits
    packed |= np.arange(count)
    packed.sort()
    packed &= (1 << bits) - 1
    return packed


@compiled
def grouped(kind: Ints, kinds: int) -> tuple[Longs, Ints]:
    """Where each kind's things start, and the numbers of things by kind, then by number."""
    first = np.zeros(kinds + 1, dtype=np.int64)
    for n in range(len(kind)):
        first[kind[n] + 1] += 1
    for k in range(kinds):
        first[k + 1] += first[k]
    at = first[:-1].copy()
    order = np.empty(len(kind), dtype=np.int32)
    for n in range(len(kind)):
        order[at[kind[n]]] = n
        at[kind[n]] += 1
    return first, order
