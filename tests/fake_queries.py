"""The ports that are read from, in memory."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from staffbank.domain.dated import NONE, Amendments
from staffbank.ports.progress import RunProgress
from staffbank.ports.queries import Children, Filters, Page, Slice, View


@dataclass
class FakeQueries:
    """Lists of views, and a count of the statements that reading them would have cost."""

    rows: list[Any] = field(default_factory=list)
    statements: int = 0

    async def organisations(self) -> frozenset[UUID]:
        """No test in memory asks for a statement."""
        return frozenset()

    async def figures(self) -> Amendments:
        """None of them is amended."""
        return NONE

    async def page(
        self, view: type[View], wanted: Slice, filters: Filters | None = None
    ) -> Page[View]:
        self.statements += 1
        everything = self._all(view, filters)
        kept = [
            row
            for row in everything
            if (wanted.after is None or row.id > wanted.after)
            and (wanted.before is None or row.id < wanted.before)
        ]
        rows = kept[: wanted.first] if wanted.last is None else kept[-wanted.last :]
        if not rows:
            return Page((), has_previous=wanted.after is not None, has_next=False)
        first, last = rows[0], rows[-1]
        return Page(
            tuple(rows),
            has_previous=everything[0] is not first,
            has_next=everything[-1] is not last,
        )

    async def pages(
        self, view: type[View], wanted: Slice, children: Children
    ) -> Mapping[UUID, Page[View]]:
        pages = {
            parent: await self.page(view, wanted, {children.column: parent})
            for parent in children.parents
        }
        self.statements -= len(pages) - 1
        return pages

    async def counts(self, view: type[View], children: Children) -> Mapping[UUID, int]:
        self.statements += 1
        return {
            parent: len(self._all(view, {children.column: parent}))
            for parent in children.parents
        }

    async def by_ids(self, view: type[View], ids: Sequence[UUID]) -> Mapping[UUID, View]:
        self.statements += 1
        return {row.id: row for row in self._all(view) if row.id in ids}

    async def count(self, view: type[View], filters: Filters | None = None) -> int:
        self.statements += 1
        return len(self._all(view, filters))

    def _all(self, view: type[View], filters: Filters | None = None) -> list[Any]:
        return sorted(
            (
                row
                for row in self.rows
                if isinstance(row, view)
                and all(getattr(row, name) == value for name, value in (filters or {}).items())
            ),
            key=lambda row: row.id,
        )


class FakeBoard:
    """Progress told within this process."""

    def __init__(self) -> None:
        self.last: dict[UUID, RunProgress] = {}
        self.readers: list[asyncio.Queue[RunProgress]] = []

    async def tell(self, run_id: UUID, progress: RunProgress) -> None:
        self.last[run_id] = progress
        for reader in self.readers:
            reader.put_nowait(progress)

    async def latest(self, run_id: UUID) -> RunProgress | None:
        return self.last.get(run_id)

    async def follow(self, run_id: UUID) -> AsyncIterator[RunProgress]:
        mine: asyncio.Queue[RunProgress] = asyncio.Queue()
        self.readers.append(mine)
        try:
            while True:
                yield await mine.get()
        finally:
            self.readers.remove(mine)
