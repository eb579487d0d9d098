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

CHANGED = (
    "What is said of her time has changed since you read it, on another device or by somebody "
    "else. Nothing of yours was done, and what was said stays. Look at it as it is now, and "
    "send yours again."
)
UNREAD = (
    "Something is said of her time already, and stays. Read it, and send yours again with its "
    "`digest`."
)


async def set_availability(
    *,
    worker_id: WorkerId,
    availability: Availability,
    digest: str | None = None,
    uow: UnitOfWork,
) -> Worker:
    """Replace all that she has said before, which has this digest. Bookings already made stay.

    Whoever says the first of it needs no digest.

    Raises:
        Declined: not permitted, no such worker, two entries overlap, or something else was
            said meanwhile.
    """
    try:
        check_availability(availability)
    except OverlappingAvailability as overlap:
        problem = Problem(ProblemCode.OVERLAPPING_AVAILABILITY, str(overlap), ("availability",))
        raise Declined(problem) from overlap
    async with uow:
        worker = await uow.workers.get(worker_id)
        _hers_or_her_employers(worker, uow.principal)
        before = worker.availability
        if before not in (Availability(), availability) and before.digest != digest:
            message = UNREAD if digest is None else CHANGED
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("digest",)))
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
