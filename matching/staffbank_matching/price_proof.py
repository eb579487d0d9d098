"""What whole prices of rows prove: a bound in whole numbers, without any rounding.

Prices come as floating-point numbers, from a method that is as inexact as it likes. Rounded to
whole units, of which so many are a point, they are other prices, and prove as good a bound:
every sum from there on is of 64-bit integers, and is exact.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import floor, log2

import numpy as np

from staffbank_matching.compiled import compiled
from staffbank_matching.programme import Programme, charge_columns, sound
from staffbank_matching.ragged import Floats, Ints, Longs

MOST_BITS = 20  # finer prices prove nothing that whole points would show
ROOM = 60  # bits that no sum may pass; two more keep it safe from how this was estimated


@dataclass(frozen=True)
class PriceProof:
    """`bound` is what no choice gains more than.

    `prices` are whole, in parts of which a point has `scale`, halved `bits` times (or doubled,
    where that is below 0). `reduced` is by column what it gains above what its rows charge, in
    points.
    """

    bound: int
    prices: Longs
    scale: int
    bits: int
    reduced: Floats


def proof_by(programme: Programme, prices: Floats, gain: Floats | None = None) -> PriceProof:
    """What the prices prove.

    That is each row's limit at its price and, for each column, whatever it gains above what
    its rows charge for it. A gain is rounded up and prices are `sound`, so that none of this
    hangs on how well they were found.
    """
    assert len(prices) == len(programme.limit), "prices of another programme"
    paid = sound(prices) * programme.scale
    gains = programme.gains(gain)
    bits = _bits(programme, paid, gains)
    whole = np.rint(np.ldexp(paid, bits)).astype(np.int64)
    reduced = gains << bits if bits >= 0 else -(-gains >> -bits)
    charge_columns(programme.first, programme.column, programme.coefficient, whole, reduced)
    total = int(programme.limit @ whole) + int(np.maximum(reduced, 0) @ programme.upper)
    exact = Fraction(total) / Fraction(2) ** bits / programme.scale
    return PriceProof(
        floor(exact), whole, programme.scale, bits, np.ldexp(reduced, -bits) / programme.scale
    )


def _bits(programme: Programme, paid: Floats, gains: Longs) -> int:
    """How often a part may be halved, so that no sum on the way passes `ROOM`.

    A column is charged no more than each row's price at the row's largest coefficient; and
    what columns gain in all, their own gains and what rows with negative coefficients add.
    """
    paid = paid + 1.0  # rounded up, at the most
    given = (programme.first, programme.column, programme.coefficient, programme.upper)
    of_one, added = _largest(*given, paid)
    of_one += float(np.abs(gains).max(initial=0))
    in_all = added + float(np.abs(programme.limit) @ paid)
    in_all += float(np.abs(gains).astype(np.float64) @ programme.upper)
    return min(MOST_BITS, floor(ROOM - log2(max(1.0, in_all, of_one))))


@compiled
def _largest(
    first: Longs, column: Ints, coefficient: Ints, upper: Longs, prices: Floats
) -> tuple[float, float]:
    """What a column may be charged, and what rows may add to what columns gain, at most."""
    of_one, added = 0.0, 0.0
    for row in range(len(prices)):
        largest = 0
        for k in range(first[row], first[row + 1]):
            size = abs(coefficient[k])
            largest = max(largest, size)
            if coefficient[k] < 0:
                added += size * prices[row] * upper[column[k]]
        of_one += largest * prices[row]
    return of_one, added
