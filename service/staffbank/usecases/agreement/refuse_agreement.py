"""One side does not sign; the placement does not come about."""

from staffbank.domain.agreement import Agreement, AgreementId
from staffbank.domain.deed import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_side


async def refuse_agreement(
    *, agreement_id: AgreementId, reason: str, uow: UnitOfWork
) -> Agreement:
    """Refuse it, for home, for host or by the worker; she and the slot are free.

    Raises:
        Declined: not permitted, no such agreement, decided already, or no reason.
    """
    async with uow:
        agreement = await uow.agreements.get(agreement_id)
        require_a_side(uow.principal, Deed.REFUSE_AGREEMENT, agreement)
        refused = agreement.refuse(reason=reason)
        placement = await uow.placements.get(agreement.placement_id)
        withdrawn = placement.withdraw(reason=reason.strip())
        offer = await uow.offers.get(placement.offer_id)
        await uow.agreements.save(refused)
        await uow.placements.save(withdrawn)
        await uow.offers.save(offer.undone(reason=reason.strip()))
        await uow.commit(
            agreement.happened("refused", reason=reason.strip()),
            placement.happened("withdrawn", reason=reason.strip()),
            offer.happened("undone", reason=reason.strip()),
        )
    return refused
