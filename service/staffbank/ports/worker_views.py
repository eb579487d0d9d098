"""What is read of a member's own affairs: by herself, and by her employer."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from staffbank.domain.availability import Availability, WeeklyHours
from staffbank.domain.period import Period
from staffbank.domain.place import Place
from staffbank.domain.worker import Preferences


@dataclass(frozen=True)
class MemberRecordView:
    """What a member has told the bank; `id` is hers."""

    id: UUID
    place: Place
    home_team_id: UUID | None
    home_hours: tuple[WeeklyHours, ...]
    other_hours: Decimal
    availability: Availability
    preferences: Preferences
    qualified_on: date | None
    induction_ends_on: date | None


@dataclass(frozen=True)
class HeldSessionsView:
    """The sessions that an offer holds her for, in order; `id` is the offer's."""

    id: UUID
    sessions: tuple[Period, ...]
