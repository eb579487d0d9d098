"""Part of a week bears part of a caseload, and never more than the host team's own average."""

from datetime import date
from decimal import Decimal

import pytest

from staffbank.domain.law.caseload import most_cases

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("hours", "average", "most"),
    [
        ("37", None, 15),
        ("18.5", None, 7),
        ("37", "12.9", 12),
        ("37", "19.5", 15),
        ("45", None, 15),
    ],
)
def test_hours_bear_their_share(hours: str, average: str | None, most: int) -> None:
    team = Decimal(average) if average else None

    assert most_cases(Decimal(hours), on=DAY, team_average=team) == most
