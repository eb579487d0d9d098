"""Deeds on one placement that are done at the same moment: none of them breaks."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest

from staffbank.domain.agreement import Agreement, AgreementState
from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.ports.clashes import Crossed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.agreement.acknowledge_agreement import acknowledge_agreement
from staffbank.usecases.agreement.refuse_agreement import refuse_agreement
from staffbank.usecases.agreement.sign_agreement import sign_agreement
from staffbank.usecases.placement.saving import saving_of
from staffbank.usecases.placement.withdraw_placement import withdraw_placement
from staffbank_graphql.deed import problems_into
from tests.integration.test_races import at_once
from tests.placed import Placed, placed
from tests.town import NOW, Town

TRIES = range(3)
A_MOMENT = 0.5  # seconds, for a deed to come as far as it can


async def signed_by_both(there: Placed) -> Agreement:
    """Only her own word is missing."""
    locked = await there.lock_terms()
    assert locked.digest
    for uow in (there.home(Role.SIGNATORY), there.host(Role.SIGNATORY)):
        await sign_agreement(agreement_id=locked.id, digest=locked.digest, now=NOW, uow=uow)
    return locked


def withdrawn(there: Placed, uow: UnitOfWork) -> Awaitable[Any]:
    """Take the placement back."""
    return withdraw_placement(placement_id=there.placement_id, reason="Not needed.", uow=uow)


def refused(there: Placed, uow: UnitOfWork) -> Awaitable[Any]:
    """Refuse its agreement."""
    return refuse_agreement(agreement_id=there.agreement_id, reason="Not so.", uow=uow)


def acknowledged(there: Placed, agreement: Agreement) -> Awaitable[Any]:
    """She has read it."""
    return acknowledge_agreement(
        agreement_id=agreement.id, digest=agreement.digest or "", now=NOW, uow=there.hers
    )


@pytest.mark.parametrize("attempt", TRIES)
async def test_of_refusing_and_withdrawing_at_once_exactly_one_is_done(
    town: Town, attempt: int
) -> None:
    there = await placed(town)

    done, problems = await at_once(
        [
            refused(there, there.home(Role.SIGNATORY)),
            withdrawn(there, there.host(Role.SERVICE_MANAGER)),
            withdrawn(there, there.home(Role.RELEASE_AUTHORISER)),
            refused(there, there.host(Role.SIGNATORY)),
        ]
    )

    assert (len(done), problems) == (1, [ProblemCode.WRONG_STATE] * 3)
    assert (await there.placement()).state is PlacementState.WITHDRAWN
    assert (await there.agreement()).state is AgreementState.REFUSED


@pytest.mark.parametrize("attempt", TRIES)
async def test_her_last_word_and_a_withdrawal_and_a_look_at_the_saving_pass_each_other(
    town: Town, attempt: int
) -> None:
    there = await placed(town)
    agreement = await signed_by_both(there)

    await at_once(
        [
            acknowledged(there, agreement),
            saving_of(placement_id=there.placement_id, uow=there.host(Role.SERVICE_MANAGER)),
            withdrawn(there, there.host(Role.SERVICE_MANAGER)),
            saving_of(placement_id=there.placement_id, uow=there.host(Role.BUDGET_HOLDER)),
        ]
    )

    assert (await there.placement()).state is PlacementState.WITHDRAWN


async def test_a_look_at_the_saving_waits_for_nobody(town: Town) -> None:
    there = await placed(town)
    await there.lock_terms()

    async with there.system as uow:
        await uow.agreements.get(there.agreement_id)
        looked = saving_of(placement_id=there.placement_id, uow=there.host(Role.BUDGET_HOLDER))
        assert await asyncio.wait_for(looked, timeout=5)


@pytest.mark.parametrize("kind", ["refusing", "acknowledging"])
async def test_whoever_comes_second_waits_with_empty_hands(town: Town, kind: str) -> None:
    """Both wait for the placement, one after the other; neither has what the other needs."""
    there = await placed(town)
    agreement = await signed_by_both(there)
    deed = (
        acknowledged(there, agreement)
        if kind == "acknowledging"
        else refused(there, there.home(Role.SIGNATORY))
    )

    async with asyncio.TaskGroup() as tasks, there.system as uow:
        await uow.placements.get(there.placement_id)
        first = tasks.create_task(at_once([withdrawn(there, there.host(Role.SERVICE_MANAGER))]))
        await asyncio.sleep(A_MOMENT)
        second = tasks.create_task(at_once([deed]))
        await asyncio.sleep(A_MOMENT)

    assert len(first.result()[0]) == 1
    assert second.result() == ([], [ProblemCode.WRONG_STATE])


class Told:
    """A payload."""

    def __init__(self) -> None:
        self.problems: list[Any] = []


async def test_whichever_of_two_deeds_is_given_up_is_told_so_in_a_sentence(
    town: Town,
) -> None:
    requests = [await town.request() for _ in range(2)]
    met = asyncio.Barrier(2)

    async def lock(first: int, second: int) -> None:
        async with town.uow(Role.COORDINATOR) as uow:
            await uow.requests.get(requests[first].id)
            await met.wait()
            await uow.requests.get(requests[second].id)

    found = await asyncio.gather(lock(0, 1), lock(1, 0), return_exceptions=True)

    (given_up,) = [each for each in found if each is not None]
    assert isinstance(given_up, Crossed)
    told = Told()
    with problems_into(told):
        _given_up(given_up)
    assert [each.code for each in told.problems] == [ProblemCode.CROSSED]
    assert "send your deed again" in told.problems[0].message


def _given_up(crossed: Crossed) -> None:
    raise crossed
