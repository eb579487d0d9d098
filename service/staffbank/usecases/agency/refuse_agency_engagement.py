"""The director or the chief executive refuses a departure from the rules for agency workers."""

from staffbank.domain.agency_engagement import (
    AgencyEngagement,
    EngagementId,
    Office,
    SignOff,
)
from staffbank.domain.deed import Deed
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.agency.office_held import require_office


async def refuse_agency_engagement(
    *, engagement_id: EngagementId, office: Office, reason: str, uow: UnitOfWork
) -> AgencyEngagement:
    """Nobody is engaged; the council may put another forward.

    Raises:
        Declined: not permitted, no such engagement, nothing for this office to sign, signed
            already, or no reason.
    """
    async with uow:
        engagement = await uow.agency_engagements.get(engagement_id)
        require_office(uow.principal, Deed.REFUSE_AGENCY_ENGAGEMENT, office, engagement)
        said = SignOff(office, uow.principal.person, reason.strip())
        refused = engagement.refused(said)
        await uow.agency_engagements.save(refused)
        details = {"office": office.value, "reason": said.reason}
        await uow.commit(refused.happened("refused", **details))
    return refused
