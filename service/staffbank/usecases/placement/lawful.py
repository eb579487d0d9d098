"""What the law says, by now, to the rest of a placement."""

from datetime import datetime

from staffbank.domain.placement import Placement
from staffbank.domain.problem import Declined
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.obstacles import rules_against


async def must_be_lawful(
    placement: Placement, uow: UnitOfWork, *, now: datetime, path: str
) -> None:
    """Do nothing where the law allows what is to come of it. Raises Declined."""
    to_come = tuple(each for each in placement.sessions if each.end > now)
    if not to_come:
        return
    worker = await uow.workers.read(placement.worker_id)
    booked = await uow.workers.booked(placement.worker_id)
    if problems := rules_against(worker, to_come, booked, path=path):
        raise Declined(*problems)
