"""Things by id, and lists by parent: however many at once, one statement for each kind."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar
from uuid import UUID

from staffbank.domain.dated import Amendments
from staffbank.ports.queries import Children, Page, Queries, Slice

View = TypeVar("View")
Found = TypeVar("Found")
Read: TypeAlias = Callable[[list[UUID]], Awaitable[Mapping[UUID, Any]]]

# Turns of the loop without a new wish, after which there will be none: what a resolver asks
# for comes a few turns behind what it waited for, as deep as lists and objects are nested.
QUIET = 12
THE_REGION = UUID(int=0)  # whose there is one of, and no id is needed


@dataclass
class Kind:
    """What is asked for in one way: how it is read, and for whom it waits or has been read."""

    read: Read
    found: dict[UUID, asyncio.Future[Any]] = field(default_factory=dict)
    wanted: list[UUID] = field(default_factory=list)


class Loaders:
    """The loaders of one request. What was read once is not read again.

    They read in waves: all that can be asked for by now, each kind by one statement; then, when
    all of it is there, what is asked for because of it. So how many statements a document takes
    depends on the document, and not on which statement comes back first.
    """

    def __init__(self, queries: Queries) -> None:
        self._queries = queries
        self._kinds: dict[Hashable, Kind] = {}
        self._under_way = 0
        self._gathering: asyncio.Task[None] | None = None
        self._wishes = 0

    async def one(self, view: type[View], id: UUID) -> View | None:  # noqa: A002 its name
        """The row; None where there is none, or it is not the caller's to see."""
        (found,) = await self.many(view, [id])
        return found

    async def many(self, view: type[View], ids: Sequence[UUID]) -> list[View | None]:
        """The rows, in order of `ids`."""

        async def read(wanted: list[UUID]) -> Mapping[UUID, View]:
            return await self._queries.by_ids(view, wanted)

        return await self._all((view,), read, ids)

    async def page(
        self, view: type[View], wanted: Slice, column: str, parent: UUID
    ) -> Page[View]:
        """The parent's page of its list; one statement for all parents that ask at once."""

        async def read(parents: list[UUID]) -> Mapping[UUID, Page[View]]:
            return await self._queries.pages(view, wanted, Children(column, tuple(parents)))

        (page,) = await self._all((view, wanted, column), read, [parent])
        return page  # type: ignore[no-any-return]  # of this view

    async def count(self, view: type[View], column: str, parent: UUID) -> int:
        """How long the parent's list is; one statement for all parents that ask at once."""

        async def read(parents: list[UUID]) -> Mapping[UUID, int]:
            return await self._queries.counts(view, Children(column, tuple(parents)))

        (count,) = await self._all((view, column), read, [parent])
        return int(count)

    async def figures(self) -> Amendments:
        """The region's amendments of figures; one statement, whoever asks."""

        async def read(wanted: list[UUID]) -> Mapping[UUID, Amendments]:
            return dict.fromkeys(wanted, await self._queries.figures())

        (found,) = await self._all("figures", read, [THE_REGION])
        return found  # type: ignore[no-any-return]  # the region's

    async def meanwhile(self, other: Awaitable[Found]) -> Found:
        """What is read otherwise; the next wave waits for what is asked for because of it."""
        self._under_way += 1
        try:
            return await other
        finally:
            self._under_way -= 1
            self._gather()

    async def _all(self, key: Hashable, read: Read, ids: Iterable[UUID]) -> list[Any]:
        kind = self._kinds.setdefault(key, Kind(read))
        loop = asyncio.get_running_loop()
        futures = []
        for id_ in ids:
            if id_ not in kind.found:
                kind.found[id_] = loop.create_future()
                kind.wanted.append(id_)
                self._wishes += 1
            futures.append(kind.found[id_])
        self._gather()
        return [await each for each in futures]

    def _gather(self) -> None:
        """Begin to wait for the next wave, if nothing is under way and something is wanted."""
        if self._under_way or self._gathering or not self._wishes:
            return
        self._gathering = asyncio.ensure_future(self._waves())

    async def _waves(self) -> None:
        try:
            while self._wishes and not self._under_way:
                known = -1
                while known != self._wishes:
                    known = self._wishes
                    for _ in range(QUIET):
                        await asyncio.sleep(0)
                if not self._under_way:
                    await self._wave()
        finally:
            self._gathering = None

    async def _wave(self) -> None:
        wanted = [(kind, kind.wanted) for kind in self._kinds.values() if kind.wanted]
        self._wishes = 0
        for kind, _ in wanted:
            kind.wanted = []
        await asyncio.gather(*(self._read(kind, ids) for kind, ids in wanted))

    async def _read(self, kind: Kind, ids: list[UUID]) -> None:
        try:
            found = await kind.read(ids)
        except Exception as wrong:  # noqa: BLE001 whoever waits for it is told
            for waiting in (kind.found.pop(id_) for id_ in ids):
                if not waiting.done():
                    waiting.set_exception(wrong)
            return
        for id_ in ids:
            if not kind.found[id_].done():  # whoever waited may have been stopped
                kind.found[id_].set_result(found.get(id_))
