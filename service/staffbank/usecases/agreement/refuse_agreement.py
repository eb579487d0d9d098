"""One side does not sign; the placement does not come about."""

from staffbank.domain.agreement import Agreement, AgreementId
from staffbank.domain.principal import Deed, require
from staffbank.ports.unit_of_work import UnitOfWork


async def refuse_agreement(
    *, agreement_id: AgreementId, reason: str, uow: UnitOfWork
) -> Agreement:
    """Refuse it, for home, for host or by the worker; she and the slot are free.

    Raises:
        Declined: not permitted, no such agreement, decided already, or no reason.
    """
    async with uow:
        agreement = await uow.agreements.get(agreement_id)
        host = agreement.host_council_id in uow.principal.organisations
        scope = agreement.host_council_id if host else agreement.home_employer_id
        require(uow.principal, Deed.REFUSE_AGREEMENT, scope=scope)
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
