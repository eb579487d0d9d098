"""Nobody speaks for two sides, and nobody of herself where it is for others to say."""

from datetime import timedelta
from typing import Any

import pytest

from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.recharge import RechargeState
from staffbank.domain.stop import PauseReason
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.placement.suspend_placement import suspend_placement
from staffbank.usecases.recharge.accept_recharge import accept_recharge
from staffbank.usecases.recharge.accrue_recharge import accrue_recharge
from staffbank.usecases.recharge.dispute_recharge import dispute_recharge
from staffbank.usecases.recharge.issue_recharge import issue_recharge
from staffbank.usecases.recharge.settle_recharge import settle_recharge
from staffbank.usecases.recharge.show_recharge import show_recharge
from staffbank.usecases.worker.record_check import record_check
from tests.asking import refusal
from tests.integration.test_both_sides import person
from tests.placed import MONDAY, Placed, at_work, locked, opened
from tests.town import NOW, SOUND_CHECKS, Town

LATER = NOW + timedelta(weeks=60)


async def suspended(town: Town) -> Placed:
    """At work, and suspended."""
    there = await at_work(town)
    await suspend_placement(
        placement_id=there.placement_id,
        reason=PauseReason.SAFEGUARDING,
        now=NOW,
        uow=there.host(Role.SERVICE_MANAGER),
    )
    return there


async def test_one_person_does_not_say_for_home_and_region_that_it_goes_on(town: Town) -> None:
    there = await suspended(town)
    home = (Role.RELEASE_AUTHORISER, there.worker.employer_id)
    region = (Role.COORDINATOR, town.region.id)

    async def resume(name: str, *grants: tuple[Role, Any]) -> PlacementState:
        uow = person(there, name, *grants)
        return (await resume_placement(placement_id=there.placement_id, now=NOW, uow=uow)).state

    assert await resume("one", home) is PlacementState.SUSPENDED
    assert await resume("two", home) is PlacementState.SUSPENDED
    assert (await refusal(resume("one", region))).code is ProblemCode.SAME_PERSON
    assert (await refusal(resume("one", home, region))).code is ProblemCode.SAME_PERSON
    assert await resume("two", home, region) is PlacementState.ACTIVE


async def test_nobody_says_of_her_own_placement_that_it_goes_on(town: Town) -> None:
    there = await suspended(town)
    home = (Role.RELEASE_AUTHORISER, there.worker.employer_id)

    for grant in (home, (Role.COORDINATOR, town.region.id)):
        herself = person(there, there.worker.person, grant)
        deed = resume_placement(placement_id=there.placement_id, now=NOW, uow=herself)
        assert (await refusal(deed)).code is ProblemCode.SAME_PERSON


async def test_whoever_issues_a_recharge_does_not_answer_it_for_the_host(town: Town) -> None:
    there = await at_work(town)
    await locked(there, await opened(there, MONDAY))
    recharge = await accrue_recharge(
        home_employer_id=there.worker.employer_id,
        host_council_id=town.solihull.council.id,
        month=MONDAY,
        now=LATER,
        uow=there.system,
    )
    assert recharge
    roles = (
        (Role.FINANCE_OFFICER, there.worker.employer_id),
        (Role.FINANCE_OFFICER, town.solihull.council.id),
    )

    def do(deed: Any, name: str, **more: Any) -> Any:
        uow = person(there, name, *roles)
        return deed(recharge_id=recharge.id, now=LATER, uow=uow, **more)

    await do(show_recharge, "one")
    await do(issue_recharge, "one")
    for deed in (do(accept_recharge, "one"), do(dispute_recharge, "one", reason="No.")):
        assert (await refusal(deed)).code is ProblemCode.SAME_PERSON
    await do(dispute_recharge, "two", reason="Too many hours.")
    assert (await refusal(do(accept_recharge, "one"))).code is ProblemCode.SAME_PERSON
    await do(accept_recharge, "two")
    assert (await do(settle_recharge, "one")).state is RechargeState.SETTLED


@pytest.mark.parametrize("check", SOUND_CHECKS, ids=lambda check: check.kind.value)
async def test_an_administrator_records_no_check_of_herself(town: Town, check: Any) -> None:
    worker = await town.member()
    herself = town.uow(Role.COUNCIL_ADMINISTRATOR, worker.employer_id, worker.person)

    deed = record_check(worker_id=worker.id, check=check, now=NOW, uow=herself)

    assert (await refusal(deed)).code is ProblemCode.SAME_PERSON
