"""What is read of steps that wait."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from staffbank.domain.step import Step


@dataclass(frozen=True)
class StepView:
    """Something waits for a step: `organisation` is the council or the employer to take it.

    `since` is None where the bank kept no moment; `until` is when the thing itself says that
    it is due.
    """

    id: UUID
    step: Step
    subject_id: UUID
    organisation: UUID
    since: datetime | None
    until: datetime | None
