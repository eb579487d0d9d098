"""The region draws up the agreement that its councils accede to."""

from datetime import date

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.london import spoken
from staffbank.domain.master_agreement import MasterAgreement, MasterAgreementId
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id


async def found_master_agreement(
    *, title: str, valid_from: date, valid_to: date, uow: UnitOfWork
) -> MasterAgreement:
    """Draw it up; it binds whoever accedes, from `valid_from` to `valid_to`, both included.

    Raises:
        Declined: not permitted, without a title, or it would end before it begins.
    """
    require(uow.principal, Deed.FOUND_MASTER_AGREEMENT, scope=uow.principal.region_id)
    if not title.strip():
        message = "A master agreement has a title."
        raise Declined(Problem(ProblemCode.INVALID, message, ("title",)))
    if valid_to < valid_from:
        message = (
            f"It would end on {spoken(valid_to)}, before it begins on {spoken(valid_from)}."
        )
        raise Declined(Problem(ProblemCode.INVALID, message, ("validTo",)))
    master = MasterAgreement(
        MasterAgreementId(new_id()),
        uow.principal.region_id,
        title.strip(),
        valid_from,
        valid_to,
    )
    async with uow:
        await uow.agreements.add_master(master)
        await uow.commit(Event("master_agreement.founded", master.id))
    return master
