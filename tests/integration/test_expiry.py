"""Offers that nobody answers end by themselves."""

import asyncio
from datetime import datetime, timedelta
from threading import Event

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from staffbank import clock
from staffbank.domain.cover_request import CoverRequest
from staffbank.domain.offer import Offer, OfferState
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined
from staffbank.domain.worker import Worker
from staffbank.jobs.expire_offer import StillTime, end_unanswered
from staffbank.jobs.system import system
from staffbank.jobs.worker import enlist
from staffbank.ports.offer_views import OfferView
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.expire_offer import expire_offer
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from tests.town import NOW, Town

LATER = NOW + timedelta(hours=48)


async def expired(town: Town, offer: Offer, now: datetime = LATER) -> Offer:
    uow = town.bank.unit_of_work(system(town.region.id))
    return await expire_offer(offer_id=offer.id, now=now, uow=uow)


async def jobs(town: Town) -> list[tuple[str, datetime]]:
    """The jobs that end offers, and when they are due."""
    uow = town.uow(Role.COORDINATOR)
    async with uow:
        found = await uow._connection.execute(  # type: ignore[attr-defined]  # the queue's own
            text(
                "SELECT args->>'offer_id', scheduled_at FROM procrastinate_jobs "
                "WHERE task_name = 'expire_offer' AND args->>'region_id' = :region"
            ),
            {"region": str(town.region.id)},
        )
        return [(offer, due) for offer, due in found]


async def test_an_offer_that_nobody_answers_frees_the_worker_and_the_slot(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    offer = await town.offer(worker, request)

    ended = await expired(town, offer)

    assert ended.state is OfferState.EXPIRED
    assert (await town.offer(worker, request)).id != offer.id


async def test_an_offer_stays_while_there_is_time_and_once_it_is_answered(town: Town) -> None:
    worker = await town.member()
    offer = await town.offer(worker, await town.request())

    early = await expired(town, offer, LATER - timedelta(seconds=1))
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)
    late = await expired(town, offer, LATER + timedelta(days=300))

    assert (early.state, late.state) == (OfferState.OFFERED, OfferState.ACCEPTED)


async def test_the_job_that_ends_an_offer_comes_with_it(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    offer = await town.offer(worker, request)
    with pytest.raises(Declined):
        await town.offer(await town.member("Bea Marlow"), request)

    assert await jobs(town) == [(str(offer.id), offer.answer_by)]


@pytest.mark.parametrize("attempt", range(5))
async def test_accepted_at_the_last_moment_or_expired_but_never_both(
    town: Town, attempt: int
) -> None:
    worker = await town.member()
    offer = await town.offer(worker, await town.request())
    hers = town.bank.unit_of_work(town.as_worker(worker))
    last = LATER - timedelta(microseconds=1)
    accepting = accept_offer(offer_id=offer.id, comments="none", now=last, uow=hers)
    deeds = [accepting, *(expired(town, offer) for _ in range(5))]

    outcomes = await asyncio.gather(
        *(deeds if attempt % 2 else reversed(deeds)), return_exceptions=True
    )

    came_to = {each.state for each in outcomes if isinstance(each, Offer)}
    refused = [each for each in outcomes if isinstance(each, Declined)]
    assert came_to in ({OfferState.ACCEPTED}, {OfferState.EXPIRED})
    assert len(refused) == (came_to == {OfferState.EXPIRED})


async def offered_days_ago(town: Town, worker: Worker, request: CoverRequest) -> Offer:
    slot, *_ = await town.slots(request)
    then = clock.now() - timedelta(days=3)
    uow = town.uow(Role.COORDINATOR)
    return await make_offer(pairing=Pairing(slot, worker.id), now=then, uow=uow)


async def test_a_worker_process_ends_what_is_overdue_by_itself(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    offer = await offered_days_ago(town, worker, request)
    queue = town.bank.queue
    enlist(queue, town.bank, Event())

    async with queue.open_async():
        await queue.run_worker_async(
            queues=["offers"], wait=False, install_signal_handlers=False
        )

    queries = town.bank.queries(town.who(Role.COORDINATOR))
    shown = (await queries.by_ids(OfferView, [offer.id]))[offer.id]
    assert shown.state == OfferState.EXPIRED.value


async def test_a_job_whose_offer_is_gone_ends(town: Town) -> None:
    await end_unanswered(
        bank=town.bank, region_id=str(town.region.id), offer_id=str(town.region.id)
    )


async def test_nobody_but_the_region_lets_an_offer_expire(town: Town) -> None:
    worker = await town.member()
    offer = await town.offer(worker, await town.request())

    for uow in (
        town.bank.unit_of_work(town.as_worker(worker)),
        town.uow(Role.SERVICE_MANAGER, town.solihull.council.id),
        town.uow(Role.RELEASE_AUTHORISER, worker.employer_id),
    ):
        async with uow:
            with pytest.raises(ProgrammingError, match="row-level security"):
                await uow.offers.save(offer.expire())


async def test_a_job_that_comes_too_early_is_to_come_again(town: Town) -> None:
    worker = await town.member()
    slot, *_ = await town.slots(await town.request())
    offer = await make_offer(
        pairing=Pairing(slot, worker.id), now=clock.now(), uow=town.uow(Role.COORDINATOR)
    )

    with pytest.raises(StillTime):
        await end_unanswered(
            bank=town.bank, region_id=str(town.region.id), offer_id=str(offer.id)
        )
