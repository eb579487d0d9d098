"""Batches: kept, and read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from staffbank.domain.batch import Batch, BatchId, Row, RowProblem
from staffbank.domain.council import CouncilId


@dataclass(frozen=True)
class BatchView:
    """A batch, and how far it is."""

    id: UUID
    council_id: UUID
    kind: str
    brought_at: datetime
    ended_at: datetime | None
    rows: int
    waiting: int
    done: int
    repeated: int
    refused: int


@dataclass(frozen=True)
class BatchRowView:
    """A row, and what has become of it; `subject` is the id of what it made."""

    id: UUID
    batch_id: UUID
    number: int
    reference: str
    state: str
    subject: str
    problems: tuple[RowProblem, ...]


class Batches(Protocol):
    """Within a unit of work."""

    async def brought(self, council_id: CouncilId, *, since: datetime) -> tuple[int, int]:
        """How many of the council's have not ended, and how many came since then.

        Nobody else brings one for it until this unit of work ends.
        """
        ...

    async def add(self, batch: Batch, rows: Sequence[Row]) -> None:
        """Keep it, and enqueue its job."""
        ...

    async def end(self, batch_id: BatchId, *, at: datetime) -> bool:
        """Say that it is worked through; False where somebody has said so already."""
        ...
