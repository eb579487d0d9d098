"""Agency workers whom councils engage for requests that the region could not fill."""

from datetime import date
from typing import Protocol

from staffbank.domain.agency_engagement import AgencyEngagement, EngagementId


class AgencyEngagements(Protocol):
    """Engagements, kept for the quarterly return."""

    async def add(self, engagement: AgencyEngagement) -> None: ...
    async def get(self, engagement_id: EngagementId) -> AgencyEngagement:
        """Its row locked. Raises Declined (not_found)."""
        ...

    async def save(self, engagement: AgencyEngagement) -> None:
        """Its state and who has signed for it; the rest stays as it was recorded."""
        ...

    async def engaged_between(self, first: date, last: date) -> tuple[AgencyEngagement, ...]:
        """Those that are final and have a day in this time, as far as one may see them."""
        ...
