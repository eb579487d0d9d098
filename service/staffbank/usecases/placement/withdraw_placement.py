"""A placement is taken back before it has begun."""

from staffbank.domain.agreement import AgreementState
from staffbank.domain.deed import Deed
from staffbank.domain.placement import Placement, PlacementId
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.either_side import require_a_part


async def withdraw_placement(
    *, placement_id: PlacementId, reason: str, uow: UnitOfWork
) -> Placement:
    """Take it back, by either side or the worker; she and the slot are free.

    An agreement that is not signed yet is refused with it.

    Raises:
        Declined: not permitted, no such placement, no reason, or begun.
    """
    if not reason.strip():
        message = "Say why the placement is withdrawn; both sides read it."
        raise Declined(Problem(ProblemCode.INVALID, message, ("reason",)))
    async with uow:
        placement = await uow.placements.get(placement_id)
        require_a_part(uow.principal, Deed.WITHDRAW_PLACEMENT, placement)
        withdrawn = placement.withdraw(reason=reason.strip())
        agreement = await uow.agreements.of_placement(placement.id)
        events = []
        if agreement.state is AgreementState.PENDING:
            await uow.agreements.save(agreement.refuse(reason=reason))
            events.append(agreement.happened("refused", reason=reason.strip()))
        offer = await uow.offers.get(placement.offer_id)
        await uow.placements.save(withdrawn)
        await uow.offers.save(offer.undone(reason=reason.strip()))
        await uow.commit(
            placement.happened("withdrawn", reason=reason.strip()),
            offer.happened("undone", reason=reason.strip()),
            *events,
        )
    return withdrawn
