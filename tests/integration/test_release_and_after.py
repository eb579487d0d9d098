"""Between her yes and the placement: opinions, a release taken back, a host's no."""

import asyncio
from uuid import UUID

import pytest

from staffbank.domain.offer import Offer, OfferState, RefusalReason, RejectionReason
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.release_opinion import Opinion
from staffbank.domain.worker import Worker
from staffbank.ports.offer_views import OfferView
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.give_opinion import give_opinion
from staffbank.usecases.offer.refuse_release import refuse_release
from staffbank.usecases.offer.reject_offer import reject_offer
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.offer.withdraw_offer import withdraw_offer
from staffbank.usecases.offer.withdraw_release import withdraw_release
from tests.asking import entries, refusal, the_bank
from tests.town import NOW, Town


async def accepted(town: Town) -> tuple[Worker, Offer]:
    """An offer of Solihull's that a worker of Warwick's has accepted."""
    worker = await town.member()
    offer = await town.offer(worker, await town.request())
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await accept_offer(offer_id=offer.id, comments="Gladly.", now=NOW, uow=hers)
    return worker, offer


async def released(town: Town) -> tuple[Worker, Offer]:
    """One for which she was released too."""
    worker, offer = await accepted(town)
    authoriser = of_home(town, worker, Role.RELEASE_AUTHORISER)
    await release_worker(offer_id=offer.id, now=NOW, uow=authoriser)
    return worker, offer


def of_home(town: Town, worker: Worker, role: Role, person: str | None = None) -> UnitOfWork:
    """A unit of work of somebody at her employer."""
    return town.uow(role, worker.employer_id, person)


def of_host(town: Town, scope: UUID | None = None) -> UnitOfWork:
    """A unit of work of a service manager, Solihull's unless said otherwise."""
    return town.uow(Role.SERVICE_MANAGER, scope or town.solihull.council.id)


async def state(town: Town, offer: Offer) -> OfferState:
    """How it is kept."""
    async with the_bank(town) as uow:
        return (await uow.offers.get(offer.id)).state


async def read(town: Town, who: Principal, offer: Offer) -> OfferView:
    """What somebody reads of it."""
    return (await town.bank.queries(who).by_ids(OfferView, [offer.id]))[offer.id]


async def test_a_host_that_does_not_take_her_frees_her_and_the_slot(town: Town) -> None:
    worker, offer = await released(town)

    await reject_offer(
        offer_id=offer.id, reason=RejectionReason.NO_SUPERVISOR, uow=of_host(town)
    )

    assert await state(town, offer) is OfferState.REJECTED
    assert await entries(town, "offer.rejected") == [{"reason": "no_supervisor"}]
    host = town.who(Role.SERVICE_MANAGER, town.solihull.council.id)
    assert (await read(town, host, offer)).reason == "no_supervisor"
    async with town.uow(Role.COORDINATOR) as uow:
        request = await uow.requests.read(offer.request_id)
    assert (await town.offer(worker, request)).state is OfferState.OFFERED
    again = reject_offer(offer_id=offer.id, reason=RejectionReason.OTHER, uow=of_host(town))
    assert (await refusal(again)).code is ProblemCode.WRONG_STATE


async def test_home_takes_its_release_back_and_the_host_no_longer_confirms(town: Town) -> None:
    worker, offer = await released(town)
    critical, thin = RefusalReason.CRITICAL_CASE, RefusalReason.TEAM_TOO_THIN

    await withdraw_release(
        offer_id=offer.id,
        reason=critical,
        uow=of_home(town, worker, Role.RELEASE_AUTHORISER),
    )

    assert await state(town, offer) is OfferState.REFUSED
    assert await entries(town, "offer.release_withdrawn") == [{"reason": "critical_case"}]
    too_late = confirm_placement(offer_id=offer.id, now=NOW, uow=of_host(town))
    assert (await refusal(too_late)).code is ProblemCode.WRONG_STATE
    again = withdraw_release(
        offer_id=offer.id, reason=thin, uow=of_home(town, worker, Role.RELEASE_AUTHORISER)
    )
    assert (await refusal(again)).code is ProblemCode.WRONG_STATE


