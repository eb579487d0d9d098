"""A worker agrees in writing to work more than 48 hours a week on average."""

from datetime import date, timedelta

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.opt_out import NotAnOptOut, OptOut
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.worker import Worker, WorkerId
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.worker.herself import her_own

LONG = 1000  # days; no notice is so long, whatever was typed


async def agree_opt_out(
    *,
    worker_id: WorkerId,
    holds_from: date,
    notice_days: int,
    today: date,
    uow: UnitOfWork,
) -> Worker:
    """Keep her agreement, from a day on; she alone can give it.

    Raises:
        Declined: not she, an agreement that reaches back, or a notice that the law does not
            allow (reg. 5 WTR).
    """
    if holds_from < today:
        message = f"An opt-out holds from today on at the earliest, not from {holds_from}."
        raise Declined(Problem(ProblemCode.IN_THE_PAST, message, ("holdsFrom",)))
    try:
        agreed = OptOut(holds_from, timedelta(days=max(-1, min(notice_days, LONG))))
    except NotAnOptOut as wrong:
        message = f"{str(wrong).capitalize()}."
        problem = Problem(ProblemCode.INVALID, message, ("noticeDays",), "WT-3")
        raise Declined(problem) from wrong
    async with uow:
        worker = await uow.workers.get(worker_id)
        require(uow.principal, Deed.AGREE_OPT_OUT, scope=worker.employer_id)
        her_own(worker, uow.principal)
        await uow.workers.set_opt_out(worker.id, agreed)
        await uow.commit(
            Event(
                "worker.opted_out",
                worker.id,
                frozenset({worker.employer_id}),
                {"holds_from": holds_from.isoformat(), "notice_days": notice_days},
                worker.person,
            )
        )
    return worker
