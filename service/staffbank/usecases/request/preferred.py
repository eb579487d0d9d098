"""Whom a council may name as the one that it would like."""

from staffbank.domain.council import CouncilId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.worker import WorkerId
from staffbank.ports.unit_of_work import UnitOfWork

FIELD = ("preferredId",)
UNKNOWN = (
    "There is no such worker among those whom your council knows by an offer or a placement. "
    "Choose one of those, or nobody."
)


async def known(worker_id: WorkerId | None, *, host: CouncilId, uow: UnitOfWork) -> None:
    """Do nothing where the council may name her, or names nobody.

    The unit of work shows nobody whom the caller may not see: of whoever that is, and of
    nobody at all, the same is said.

    Raises:
        Declined: it does not know her, or she is its own.
    """
    if worker_id is None:
        return
    try:
        worker = await uow.workers.read(worker_id)
    except Declined as wrong:
        raise Declined(Problem(ProblemCode.NOT_FOUND, UNKNOWN, FIELD)) from wrong
    if worker.council_id == host:
        message = (
            f"{worker.name} is your council's own, and the bank places people at others. "
            "Ask her yourself."
        )
        raise Declined(Problem(ProblemCode.INVALID, message, FIELD))