async def test_neither_side_is_early_and_no_other_council_decides(town: Town) -> None:
    worker, offer = await accepted(town)
    dudley, solihull = town.dudley, town.solihull
    hosts = {
        solihull.council.id: ProblemCode.WRONG_STATE,
        dudley.council.id: ProblemCode.NOT_FOUND,
        worker.employer_id: ProblemCode.NOT_PERMITTED,
    }
    homes = {
        worker.employer_id: ProblemCode.WRONG_STATE,
        dudley.employer.id: ProblemCode.NOT_FOUND,
        solihull.council.id: ProblemCode.NOT_PERMITTED,
    }

    for scope, code in hosts.items():
        rejecting = reject_offer(
            offer_id=offer.id, reason=RejectionReason.OTHER, uow=of_host(town, scope)
        )
        assert (await refusal(rejecting)).code is code
    for scope, code in homes.items():
        keeping = withdraw_release(
            offer_id=offer.id,
            reason=RefusalReason.OTHER,
            uow=town.uow(Role.RELEASE_AUTHORISER, scope),
        )
        assert (await refusal(keeping)).code is code
    assert await state(town, offer) is OfferState.ACCEPTED


@pytest.mark.parametrize("attempt", range(4))
async def test_a_release_is_taken_back_as_the_host_confirms(town: Town, attempt: int) -> None:
    worker, offer = await released(town)

    outcomes = await asyncio.gather(
        confirm_placement(offer_id=offer.id, now=NOW, uow=of_host(town)),
        withdraw_release(
            offer_id=offer.id,
            reason=RefusalReason.OTHER,
            uow=of_home(town, worker, Role.RELEASE_AUTHORISER),
        ),
        return_exceptions=True,
    )

    (declined,) = (each for each in outcomes if isinstance(each, BaseException))
    assert isinstance(declined, Declined), declined
    confirmed = not isinstance(outcomes[0], Declined)
    expected = OfferState.CONFIRMED if confirmed else OfferState.REFUSED
    assert await state(town, offer) is expected


async def test_her_line_manager_is_heard_and_binds_nobody(town: Town) -> None:
    worker, offer = await accepted(town)
    await give_opinion(
        offer_id=offer.id,
        opinion=Opinion.OPPOSES,
        note=" Two of us are ill. ",
        now=NOW,
        uow=of_home(town, worker, Role.LINE_MANAGER),
    )

    authoriser = town.who(Role.RELEASE_AUTHORISER, worker.employer_id)
    (opinion,) = (await read(town, authoriser, offer)).opinions
    assert (opinion.opinion, opinion.note) == ("opposes", "Two of us are ill.")
    host = town.who(Role.SERVICE_MANAGER, town.solihull.council.id)
    seen = await read(town, host, offer)
    assert (seen.opinions, seen.consultation_comments) == ((), None)
    await release_worker(
        offer_id=offer.id, now=NOW, uow=of_home(town, worker, Role.RELEASE_AUTHORISER)
    )
    assert await state(town, offer) is OfferState.RELEASED


async def test_an_opinion_is_given_once_with_a_note_and_before_the_release(town: Town) -> None:
    worker, offer = await accepted(town)

    async def code(note: str, uow: UnitOfWork) -> ProblemCode:
        deed = give_opinion(
            offer_id=offer.id, opinion=Opinion.SUPPORTS, note=note, now=NOW, uow=uow
        )
        return (await refusal(deed)).code

    def manager(person: str | None = None) -> UnitOfWork:
        return of_home(town, worker, Role.LINE_MANAGER, person)

    assert await code(" ", manager()) is ProblemCode.INVALID
    assert await code("I am for it.", manager(worker.person)) is ProblemCode.SAME_PERSON
    for scope, expected in (
        (town.dudley.employer.id, ProblemCode.NOT_FOUND),
        (town.solihull.council.id, ProblemCode.NOT_PERMITTED),
    ):
        assert await code("No.", town.uow(Role.LINE_MANAGER, scope)) is expected
    await give_opinion(
        offer_id=offer.id, opinion=Opinion.SUPPORTS, note="Good.", now=NOW, uow=manager()
    )
    assert await code("Better not.", manager()) is ProblemCode.WRONG_STATE
    await refuse_release(
        offer_id=offer.id,
        reason=RefusalReason.OTHER,
        uow=of_home(town, worker, Role.RELEASE_AUTHORISER),
    )
    assert await code("Too late.", manager("another")) is ProblemCode.WRONG_STATE


async def test_what_she_said_stays_hers_when_an_offer_is_taken_back(town: Town) -> None:
    _, offer = await accepted(town)
    await withdraw_offer(
        offer_id=offer.id, reason="The post is filled.", uow=town.uow(Role.COORDINATOR)
    )
    host = town.who(Role.SERVICE_MANAGER, town.solihull.council.id)

    seen = await read(town, host, offer)

    assert (seen.reason, seen.consultation_comments) == ("The post is filled.", None)
