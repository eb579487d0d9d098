"""What is recorded of a placement: the host's reviews, the region's finding."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.notice import EndCause
from staffbank.domain.placement import PlacementId
from staffbank.usecases.placement.record_end_cause import record_end_cause
from staffbank.usecases.placement.record_review import record_review
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.placement import PLACEMENT, Placement
from staffbank_graphql.problem import Problem


@strawberry.input(description="A placement that was reviewed, and how it goes.")
class RecordReviewInput:
    """A placement and a note."""

    placement_id: ID = field(description="The placement.")
    note: str = field(description="A short note: no child and no family in it.")


@strawberry.type(description="What came of it.")
class RecordReviewPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="A placement that ended early, and why.")
class RecordEndCauseInput:
    """A placement, a cause and a note."""

    placement_id: ID = field(description="The placement.")
    cause: EndCause = field(description="Why, whatever the parties have said.")
    note: str = field(description="What it rests on: no child and no family in it.")


@strawberry.type(description="What came of it.")
class RecordEndCausePayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class PlacementRecordMutation:
    """What is recorded."""

    @strawberry.mutation(
        description="Record, for the host, a review of a placement under way; the next is due "
        "four weeks later."
    )
    async def record_review(
        self,
        info: BankInfo,
        input: Annotated[RecordReviewInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RecordReviewPayload:
        payload, context = RecordReviewPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            await record_review(
                placement_id=placement_id,
                note=input.note,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, placement_id)
        return payload

    @strawberry.mutation(
        description="Record, for the region, why a placement ended before the agreed day; "
        "coordinators and auditors read it."
    )
    async def record_end_cause(
        self,
        info: BankInfo,
        input: Annotated[RecordEndCauseInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RecordEndCausePayload:
        payload, context = RecordEndCausePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            await record_end_cause(
                placement_id=placement_id,
                cause=input.cause,
                note=input.note,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, placement_id)
        return payload
