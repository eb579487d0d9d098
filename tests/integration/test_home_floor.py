"""A home team is never left under its floor, whoever releases, and however many at once."""

import asyncio
from datetime import timedelta

import pytest

from staffbank.domain.cover_request import DutyDay
from staffbank.domain.home_floor import Remaining
from staffbank.domain.offer import Offer
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.usecases.match_run.engine_problem import problem_of
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.home_floor import remaining_at_home
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.region.set_home_floor import set_home_floor
from tests.asking import refusal, the_bank
from tests.integration.api_desk import at_the_desk, shown_id
from tests.town import NOW, TODAY, Town

MONDAY = TODAY + timedelta(days=7)
SATURDAY = TODAY + timedelta(days=12)


async def floor(town: Town, strength: int, least: int) -> None:
    """Warwick's duty team has so many, and keeps so many."""
    await set_home_floor(
        team_id=town.warwick.teams[0].id,
        strength=strength,
        least=least,
        uow=town.uow(Role.LINE_MANAGER, town.warwick.employer.id),
    )


async def accepted(town: Town, name: str, shape: DutyDay | None = None) -> Offer:
    """An offer that a member of the duty team has accepted."""
    worker = await town.member(name, home_team_id=town.warwick.teams[0].id)
    offer = await town.offer(worker, await town.request(shape))
    hers = town.bank.unit_of_work(town.as_worker(worker))
    return await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)


async def release(town: Town, offer: Offer) -> Offer:
    """Her home employer lets her go."""
    uow = town.uow(Role.RELEASE_AUTHORISER, town.warwick.employer.id)
    return await release_worker(offer_id=offer.id, now=NOW, uow=uow)


async def test_whoever_releases_sees_what_would_remain(town: Town) -> None:
    await floor(town, 4, 2)
    first, second = await accepted(town, "Ada Lovell"), await accepted(town, "Bea Marlow")
    await release(town, first)

    left = await remaining_at_home(
        offer_id=second.id, uow=town.uow(Role.RELEASE_AUTHORISER, town.warwick.employer.id)
    )

    assert left == (Remaining(MONDAY, left=2, least=2),)
    assert (await release(town, second)).released_by is not None


async def test_a_release_that_would_leave_too_few_is_refused(town: Town) -> None:
    await floor(town, 3, 2)
    first, second = await accepted(town, "Ada Lovell"), await accepted(town, "Bea Marlow")
    await release(town, first)

    problem = await refusal(release(town, second))

    assert problem.code is ProblemCode.HOME_FLOOR
    assert problem.message.startswith(
        "On 30 November 2026 1 of the home team would be left, and 2 have to stay"
    )


async def test_time_of_her_own_leaves_nobody_short(town: Town) -> None:
    await floor(town, 1, 1)
    offer = await accepted(town, "Ada Lovell", DutyDay(SATURDAY))

    assert (await release(town, offer)).released_by is not None


async def test_of_two_releases_at_once_only_one_gets_the_last_that_can_be_spared(
    town: Town,
) -> None:
    await floor(town, 3, 2)
    offers = [await accepted(town, "Ada Lovell"), await accepted(town, "Bea Marlow")]

    found = await asyncio.gather(
        *(release(town, offer) for offer in offers), return_exceptions=True
    )

    refused = [each for each in found if isinstance(each, Declined)]
    assert [each.problems[0].code for each in refused] == [ProblemCode.HOME_FLOOR]


async def test_the_engine_knows_how_many_can_be_spared(town: Town) -> None:
    await floor(town, 3, 1)
    await accepted(town, "Ada Lovell")
    await town.request()
    async with the_bank(town) as uow:
        problem = problem_of(await uow.match_runs.snapshot(now=NOW), now=NOW)

    by_day = [each.spare for each in problem.floors]
    assert sorted({*by_day}) == [1, 2]
    assert by_day.count(1) == 1, "the day for which Ada is held already"


@pytest.mark.parametrize(("strength", "least"), [(3, 4), (-1, -1), (501, 2)])
async def test_a_floor_that_cannot_be_is_refused(town: Town, strength: int, least: int) -> None:
    problem = await refusal(floor(town, strength, least))

    assert f"A team of {strength} that keeps {least}" in problem.message


async def test_nobody_sets_another_councils_floor(town: Town) -> None:
    problem = await refusal(
        set_home_floor(
            team_id=town.warwick.teams[0].id,
            strength=2,
            least=1,
            uow=town.uow(Role.LINE_MANAGER, town.dudley.employer.id),
        )
    )

    assert problem.code is ProblemCode.NOT_PERMITTED


async def test_it_is_shown_to_whoever_may_release_and_to_nobody_else(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await floor(town, 4, 2)
    offer = await accepted(town, "Ada Lovell")
    desk, named = at_the_desk(town, monkeypatch), shown_id("Offer", offer.id)
    home = town.who(Role.RELEASE_AUTHORISER, town.warwick.employer.id)

    shown = await desk.send(home, "remaining_at_home", offerId=named)
    hidden = await desk.send(town.who(Role.COORDINATOR), "remaining_at_home", offerId=named)
    manager = town.who(Role.LINE_MANAGER, town.warwick.employer.id)
    team = shown_id("Team", town.warwick.teams[0].id)
    lowered = await desk.do(manager, "set_home_floor", teamId=team, strength=4, least=1)

    assert shown["remainingAtHome"] == [{"day": str(MONDAY), "left": 3, "least": 2}]
    assert hidden["remainingAtHome"] is None
    assert (lowered["strength"], lowered["least"]) == (4, 1)
