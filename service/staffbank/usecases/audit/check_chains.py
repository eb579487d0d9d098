"""Whether the audit trail is as it was written."""

from staffbank.domain.audit_chain import Proof
from staffbank.ports.unit_of_work import UnitOfWork


async def check_chains(*, uow: UnitOfWork) -> Proof | None:
    """What a walk over the region's chains finds; None for whoever may not read the trail.

    That the end of a chain was cut off, or all of it hashed anew, only heads can show that were
    told earlier and kept elsewhere: `staffbank audit verify` takes them.
    """
    async with uow:
        return await uow.audit.walked() if uow.principal.reads_the_trail else None
