"""Employers hear of whom to look up: monthly, and daily in the first days of December."""

from datetime import date, datetime, timedelta

import pytest

from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.recheck import fresh_since
from staffbank.usecases.timer.recheck_register import recheck_register
from tests.asking import entries, the_bank
from tests.integration.api_desk import at_the_desk, shown_id
from tests.placed import at_work, looked_up
from tests.town import Town


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (date(2026, 11, 30), date(2026, 10, 30)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2026, 12, 10), date(2026, 12, 10)),
        (date(2026, 12, 11), date(2026, 11, 10)),
    ],
)
def test_looks_are_monthly_and_daily_from_1_to_10_december(day: date, since: date) -> None:
    assert fresh_since(day) == since


async def told(town: Town, at: datetime) -> int:
    """How many are due at that moment."""
    return await recheck_register(now=at, uow=the_bank(town))


async def test_who_is_placed_is_due_and_who_is_not_is_not(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.member("Bea Marlow")
    there = await at_work(town)  # begun and looked up on 30 November
    noon = (await there.placement()).begins + timedelta(hours=3)

    due = [await told(town, noon + timedelta(days=days)) for days in (0, 1)]
    await looked_up(there, noon + timedelta(days=1))
    due.append(await told(town, noon + timedelta(days=1)))
    due.append(await told(town, noon + timedelta(days=40)))

    assert due == [0, 1, 0, 1]
    assert [each["members"] for each in await entries(town, "register.recheck_due")] == [1, 1]
    assert (await there.placement()).state is PlacementState.ACTIVE
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(noon + timedelta(days=40))
    employer = {"employerId": shown_id("Employer", there.worker.employer_id)}
    admin = town.who(Role.COUNCIL_ADMINISTRATOR, there.worker.employer_id)
    shown = await desk.send(admin, "register_numbers_due", **employer)
    assert shown["registerNumbersDue"] == ["SW000001"]
    stranger = town.who(Role.COUNCIL_ADMINISTRATOR, town.dudley.employer.id)
    hidden = await desk.send(stranger, "register_numbers_due", **employer)
    assert hidden["registerNumbersDue"] is None
