"""Things in the order of several keys."""

from math import prod

import numpy as np

from staffbank_matching.ragged import Ints, Longs

MOST = 1 << 63


def ranked(*keys: Ints | Longs) -> Longs:
    """The numbers of things by the first key, of equals by the next, at last by number.

    Where one whole number can hold all keys of a thing, those are sorted: that is ten times
    as quick for a million.
    """
    count = len(keys[0])
    if not count:
        return np.zeros(0, dtype=np.int64)
    spans = [int(key.max()) - int(key.min()) + 1 for key in keys]
    if prod(spans) * count >= MOST:
        return np.lexsort(keys[::-1])
    packed = np.zeros(count, dtype=np.int64)
    for key, span in zip(keys, spans, strict=True):
        packed *= span
        packed += key
        packed -= int(key.min())
    packed *= count
    packed += np.arange(count)
    packed.sort()
    return packed % count
