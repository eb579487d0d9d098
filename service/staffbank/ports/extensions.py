"""Extensions of placements, kept and found."""

from typing import Protocol

from staffbank.domain.extension import Extension, ExtensionId
from staffbank.domain.placement import PlacementId


class ExtensionOpen(Exception):
    """The placement has an extension under way already."""


class Extensions(Protocol):
    """Extensions. `get` locks the row or raises Declined (not_found)."""

    async def add(self, extension: Extension) -> None:
        """Raise ExtensionOpen where the placement has one that is not decided."""
        ...

    async def get(self, extension_id: ExtensionId) -> Extension: ...
    async def in_force(self, placement_ids: frozenset[PlacementId]) -> tuple[Extension, ...]:
        """Those of these placements that have come into force; none is locked."""
        ...

    async def save(self, extension: Extension) -> None:
        """Keep how it stands, and enqueue its coming into force once both have signed."""
        ...
