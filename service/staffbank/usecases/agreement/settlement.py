"""What follows from a step of an agreement."""

from datetime import datetime

from staffbank.domain.agreement import Agreement, AgreementState
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.lawful import must_be_lawful


async def settle(agreement: Agreement, uow: UnitOfWork, *, verb: str, now: datetime) -> None:
    """Keep it; where both have signed and she has acknowledged, the placement is ready.

    Raises:
        Declined: a rule of law says no by now to what is to come of the placement, as where
            she was suspended from the register since the host confirmed.
    """
    placement = await uow.placements.get(agreement.placement_id)
    await must_be_lawful(placement, uow, now=now, path="agreementId")
    await uow.agreements.save(agreement)
    event = agreement.happened(verb)
    if agreement.state is AgreementState.SIGNED:
        await uow.placements.save(placement.make_ready())
        await uow.commit(event, placement.happened("ready"))
        return
    await uow.commit(event)
