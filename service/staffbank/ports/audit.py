"""How far the audit chains have come, and where that is written down."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from staffbank.domain.audit_chain import Head, Proof
from staffbank.domain.council import RegionId


class AuditChains(Protocol):
    """The chains of the region's organisations, and of the region itself."""

    async def heads(self) -> tuple[Head, ...]:
        """The head of each chain that has begun, in order of organisation."""
        ...

    async def walked(self) -> Proof:
        """What a walk finds over the chains that the caller sees."""
        ...


class HeadsBook(Protocol):
    """Where heads are written down outside of the database."""

    async def write(self, region_id: RegionId, day: date, heads: Sequence[Head]) -> None:
        """Write the day's page, in place of one that is there."""
        ...
