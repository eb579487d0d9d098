"""The quarterly return of each council, as far as one may see it."""

from itertools import groupby

from staffbank.domain.agency_return import CouncilReturn, Quarter, returned
from staffbank.ports.unit_of_work import UnitOfWork


async def agency_returns(*, quarter: Quarter, uow: UnitOfWork) -> tuple[CouncilReturn, ...]:
    """One for each council with agency workers in the quarter: one's own, or the region's.

    Only what is final is returned; what waits for a signature, or was refused, is not.
    """
    async with uow:
        engaged = await uow.agency_engagements.engaged_between(quarter.first, quarter.last)
    ordered = sorted(engaged, key=lambda each: each.council_id)
    return tuple(
        returned(council_id, tuple(own), quarter)
        for council_id, own in groupby(ordered, key=lambda each: each.council_id)
    )
