"""A placement that was stopped goes on."""

from datetime import datetime

from staffbank.domain.permission import Deed, require
from staffbank.domain.placement import STOPPED, Placement, PlacementId
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined
from staffbank.domain.side import Side
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.obstacles import rules_against


async def resume_placement(
    *, placement_id: PlacementId, now: datetime, uow: UnitOfWork
) -> Placement:
    """Say, for the home employer or for the region, that it goes on; it does once both have.

    Raises:
        Declined: not permitted, no such placement, not stopped, or a rule of law says no to
            what is to come of it, as while she is suspended from the register, or wants a
            consent that is not given.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        coordinates = uow.principal.holds(Role.COORDINATOR, placement.region_id)
        scope = placement.region_id if coordinates else placement.home_employer_id
        require(uow.principal, Deed.RESUME_PLACEMENT, scope=scope)
        side = Side.REGION if coordinates else Side.HOME
        resumed = placement.agree_to_resume(side, at=now)
        await _lawful(resumed, now, uow)
        await uow.placements.save(resumed)
        goes_on = resumed.state not in STOPPED
        await uow.commit(placement.happened("resumed" if goes_on else "resume_agreed"))
    return resumed


async def _lawful(placement: Placement, now: datetime, uow: UnitOfWork) -> None:
    """Do nothing where the law, and the start gate, allow what is to come. Raises Declined."""
    to_come = tuple(each for each in placement.sessions if each.end > now)
    if not to_come:
        return
    worker = await uow.workers.read(placement.worker_id)
    booked = await uow.workers.booked(placement.worker_id)
    given = placement.consents
    problems = rules_against(worker, to_come, booked, given=given, path="placementId")
    if placement.started_at is not None:
        problems += placement.start_gate.problems(placement.begins, at=now)
    if problems:
        raise Declined(*problems)
