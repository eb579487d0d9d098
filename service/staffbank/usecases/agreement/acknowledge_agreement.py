"""The worker has read her schedule."""

from datetime import datetime

from staffbank.domain.agreement import Agreement, AgreementId
from staffbank.domain.deed import Deed
from staffbank.domain.permission import require
from staffbank.domain.problem import not_found
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.agreement.settlement import settle


async def acknowledge_agreement(
    *, agreement_id: AgreementId, digest: str, now: datetime, uow: UnitOfWork
) -> Agreement:
    """Acknowledge the text with this digest, in her own name.

    Raises:
        Declined: not hers, decided already, its terms are not locked, another text, or a rule
            of law says no by now.
    """
    async with uow:
        agreement = await uow.agreements.get(agreement_id)
        if agreement.person != uow.principal.person:
            raise not_found("agreement", "agreementId")
        require(uow.principal, Deed.ACKNOWLEDGE_AGREEMENT, scope=agreement.home_employer_id)
        acknowledged = agreement.acknowledge(digest=digest, at=now)
        await settle(acknowledged, uow, verb="acknowledged", now=now)
    return acknowledged
