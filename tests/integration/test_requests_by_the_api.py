"""Requests on their road, and a worker's opt-out, by the published operations."""

from datetime import timedelta
from typing import Any

import pytest

from staffbank.domain.principal import Principal, Role
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.town import NOW, TODAY, Town


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


def wanted(town: Town, **other: Any) -> dict[str, Any]:
    """A duty day at Solihull's first team."""
    return {
        "teamId": shown_id("Team", town.solihull.teams[0].id),
        "title": "Duty desk",
        "roles": ["SOCIAL_WORKER"],
        "shape": {"dutyDay": {"day": str(TODAY + timedelta(days=7))}},
        "reason": "LEAVE_COVER",
        "costCentre": "CC-1",
        **other,
    }


def of_host(town: Town, role: Role) -> Principal:
    return town.who(role, town.solihull.council.id)


async def test_a_request_goes_its_way(town: Town, desk: ApiDesk) -> None:
    requester, budget = of_host(town, Role.REQUESTER), of_host(town, Role.BUDGET_HOLDER)
    draft = await desk.do(requester, "open_cover_request", **wanted(town, asDraft=True))
    request = {"requestId": draft["id"]}
    assert draft["state"] == "DRAFT"
    await desk.do(requester, "submit_cover_request", **request)
    returned = await desk.do(budget, "return_cover_request", **request, question="Why?")
    assert (returned["state"], returned["remark"]) == ("DRAFT", "Why?")
    amended = await desk.do(
        requester, "amend_cover_request", **request, **wanted(town, title="Front desk")
    )
    assert amended["title"] == "Front desk"
    await desk.do(requester, "submit_cover_request", **request)
    opened = await desk.do(budget, "approve_cover_request", **request, stage="NEIGHBOURS")
    assert opened["state"] == "OPEN"
    widened = await desk.do(requester, "widen_cover_request", **request)
    assert (widened["stage"], widened["stageSince"]) == ("REGION", NOW.isoformat())
    released = await desk.do(budget, "release_to_agency", **request, reason="Nobody is free.")
    assert released["stage"] == "AGENCY"
    closed = await desk.do(
        requester, "close_cover_request", **request, outcome="FILLED_BY_AGENCY"
    )
    assert (closed["state"], closed["outcome"]) == ("CLOSED", "FILLED_BY_AGENCY")


async def test_a_request_is_rejected_with_a_reason(town: Town, desk: ApiDesk) -> None:
    requester, budget = of_host(town, Role.REQUESTER), of_host(town, Role.BUDGET_HOLDER)
    asked = await desk.do(requester, "open_cover_request", **wanted(town))

    rejected = await desk.do(
        budget, "reject_cover_request", requestId=asked["id"], reason="No money."
    )

    assert (rejected["state"], rejected["remark"]) == ("REJECTED", "No money.")


async def test_an_amendment_that_cannot_be_names_the_value(town: Town, desk: ApiDesk) -> None:
    requester = of_host(town, Role.REQUESTER)
    asked = await desk.do(requester, "open_cover_request", **wanted(town))

    codes = await desk.try_to(
        requester,
        "amend_cover_request",
        requestId=asked["id"],
        **wanted(town, shape={"dutyDay": {"day": str(TODAY - timedelta(days=7))}}),
    )

    assert codes == ["IN_THE_PAST"]


async def test_a_worker_opts_out_and_ends_it(town: Town, desk: ApiDesk) -> None:
    worker = await town.member()
    hers, named = town.as_worker(worker), {"workerId": shown_id("Worker", worker.id)}

    agreed = await desk.do(hers, "agree_opt_out", **named, holdsFrom=str(TODAY))
    ended = await desk.do(hers, "end_opt_out", **named)

    assert (agreed["optedOutFrom"], agreed["optOutEndsOn"]) == (str(TODAY), None)
    assert ended["optOutEndsOn"] == str(TODAY + timedelta(days=7))
