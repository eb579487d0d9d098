"""A role speaks for its own side of a placement, and for no other."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.extension import Extension
from staffbank.domain.notice import EndCause
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.stop import PauseReason
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.extension.agree_extension import agree_extension
from staffbank.usecases.extension.decline_extension import decline_extension
from staffbank.usecases.extension.request_extension import request_extension
from staffbank.usecases.placement.end_placement import end_placement
from staffbank.usecases.placement.give_account import give_account
from staffbank.usecases.placement.pause_placement import pause_placement
from tests.integration.test_separation_of_duties import declined, of_many_roles
from tests.placed import MONDAY, Placed, at_work
from tests.town import NOW, Town


async def asked_by(there: Placed, uow: UnitOfWork) -> Extension:
    """Four weeks more, asked for."""
    return await request_extension(
        placement_id=there.placement_id,
        shape=DaysAWeek(MONDAY + timedelta(weeks=4), (0, 1), 4),
        late="",
        now=NOW,
        uow=uow,
    )


def paused(there: Placed, uow: UnitOfWork) -> Awaitable[Any]:
    """The work stops, over a sickness."""
    return pause_placement(
        placement_id=there.placement_id, reason=PauseReason.SICKNESS, now=NOW, uow=uow
    )


def ended(there: Placed, uow: UnitOfWork) -> Awaitable[Any]:
    """It ends at once."""
    return end_placement(
        placement_id=there.placement_id,
        cause=EndCause.SAFEGUARDING,
        ends_at=NOW,
        now=NOW,
        uow=uow,
    )


def told(there: Placed, uow: UnitOfWork) -> Awaitable[Any]:
    """An account of it."""
    return give_account(placement_id=there.placement_id, text="She did well.", now=NOW, uow=uow)


@pytest.mark.parametrize("deed", [paused, ended, told, asked_by])
async def test_a_role_of_one_side_is_none_on_the_other(
    town: Town, deed: Callable[[Placed, UnitOfWork], Awaitable[Any]]
) -> None:
    there = await at_work(town)

    for uow in (there.host(Role.RELEASE_AUTHORISER), there.home(Role.SERVICE_MANAGER)):
        assert await declined(deed(there, uow)) is ProblemCode.NOT_PERMITTED


async def test_nobody_commits_the_money_or_the_people_of_the_other_side(town: Town) -> None:
    there = await at_work(town)
    asked = await asked_by(there, there.host(Role.SERVICE_MANAGER))

    for side, role in (
        (there.host, Role.RELEASE_AUTHORISER),
        (there.home, Role.BUDGET_HOLDER),
    ):
        agreeing = agree_extension(extension_id=asked.id, comments="", now=NOW, uow=side(role))
        assert await declined(agreeing) is ProblemCode.NOT_PERMITTED
        refusing = decline_extension(extension_id=asked.id, reason="No.", uow=side(role))
        assert await declined(refusing) is ProblemCode.NOT_PERMITTED


async def test_who_has_a_role_on_each_side_speaks_by_the_one_that_it_takes(town: Town) -> None:
    there = await at_work(town)
    both = of_many_roles(
        town,
        (Role.RELEASE_AUTHORISER, there.worker.employer_id),
        (Role.REQUESTER, town.solihull.council.id),
    )

    paused = await pause_placement(
        placement_id=there.placement_id,
        reason=PauseReason.HOME_EMERGENCY,
        now=NOW,
        uow=town.bank.unit_of_work(both),
    )

    assert paused.reason == "home_emergency"
