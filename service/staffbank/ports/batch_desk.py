"""Batches, worked through row by row."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from staffbank.domain.batch import Batch, BatchId, BatchKind, Row, RowProblem
from staffbank.domain.principal import Principal
from staffbank.ports.answers import Answering


@dataclass(frozen=True)
class Outcome:
    """What came of a row's deed: the id of what was made, or why nothing was.

    `again` says that it may be otherwise the next time: it has crossed another, or failed.
    """

    subject: str = ""
    problems: tuple[RowProblem, ...] = ()
    again: bool = False


@dataclass(frozen=True)
class Earlier:
    """What a reference stands for already, and whether the row then said the same."""

    subject: str
    same: bool


@dataclass(frozen=True)
class KeptRow:
    """A row that waits, with its key."""

    id: UUID
    row: Row


class Superseded(Exception):
    """Another process has settled the row meanwhile; nothing is done here."""


class Taking(Protocol):
    """One row's transaction. `earlier` is what its reference stands for already, if anything.

    `answering` does the deed; its `keep` takes the id of what was made, and saves both.
    """

    @property
    def earlier(self) -> Earlier | None: ...
    @property
    def answering(self) -> Answering: ...


class BatchDesk(Protocol):
    """Where a batch's rows are worked through, on behalf of one principal."""

    async def acting(self) -> Principal:
        """Whoever sits here, in her roles for those councils too whose place hers has taken."""
        ...

    async def batch(self, batch_id: BatchId) -> Batch | None:
        """As it stands; None where there is none to be seen."""
        ...

    async def waiting(
        self, batch_id: BatchId, most: int, *, after: UUID | None = None
    ) -> Sequence[KeptRow]:
        """The first of those that wait, behind this one."""
        ...

    def taking(self, batch: Batch, kept: KeptRow) -> AbstractAsyncContextManager[Taking]:
        """Take its reference for one transaction; whoever has it too waits for its end.

        Raises:
            Superseded: the row itself was done meanwhile.
        """
        ...

    async def repeat(self, kept: KeptRow, subject: str) -> None:
        """Settle it as done before, by another row."""
        ...

    async def refuse(self, kept: KeptRow, problems: Sequence[RowProblem]) -> None:
        """Settle it as refused."""
        ...


class RowDoer(Protocol):
    """Does one row's deed, as whoever brought it, in one transaction."""

    async def __call__(
        self,
        kind: BatchKind,
        said: Mapping[str, object],
        *,
        who: Principal,
        answering: Answering,
    ) -> Outcome: ...
