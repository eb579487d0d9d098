"""A host decides how many people agree to a timesheet."""

from staffbank.domain.council import CouncilId
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.permission import require
from staffbank.ports.unit_of_work import UnitOfWork


async def ask_two_steps(*, council_id: CouncilId, asked: bool, uow: UnitOfWork) -> None:
    """Have the budget holder authorise what the line manager approved, or not any more.

    It holds for timesheets that are opened from now on.

    Raises:
        Declined: not permitted.
    """
    require(uow.principal, Deed.ASK_TWO_STEPS, scope=council_id)
    async with uow:
        await uow.timesheets.ask_two_steps(council_id, asked=asked)
        event = Event(
            "council.two_steps_asked", council_id, frozenset({council_id}), {"asked": asked}
        )
        await uow.commit(event)
