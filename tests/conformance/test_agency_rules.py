"""The rules for agency workers, against cases that somebody who knows them could check."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml

from staffbank.domain.agency_cost import MEMORANDUM_MONTHS, capped_cost
from staffbank.domain.agency_engagement import (
    AgencyEngagement,
    Breach,
    Contract,
    EngagementId,
    LeftFor,
    Office,
    ProjectTeam,
    SignOff,
)
from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.dated import Amendment, amended
from staffbank.domain.law.agency import agency_verdicts
from staffbank.domain.money import Pence, pounds
from staffbank.domain.problem import Declined
from staffbank.domain.profession import CoreRole
from staffbank.domain.verdict import Allowed, NeedsConsent

CASES = yaml.safe_load((Path(__file__).parent / "agency.yaml").read_text())


def an_engagement(case: dict[str, Any]) -> AgencyEngagement:
    """What the case names, and for the rest a sound one."""
    held = case.get("project")
    pay, first = Pence(case.get("pay", 3_000)), case.get("first_day", date(2026, 12, 1))
    contract = Contract(case.get("contract", "agency_paye"))
    covered = capped_cost(pay, contract, on=first)
    return AgencyEngagement(
        id=EngagementId(uuid4()),
        region_id=RegionId(uuid4()),
        council_id=CouncilId(uuid4()),
        request_id=RequestId(uuid4()),
        role=CoreRole.SOCIAL_WORKER,
        agency="An agency",
        registration="SW1",
        contract=contract,
        pay_pence_an_hour=pay,
        cost_pence_an_hour=Pence(case["cost"]) if "cost" in case else covered.pence,
        weekly_hours=Decimal(37),
        first_day=first,
        last_day=date(2027, 2, 26),
        years_employed=case.get("years", 5),
        notice_weeks=case.get("notice", 4),
        permanent_notice_weeks=case.get("permanent_notice", 4),
        reference_on=case.get("reference", date(2026, 11, 1)),
        left_post_on=case.get("left"),
        left_in_region=case.get("left_in_region", True),
        left_for=LeftFor(case.get("left_for", "agency_work")),
        project=ProjectTeam(
            "Front door",
            workers_named="named" in held,
            approved_before="approved" in held,
            costs_split="split" in held,
            council_controls_practice="controlled" in held,
        )
        if held is not None
        else None,
        recorded_by="Bo",
    )


def said_of(case: dict[str, Any]) -> str:
    """What the rule says of the case: its verdict, or what becomes of the signatures."""
    asked = an_engagement(case)
    (verdict,) = (each for each in agency_verdicts(asked) if each.rule == case["rule"])
    if isinstance(verdict, Allowed):
        return "allowed"
    prefix = "consent: " if isinstance(verdict, NeedsConsent) else ""
    return f"{prefix}{verdict.because}"


def signed(case: dict[str, Any]) -> str:
    """How it stands after the signatures, or why the last was none."""
    asked = an_engagement(case)
    against = (each for each in agency_verdicts(asked) if not isinstance(each, Allowed))
    forward = asked.put_forward(tuple(Breach(each.rule, each.because) for each in against))
    try:
        for office, person in case["signed"].items():
            said = SignOff(Office(office), person, case.get("reason", "A court date."))
            forward = forward.signed(said)
    except Declined as declined:
        return declined.problems[0].message
    return forward.state.value


def shown(case: dict[str, Any]) -> str:
    return f"{case['rule']}-{case['name']}"


@pytest.mark.parametrize("case", [each for each in CASES if "says" in each], ids=shown)
def test_the_rule_decides_its_cases(case: dict[str, Any]) -> None:
    months = case.get("memorandum", 0)
    memorandum = {date(2024, 10, 31): Amendment(months, "The region's memorandum")}

    with amended({MEMORANDUM_MONTHS.key: memorandum}):
        assert (signed(case) if "signed" in case else said_of(case)) == case["says"]


@pytest.mark.parametrize("case", [each for each in CASES if "covers" in each], ids=shown)
def test_what_the_cap_covers_is_reckoned_from_her_pay(case: dict[str, Any]) -> None:
    asked = an_engagement(case)

    covered = capped_cost(asked.pay_pence_an_hour, asked.contract, on=asked.first_day)

    assert pounds(covered.pence) == case["covers"]
    labelled = {each.name: each.verified for each in covered.workings}
    assert labelled.pop("Pay an hour")
    assert not any(labelled.values()), "each of these figures is unverified, and says so"


def test_every_rule_speaks_of_every_engagement() -> None:
    rules = [each.rule for each in agency_verdicts(an_engagement({"cost": 3_700}))]

    assert rules == ["AG-1", "AG-4", "AG-5", "AG-5b", "AG-6", "AG-7", "AG-8"]
