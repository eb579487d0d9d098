"""The rules for agency workers, against cases that somebody who knows them could check."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import yaml

from staffbank.domain.agency_engagement import (
    AgencyEngagement,
    Contract,
    EngagementId,
    LeftFor,
    Office,
    ProjectTeam,
    SignOff,
)
from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.law.agency import agency_verdicts
from staffbank.domain.money import Pence
from staffbank.domain.profession import CoreRole
from staffbank.domain.verdict import Allowed, NeedsConsent

CASES = yaml.safe_load((Path(__file__).parent / "agency.yaml").read_text())


def an_engagement(case: dict[str, Any]) -> AgencyEngagement:
    """What the case names, and for the rest a sound one."""
    held = case.get("project")
    return AgencyEngagement(
        id=EngagementId(uuid4()),
        region_id=RegionId(uuid4()),
        council_id=CouncilId(uuid4()),
        request_id=RequestId(uuid4()),
        role=CoreRole.SOCIAL_WORKER,
        agency="An agency",
        registration="SW1",
        contract=Contract.AGENCY_PAYE,
        pay_pence_an_hour=Pence(3_000),
        cost_pence_an_hour=Pence(case.get("cost", 3_700)),
        first_day=date(2026, 12, 1),
        last_day=date(2027, 2, 26),
        years_employed=case.get("years", 5),
        notice_weeks=case.get("notice", 4),
        permanent_notice_weeks=case.get("permanent_notice", 4),
        reference_on=case.get("reference", date(2026, 11, 1)),
        left_post_on=case.get("left"),
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
        sign_offs=tuple(
            SignOff(Office(office), "Somebody", case.get("reason", "A child's safety."))
            for office in case.get("signed", ())
        ),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{case['name']}")
def test_the_rule_decides_its_cases(case: dict[str, Any]) -> None:
    (verdict,) = (
        each for each in agency_verdicts(an_engagement(case)) if each.rule == case["rule"]
    )

    if case["says"] == "allowed":
        assert verdict == Allowed(case["rule"])
    else:
        assert not isinstance(verdict, Allowed)
        prefix = "consent: " if isinstance(verdict, NeedsConsent) else ""
        assert f"{prefix}{verdict.because}" == case["says"]


def test_every_rule_speaks_of_every_engagement() -> None:
    rules = [each.rule for each in agency_verdicts(an_engagement({}))]

    assert rules == ["AG-1", "AG-4", "AG-5", "AG-6", "AG-7", "AG-8"]
