"""One request's way to a placement, by use cases on a real database."""

from datetime import timedelta

import pytest

from staffbank.domain.cover_request import RequestState
from staffbank.domain.law.standing import Standing
from staffbank.domain.offer import DeclineReason, OfferState, RefusalReason
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.ports.placement_views import PlacementView
from staffbank.ports.queries import Slice
from staffbank.ports.views import ContactView
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.decline_offer import decline_offer
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from staffbank.usecases.offer.refuse_release import refuse_release
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.request.withdraw_request import withdraw_request
from tests.town import NOW, Town


async def test_an_offer_becomes_a_placement(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    hers = town.as_worker(worker)
    host = town.who(Role.SERVICE_MANAGER, town.solihull.council.id)

    offer = await town.offer(worker, request)
    await accept_offer(
        offer_id=offer.id, comments="Happy to.", now=NOW, uow=town.bank.unit_of_work(hers)
    )
    await release_worker(
        offer_id=offer.id, now=NOW, uow=town.uow(Role.RELEASE_AUTHORISER, worker.employer_id)
    )
    before = await town.bank.queries(host).page(ContactView, Slice(first=9))
    placement = await confirm_placement(
        offer_id=offer.id, now=NOW, uow=town.bank.unit_of_work(host)
    )
    after = await town.bank.queries(host).page(ContactView, Slice(first=9))

    assert before.rows == ()
    assert [contact.id for contact in after.rows] == [worker.id]
    shown = await town.bank.queries(hers).by_ids(PlacementView, [placement.id])
    assert shown[placement.id].worker_id == worker.id


async def test_a_decline_after_accepting_changes_nothing(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    offer = await town.offer(worker, request)
    hers = town.as_worker(worker)
    await accept_offer(
        offer_id=offer.id, comments="none", now=NOW, uow=town.bank.unit_of_work(hers)
    )

    with pytest.raises(Declined) as declined:
        await decline_offer(
            offer_id=offer.id, reason=DeclineReason.DATES, uow=town.bank.unit_of_work(hers)
        )

    assert declined.value.problems[0].code is ProblemCode.WRONG_STATE
    async with town.bank.unit_of_work(hers) as uow:
        assert (await uow.offers.get(offer.id)).state is OfferState.ACCEPTED


@pytest.mark.parametrize("ended_by", ["decline", "refusal", "withdrawal"])
async def test_an_offer_that_ends_frees_worker_and_slot(town: Town, ended_by: str) -> None:
    worker, request = await town.member(), await town.request()
    offer = await town.offer(worker, request)
    hers = town.as_worker(worker)

    if ended_by == "decline":
        await decline_offer(
            offer_id=offer.id, reason=DeclineReason.TRAVEL, uow=town.bank.unit_of_work(hers)
        )
        await town.offer(await town.member("Bea Marlow"), request)
        request = await town.request()  # she is not asked for the first again
    elif ended_by == "refusal":
        await accept_offer(
            offer_id=offer.id, comments="none", now=NOW, uow=town.bank.unit_of_work(hers)
        )
        await refuse_release(
            offer_id=offer.id,
            reason=RefusalReason.TEAM_TOO_THIN,
            uow=town.uow(Role.RELEASE_AUTHORISER, worker.employer_id),
        )
    else:
        withdrawn = await withdraw_request(
            request_id=request.id,
            reason="The post is filled.",
            uow=town.uow(Role.REQUESTER, town.solihull.council.id),
        )
        assert withdrawn.state is RequestState.WITHDRAWN
        request = await town.request()

    assert (await town.offer(worker, request)).state is OfferState.OFFERED


async def test_a_worker_held_for_that_time_is_not_offered_again(town: Town) -> None:
    worker = await town.member()
    await town.offer(worker, await town.request())

    with pytest.raises(Declined) as declined:
        await town.offer(worker, await town.request(host=town.dudley))

    assert declined.value.problems[0].code is ProblemCode.ALREADY_BOOKED


async def test_a_slot_is_offered_to_one_person_at_a_time(town: Town) -> None:
    request = await town.request()
    await town.offer(await town.member("Ada Lovell"), request)

    with pytest.raises(Declined) as declined:
        await town.offer(await town.member("Bea Marlow"), request)

    assert declined.value.problems[0].code is ProblemCode.SLOT_TAKEN


async def test_work_that_has_begun_is_not_offered(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    (slot,) = await town.slots(request)

    with pytest.raises(Declined) as declined:
        await make_offer(
            pairing=Pairing(slot, worker.id),
            now=NOW + timedelta(days=8),
            uow=town.uow(Role.COORDINATOR),
        )

    assert declined.value.problems[0].code is ProblemCode.IN_THE_PAST


async def test_the_law_stands_in_the_way_of_an_offer(town: Town) -> None:
    worker = await town.member(induction_ends_on=NOW.date() + timedelta(days=90))

    with pytest.raises(Declined) as declined:
        await town.offer(worker, await town.request())

    problem, *_ = declined.value.problems
    assert (problem.code, problem.rule) == (ProblemCode.RULE, "ASYE-1")
    assert problem.source
    assert problem.standing is Standing.INFERRED
