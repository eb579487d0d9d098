"""A placement begins."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.london import day_of, week_of
from staffbank.domain.permission import require
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined
from staffbank.domain.recheck import FRESH_FOR_A_START, recheck_due
from staffbank.domain.waiting import Waiting
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.obstacles import rules_against


async def start_placement(
    *, placement_id: PlacementId, now: datetime, uow: UnitOfWork
) -> Placement:
    """Begin it on its first day, by the bank itself or by the host.

    Raises:
        Declined: not permitted, no such placement, not signed, too early, something for her
            first day is missing (S113-5), a rule of law says no by now or wants a consent,
            or the register was not looked at since the day before (SWE-5).
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        if not uow.principal.holds(Role.SYSTEM, placement.region_id):
            require(uow.principal, Deed.START_PLACEMENT, scope=placement.host_council_id)
        started = placement.start(at=now)
        worker = await uow.workers.read(placement.worker_id)
        booked = await uow.workers.booked(placement.worker_id)
        to_come = tuple(each for each in placement.sessions if each.end > now)
        problems = rules_against(
            worker, to_come, booked, given=placement.consents, path="placementId"
        )
        problems += recheck_due(worker, at=now, fresh_for=FRESH_FOR_A_START, path="placementId")
        if problems:
            raise Declined(*problems)
        await uow.placements.save(started)
        await uow.timers.remind(Waiting.REVIEW, placement.id, since=now)
        if (gate := placement.start_gate).missing:
            await uow.timers.end_waiver(placement.id, gate.waiver_ends(placement.begins))
        first_week = week_of(day_of(placement.begins))
        await uow.timers.open_week(placement.id, first_week)
        await uow.commit(placement.happened("started"))
    return started
