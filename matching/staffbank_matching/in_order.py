"""Sessions put in order of start, in compiled loops."""

import numpy as np

from staffbank_matching.compiled import inner
from staffbank_matching.ragged import Ints, Longs

BITS = 14  # enough for the minutes of a session: it lasts a week at the most
LOW = (1 << BITS) - 1


@inner
def key_of(start: int, end: int) -> int:
    """One number that sorts as the session does, and holds it."""
    return np.int64(start) << BITS | np.int64(end - start)


@inner
def in_order(keys: Longs) -> tuple[Ints, Ints]:
    """Starts and ends of the sessions with these keys, which are sorted on the way."""
    keys.sort()
    starts = np.empty(len(keys), dtype=np.int32)
    ends = np.empty(len(keys), dtype=np.int32)
    for k in range(len(keys)):
        starts[k] = keys[k] >> BITS
        ends[k] = starts[k] + (keys[k] & LOW)
    return starts, ends
