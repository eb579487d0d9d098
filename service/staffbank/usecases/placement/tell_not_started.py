"""A placement has not started when its time came: both sides hear why."""

from collections.abc import Sequence
from datetime import datetime

from staffbank.domain.london import day_of
from staffbank.domain.placement import BEFORE, Placement, PlacementId, PlacementState
from staffbank.domain.problem import Declined, Problem
from staffbank.ports.unit_of_work import UnitOfWork

NOT_BEGUN = BEFORE | {PlacementState.SUSPENDED}


async def tell_not_started(
    *, placement_id: PlacementId, because: Sequence[Problem], now: datetime, uow: UnitOfWork
) -> Placement:
    """Tell home and host, by the bank itself, and try again in the morning if work is left.

    Nothing is told of one that somebody has started meanwhile, or that is over.

    Raises:
        Declined: no such placement, or its time has not come; the job tries again at once.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        if placement.state not in NOT_BEGUN or placement.started_at is not None:
            return placement
        if now < placement.begins:
            raise Declined(*because)
        to_come = sum(each.end > now for each in placement.sessions)
        if to_come:
            await uow.timers.start_again(placement.id, day_of(now))
        reasons = " ".join(problem.message for problem in because)
        await uow.commit(
            placement.happened("not_started", reasons=reasons, sessions_to_come=to_come)
        )
    return placement
