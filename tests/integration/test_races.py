"""What two people do at once, on real connections."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Any

import pytest

from staffbank.domain.cover_request import CoverRequest
from staffbank.domain.offer import DeclineReason, Offer, RefusalReason
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.worker import Worker
from staffbank.ports.offer_views import OfferView
from staffbank.usecases.match_run.start_match_run import Limits, start_match_run
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.decline_offer import decline_offer
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from staffbank.usecases.offer.refuse_release import refuse_release
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.request.withdraw_request import withdraw_request
from tests.town import NOW, Town

TWENTY = 20


async def at_once(deeds: Sequence[Awaitable[Any]]) -> tuple[list[Any], list[ProblemCode]]:
    """What came of each: the results of those that were done, the problems of the others."""
    outcomes = await asyncio.gather(*deeds, return_exceptions=True)
    declined = [each for each in outcomes if isinstance(each, Declined)]
    done = [each for each in outcomes if not isinstance(each, BaseException)]
    assert len(done) + len(declined) == len(outcomes), outcomes
    return done, [each.problems[0].code for each in declined]


async def offered(town: Town, worker: Worker, request: CoverRequest, number: int) -> Offer:
    """The request's first slot, offered by coordinator `number` and accepted at once."""
    slot, *_ = await town.slots(request)
    coordinator = town.uow(Role.COORDINATOR, None, f"coordinator {number}")
    offer = await make_offer(pairing=Pairing(slot, worker.id), now=NOW, uow=coordinator)
    hers = town.bank.unit_of_work(town.as_worker(worker))
    return await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)


async def test_of_twenty_offers_for_one_worker_exactly_one_wins(town: Town) -> None:
    worker = await town.member()
    hosts = [town.solihull, town.dudley]
    requests = [await town.request(host=hosts[number % 2]) for number in range(TWENTY)]

    done, problems = await at_once(
        [offered(town, worker, request, n) for n, request in enumerate(requests)]
    )

    assert len(done) == 1
    assert problems == [ProblemCode.ALREADY_BOOKED] * (TWENTY - 1)
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    assert await queries.count(OfferView) == 1


async def test_of_twenty_coordinators_one_fills_the_slot(town: Town) -> None:
    request = await town.request()
    people = [await town.member(f"Member {number}") for number in range(TWENTY)]

    done, problems = await at_once(
        [offered(town, person, request, n) for n, person in enumerate(people)]
    )

    assert len(done) == 1
    assert problems == [ProblemCode.SLOT_TAKEN] * (TWENTY - 1)


async def test_an_offer_is_answered_once(town: Town) -> None:
    worker = await town.member()
    offer = await town.offer(worker, await town.request())
    hers = town.as_worker(worker)
    yes = [
        accept_offer(
            offer_id=offer.id, comments="none", now=NOW, uow=town.bank.unit_of_work(hers)
        )
        for _ in range(TWENTY // 2)
    ]
    no = [
        decline_offer(
            offer_id=offer.id, reason=DeclineReason.DATES, uow=town.bank.unit_of_work(hers)
        )
        for _ in range(TWENTY // 2)
    ]

    done, problems = await at_once(
        [each for pair in zip(yes, no, strict=True) for each in pair]
    )

    assert len(done) == 1
    assert set(problems) == {ProblemCode.WRONG_STATE}


@pytest.mark.parametrize("attempt", range(3))
async def test_a_request_withdrawn_while_it_is_confirmed_ends_in_one_of_the_two(
    town: Town, attempt: int
) -> None:
    worker, request = await town.member(), await town.request()
    offer = await offered(town, worker, request, 0)
    home = town.uow(Role.RELEASE_AUTHORISER, worker.employer_id)
    await release_worker(offer_id=offer.id, now=NOW, uow=home)
    host = town.solihull.council.id
    confirming = confirm_placement(
        offer_id=offer.id, now=NOW, uow=town.uow(Role.SERVICE_MANAGER, host)
    )
    withdrawing = withdraw_request(
        request_id=request.id, reason="Not needed.", uow=town.uow(Role.REQUESTER, host)
    )

    done, problems = await at_once(
        [confirming, withdrawing] if attempt % 2 else [withdrawing, confirming]
    )

    assert (len(done), problems) == (1, [ProblemCode.WRONG_STATE])
    state = await _state(town, offer)
    placed = done[0].state.value == "agreement_pending"
    assert state == ("confirmed" if placed else "withdrawn")


async def test_a_release_is_given_or_refused_once(town: Town) -> None:
    worker = await town.member()
    offer = await offered(town, worker, await town.request(), 0)
    home = worker.employer_id
    deeds: list[Awaitable[Any]] = [
        release_worker(offer_id=offer.id, now=NOW, uow=town.uow(Role.RELEASE_AUTHORISER, home)),
        refuse_release(
            offer_id=offer.id,
            reason=RefusalReason.CRITICAL_CASE,
            uow=town.uow(Role.RELEASE_AUTHORISER, home),
        ),
    ]

    done, problems = await at_once(deeds)

    assert (len(done), problems) == (1, [ProblemCode.WRONG_STATE])


async def test_a_region_has_one_live_run(town: Town) -> None:
    starts = [
        start_match_run(limits=Limits(), now=NOW, uow=town.uow(Role.COORDINATOR))
        for _ in range(TWENTY // 2)
    ]

    done, problems = await at_once(starts)

    assert len(done) == 1
    assert set(problems) == {ProblemCode.ALREADY_RUNNING}


async def _state(town: Town, offer: Offer) -> str:
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    return (await queries.by_ids(OfferView, [offer.id]))[offer.id].state
