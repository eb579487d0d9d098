"""How far a match run is. Told while it runs; losing it loses nothing."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class RunProgress:
    """A moment of a run: its stage in words, the part done (0 to 1), slots filled so far.

    `value` is what the plan so far comes to in one sum, `bound` what no plan's can pass.
    """

    stage: str
    fraction: float
    filled: int
    slots: int
    gap: float | None = None
    value: int | None = None
    bound: int | None = None


class ProgressBoard(Protocol):
    """Where runs write their progress and people read it."""

    async def tell(self, run_id: UUID, progress: RunProgress) -> None: ...
    async def latest(self, run_id: UUID) -> RunProgress | None: ...
    def follow(self, run_id: UUID) -> AsyncIterator[RunProgress]:
        """Each progress told from now on, until the reader stops reading."""
        ...
