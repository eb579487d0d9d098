"""Days far off and numbers without end are refused in a sentence, never by a crash."""

from typing import Any

import pytest

from staffbank.domain.principal import Principal, Role
from staffbank.domain.stage import Stage
from staffbank.domain.waiting import Waiting, due
from tests.asking import at_stage
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.integration.test_agency_by_the_api import asked
from tests.town import NOW, Town

END = "2199-12-31"  # as far as a date goes at the door
HUGE = 2**31 - 1


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


@pytest.mark.parametrize(
    ("operation", "given"),
    [
        ("agree_opt_out", {"holdsFrom": END, "noticeDays": HUGE}),
        ("agree_opt_out", {"holdsFrom": "2027-01-01", "noticeDays": -HUGE}),
    ],
)
async def test_a_workers_own_deeds(
    town: Town, desk: ApiDesk, operation: str, given: dict[str, Any]
) -> None:
    worker = await town.member()
    named = {"workerId": shown_id("Worker", worker.id)}

    assert await desk.try_to(town.as_worker(worker), operation, **named, **given) == ["INVALID"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("notice", "3661"), ("stage_window", "101"), ("nic_rate", "1e400"), ("notice", "-1")],
)
async def test_a_figure_has_its_bounds(town: Town, desk: ApiDesk, key: str, value: str) -> None:
    administrator = town.who(Role.REGIONAL_ADMINISTRATOR)
    given = {"key": key, "value": value, "holdsFrom": END, "source": "A wish"}

    assert await desk.try_to(administrator, "amend_figure", **given) == ["INVALID"]


@pytest.mark.parametrize(
    "other",
    [{"firstDay": "2000-01-01"}, {"lastDay": "2000-01-01"}, {"leftPostOn": END}],
    ids=lambda other: next(iter(other)),
)
async def test_an_engagement_has_its_bounds(
    town: Town, desk: ApiDesk, other: dict[str, Any]
) -> None:
    request = await at_stage(town, Stage.REGION)
    budget: Principal = town.who(Role.BUDGET_HOLDER, town.solihull.council.id)
    named = shown_id("CoverRequest", request.id)
    await desk.do(budget, "release_to_agency", requestId=named, reason="Nobody is free.")

    assert await desk.try_to(budget, "engage_agency_worker", **asked(named, **other)) == [
        "INVALID"
    ]


async def test_a_registration_without_end_ends_nothing(town: Town, desk: ApiDesk) -> None:
    worker = await town.member()
    admin = town.who(Role.COUNCIL_ADMINISTRATOR, worker.employer_id)
    text = "Registration number,Status,Registered until\nSW000001,Registered,2199-11-30\n"

    await desk.do(
        admin,
        "import_register",
        employerId=shown_id("Employer", worker.employer_id),
        csv=text,
        searched=["SW000001"],
        lookedOn=str(NOW.date()),
    )

    assert (await town.offer(worker, await town.request())).worker_id == worker.id


@pytest.mark.parametrize("waiting", Waiting)
def test_reminders_outlive_the_bank_holidays_that_are_known(waiting: Waiting) -> None:
    late = NOW.replace(year=2040)

    assert due(waiting, late) > late
