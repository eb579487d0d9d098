"""What changes between an offer and its placement."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from staffbank.domain.availability import Availability, BlockOut, BlockReason
from staffbank.domain.cover_request import CoverRequest, DutyDay
from staffbank.domain.offer import DeclineReason, Offer
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.worker import Worker
from staffbank.ports.offer_views import OfferView
from staffbank.ports.queries import Slice
from staffbank.ports.views import RequestView, WorkerView
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.decline_offer import decline_offer
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.offer.withdraw_offer import withdraw_offer
from staffbank.usecases.request.withdraw_request import withdraw_request
from staffbank.usecases.worker.set_availability import set_availability
from tests.town import EVERY_DAY, NOW, TODAY, Town

WORK = TODAY + timedelta(days=7)
AFTERWARDS = NOW + timedelta(days=8)


async def accepted(town: Town, worker: Worker, request: CoverRequest) -> Offer:
    offer = await town.offer(worker, request)
    hers = town.bank.unit_of_work(town.as_worker(worker))
    return await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)


async def released(town: Town, worker: Worker, request: CoverRequest) -> Offer:
    offer = await accepted(town, worker, request)
    home = town.uow(Role.RELEASE_AUTHORISER, worker.employer_id)
    return await release_worker(offer_id=offer.id, now=NOW, uow=home)


async def problems(deed: Any) -> tuple[Problem, ...]:
    with pytest.raises(Declined) as declined:
        await deed
    return declined.value.problems


async def test_leave_taken_since_the_offer_stands_in_the_way_of_accepting(town: Town) -> None:
    worker = await town.member()
    offer = await town.offer(worker, await town.request())
    hers = town.as_worker(worker)
    away = Availability(EVERY_DAY.weekly, (), (BlockOut(WORK, WORK, BlockReason.LEAVE),))
    await set_availability(
        worker_id=worker.id,
        availability=away,
        digest=EVERY_DAY.digest,
        uow=town.bank.unit_of_work(hers),
    )

    found = await problems(
        accept_offer(
            offer_id=offer.id, comments="none", now=NOW, uow=town.bank.unit_of_work(hers)
        )
    )

    assert [problem.rule for problem in found] == ["WT-13"]


async def test_nothing_is_accepted_released_or_confirmed_after_the_work_began(
    town: Town,
) -> None:
    worker = await town.member()
    first = await town.offer(worker, await town.request())
    second = await accepted(town, worker, await town.request(DutyDay(WORK + timedelta(days=1))))
    third = await released(town, worker, await town.request(DutyDay(WORK + timedelta(days=2))))
    late = NOW + timedelta(days=20)
    hers = town.bank.unit_of_work(town.as_worker(worker))

    found = [
        await problems(accept_offer(offer_id=first.id, comments="none", now=late, uow=hers)),
        await problems(
            release_worker(
                offer_id=second.id,
                now=late,
                uow=town.uow(Role.RELEASE_AUTHORISER, worker.employer_id),
            )
        ),
        await problems(
            confirm_placement(
                offer_id=third.id,
                now=late,
                uow=town.uow(Role.SERVICE_MANAGER, town.solihull.council.id),
            )
        ),
    ]

    assert [each[0].code for each in found] == [ProblemCode.IN_THE_PAST] * 3


@pytest.mark.parametrize("by", ["coordinator", "worker"])
async def test_an_offer_is_withdrawn_and_frees_the_worker(town: Town, by: str) -> None:
    worker, request = await town.member(), await town.request()
    offer = await released(town, worker, request)
    who = town.as_worker(worker) if by == "worker" else town.who(Role.COORDINATOR)

    await withdraw_offer(
        offer_id=offer.id, reason="Plans changed.", uow=town.bank.unit_of_work(who)
    )

    assert (await town.offer(worker, request)).id != offer.id
    again = withdraw_offer(offer_id=offer.id, reason="Again.", uow=town.bank.unit_of_work(who))
    assert (await problems(again))[0].code is ProblemCode.WRONG_STATE


async def test_an_offer_is_withdrawn_by_nobody_else_and_never_without_a_reason(
    town: Town,
) -> None:
    worker, colleague = await town.member(), await town.member("Bea Marlow")
    offer = await town.offer(worker, await town.request())
    host = town.uow(Role.SERVICE_MANAGER, town.solihull.council.id)
    theirs = town.bank.unit_of_work(town.as_worker(colleague))
    silent = town.uow(Role.COORDINATOR)

    found = [
        await problems(withdraw_offer(offer_id=offer.id, reason="No.", uow=host)),
        await problems(withdraw_offer(offer_id=offer.id, reason="No.", uow=theirs)),
        await problems(withdraw_offer(offer_id=offer.id, reason=" ", uow=silent)),
    ]

    assert [each[0].code for each in found] == [
        ProblemCode.NOT_FOUND,
        ProblemCode.NOT_FOUND,
        ProblemCode.INVALID,
    ]


async def test_a_request_half_placed_is_withdrawn_and_its_placement_stands(town: Town) -> None:
    request = await town.request(headcount=2)
    worker, waiting = await town.member(), await town.member("Bea Marlow")
    host = town.solihull.council.id
    offer = await released(town, worker, request)
    await confirm_placement(
        offer_id=offer.id, now=NOW, uow=town.uow(Role.SERVICE_MANAGER, host)
    )
    _, second = await town.slots(request)
    pairing = Pairing(second, waiting.id)
    other = await make_offer(pairing=pairing, now=NOW, uow=town.uow(Role.COORDINATOR))

    await withdraw_request(
        request_id=request.id, reason="Enough.", uow=town.uow(Role.REQUESTER, host)
    )

    shown = await town.bank.queries(town.who(Role.AUDITOR)).by_ids(
        OfferView, [offer.id, other.id]
    )
    assert [shown[each].state for each in (offer.id, other.id)] == ["confirmed", "withdrawn"]


async def test_a_host_forgets_whom_it_was_offered_once_she_has_declined(town: Town) -> None:
    worker = await town.member()
    offer = await town.offer(worker, await town.request())
    hers = town.as_worker(worker)
    await decline_offer(
        offer_id=offer.id, reason=DeclineReason.PERSONAL, uow=town.bank.unit_of_work(hers)
    )
    host = town.bank.queries(town.who(Role.SERVICE_MANAGER, town.solihull.council.id))

    seen = await host.page(WorkerView, Slice(first=9))
    offers = await host.page(OfferView, Slice(first=9))

    assert seen.rows == ()
    assert [(each.state, each.reason) for each in offers.rows] == [("declined", None)]


async def test_a_cost_centre_is_its_own_councils_affair(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    await town.offer(worker, request)
    own = town.who(Role.REQUESTER, town.solihull.council.id)

    shown = {
        name: (await town.bank.queries(who).by_ids(RequestView, [request.id]))[request.id]
        for name, who in {"own": own, "worker": town.as_worker(worker)}.items()
    }

    assert {name: each.cost_centre for name, each in shown.items()} == {
        "own": "CC-1",
        "worker": None,
    }


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ANALYST])
@pytest.mark.parametrize(
    "change",
    ["UPDATE worker SET availability = '{}'", "UPDATE offer SET state = 'confirmed'"],
    ids=["worker", "offer"],
)
async def test_those_who_look_change_nothing(town: Town, role: Role, change: str) -> None:
    await town.offer(await town.member(), await town.request())

    async with town.uow(role) as uow:
        done = await uow._connection.execute(text(change))  # type: ignore[attr-defined]  # the floor

    assert done.rowcount == 0


async def test_a_worker_cannot_take_the_step_of_another_side(town: Town) -> None:
    worker = await town.member()
    await accepted(town, worker, await town.request())
    step = text("UPDATE offer SET state = 'confirmed'")

    async with town.bank.unit_of_work(town.as_worker(worker)) as uow:
        with pytest.raises(Exception, match="row-level security"):
            await uow._connection.execute(step)  # type: ignore[attr-defined]  # the floor


async def test_each_step_of_an_offer_is_in_the_audit_trail(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    offer = await released(town, worker, request)
    host = town.uow(Role.SERVICE_MANAGER, town.solihull.council.id)
    await confirm_placement(offer_id=offer.id, now=NOW, uow=host)

    async with town.uow(Role.AUDITOR) as uow:
        found = await uow._connection.execute(  # type: ignore[attr-defined]  # there is no list yet
            text("SELECT event FROM audit_entry WHERE subject = :id ORDER BY id"),
            {"id": offer.id},
        )
        trail = [event for (event,) in found]

    assert trail == [f"offer.{step}" for step in ("made", "accepted", "released", "confirmed")]
