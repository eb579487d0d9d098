"""One side signs the agreement on a placement."""

from datetime import datetime

from staffbank.domain.agreement import Agreement, AgreementId, Signature
from staffbank.domain.deed import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.agreement.settlement import settle
from staffbank.usecases.placement.either_side import require_a_side


async def sign_agreement(
    *, agreement_id: AgreementId, digest: str, now: datetime, uow: UnitOfWork
) -> Agreement:
    """Sign, for home or for host, the text that has this digest.

    With the last of two signatures and the worker's word the placement is ready.

    Raises:
        Declined: not permitted, no such agreement, decided or signed by that side, terms not
            locked, another text, the same person on both sides, before she was consulted, or a
            rule of law says no by now.
    """
    async with uow:
        agreement = await uow.agreements.get(agreement_id)
        side = require_a_side(
            uow.principal, Deed.SIGN_AGREEMENT, agreement, spoken=agreement.signed_by_sides
        )
        placement = await uow.placements.get(agreement.placement_id)
        offer = await uow.offers.get(placement.offer_id)
        signed = agreement.sign(
            side,
            signature=Signature(uow.principal.person, now),
            digest=digest,
            consultation=offer.consultation,
        )
        await settle(signed, uow, verb="signed", now=now)
    return signed
