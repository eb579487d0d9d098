"""The quarterly return, from engagements to what a council says of itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from staffbank.domain.agency_engagement import (
    AgencyEngagement,
    Breach,
    Contract,
    EngagementId,
    Office,
    ProjectTeam,
    SignOff,
)
from staffbank.domain.agency_return import NotAQuarter, Quarter, returned
from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.money import Pence
from staffbank.domain.profession import CoreRole
from tests.builders import an_id

Q4 = Quarter(2026, 4)
COUNCIL = CouncilId(an_id("Solihull"))
SOUND = AgencyEngagement(
    id=EngagementId(an_id("an engagement")),
    region_id=RegionId(an_id("West Midlands")),
    council_id=COUNCIL,
    request_id=RequestId(an_id("a request")),
    role=CoreRole.SOCIAL_WORKER,
    agency="An agency",
    registration="SW1",
    contract=Contract.AGENCY_PAYE,
    pay_pence_an_hour=Pence(3_000),
    cost_pence_an_hour=Pence(3_426),
    weekly_hours=Decimal(37),
    first_day=date(2026, 11, 30),  # a Monday
    last_day=date(2026, 12, 4),
    years_employed=5,
    notice_weeks=4,
    permanent_notice_weeks=4,
    reference_on=date(2026, 11, 1),
)
DEE = SignOff(Office.DIRECTOR, "Dee", "A court date.")
CASS = SignOff(Office.CHIEF_EXECUTIVE, "Cass", "No cheaper one.")
DEAR = (
    replace(SOUND, registration="SW2", exceptional="It is urgent.")
    .put_forward((Breach("AG-3", "Above it."), Breach("AG-6", "Two years.")))
    .signed(DEE)
    .signed(CASS)
)


def test_a_quarter_is_written_as_a_year_and_a_number() -> None:
    assert Quarter.read("2026-Q4") == Q4
    assert (Q4.first, Q4.last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert str(Q4) == "2026-Q4"


def test_the_first_return_was_due_by_the_end_of_may() -> None:
    assert Quarter(2025, 1).due_by == date(2025, 5, 31)


@pytest.mark.parametrize("text", ["2026", "2026-Q5", "2024-Q4", "2026-q1", "2026-Q1 "])
def test_nothing_else_is_a_quarter(text: str) -> None:
    with pytest.raises(NotAQuarter, match="write 2026-Q4"):
        Quarter.read(text)


def test_each_rule_says_how_far_it_was_kept_and_why_not() -> None:
    said = {each.rule: each for each in returned(COUNCIL, (SOUND, DEAR), Q4).compliance}

    assert (said["AG-1"].degree, said["AG-1"].kept_by) == ("partial", 1)
    assert said["AG-1"].reasons == ("SW2: Above it. A court date. No cheaper one.",)
    assert (said["AG-3"].degree, said["AG-3"].asked_of) == ("full", 1)
    assert said["AG-4"].degree == "full"
    assert said["AG-6"].reasons == ("SW2: Two years. It is urgent. A court date.",)
    assert said["AG-8"].degree == "does not arise"


def test_a_rule_that_nobody_kept_is_kept_to_no_degree() -> None:
    team = ProjectTeam(
        "Front door",
        workers_named=True,
        approved_before=True,
        costs_split=False,
        council_controls_practice=True,
    )
    forward = replace(DEAR, project=team, breaches=(Breach("AG-8", "No split."),))

    said = {each.rule: each.degree for each in returned(COUNCIL, (forward,), Q4).compliance}

    assert (said["AG-8"], said["AG-3"]) == ("none", "does not arise")


def test_a_price_that_one_person_signed_for_is_a_breach_of_both() -> None:
    old = replace(DEAR, sign_offs=(DEE,))

    said = {each.rule: each for each in returned(COUNCIL, (old,), Q4).compliance}

    assert said["AG-3"].reasons == ("SW2: Not everybody has signed.",)


def test_breaches_of_the_cap_say_who_signed() -> None:
    (breach,) = returned(COUNCIL, (SOUND, DEAR), Q4).cap_breaches

    assert (breach.registration, breach.sign_offs) == ("SW2", (DEE, CASS))


def test_an_agency_is_named_once_for_each_thing_it_did() -> None:
    late = replace(SOUND, agency_conduct="Sent her reference late.")

    assert returned(COUNCIL, (late, SOUND, late), Q4).agencies == (
        ("An agency", "Sent her reference late."),
    )


def test_a_month_costs_the_working_days_in_it() -> None:
    cost = returned(COUNCIL, (SOUND,), Q4).monthly_cost

    day = Decimal(3_426) * 37 / 5
    assert cost == {
        date(2026, 10, 1): 0,
        date(2026, 11, 1): round(day),
        date(2026, 12, 1): round(4 * day),
    }
