"""Money: whole pence. A rate may have fractions of a penny, an amount never has."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NewType

Pence = NewType("Pence", int)


def pence(amount: Decimal) -> Pence:
    """Round an exact amount, in pence, once and half up."""
    return Pence(int(amount.quantize(Decimal(1), ROUND_HALF_UP)))


def pounds(amount: Pence) -> str:
    """`123456` as `£1,234.56`."""
    sign = "-" if amount < 0 else ""
    return f"{sign}£{abs(amount) // 100:,}.{abs(amount) % 100:02}"
