"""A council, or an employer, becomes party to the master agreement."""

from datetime import datetime
from uuid import UUID

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.master_agreement import Accession, MasterAgreement, MasterAgreementId
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork


async def accede(
    *,
    master_id: MasterAgreementId,
    organisation: UUID,
    pre_signs_urgent: bool,
    now: datetime,
    uow: UnitOfWork,
) -> MasterAgreement:
    """Sign it for the organisation, once.

    Raises:
        Declined: not permitted, no such agreement, or party to it already.
    """
    require(uow.principal, Deed.ACCEDE, scope=organisation)
    async with uow:
        master = await uow.agreements.master(master_id)
        if before := master.party(organisation):
            message = f"It is party to {master.title} already, signed by {before.signed_by}."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("organisation",)))
        accession = Accession(organisation, uow.principal.person, now, pre_signs_urgent)
        await uow.agreements.accede(master, accession)
        event = Event("master_agreement.acceded", master.id, frozenset({organisation}))
        await uow.commit(event)
    return master
