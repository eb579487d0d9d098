"""Interest in open work: each member's own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from staffbank.domain.cover_request import RequestId
from staffbank.domain.interest import Interest


@dataclass(frozen=True)
class InterestView:
    """As she and the region's people read it."""

    id: UUID
    worker_id: UUID
    request_id: UUID
    council_id: UUID
    expressed_at: datetime


class Interests(Protocol):
    """Within a unit of work; both say whether anything has changed."""

    async def add(self, interest: Interest) -> bool: ...
    async def remove(self, request_id: RequestId) -> bool:
        """The caller's own."""
        ...
