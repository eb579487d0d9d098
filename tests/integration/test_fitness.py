"""What the register and the law ask of an offer, and what named people may let pass."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from staffbank.domain.cover_request import DutyDay
from staffbank.domain.law.standing import Standing
from staffbank.domain.offer import Offer, OfferState
from staffbank.domain.opt_out import OptOut
from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.worker import Worker
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.placement.prepare_start import prepare_start
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.worker.agree_opt_out import agree_opt_out
from staffbank.usecases.worker.end_opt_out import end_opt_out
from staffbank.usecases.worker.import_register import Download, import_register
from tests.asking import entries, refusal
from tests.placed import ALL_THERE, looked_up, placed, ready
from tests.town import NOW, TODAY, Town

Step = tuple[Role, UUID, Callable[..., Awaitable[Any]]]
HEAD = "Registration number,Status,Registered until\n"
NUMBER = "SW000001"


async def test_a_first_day_asks_for_a_look_of_the_day_before(town: Town) -> None:
    there = await placed(town)
    await ready(there)
    await prepare_start(
        placement_id=there.placement_id, gate=ALL_THERE, uow=there.host(Role.SERVICE_MANAGER)
    )
    begins = (await there.placement()).begins

    await looked_up(there, begins - timedelta(days=2))
    problem = await refusal(
        start_placement(placement_id=there.placement_id, now=begins, uow=there.system)
    )
    assert (problem.rule, problem.standing) == ("SWE-5", Standing.INFERRED)
    await looked_up(there, begins - timedelta(days=1))
    started = await start_placement(
        placement_id=there.placement_id, now=begins, uow=there.system
    )
    assert started.state is PlacementState.ACTIVE


@pytest.mark.parametrize(("days", "codes"), [(31, []), (32, ["SWE-5"])])
async def test_an_offer_asks_for_a_look_of_the_last_31_days(
    town: Town, days: int, codes: list[str]
) -> None:
    worker = await town.member()
    request = await town.request(DutyDay(TODAY + timedelta(days=60)))
    slot, *_ = await town.slots(request)
    offering = make_offer(
        pairing=Pairing(slot, worker.id),
        now=NOW + timedelta(days=days),
        uow=town.uow(Role.COORDINATOR),
    )

    if codes:
        assert [(await refusal(offering)).rule] == codes
    else:
        assert (await offering).state is OfferState.OFFERED


async def test_conditions_of_practice_pass_with_a_reason_of_either_side(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    await import_register(
        employer_id=worker.employer_id,
        download=Download(
            HEAD + f"{NUMBER},Registered with conditions,2027-11-30\n", [NUMBER], TODAY
        ),
        now=NOW,
        uow=town.uow(Role.COUNCIL_ADMINISTRATOR, worker.employer_id),
    )
    offer = await town.offer(worker, request)
    await accept_offer(
        offer_id=offer.id,
        comments="none",
        now=NOW,
        uow=town.bank.unit_of_work(town.as_worker(worker)),
    )

    async def step(side: Step, given: Mapping[str, str]) -> object:
        role, scope, deed = side
        return await deed(offer_id=offer.id, now=NOW, given=given, uow=town.uow(role, scope))

    home: Step = (Role.RELEASE_AUTHORISER, worker.employer_id, release_worker)
    host: Step = (Role.SERVICE_MANAGER, town.solihull.council.id, confirm_placement)
    for side in (home, host):
        for missing in ({}, {"SWE-2": " "}, {"ELIG-1": "Another rule."}):
            problem = await refusal(step(side, missing))
            assert (problem.code, problem.rule) == (ProblemCode.CONSENT, "SWE-2")
        await step(side, {"SWE-2": f"Agreed, {side[0].value}."})

    overridden = await entries(town, "offer.rule_overridden")
    assert [(each["rule"], each["reason"]) for each in overridden] == [
        ("SWE-2", "Agreed, release_authoriser."),
        ("SWE-2", "Agreed, service_manager."),
    ]


async def test_the_coordinator_may_let_little_experience_pass(town: Town) -> None:
    worker = await town.member(qualified_on=TODAY - timedelta(days=400))
    slot, *_ = await town.slots(await town.request())

    def offer(given: Mapping[str, str]) -> Awaitable[Offer]:
        pairing = Pairing(slot, worker.id, given=given)
        return make_offer(pairing=pairing, now=NOW, uow=town.uow(Role.COORDINATOR))

    problem = await refusal(offer({}))
    assert (problem.code, problem.rule) == (ProblemCode.CONSENT, "ELIG-1")
    assert (await offer({"ELIG-1": "A second qualification."})).state is OfferState.OFFERED


async def test_an_opt_out_is_hers_alone_to_give_and_to_end(town: Town) -> None:
    worker, colleague = await town.member(), await town.member("Bea Marlow")
    hers, theirs = town.as_worker(worker), town.as_worker(colleague)

    def agree(who: Principal, days: int = 7) -> Awaitable[Worker]:
        return agree_opt_out(
            worker_id=worker.id,
            holds_from=TODAY,
            notice_days=days,
            today=TODAY,
            uow=town.bank.unit_of_work(who),
        )

    def end() -> Awaitable[Worker]:
        return end_opt_out(worker_id=worker.id, today=TODAY, uow=town.bank.unit_of_work(hers))

    admin = town.who(Role.COUNCIL_ADMINISTRATOR, worker.employer_id)
    assert (await refusal(agree(theirs))).code is ProblemCode.NOT_FOUND
    assert (await refusal(agree(admin))).code is ProblemCode.NOT_PERMITTED
    assert (await refusal(agree(hers, 6))).rule == "WT-3"
    assert (await refusal(end())).code is ProblemCode.WRONG_STATE
    await agree(hers)
    await end()

    async with town.bank.unit_of_work(hers) as uow:
        kept = (await uow.workers.read(worker.id)).opt_out
    assert kept == OptOut(TODAY, timedelta(days=7), TODAY + timedelta(days=7))
    assert (await refusal(end())).code is ProblemCode.WRONG_STATE
