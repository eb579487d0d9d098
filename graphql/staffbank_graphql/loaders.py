"""Things by id, and lists by parent: however many at once, one statement for each kind."""

from collections.abc import Hashable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from strawberry.dataloader import DataLoader

from staffbank.ports.queries import Children, Page, Queries, Slice

View = TypeVar("View")


class Loaders:
    """The loaders of one request. What was read once is not read again."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries
        self._loaders: dict[Hashable, DataLoader[UUID, Any]] = {}

    async def one(self, view: type[View], id: UUID) -> View | None:  # noqa: A002 its name
        """The row; None where there is none, or it is not the caller's to see."""
        found: View | None = await self._of(view).load(id)
        return found

    async def many(self, view: type[View], ids: Sequence[UUID]) -> list[View | None]:
        """The rows, in order of `ids`."""
        found: list[View | None] = await self._of(view).load_many(ids)
        return found

    async def page(
        self, view: type[View], wanted: Slice, column: str, parent: UUID
    ) -> Page[View]:
        """The parent's page of its list; one statement for all parents that ask at once."""

        async def load(parents: list[UUID]) -> list[Page[View]]:
            asked = Children(column, tuple(parents))
            found = await self._queries.pages(view, wanted, asked)
            return [found[key] for key in parents]

        loader = self._loaders.setdefault((view, wanted, column), DataLoader(load))
        page: Page[View] = await loader.load(parent)
        return page

    async def count(self, view: type[View], column: str, parent: UUID) -> int:
        """How long the parent's list is; one statement for all parents that ask at once."""

        async def load(parents: list[UUID]) -> list[int]:
            found = await self._queries.counts(view, Children(column, tuple(parents)))
            return [found[key] for key in parents]

        loader = self._loaders.setdefault((view, column), DataLoader(load))
        return int(await loader.load(parent))

    def _of(self, view: type[View]) -> DataLoader[UUID, Any]:
        async def load(ids: list[UUID]) -> list[View | None]:
            found = await self._queries.by_ids(view, ids)
            return [found.get(id_) for id_ in ids]

        return self._loaders.setdefault((view,), DataLoader(load))
