"""What a worker reads of her inbox."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class NotificationView:
    """Something that she was told."""

    id: UUID
    event: str
    about: UUID
    text: str
    at: datetime
    read_at: datetime | None
    sent_at: datetime | None
