"""What follows from a step of an agreement."""

from staffbank.domain.agreement import Agreement, AgreementState
from staffbank.ports.unit_of_work import UnitOfWork


async def settle(agreement: Agreement, uow: UnitOfWork, *, verb: str) -> None:
    """Keep it; where both have signed and she has acknowledged, the placement is ready."""
    await uow.agreements.save(agreement)
    event = agreement.happened(verb)
    if agreement.state is AgreementState.SIGNED:
        placement = await uow.placements.get(agreement.placement_id)
        await uow.placements.save(placement.make_ready())
        await uow.commit(event, placement.happened("ready"))
        return
    await uow.commit(event)
