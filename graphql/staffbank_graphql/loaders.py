"""Things by id: however many are asked for at once, one statement for each kind."""

from collections.abc import Sequence
from typing import Any, TypeVar
from uuid import UUID

from strawberry.dataloader import DataLoader

from staffbank.ports.queries import Queries

View = TypeVar("View")


class Loaders:
    """The loaders of one request. What was read once is not read again."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries
        self._loaders: dict[type, DataLoader[UUID, Any]] = {}

    async def one(self, view: type[View], id: UUID) -> View | None:  # noqa: A002 its name
        """The row; None where there is none, or it is not the caller's to see."""
        found: View | None = await self._of(view).load(id)
        return found

    async def many(self, view: type[View], ids: Sequence[UUID]) -> list[View | None]:
        """The rows, in order of `ids`."""
        found: list[View | None] = await self._of(view).load_many(ids)
        return found

    def _of(self, view: type[View]) -> DataLoader[UUID, Any]:
        async def load(ids: list[UUID]) -> list[View | None]:
            found = await self._queries.by_ids(view, ids)
            return [found.get(id_) for id_ in ids]

        return self._loaders.setdefault(view, DataLoader(load))
