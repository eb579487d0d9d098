"""How many cases she may be given: CASE-1."""

from datetime import date
from decimal import ROUND_FLOOR, Decimal

from staffbank.domain.dated import Dated

REGION_AVERAGE = Dated(
    "Cases of a full-time case holder, West Midlands",
    source="DfE, Children's social work workforce, 30 September 2025 (CASE-1)",
    steps={date(2025, 9, 30): Decimal("15.3")},
)
FULL_TIME = Decimal(37)


def most_cases(hours_a_week: Decimal, *, on: date, team_average: Decimal | None = None) -> int:
    """As many cases as a part of a week bears: never above the host team's own average.

    No statute caps a caseload; the average is a guard that people may pass.
    """
    average = REGION_AVERAGE.on(on)
    guard = average if team_average is None else min(average, team_average)
    share = min(hours_a_week / FULL_TIME, Decimal(1))
    return int((guard * share).to_integral_value(ROUND_FLOOR))
