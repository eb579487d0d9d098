"""What the law says, by now, to the rest of a placement."""

from datetime import datetime

from staffbank.domain.placement import Placement
from staffbank.domain.problem import Declined
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.offer.obstacles import rules_against


async def must_be_lawful(
    placement: Placement, uow: UnitOfWork, *, now: datetime, path: str
) -> None:
    """Do nothing where the law, and the start gate, allow what is to come. Raises Declined."""
    to_come = tuple(each for each in placement.sessions if each.end > now)
    if not to_come:
        return
    worker = await uow.workers.read(placement.worker_id)
    booked = await uow.workers.booked(placement.worker_id)
    problems = rules_against(worker, to_come, booked, given=placement.consents, path=path)
    if placement.started_at is not None:
        problems += placement.start_gate.problems(placement.begins, at=now)
    if problems:
        raise Declined(*problems)
