"""Rows that hold of what one worker can do together, and that fractions of it break.

The rows of a programme say of a worker's pairs two by two, and week by week, what she cannot
do; shares keep them all and are still no mixture of whole diaries. Where they are none, a face
of the hull of her diaries lies between: it is found among the pairs of which she has a share,
and then lifted, so that it says as much as it can of her other pairs. What a face allows is
counted in whole numbers, over every diary of these pairs that her rows allow.

Source: E. A. Boyd, Fenchel cutting planes for integer programs, Operations Research 42, 1994.
"""

import numpy as np

from staffbank_matching.compiled import compiled, inner
from staffbank_matching.face import steepest, whole_times
from staffbank_matching.her_rows import Hers, diaries_of, fits, heaviest, hers_of, move
from staffbank_matching.programme import Programme, Rows
from staffbank_matching.ragged import Floats, Ints, Longs
from staffbank_matching.subproblem import Transposed

SUPPORT = 14  # pairs with a share, of which every diary is looked at
LOCAL = 62  # pairs of a worker that a face may have: as many as a word has bits for
MOST_DIARIES = 4_000
LEAST_SHARE = 1e-6
SLACK = 1e-3  # by how much, of its limit, a face is broken that is worth a row


def faces_broken(
    programme: Programme,
    by_column: Transposed,
    pair_first: Longs,
    shares: Floats,
    reduced: Floats,
) -> Rows:
    """For each worker whose shares are no mixture of diaries, a face that they break.

    Her pairs are from `pair_first[worker]` on, `reduced` is what each gains above its prices.
    """
    return Rows(*_faces_broken(pair_first, *programme.rows, by_column, shares, reduced))


@compiled
def _faces_broken(
    pair_first: Longs,
    first: Longs,
    column: Ints,
    coefficient: Ints,
    limit: Longs,
    by_column: Transposed,
    shares: Floats,
    reduced: Floats,
) -> tuple[Longs, Ints, Ints, Longs]:
    made_first = [np.int64(0)]
    made_column = [np.int32(0)]
    made_coefficient = [np.int32(0)]
    made_limit = [np.int64(0)]
    made_column.pop()
    made_coefficient.pop()
    made_limit.pop()
    slot = np.full(len(limit), -1, dtype=np.int64)
    place = np.full(len(shares), -1, dtype=np.int64)
    for worker in range(len(pair_first) - 1):
        a, b = pair_first[worker], pair_first[worker + 1]
        count, whole = 0, True
        for pair in range(a, b):
            count += shares[pair] > LEAST_SHARE
            whole = whole and (shares[pair] < LEAST_SHARE or shares[pair] > 1 - LEAST_SHARE)
        if whole or count < 2:
            continue
        pairs = _local(a, b, shares, reduced)
        hers = hers_of(pairs, first, column, coefficient, limit, by_column, slot, place)
        face, most = _face(hers, shares[pairs], min(count, SUPPORT))
        if most > 0:
            for n in range(len(pairs)):
                if face[n] > 0:
                    made_column.append(np.int32(pairs[n]))
                    made_coefficient.append(np.int32(face[n]))
            made_first.append(np.int64(len(made_column)))
            made_limit.append(most)
    return (
        np.array(made_first),
        np.array(made_column, dtype=np.int32),
        np.array(made_coefficient, dtype=np.int32),
        np.array(made_limit, dtype=np.int64),
    )


@inner
def _local(a: int, b: int, shares: Floats, reduced: Floats) -> Longs:
    """Her pairs that a face may have: those of which she has most, then the most gainful."""
    rank = np.empty(b - a)
    for pair in range(a, b):
        rank[pair - a] = (
            -1e9 - shares[pair] if shares[pair] > LEAST_SHARE else -1e-3 * reduced[pair]
        )
    return np.argsort(rank, kind="mergesort")[:LOCAL].astype(np.int64) + a


@inner
def _face(hers: Hers, shares: Floats, support: int) -> tuple[Longs, int]:
    """A coefficient for each pair and the limit; a limit of 0 where no face is broken."""
    face = np.zeros(len(shares), dtype=np.int64)
    diaries = np.empty(MOST_DIARIES, dtype=np.int64)
    found = diaries_of(support, hers, diaries)
    if found >= MOST_DIARIES:
        return face, 0
    slopes = steepest(diaries[:found], shares[:support])
    times = whole_times(slopes)
    for n in range(support):
        face[n] = np.int64(np.floor(times * slopes[n] + 0.01))
    most = np.int64(0)
    for diary in diaries[:found]:
        inside = np.int64(0)
        for n in range(support):
            if diary >> n & 1:
                inside += face[n]
        most = max(most, inside)
    if (face * shares).sum() <= most * (1 + SLACK):
        return face, 0
    _lift(face, most, hers, support)
    return face, most


@inner
def _lift(face: Longs, most: int, hers: Hers, support: int) -> None:
    """Give each other pair the most that it may have beside those before it."""
    among = np.int64(0)
    for n in range(support):
        if face[n] > 0:
            among |= np.int64(1) << n
    for n in range(support, len(face)):
        if fits(n, hers):
            move(n, 1, hers)
            beside = heaviest(among & ~hers.excluded[n], face, hers)
            move(n, -1, hers)
            if 0 <= beside < most:
                face[n] = most - beside
                among |= np.int64(1) << n
