"""Agency workers whom councils engage for requests that the region could not fill."""

from typing import Protocol

from staffbank.domain.agency_engagement import AgencyEngagement


class AgencyEngagements(Protocol):
    """Engagements, kept for the quarterly return."""

    async def add(self, engagement: AgencyEngagement) -> None: ...
