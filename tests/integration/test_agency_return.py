"""The quarterly return of agency workers, as the council and the region read it."""

import csv
from io import StringIO
from typing import Any

import pytest

from staffbank.domain.principal import Principal, Role
from tests.integration.api_desk import ApiDesk, at_the_desk
from tests.integration.test_agency_sign_off import (
    ABOVE_THE_CAP,
    CHIEF,
    DIRECTOR,
    OFFICES,
    SIGN,
    at_solihull,
    put_forward,
    said,
)
from tests.integration.test_papers import get
from tests.town import NOW, Town

PATH = "/papers/agency-return/2026-Q4"
BOTH_WRONG = {
    **ABOVE_THE_CAP,
    "yearsEmployed": 2,
    "exceptional": "Nobody else knows the court.",
    "agencyConduct": "=It sent her reference late.",
}


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


async def rows(town: Town, path: str, who: Principal) -> list[dict[str, Any]]:
    answer = await get(town, path, who)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(StringIO(answer.text)))


async def engaged(town: Town, desk: ApiDesk) -> None:
    """One that departs from the cap and from AG-6, with both signatures."""
    forward = await put_forward(town, desk, **BOTH_WRONG)
    for role in OFFICES:
        await desk.do(at_solihull(town, role), SIGN, **said(forward, role))


async def test_each_assignment_is_returned_once_it_is_final(town: Town, desk: ApiDesk) -> None:
    forward = await put_forward(town, desk, **ABOVE_THE_CAP)
    analyst = town.who(Role.ANALYST)
    assert await rows(town, f"{PATH}.csv", analyst) == [], "it waits for signatures"
    for role in OFFICES:
        await desk.do(at_solihull(town, role), SIGN, **said(forward, role))

    (row,) = await rows(town, f"{PATH}.csv", analyst)

    wanted = ("council", "role_type", "hourly_pay", "start", "end", "registration")
    assert [row[name] for name in wanted] == [
        *("Solihull", "social_worker", "36.00", "2026-12-01", "2027-01-29", "SW9"),
    ]
    assert (row["hourly_cost"], row["departs_from"]) == ("46.21", "AG-3")
    assert len(await rows(town, "/papers/agency-return/2027-Q1.csv", analyst)) == 1
    assert await rows(town, "/papers/agency-return/2027-Q2.csv", analyst) == []


async def test_a_council_returns_how_far_it_kept_each_rule_and_why_not(
    town: Town, desk: ApiDesk
) -> None:
    await engaged(town, desk)

    found = await rows(town, f"{PATH}/councils.csv", at_solihull(town, DIRECTOR))

    assert found[0] | {"council": ""} == {
        **dict.fromkeys(found[0], ""),
        "question": "return",
        "about": "2026-Q4",
        "answer": "due by",
        "detail": "2027-02-28",
    }
    said_of = {row["about"]: row for row in found if row["question"] == "compliance"}
    assert (said_of["AG-4"]["answer"], said_of["AG-4"]["detail"]) == ("full", "1 of 1")
    assert (said_of["AG-6"]["answer"], said_of["AG-6"]["detail"]) == ("none", "0 of 1")
    assert "Nobody else knows the court. A court date." in said_of["AG-6"]["reason"]
    signed = [row for row in found if row["question"] == "cap_breach_signed"]
    assert [(row["answer"], row["detail"]) for row in signed] == [
        (f"director: {at_solihull(town, DIRECTOR).person}", "46.21"),
        (f"chief_executive: {at_solihull(town, CHIEF).person}", "46.21"),
    ]
    (agency,) = [row for row in found if row["question"] == "agency_behaviour"]
    assert agency["reason"] == "'=It sent her reference late.", "no spreadsheet reckons with it"
    cost = {r["about"]: r["answer"] for r in found if r["question"] == "monthly_cost"}
    assert cost == {"2026-10": "0.00", "2026-11": "0.00", "2026-12": "7864.94"}


async def test_a_return_is_its_councils_and_the_regions(town: Town, desk: ApiDesk) -> None:
    await engaged(town, desk)
    stranger = town.who(Role.BUDGET_HOLDER, town.dudley.council.id)
    worker = town.as_worker(await town.member())

    for path in (f"{PATH}.csv", f"{PATH}/councils.csv"):
        assert await rows(town, path, stranger) == []
        assert (await get(town, path, worker)).status_code == 404
        assert (await get(town, path, None)).status_code == 401
    wrong = await get(town, "/papers/agency-return/2026.csv", stranger)
    assert wrong.status_code == 404
    assert "write 2026-Q4" in wrong.text
