"""The director or the chief executive signs for a departure from the agency rules."""

from staffbank.domain.agency_engagement import (
    ABOVE_CAP,
    AgencyEngagement,
    EngagementId,
    EngagementState,
    Office,
    SignOff,
)
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.agency.agency_stage import require_agency_stage
from staffbank.usecases.agency.office_held import require_office


async def sign_agency_engagement(
    *, engagement_id: EngagementId, office: Office, reason: str, uow: UnitOfWork
) -> AgencyEngagement:
    """Sign with a reason; the last who has to sign makes it final. The region is told of each.

    Raises:
        Declined: not permitted, no such engagement, nothing for this office to sign, signed
            already, the same person, no reason, or the request no longer asks for agencies.
    """
    async with uow:
        engagement = await uow.agency_engagements.get(engagement_id)
        require_office(uow.principal, Deed.SIGN_AGENCY_ENGAGEMENT, office, engagement)
        said = SignOff(office, uow.principal.person, reason.strip())
        signed = engagement.signed(said)
        require_agency_stage(await uow.requests.get(engagement.request_id))
        await uow.agency_engagements.save(signed)
        final = signed.state is EngagementState.ENGAGED
        engaged = (signed.happened("engaged", request=str(signed.request_id)),) if final else ()
        await uow.commit(*_events(engagement, said), *engaged)
    return signed


def _events(engagement: AgencyEngagement, said: SignOff) -> tuple[Event, ...]:
    """One for each rule that the signature lets pass: overrides, for the region to read."""
    return tuple(
        engagement.happened(
            "cap_overridden" if each.rule == ABOVE_CAP else "rule_overridden",
            rule=each.rule,
            office=said.office.value,
            reason=said.reason,
            because=each.because,
        )
        for each in engagement.departures(said)
    )
