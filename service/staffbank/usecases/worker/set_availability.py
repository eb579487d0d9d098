"""A worker says when she can work for others."""

from staffbank.domain.availability import Availability, OverlappingAvailability
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.offered import check_availability
from staffbank.domain.permission import require
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import Declined, Problem, ProblemCode, not_found
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.unit_of_work import UnitOfWork


async def set_availability(
    *, worker_id: WorkerId, availability: Availability, uow: UnitOfWork
) -> Worker:
    """Replace all that she has said before. Bookings already made stay.

    Raises:
        Declined: not permitted, no such worker, or two entries overlap.
    """
    try:
        check_availability(availability)
    except OverlappingAvailability as overlap:
        problem = Problem(ProblemCode.OVERLAPPING_AVAILABILITY, str(overlap), ("availability",))
        raise Declined(problem) from overlap
    async with uow:
        worker = await uow.workers.get(worker_id)
        _hers_or_her_employers(worker, uow.principal)
        await uow.workers.set_availability(worker.id, availability)
        await uow.commit(
            Event(
                "worker.availability_set",
                worker.id,
                frozenset({worker.employer_id}),
                person=worker.person,
            )
        )
    return worker


def _hers_or_her_employers(worker: Worker, principal: Principal) -> None:
    require(principal, Deed.SET_AVAILABILITY, scope=worker.employer_id)
    administers = principal.holds(Role.COUNCIL_ADMINISTRATOR, worker.employer_id)
    if worker.person != principal.person and not administers:
        raise not_found("worker", "workerId")
