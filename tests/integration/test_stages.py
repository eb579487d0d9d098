"""A request is put to more and more people, in a real database."""

from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta

from staffbank.domain.cover_request import (
    CoverRequest,
)
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined
from staffbank.domain.stage import Stage
from staffbank.usecases.match_run.engine_problem import problem_of
from staffbank.usecases.request.release_to_agency import release_to_agency
from staffbank.usecases.request.widen_request import widen_request
from tests.asking import at_stage, kept, of_host, refusal, the_bank
from tests.town import NOW, TODAY, Town

LATER = NOW + timedelta(days=20)
NEXT_WEEK = TODAY + timedelta(days=7)


async def test_while_a_council_asks_its_own_people_the_bank_offers_nobody(town: Town) -> None:
    worker, request = await town.member(), await at_stage(town, Stage.OWN_COUNCIL)

    problem = await refusal(town.offer(worker, request))

    assert "looks among its own people first" in problem.message
    async with the_bank(town) as uow:
        assert (await uow.match_runs.snapshot(now=NOW)).slots == ()


async def test_a_request_widens_by_itself_when_its_window_is_over_and_not_before(
    town: Town,
) -> None:
    request = await at_stage(town, Stage.OWN_COUNCIL)
    stages: list[Stage | None] = []
    for at in (
        NOW + timedelta(days=1),
        NOW + timedelta(days=2),
        NOW + timedelta(days=4),
        LATER,
    ):
        try:
            await widen_request(request_id=request.id, now=at, uow=the_bank(town))
        except Declined:
            stages.append(None)
        else:
            stages.append((await kept(town, request.id)).stage)

    # two working days each: Monday to Wednesday, Wednesday to Friday; then it is the widest
    assert stages == [None, Stage.NEIGHBOURS, Stage.REGION, None]


async def test_the_council_widens_a_request_whenever_it_likes(town: Town) -> None:
    request = await at_stage(town, Stage.OWN_COUNCIL)

    await widen_request(request_id=request.id, now=NOW, uow=of_host(town, Role.REQUESTER))

    assert (await kept(town, request.id)).stage is Stage.NEIGHBOURS


async def test_neighbours_are_asked_before_the_region(town: Town) -> None:
    near, far = await town.member(), await town.member("Bea Marlow")
    request = await at_stage(town, Stage.NEIGHBOURS)
    async with the_bank(town) as uow:
        snapshot = await uow.match_runs.snapshot(now=NOW)
    slot = snapshot.slots[0]

    assert town.warwick.council.id in slot.neighbours
    assert town.solihull.council.id not in slot.neighbours
    elsewhere = replace(
        snapshot,
        workers=tuple(worker for worker in snapshot.workers if worker.id in {near.id, far.id}),
        slots=(replace(slot, neighbours=frozenset()),),
    )
    (asked,) = problem_of(elsewhere, now=NOW).requests
    assert asked.barred_workers == {str(near.id), str(far.id)}
    (asked,) = problem_of(snapshot, now=NOW).requests
    assert asked.barred_workers == frozenset()
    assert (await town.offer(near, request)).worker_id == near.id


async def test_an_agency_is_asked_when_the_region_has_been(town: Town) -> None:
    request = await at_stage(town, Stage.NEIGHBOURS)

    def release(reason: str = "Nobody is free.") -> Awaitable[CoverRequest]:
        uow = of_host(town, Role.BUDGET_HOLDER)
        return release_to_agency(request_id=request.id, reason=reason, now=NOW, uow=uow)

    assert "now it is neighbours" in (await refusal(release())).message
    await widen_request(request_id=request.id, now=NOW, uow=of_host(town, Role.REQUESTER))
    assert (await refusal(release(" "))).path == ("reason",)
    await release()

    released = await kept(town, request.id)
    assert (released.stage, released.remark) == (Stage.AGENCY, "Nobody is free.")
    # a member of the bank is still better than an agency
    assert (await town.offer(await town.member(), request)).request_id == request.id


async def test_nothing_begins_with_an_agency(town: Town) -> None:
    problem = await refusal(at_stage(town, Stage.AGENCY))

    assert problem.path == ("stage",)
