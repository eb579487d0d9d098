"""The home employer records a check that it has made of a worker."""

from datetime import datetime

from staffbank.domain.check import Check
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.fitness import with_check
from staffbank.domain.london import day_of
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.separation import must_be_another
from staffbank.domain.worker import WorkerId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id
from staffbank.usecases.worker.stop_unfit import stop_unfit

HERSELF = "Nobody records a check of herself; another administrator looks and records it."


async def record_check(
    *, worker_id: WorkerId, check: Check, now: datetime, uow: UnitOfWork
) -> Check:
    """Add the check to the worker's record; earlier ones stay.

    Whoever may not work by it stops at once, as when the register's extract says so.

    Raises:
        Declined: not permitted, no such worker, herself, or made on a day still to come.
    """
    if check.checked_on > day_of(now):
        message = f"The check is dated {check.checked_on:%d %B %Y}, which is still to come."
        raise Declined(Problem(ProblemCode.INVALID, message, ("checkedOn",)))
    async with uow:
        worker = await uow.workers.get(worker_id)
        require(uow.principal, Deed.RECORD_CHECK, scope=worker.employer_id)
        must_be_another(uow.principal.person, {worker.person}, HERSELF, "workerId")
        await uow.workers.add_check(worker, new_id(), check)
        event = Event(
            "worker.checked",
            worker.id,
            frozenset({worker.employer_id}),
            {"kind": check.kind.value},
            worker.person,
        )
        stopped = await stop_unfit(with_check(worker, check), check, now=now, uow=uow)
        await uow.commit(event, *stopped)
    return check
