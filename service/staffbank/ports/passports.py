"""Passports, kept and read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from staffbank.domain.offer import Offer
from staffbank.domain.passport import CheckId, PassportEntry
from staffbank.domain.worker import WorkerId


@dataclass(frozen=True)
class PassportView:
    """A worker's passport; `id` is hers.

    There is none for whoever is not she, her home employer, or a host that she is offered to or
    placed with. A host reads of no other host.
    """

    id: UUID
    entries: tuple[PassportEntry, ...]


class Passports(Protocol):
    """What home warrants and hosts accept; nothing of it is ever changed."""

    async def of(self, worker_id: WorkerId) -> tuple[PassportEntry, ...]: ...
    async def warrant(
        self, offer: Offer, entries: Sequence[PassportEntry], *, by: str, at: datetime
    ) -> None: ...
    async def accept(
        self, offer: Offer, entries: Sequence[PassportEntry], *, by: str, at: datetime
    ) -> frozenset[CheckId]:
        """Keep it, and say which of them nobody had accepted for the host meanwhile."""
        ...
