"""A placement that is ready begins on a later day, by the host's word."""

import asyncio
from collections.abc import Awaitable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from staffbank.domain.placement import Placement, PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.postpone_placement import postpone_placement
from staffbank.usecases.placement.prepare_start import prepare_start
from staffbank.usecases.placement.start_placement import start_placement
from tests.asking import entries, refusal
from tests.placed import ALL_THERE, MONDAY, TWO_DAYS, Placed, looked_up, placed, ready
from tests.town import Town

TUESDAY = MONDAY + timedelta(days=1)
A_WEEK_ON = MONDAY + timedelta(weeks=1)
JOBS = text(
    "SELECT scheduled_at FROM procrastinate_jobs WHERE task_name = 'start_placement'"
    " AND status = 'todo' AND args ->> 'placement_id' = :key"
)


async def prepared(town: Town) -> Placed:
    """Ready, and everything is there for her first day."""
    there = await placed(town, TWO_DAYS)
    await ready(there)
    await prepare_start(
        placement_id=there.placement_id, gate=ALL_THERE, uow=there.host(Role.SERVICE_MANAGER)
    )
    return there


def postpone(
    there: Placed,
    first_day: date = A_WEEK_ON,
    uow: UnitOfWork | None = None,
    reason: str = "The desk is not there.",
) -> Awaitable[Placement]:
    return postpone_placement(
        placement_id=there.placement_id,
        first_day=first_day,
        reason=reason,
        uow=uow or there.host(Role.SERVICE_MANAGER),
    )


def start(there: Placed, now: datetime) -> Awaitable[Placement]:
    return start_placement(placement_id=there.placement_id, now=now, uow=there.system)


async def test_it_begins_on_the_later_day_and_sessions_before_it_are_freed(town: Town) -> None:
    there = await prepared(town)
    before = (await there.placement()).begins

    postponed = await postpone(there)

    too_soon = await refusal(start(there, before))
    async with there.system as uow:
        held = await uow.workers.booked(there.worker.id)
        jobs = await uow._connection.execute(JOBS, {"key": str(there.placement_id)})  # type: ignore[attr-defined]  # the queue
    await looked_up(there, postponed.begins)
    assert postponed.begins == before + timedelta(weeks=1)
    assert jobs.scalars().all() == [postponed.begins]
    assert len(held) == len(postponed.sessions) == 6
    assert "not before" in too_soon.message
    assert (await start(there, postponed.begins)).state is PlacementState.ACTIVE


async def test_worker_and_home_hear_of_it(town: Town) -> None:
    there = await prepared(town)

    await postpone(there, TUESDAY)

    (said,) = await entries(town, "placement.postponed")
    assert (said["reason"], said["sessions_freed"]) == ("The desk is not there.", 1)
    async with there.hers as uow:
        told = await uow._connection.execute(text("SELECT text FROM notification"))  # type: ignore[attr-defined]  # her inbox
    assert "Your placement begins on a later day." in told.scalars().all()


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"first_day": MONDAY}, "firstDay"),
        ({"first_day": MONDAY + timedelta(weeks=4)}, "firstDay"),
        ({"reason": " "}, "reason"),
    ],
)
async def test_it_is_later_with_something_left_and_with_a_reason(
    town: Town, given: dict[str, Any], path: str
) -> None:
    there = await prepared(town)

    assert (await refusal(postpone(there, **given))).path == (path,)


@pytest.mark.parametrize("who", ["home", "worker", "coordinator", "dudley"])
async def test_nobody_but_the_host_puts_it_off(town: Town, who: str) -> None:
    there = await prepared(town)
    uow = {
        "home": there.home(Role.RELEASE_AUTHORISER),
        "worker": there.hers,
        "coordinator": town.uow(Role.COORDINATOR),
        "dudley": town.uow(Role.SERVICE_MANAGER, town.dudley.council.id),
    }[who]

    code = (await refusal(postpone(there, uow=uow))).code

    assert code in {ProblemCode.NOT_PERMITTED, ProblemCode.NOT_FOUND}


async def test_what_is_not_signed_or_has_begun_is_not_put_off(town: Town) -> None:
    there = await placed(town, TWO_DAYS)
    unsigned = await refusal(postpone(there))
    await ready(there)
    await prepare_start(
        placement_id=there.placement_id, gate=ALL_THERE, uow=there.host(Role.SERVICE_MANAGER)
    )
    await postpone(there, TUESDAY)
    twice = await refusal(postpone(there, TUESDAY))
    begins = (await there.placement()).begins
    await looked_up(there, begins)
    await start(there, begins)

    begun = await refusal(postpone(there))

    assert unsigned.code is begun.code is ProblemCode.WRONG_STATE
    assert "name a day after it" in twice.message


@pytest.mark.parametrize("attempt", range(3))
async def test_it_begins_or_is_put_off_and_never_both(town: Town, attempt: int) -> None:
    there = await prepared(town)
    begins = (await there.placement()).begins
    await looked_up(there, begins)
    deeds = [start(there, begins), postpone(there)]

    outcomes = await asyncio.gather(
        *(deeds if attempt % 2 else deeds[::-1]), return_exceptions=True
    )

    now = await there.placement()
    assert [type(each) for each in outcomes if isinstance(each, BaseException)] == [Declined]
    assert (now.state, len(now.sessions)) in {
        (PlacementState.ACTIVE, 8),
        (PlacementState.READY, 6),
    }
