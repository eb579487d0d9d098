"""Two people at once, and the night in between: each ends in one of the two, never both."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

import pytest

from staffbank.domain.check import Check, CheckKind
from staffbank.domain.offer import LIVE, Offer, OfferState, RefusalReason
from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.worker import Worker
from staffbank.jobs.system import system
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.refuse_release import refuse_release
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.offer.withdraw_offer import withdraw_offer
from staffbank.usecases.placement.prepare_start import prepare_start
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.request.withdraw_request import withdraw_request
from staffbank.usecases.worker.record_check import record_check
from tests.placed import ALL_THERE, placed, ready
from tests.town import NOW, TODAY, Town


async def accepted(town: Town) -> tuple[Worker, Offer]:
    """An offer that waits for its release."""
    worker, request = await town.member(), await town.request()
    offer = await town.offer(worker, request)
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)
    return worker, offer


async def at_once(deeds: list[Awaitable[Any]]) -> tuple[int, list[ProblemCode]]:
    """How many were done, and the codes of those that were declined."""
    outcomes = await asyncio.gather(*deeds, return_exceptions=True)
    declined = [each for each in outcomes if isinstance(each, Declined)]
    others = [e for e in outcomes if isinstance(e, BaseException) and e not in declined]
    assert others == []
    return len(outcomes) - len(declined), [each.problems[0].code for each in declined]


async def kept(town: Town, offer: Offer) -> tuple[OfferState, int]:
    """How the offer stands, and for how many sessions she is held."""
    async with town.bank.unit_of_work(system(town.region.id)) as uow:
        found = await uow.offers.get(offer.id)
        return found.state, len(await uow.workers.booked(found.worker_id))


@pytest.mark.parametrize("attempt", range(4))
async def test_she_withdraws_as_her_employer_refuses(town: Town, attempt: int) -> None:
    worker, offer = await accepted(town)
    deeds: list[Awaitable[Any]] = [
        withdraw_offer(
            offer_id=offer.id,
            reason="Not this month.",
            uow=town.bank.unit_of_work(town.as_worker(worker)),
        ),
        refuse_release(
            offer_id=offer.id,
            reason=RefusalReason.CRITICAL_CASE,
            uow=town.uow(Role.RELEASE_AUTHORISER, worker.employer_id),
        ),
    ]

    done, codes = await at_once(deeds if attempt % 2 else deeds[::-1])

    state, held = await kept(town, offer)
    assert (done, codes, held) == (1, [ProblemCode.WRONG_STATE], 0)
    assert state in {OfferState.WITHDRAWN, OfferState.REFUSED}


@pytest.mark.parametrize("attempt", range(4))
async def test_she_accepts_as_her_employer_refuses(town: Town, attempt: int) -> None:
    """A refusal answers an acceptance: too early it is declined, and never half done."""
    worker, request = await town.member(), await town.request()
    offer = await town.offer(worker, request)
    deeds: list[Awaitable[Any]] = [
        accept_offer(
            offer_id=offer.id,
            comments="none",
            now=NOW,
            uow=town.bank.unit_of_work(town.as_worker(worker)),
        ),
        refuse_release(
            offer_id=offer.id,
            reason=RefusalReason.CRITICAL_CASE,
            uow=town.uow(Role.RELEASE_AUTHORISER, worker.employer_id),
        ),
    ]

    done, codes = await at_once(deeds if attempt % 2 else deeds[::-1])

    state, held = await kept(town, offer)
    if done == len(deeds):
        assert (state, held) == (OfferState.REFUSED, 0)
    else:
        assert codes == [ProblemCode.WRONG_STATE]
        assert (state, held) == (OfferState.ACCEPTED, len(offer.sessions))


@pytest.mark.parametrize("attempt", range(4))
async def test_the_request_is_withdrawn_as_she_is_released(town: Town, attempt: int) -> None:
    worker, offer = await accepted(town)
    deeds: list[Awaitable[Any]] = [
        withdraw_request(
            request_id=offer.request_id,
            reason="The post is filled.",
            uow=town.uow(Role.REQUESTER, town.solihull.council.id),
        ),
        release_worker(
            offer_id=offer.id,
            now=NOW,
            uow=town.uow(Role.RELEASE_AUTHORISER, worker.employer_id),
        ),
    ]

    done, codes = await at_once(deeds if attempt % 2 else deeds[::-1])

    state, held = await kept(town, offer)
    assert (state, held) == (OfferState.WITHDRAWN, 0), "a release does not outlive its request"
    assert state not in LIVE
    assert (done, codes) in ((2, []), (1, [ProblemCode.WRONG_STATE]))


async def test_nobody_begins_whose_registration_has_lapsed_overnight(town: Town) -> None:
    there = await placed(town)
    await ready(there)
    prepared = await prepare_start(
        placement_id=there.placement_id, gate=ALL_THERE, uow=there.host(Role.SERVICE_MANAGER)
    )
    lapsed = Check(
        CheckKind.REGISTRATION,
        TODAY + timedelta(days=1),
        TODAY - timedelta(days=300),
        TODAY,
        "SW000001",
    )
    await record_check(
        worker_id=there.worker.id,
        check=lapsed,
        now=NOW + timedelta(days=1),
        uow=there.home(Role.COUNCIL_ADMINISTRATOR),
    )

    with pytest.raises(Declined) as declined:
        await start_placement(
            placement_id=there.placement_id, now=prepared.begins, uow=there.system
        )

    assert "it is suspended, not ready" in declined.value.problems[0].message
    assert (await there.placement()).state is PlacementState.SUSPENDED
    for uow in (there.home(Role.RELEASE_AUTHORISER), town.uow(Role.COORDINATOR)):
        with pytest.raises(Declined) as declined:
            await resume_placement(
                placement_id=there.placement_id, now=prepared.begins, uow=uow
            )
        assert declined.value.problems[0].rule == "SWE-1"
