"""What departs from the rules for agency workers is signed for by those who have to."""

import asyncio
from typing import Any

import pytest

from staffbank.domain.agency_engagement import EngagementState, Office
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.stage import Stage
from staffbank.ports.queries import Slice
from staffbank.ports.region_views import EngagementView
from staffbank.usecases.agency.sign_agency_engagement import sign_agency_engagement
from staffbank_graphql.global_id import decode
from tests.asking import at_stage
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.integration.test_agency_by_the_api import asked
from tests.town import NOW, Town

ABOVE_THE_CAP = {"contract": "LIMITED_OR_UMBRELLA", "payPenceAnHour": 3600}
SIGN, REFUSE = "sign_agency_engagement", "refuse_agency_engagement"
DIRECTOR, CHIEF = Role.DIRECTOR_OF_CHILDRENS_SERVICES, Role.CHIEF_EXECUTIVE
OFFICES = {DIRECTOR: "DIRECTOR", CHIEF: "CHIEF_EXECUTIVE"}


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


async def put_forward(town: Town, desk: ApiDesk, **other: Any) -> Any:
    """An engagement of Solihull's, put forward by its budget holder."""
    request = await at_stage(town, Stage.REGION)
    named = shown_id("CoverRequest", request.id)
    budget = at_solihull(town, Role.BUDGET_HOLDER)
    await desk.do(budget, "release_to_agency", requestId=named, reason="Nobody is free.")
    return await desk.do(budget, "engage_agency_worker", **asked(named, **other))


def at_solihull(town: Town, role: Role, person: str | None = None) -> Principal:
    return town.who(role, town.solihull.council.id, person)


def said(engagement: Any, role: Role, reason: str = "A court date.") -> dict[str, Any]:
    return {"engagementId": engagement["id"], "office": OFFICES[role], "reason": reason}


async def test_a_price_above_the_cap_waits_for_two_people(town: Town, desk: ApiDesk) -> None:
    forward = await put_forward(town, desk, **ABOVE_THE_CAP)
    assert (forward["state"], forward["costPenceAnHour"]) == ("AWAITING_SIGN_OFF", 4621)
    assert forward["departsFrom"][0].startswith("AG-3: Pay of £36.00 comes to £46.21 an hour")

    director, chief = at_solihull(town, DIRECTOR), at_solihull(town, CHIEF)
    first = await desk.do(director, SIGN, **said(forward, DIRECTOR))
    assert first["state"] == "AWAITING_SIGN_OFF"
    assert await desk.try_to(director, SIGN, **said(forward, DIRECTOR)) == ["WRONG_STATE"]
    both = frozenset(Grant(role, town.solihull.council.id) for role in OFFICES)
    same = Principal(director.person, town.region.id, both)
    assert await desk.try_to(same, SIGN, **said(forward, CHIEF)) == ["SAME_PERSON"]
    second = await desk.do(chief, SIGN, **said(forward, CHIEF, "No cheaper one is to be had."))

    assert second["state"] == "ENGAGED"
    assert second["signedOffBy"] == [
        f"{director.person} (director): A court date.",
        f"{chief.person} (chief_executive): No cheaper one is to be had.",
    ]
    assert await desk.try_to(chief, SIGN, **said(forward, CHIEF)) == ["WRONG_STATE"]


async def test_each_breach_of_the_cap_is_told_to_the_region(town: Town, desk: ApiDesk) -> None:
    forward = await put_forward(town, desk, **ABOVE_THE_CAP)
    people = [at_solihull(town, role) for role in OFFICES]
    for who, role in zip(people, OFFICES, strict=True):
        await desk.do(who, SIGN, **said(forward, role))

    overrides = await desk.send(town.who(Role.AUDITOR), "overrides", first=9)

    told = [each["node"] for each in overrides["overrides"]["edges"]]
    assert [(each["person"], each["rule"], each["reason"]) for each in told] == [
        (who.person, "AG-3", "A court date.") for who in people
    ]


async def test_nobody_else_signs(town: Town, desk: ApiDesk) -> None:
    forward = await put_forward(town, desk, **ABOVE_THE_CAP)
    given = said(forward, DIRECTOR)

    for role in (Role.BUDGET_HOLDER, CHIEF):
        assert await desk.try_to(at_solihull(town, role), SIGN, **given) == ["NOT_PERMITTED"]
    elsewhere = town.who(DIRECTOR, town.dudley.council.id)
    assert await desk.try_to(elsewhere, SIGN, **given) == ["NOT_FOUND"]
    assert await desk.try_to(elsewhere, REFUSE, **given) == ["NOT_FOUND"]
    recorder = at_solihull(town, DIRECTOR, at_solihull(town, Role.BUDGET_HOLDER).person)
    assert await desk.try_to(recorder, SIGN, **given) == ["SAME_PERSON"]
    unsaid = said(forward, DIRECTOR, " ")
    assert await desk.try_to(at_solihull(town, DIRECTOR), SIGN, **unsaid) == ["INVALID"]


