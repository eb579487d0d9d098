"""Agency workers, savings, overrides and figures, by the published operations."""

from typing import Any

import pytest

from staffbank.domain.principal import Role
from staffbank.domain.stage import Stage
from tests.asking import at_stage
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.placed import placed
from tests.town import NOW, Town


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


def asked(request_id: str, **other: Any) -> dict[str, Any]:
    return {
        "requestId": request_id,
        "role": "SOCIAL_WORKER",
        "agency": "An agency",
        "registration": "SW9",
        "contract": "AGENCY_PAYE",
        "payPenceAnHour": 3000,
        "firstDay": "2026-12-01",
        "lastDay": "2027-01-29",
        "yearsEmployed": 4,
        "noticeWeeks": 4,
        "permanentNoticeWeeks": 4,
        "referenceOn": "2026-11-01",
        **other,
    }


async def test_an_agency_worker_is_engaged_where_the_rules_allow_it(
    town: Town, desk: ApiDesk
) -> None:
    request = await at_stage(town, Stage.REGION)
    budget = town.who(Role.BUDGET_HOLDER, town.solihull.council.id)
    named = shown_id("CoverRequest", request.id)
    engage = "engage_agency_worker"
    assert await desk.try_to(budget, engage, **asked(named)) == ["WRONG_STATE"]
    await desk.do(budget, "release_to_agency", requestId=named, reason="Nobody is free.")

    assert await desk.try_to(budget, engage, **asked(named, yearsEmployed=2)) == ["RULE"]
    assert await desk.try_to(budget, engage, **asked(named, noticeWeeks=-1)) == ["INVALID"]
    assert await desk.try_to(budget, engage, **asked(named, weeklyHours="49")) == ["INVALID"]
    assert await desk.try_to(budget, engage, **asked(named, registration=" ")) == ["INVALID"]
    assert await desk.try_to(budget, engage, **asked(named, lastDay="2026-11-01")) == [
        "INVALID"
    ]
    project = {
        "name": "Front door",
        "workersNamed": True,
        "approvedBefore": True,
        "costsSplit": True,
        "councilControlsPractice": True,
    }
    engaged = await desk.do(budget, engage, **asked(named, project=project))
    assert engaged["projectName"] == "Front door"
    assert (engaged["state"], engaged["signedOffBy"]) == ("ENGAGED", [])

    analyst = town.who(Role.AUDITOR)
    rows = await desk.send(analyst, "agency_engagements", first=9)
    (row,) = rows["agencyEngagements"]["edges"]
    assert row["node"]["costPenceAnHour"] == 3426, "reckoned from pay and contract, not typed"
    assert row["node"]["weeklyHours"] == "37.0"
    stranger = town.who(Role.BUDGET_HOLDER, town.dudley.council.id)
    theirs = await desk.send(stranger, "agency_engagements", first=9)
    assert theirs["agencyEngagements"]["edges"] == []


async def test_figures_are_listed_amended_and_labelled(town: Town, desk: ApiDesk) -> None:
    administrator = town.who(Role.REGIONAL_ADMINISTRATOR)

    amended = await desk.do(
        administrator,
        "amend_figure",
        key="agency_cap_sw",
        holdsFrom="2026-10-01",
        value="3650",
        source="The region's own list",
        verified=True,
    )

    assert [(each["value"], each["verified"]) for each in amended["steps"]] == [
        ("3700", False),
        ("3650", True),
    ]
    listed = await desk.send(administrator, "figures")
    unlabelled = [
        each["key"]
        for each in listed["figures"]
        if each["editable"] and all(step["verified"] for step in each["steps"])
    ]
    assert unlabelled == []


async def test_a_saving_is_never_a_bare_figure(town: Town, desk: ApiDesk) -> None:
    there = await placed(town)
    await there.lock_terms()
    home = town.who(Role.FINANCE_OFFICER, there.worker.employer_id)

    named = shown_id("Placement", there.placement_id)
    saving = (await desk.send(home, "saving", placementId=named))["saving"]
    stranger = town.who(Role.FINANCE_OFFICER, town.dudley.council.id)
    assert (await desk.send(stranger, "saving", placementId=named))["saving"] is None
    assert saving["savedPence"] == saving["agencyPence"] - saving["bankPence"]
    assert saving["agencyPence"] == 3700 * 74 // 10  # a duty day of 7.4 hours
    unverified = {each["name"] for each in saving["workings"] if not each["verified"]}
    assert "Agency's cap an hour" in unverified
    asked = "query($id: ID!) { node(id: $id) { ... on Placement { censusNote } } }"
    shown = await desk.ask(home, asked, id=named)
    assert "no agency worker" in shown["node"]["censusNote"]
