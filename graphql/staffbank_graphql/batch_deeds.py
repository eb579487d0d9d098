"""Bringing a batch of rows."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.batch import BatchKind
from staffbank.domain.council import CouncilId
from staffbank.usecases.batch.bring_batch import Brought, bring_batch
from staffbank_graphql.batch import BATCH, Batch
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem


@strawberry.input(description="Rows of one kind, for one council.")
class BringBatchInput:
    """A file, or a part of one."""

    council_id: ID = field(
        description="The council for which they are. Rows of another one are refused."
    )
    kind: BatchKind = field(description="What each row is.")
    lines: str = field(
        description="JSON lines: on each line an object with the fields of the deed's input, "
        "and a `reference`, your own name for the row, by which it is done once. At most 5,000 "
        "rows and 900,000 characters; cut what is longer."
    )
    first_row: int = field(
        description="The number that the first line has in your file, so that problems name "
        "rows as you count them.",
        default=1,
    )


@strawberry.type(description="What came of bringing rows.")
class BringBatchPayload:
    """The batch, or the problems."""

    batch: Batch | None = field(
        description="The batch. Its rows are done one after the other: ask for it again.",
        default=None,
    )
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class BatchMutation:
    """Batches."""

    @strawberry.mutation(
        description="Bring rows in bulk. Each is done as the single deed that it is, once by "
        "its reference, however often it is brought; a row that is refused keeps no other back."
    )
    async def bring_batch(
        self,
        info: BankInfo,
        input: Annotated[BringBatchInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> BringBatchPayload:
        payload, context = BringBatchPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                council_id = CouncilId(read.id("Council", input.council_id, "councilId"))
            batch = await bring_batch(
                brought=Brought(council_id, input.kind, input.lines, input.first_row),
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.batch = await BATCH.fetch(context, batch.id)
        return payload
