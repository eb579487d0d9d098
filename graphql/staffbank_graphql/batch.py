"""Batches of rows, and how far they are."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import strawberry
from strawberry import ID, Private, field

from staffbank.domain.batch import BatchKind, RowProblem, RowState
from staffbank.domain.problem import ProblemCode
from staffbank.ports.batches import BatchRowView, BatchView
from staffbank.ports.queries import Filters
from staffbank_graphql.closed_sets import explain
from staffbank_graphql.connection import Listing, paged
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.global_id import NotAnId, decode, encode
from staffbank_graphql.node import Kind, Node


@strawberry.type(description="Why a row was refused.")
class BatchRowProblem:
    """A problem with its place in the row."""

    code: ProblemCode = field(description="Its kind, for programs.")
    message: str = field(description="What is wrong and the way out, for people.")
    field: str = strawberry.field(
        description="Where in the row the value stands, as `shape.dutyDay.day`; empty where it "
        "is about no one value."
    )
    value: str = strawberry.field(
        description="The value that stands there, as JSON, cut where it is long; empty where "
        "none does."
    )

    @classmethod
    def of(cls, problem: RowProblem) -> "BatchRowProblem":
        """Show a problem."""
        return cls(**vars(problem))


@strawberry.type(description="A row that a council's system has brought.")
class BatchRow(Node):
    """A row, as the API shows it; what it said is not kept."""

    number: int = field(description="Its number in the file that it comes from.")
    reference: str = field(description="The caller's own name for it.")
    state: RowState = field(description="What has become of it.")
    subject_id: ID | None = field(
        description="The id of what it made, or of what was made when it came first; null "
        "where nothing was."
    )
    problems: list[BatchRowProblem] = field(description="Why it was refused, all reasons.")

    @classmethod
    def of(cls, view: BatchRowView) -> "BatchRow":
        """Show a row."""
        return cls(
            id=encode("BatchRow", view.id),
            number=view.number,
            reference=view.reference,
            state=RowState(view.state),
            subject_id=ID(view.subject) if view.subject else None,
            problems=[BatchRowProblem.of(each) for each in view.problems],
        )


@strawberry.type(description="Rows of one kind that a council's system has brought at once.")
class Batch(Node):
    """A batch, as the API shows it."""

    kind: BatchKind = field(description="What each row is.")
    brought_at: datetime = field(description="When it was brought.")
    ended_at: datetime | None = field(
        description="When its last row was settled; null while it is worked through."
    )
    rows: int = field(description="How many rows it has.")
    waiting: int = field(description="How many wait.")
    done: int = field(description="How many were done.")
    repeated: int = field(description="How many had been done before, by the same reference.")
    refused: int = field(description="How many were refused.")
    council_id: Private[UUID]

    @field(description="The council for which it was brought.")
    async def council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.council_id)

    @classmethod
    def of(cls, view: BatchView) -> "Batch":
        """Show a batch."""
        return cls(
            id=encode("Batch", view.id),
            kind=BatchKind(view.kind),
            brought_at=view.brought_at,
            ended_at=view.ended_at,
            rows=view.rows,
            waiting=view.waiting,
            done=view.done,
            repeated=view.repeated,
            refused=view.refused,
            council_id=view.council_id,
        )


BATCH = Kind("Batch", BatchView, Batch.of)
BATCH_ROW = Kind("BatchRow", BatchRowView, BatchRow.of)


@strawberry.input(description="Only rows such as these.")
class BatchRowFilter:
    """Which rows."""

    batch_id: ID | None = field(description="Of this batch.", default=None)
    state: RowState | None = field(
        description="In this state; REFUSED for what is to be mended.", default=None
    )

    def read(self) -> Filters:
        """The same by columns. Raises BadUserInput."""
        found: dict[str, object] = {} if self.state is None else {"state": self.state.value}
        try:
            if self.batch_id is not None:
                found["batch_id"] = decode(self.batch_id, "Batch")
        except NotAnId as wrong:
            raise BadUserInput(str(wrong)) from wrong
        return found


FILTER = strawberry.argument(description="Which of them; left out, all that you may see.")


@strawberry.type
class BatchQuery:
    """Batches, read."""

    @paged(of=Batch, description="Batches of rows that your council's systems have brought.")
    def batches(self) -> Any:
        return Listing(BATCH)

    @paged(of=BatchRow, description="Rows of batches, in the order of their files.")
    def batch_rows(
        self,
        filter: Annotated[BatchRowFilter | None, FILTER] = None,  # noqa: A002 its name
    ) -> Any:
        return Listing(BATCH_ROW, filter.read() if filter else {})


def explain_batches() -> None:
    """Kinds of batches, and states of rows."""
    explain(
        BatchKind,
        "What each row of a batch is.",
        WORKERS="The input of `joinBank`.",
        COVER_REQUESTS="The input of `openCoverRequest`.",
    )
    explain(
        RowState,
        "What has become of a row.",
        name="BatchRowState",
        WAITING="It is yet to be done.",
        DONE="It was done.",
        REPEATED="It had been done before: its reference and its values are those of a row "
        "that was.",
        REFUSED="It was not done; its problems say why. Mend it, and bring it again by the "
        "same reference.",
    )
