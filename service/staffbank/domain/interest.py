"""A member says that she would like some open work. The region is told, and it is no vote."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.worker import WorkerId

InterestId = NewType("InterestId", UUID)


@dataclass(frozen=True)
class Interest:
    """Hers in one request, once. `council_id` is who asks; she sees no more of the request."""

    id: InterestId
    region_id: RegionId
    worker_id: WorkerId
    person: str
    request_id: RequestId
    council_id: CouncilId
    expressed_at: datetime
