"""How lists are read: a page of any length costs a fixed number of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from staffbank.domain.dated import Amendments

View = TypeVar("View")
Filters = Mapping[str, object]


@dataclass(frozen=True)
class Slice:
    """Which page: `first` rows after `after`, or `last` before `before`; by id, 1 to 100."""

    first: int | None = None
    after: UUID | None = None
    last: int | None = None
    before: UUID | None = None


@dataclass(frozen=True)
class Page(Generic[View]):
    """Rows in order of id, and whether there are more on either side."""

    rows: tuple[View, ...]
    has_previous: bool
    has_next: bool


@dataclass(frozen=True)
class Children:
    """The lists of several parents: the column that names the parent, and the parents."""

    column: str
    parents: tuple[UUID, ...]


class Queries(Protocol):
    """Reads on behalf of one principal: rows that are not theirs do not exist."""

    async def page(
        self, view: type[View], wanted: Slice, filters: Filters | None = None
    ) -> Page[View]:
        """One page of a list. A filter is a column's name and the value that it must have."""
        ...

    async def pages(
        self, view: type[View], wanted: Slice, children: Children
    ) -> Mapping[UUID, Page[View]]:
        """The same page of each parent's list, in one statement; empty ones are there too."""
        ...

    async def by_ids(self, view: type[View], ids: Sequence[UUID]) -> Mapping[UUID, View]:
        """The rows with these ids, in one statement; what is not there is left out."""
        ...

    async def count(self, view: type[View], filters: Filters | None = None) -> int:
        """How many rows the whole list has."""
        ...

    async def organisations(self) -> frozenset[UUID]:
        """The councils and employers for which an office is held, predecessors' too."""
        ...

    async def figures(self) -> Amendments:
        """The region's amendments, for what is reckoned by its figures as it is shown."""
        ...

    async def counts(self, view: type[View], children: Children) -> Mapping[UUID, int]:
        """How many rows each parent's list has, in one statement."""
        ...
