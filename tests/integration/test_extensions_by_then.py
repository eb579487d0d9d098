"""What held when an extension was agreed to is asked again until it is in force."""

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from staffbank.domain.cover_request import DutyDay, SingleSession
from staffbank.domain.extension import Extension, ExtensionState
from staffbank.domain.offer import Offer
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.region.set_home_floor import set_home_floor
from tests.asking import entries, refusal
from tests.integration.test_extensions import FOUR_MORE, agreed, in_force, requested, signed
from tests.placed import MONDAY, TWO_DAYS, Placed, placed, started
from tests.town import NOW, Town

ITS_FIRST_DAY = MONDAY + timedelta(weeks=4)
BEGUN = datetime.combine(ITS_FIRST_DAY, time(12), NOW.tzinfo)


async def working(town: Town, **facts: Any) -> Placed:
    """Two days a week for four weeks, begun, by somebody of whom something is special."""
    there = await placed(town, TWO_DAYS, **facts)
    await started(there)
    return there


async def spared(town: Town, least: int) -> Placed:
    """One of a duty team of three, of whom so many have to stay."""
    team = town.warwick.teams[0].id
    there = await working(town, home_team_id=team)
    await set_home_floor(
        team_id=team,
        strength=3,
        least=least,
        uow=town.uow(Role.LINE_MANAGER, town.warwick.employer.id),
    )
    return there


async def accepted(town: Town) -> Offer:
    """Bea, of the same team, has accepted the extension's first day elsewhere."""
    bea = await town.member("Bea Marlow", home_team_id=town.warwick.teams[0].id)
    offer = await town.offer(bea, await town.request(DutyDay(ITS_FIRST_DAY)))
    hers = town.bank.unit_of_work(town.as_worker(bea))
    return await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)


def release(town: Town, offer: Offer) -> Awaitable[Offer]:
    """Her home lets her go."""
    uow = town.uow(Role.RELEASE_AUTHORISER, town.warwick.employer.id)
    return release_worker(offer_id=offer.id, now=NOW, uow=uow)


async def test_no_extension_outlasts_the_master_agreement(town: Town) -> None:
    there = await working(town, valid_to=date(2026, 12, 31))
    extension = await requested(there)

    problem = await refusal(agreed(there, extension))

    assert problem.rule == "S113-3"
    assert "the work lasts until 19 January 2027" in problem.message


async def test_the_addendum_says_under_which_master_agreement_it_stands(town: Town) -> None:
    there = await working(town)

    extension = await agreed(there, await requested(there))

    assert extension.document is not None
    assert "It stands under West Midlands master agreement." in extension.document


async def test_nobody_agrees_to_sessions_that_have_been(town: Town) -> None:
    there = await working(town)
    extension = await requested(there)

    problem = await refusal(agreed(there, extension, BEGUN))

    assert problem.code is ProblemCode.IN_THE_PAST
    assert "28 December 2026" in problem.message


async def test_nobody_signs_for_sessions_that_have_been(town: Town) -> None:
    there = await working(town)
    extension = await agreed(there, await requested(there))

    problem = await refusal(signed(there, extension, BEGUN))

    assert problem.code is ProblemCode.IN_THE_PAST


async def test_what_comes_into_force_too_late_does_not(town: Town) -> None:
    there = await working(town)
    extension = await signed(there, await agreed(there, await requested(there)))

    declined = await in_force(there, extension, BEGUN)

    assert declined.state is ExtensionState.DECLINED
    assert "nobody works before an addendum is signed" in str(declined.reason)
    assert len((await there.placement()).sessions) == 8


async def test_a_colleague_released_meanwhile_keeps_her_home(town: Town) -> None:
    there = await spared(town, least=2)
    extension = await signed(there, await agreed(there, await requested(there)))
    await release(town, await accepted(town))

    declined = await in_force(there, extension)

    assert declined.state is ExtensionState.DECLINED
    assert "1 of the home team would be left" in str(declined.reason)
    assert len((await there.placement()).sessions) == 8
    (told,) = await entries(town, "extension.declined")
    assert told["reason"] == declined.reason


async def test_the_law_is_asked_again_when_it_comes_into_force(town: Town) -> None:
    there = await working(town)
    extension = await signed(there, await agreed(there, await requested(there)))
    night_before = SingleSession(ITS_FIRST_DAY - timedelta(days=1), time(19), time(23, 30))
    await town.offer(there.worker, await town.request(night_before, town.dudley))

    declined = await in_force(there, extension)

    assert declined.state is ExtensionState.DECLINED
    assert "rest" in str(declined.reason)


@pytest.mark.parametrize("head_start", [0, 0.02, 0.05])
async def test_of_a_release_and_an_extension_at_once_one_gets_the_last_that_can_be_spared(
    town: Town, head_start: float
) -> None:
    there = await spared(town, least=2)
    extension = await signed(there, await agreed(there, await requested(there)))
    offer = await accepted(town)

    async def a_little_later() -> Extension:
        await asyncio.sleep(head_start)
        return await in_force(there, extension)

    done, released = await asyncio.gather(
        a_little_later(), release(town, offer), return_exceptions=True
    )

    assert isinstance(done, Extension), done
    if done.state is ExtensionState.IN_FORCE:
        assert isinstance(released, Declined)
        assert released.problems[0].code is ProblemCode.HOME_FLOOR
    else:
        assert "of the home team would be left" in str(done.reason)
        assert isinstance(released, Offer)


async def test_an_extension_of_which_all_still_holds_comes_into_force(town: Town) -> None:
    there = await spared(town, least=1)
    shape = replace(FOUR_MORE, weeks=2)
    extension = await signed(there, await agreed(there, await requested(there, shape)))
    await release(town, await accepted(town))

    done = await in_force(there, extension)

    assert done.state is ExtensionState.IN_FORCE
