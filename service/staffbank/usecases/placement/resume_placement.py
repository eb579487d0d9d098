"""A placement that was stopped goes on."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.placement import STOPPED, Placement, PlacementId
from staffbank.domain.principal import Principal, Role
from staffbank.domain.side import Side
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.lawful import must_be_lawful


async def resume_placement(
    *, placement_id: PlacementId, now: datetime, uow: UnitOfWork
) -> Placement:
    """Say, for the home employer or for the region, that it goes on; it does once both have.

    Raises:
        Declined: not permitted, no such placement, not stopped, the worker's own word, one
            person's word for both, or a rule of law says no to what is to come of it, as
            while she is suspended from the register, or wants a consent that is not given.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        side = _side(uow.principal, placement)
        resumed = placement.agree_to_resume(side, by=uow.principal.person, at=now)
        await must_be_lawful(resumed, uow, now=now, path="placementId")
        await uow.placements.save(resumed)
        goes_on = resumed.state not in STOPPED
        await uow.commit(placement.happened("resumed" if goes_on else "resume_agreed"))
    return resumed


def _side(principal: Principal, placement: Placement) -> Side:
    """Whose word the caller's is: of two, the one that is still missing. Raises Declined."""
    able = [
        side
        for side, role, scope in (
            (Side.REGION, Role.COORDINATOR, placement.region_id),
            (Side.HOME, Role.RELEASE_AUTHORISER, placement.home_employer_id),
        )
        if principal.holds(role, scope)
    ]
    if not able:
        require(principal, Deed.RESUME_PLACEMENT, scope=placement.home_employer_id)
    return next((side for side in able if side not in placement.resume_agreed), able[0])
