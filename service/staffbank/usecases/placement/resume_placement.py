"""A placement that was stopped goes on."""

from staffbank.domain.permission import Deed, require
from staffbank.domain.placement import Placement, PlacementId, PlacementState, Side
from staffbank.domain.principal import Role
from staffbank.ports.unit_of_work import UnitOfWork


async def resume_placement(*, placement_id: PlacementId, uow: UnitOfWork) -> Placement:
    """Say, for the home employer or for the region, that it goes on; it does once both have.

    Raises:
        Declined: not permitted, no such placement, or not stopped.
    """
    async with uow:
        placement = await uow.placements.get(placement_id)
        coordinates = uow.principal.holds(Role.COORDINATOR, placement.region_id)
        scope = placement.region_id if coordinates else placement.home_employer_id
        require(uow.principal, Deed.RESUME_PLACEMENT, scope=scope)
        side = Side.REGION if coordinates else Side.HOME
        resumed = placement.agree_to_resume(side)
        await uow.placements.save(resumed)
        goes_on = resumed.state is PlacementState.ACTIVE
        await uow.commit(placement.happened("resumed" if goes_on else "resume_agreed"))
    return resumed