async def test_a_rule_is_departed_from_with_a_reason_and_the_directors_word(
    town: Town, desk: ApiDesk
) -> None:
    short = {"yearsEmployed": 2, "exceptional": "Nobody else knows the court's backlog."}
    forward = await put_forward(town, desk, **short)
    assert forward["departsFrom"] == ["AG-6: 2 years in direct employment; 3 are asked."]

    chief = at_solihull(town, CHIEF)
    assert await desk.try_to(chief, SIGN, **said(forward, CHIEF)) == ["WRONG_STATE"]
    director = at_solihull(town, DIRECTOR)
    signed = await desk.do(director, SIGN, **said(forward, DIRECTOR))

    assert signed["state"] == "ENGAGED"
    overrides = await desk.send(town.who(Role.AUDITOR), "overrides", first=9)
    (told,) = [each["node"] for each in overrides["overrides"]["edges"]]
    assert (told["person"], told["rule"]) == (director.person, "AG-6")


async def test_who_has_to_sign_may_refuse(town: Town, desk: ApiDesk) -> None:
    forward = await put_forward(town, desk, **ABOVE_THE_CAP)
    chief = at_solihull(town, CHIEF)

    refused = await desk.do(chief, REFUSE, **said(forward, CHIEF, "Too dear."))

    assert refused["state"] == "REFUSED"
    assert await desk.try_to(chief, REFUSE, **said(forward, CHIEF)) == ["WRONG_STATE"]
    director = at_solihull(town, DIRECTOR)
    assert await desk.try_to(director, SIGN, **said(forward, DIRECTOR)) == ["WRONG_STATE"]


async def test_nobody_signs_for_a_request_that_was_withdrawn(town: Town, desk: ApiDesk) -> None:
    forward = await put_forward(town, desk, **ABOVE_THE_CAP)
    rows = await desk.send(town.who(Role.ANALYST), "cover_requests", first=9)
    (row,) = rows["coverRequests"]["edges"]
    budget = at_solihull(town, Role.BUDGET_HOLDER)
    given = {"requestId": row["node"]["id"], "reason": "Not needed."}
    await desk.do(budget, "withdraw_cover_request", **given)

    director = at_solihull(town, DIRECTOR)
    assert await desk.try_to(director, SIGN, **said(forward, DIRECTOR)) == ["WRONG_STATE"]


@pytest.mark.parametrize("attempt", range(3))
async def test_of_signatures_at_once_each_office_has_one(
    town: Town, desk: ApiDesk, attempt: int
) -> None:
    forward = await put_forward(town, desk, **ABOVE_THE_CAP)
    engagement_id = decode(forward["id"], "AgencyEngagement")
    signing = [(role, f"{role.value} {n}") for role in OFFICES for n in range(3)]

    outcomes = await asyncio.gather(
        *(
            sign_agency_engagement(
                engagement_id=engagement_id,  # type: ignore[arg-type]  # as the door reads it
                office=Office[OFFICES[role]],
                reason="A court date.",
                uow=town.bank.unit_of_work(at_solihull(town, role, person)),
            )
            for role, person in signing
        ),
        return_exceptions=True,
    )

    declined = [each for each in outcomes if isinstance(each, Declined)]
    assert len(outcomes) - len(declined) == len(Office)
    assert {each.problems[0].code for each in declined} == {ProblemCode.WRONG_STATE}
    page = await town.bank.queries(at_solihull(town, DIRECTOR)).page(
        EngagementView, Slice(first=9)
    )
    (view,) = page.rows
    assert view.state == EngagementState.ENGAGED.value
    assert len(view.signed_off_by) == len(Office)


async def test_whoever_holds_both_offices_signs_once(town: Town, desk: ApiDesk) -> None:
    forward = await put_forward(town, desk, **ABOVE_THE_CAP)
    both = frozenset(Grant(role, town.solihull.council.id) for role in OFFICES)
    holder = Principal("dee", town.region.id, both)

    outcomes = await asyncio.gather(
        *(
            sign_agency_engagement(
                engagement_id=decode(forward["id"], "AgencyEngagement"),  # type: ignore[arg-type]  # as the door reads it
                office=office,
                reason="A court date.",
                uow=town.bank.unit_of_work(holder),
            )
            for office in Office
        ),
        return_exceptions=True,
    )

    (declined,) = [each for each in outcomes if isinstance(each, Declined)]
    assert declined.problems[0].code is ProblemCode.SAME_PERSON
