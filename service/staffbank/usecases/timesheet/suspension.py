"""Nobody works while her placement is suspended."""

from collections.abc import Iterable

from staffbank.domain.period import Period
from staffbank.domain.placement import PlacementId
from staffbank.domain.problem import Declined
from staffbank.domain.stop import in_suspension
from staffbank.ports.unit_of_work import UnitOfWork


async def require_not_suspended(
    placement_id: PlacementId, worked: Iterable[Period | None], uow: UnitOfWork
) -> None:
    """Do nothing where none of this work lies in a suspension. Raises Declined."""
    placement = await uow.placements.get(placement_id)
    stretches = [each for each in worked if each is not None]
    if problems := list(in_suspension(stretches, placement.stops)):
        raise Declined(*problems)
