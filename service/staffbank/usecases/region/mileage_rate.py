"""What is paid for a mile in one's own car."""

from datetime import date
from decimal import Decimal

from staffbank.domain.mileage import RATE
from staffbank.ports.unit_of_work import UnitOfWork


async def mileage_rate(*, on: date, uow: UnitOfWork) -> Decimal:
    """Pence a mile on that day, by the region's own figures."""
    async with uow:
        return RATE.on(on)
