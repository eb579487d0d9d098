"""Which master agreement some work stands under: S113-3."""

from datetime import date
from uuid import UUID

from staffbank.domain.consultation import S113
from staffbank.domain.master_agreement import MasterAgreement
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork


async def covering(
    parties: tuple[UUID, UUID], first: date, last: date, *, path: str, uow: UnitOfWork
) -> MasterAgreement:
    """The one that both are party to and that is in force on every day of it.

    Raises:
        Declined: the two are party to none, or to none that covers those days.
    """
    masters = await uow.agreements.masters()
    signed = [master for master in masters if all(map(master.party, parties))]
    if not signed:
        message = (
            "Home and host are not both party to a master agreement. Their signatories accede "
            "to the region's first (accede)."
        )
        raise Declined(Problem(ProblemCode.RULE, message, (path,), "S113-3", S113))
    for master in signed:
        if master.covers(first, last):
            return master
    message = signed[-1].why_not(last)
    raise Declined(Problem(ProblemCode.RULE, message, (path,), "S113-3", S113))
