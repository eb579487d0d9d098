"""What is paid for a mile in her own car, and the step after ten thousand of them."""

from datetime import date
from decimal import Decimal

from staffbank.domain.dated import Dated
from staffbank.domain.money import Pence, pence

SOURCE = (
    "HMRC approved mileage: https://raw.githubusercontent.com/alphagov/datagovuk-scripts/refs/"
    "heads/main/harvest-api-converter/output/calderdale-dcat.json"
)
FIRST_MILES = 10_000  # of a tax year
RATE = Dated(
    "Pence a mile, first 10,000 of a tax year (TRV-2)",
    source=SOURCE,
    steps={date(2011, 4, 6): Decimal(45), date(2026, 4, 6): Decimal(55)},
    verified=False,
    key="mileage_rate",  # the rate before 6 April 2026 is from general knowledge
)
RATE_AFTER = Dated(
    "Pence a mile, after 10,000 of a tax year (TRV-2)",
    source=SOURCE,
    steps={date(2011, 4, 6): Decimal(25)},
    verified=False,
    key="mileage_rate_after",
)


def tax_year(day: date) -> date:
    """The 6 April on which the tax year of that day began."""
    begins = date(day.year, 4, 6)
    return begins if day >= begins else date(day.year - 1, 4, 6)


def paid_for(miles: int, *, on: date, claimed: int) -> Pence:
    """What so many miles are worth, when `claimed` of the tax year are paid for already.

    A journey that crosses the step is paid at both rates. Raises ValueError below zero.
    """
    if miles < 0 or claimed < 0:
        raise ValueError(f"{miles} miles after {claimed}: neither can be below zero")
    full = min(miles, max(FIRST_MILES - claimed, 0))
    return pence(full * RATE.on(on) + (miles - full) * RATE_AFTER.on(on))
