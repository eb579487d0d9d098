"""A worker ends her opt-out by notice in writing."""

from datetime import date

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.worker.herself import her_own


async def end_opt_out(*, worker_id: WorkerId, today: date, uow: UnitOfWork) -> Worker:
    """End it once the notice that it names is over; nobody may keep her in it.

    Raises:
        Declined: not she, there is none, or it is ended already.
    """
    async with uow:
        worker = await uow.workers.get(worker_id)
        require(uow.principal, Deed.END_OPT_OUT, scope=worker.employer_id)
        her_own(worker, uow.principal)
        if worker.opt_out is None or worker.opt_out.ends_on is not None:
            message = "There is no opt-out that could be ended."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("workerId",)))
        ended = worker.opt_out.ended(today)
        await uow.workers.set_opt_out(worker.id, ended)
        await uow.commit(
            Event(
                "worker.opt_out_ended",
                worker.id,
                frozenset({worker.employer_id}),
                {"ends_on": ended.ends_on.isoformat() if ended.ends_on else None},
                worker.person,
            )
        )
    return worker
