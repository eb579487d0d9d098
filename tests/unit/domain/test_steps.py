"""Steps that wait, and until when."""

from datetime import UTC, datetime, timedelta

import pytest

from staffbank.domain.principal import Role
from staffbank.domain.step import TAKEN, Step, overdue_before
from staffbank.domain.waiting import OVERDUE_AFTER, Waiting, due

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize("now", [MONDAY, MONDAY + timedelta(days=36, hours=3)])
@pytest.mark.parametrize("waiting", OVERDUE_AFTER)
def test_what_is_overdue_is_what_was_due(waiting: Waiting, now: datetime) -> None:
    """Over week-ends and, in the second case, Christmas."""
    last = overdue_before(waiting, now)

    assert due(waiting, last) <= now < due(waiting, last + timedelta(seconds=2))


def test_each_step_is_somebodys_to_take_who_is_no_worker() -> None:
    assert set(TAKEN) == set(Step)
    assert all(taken.roles and Role.WORKER not in taken.roles for taken in TAKEN.values())
