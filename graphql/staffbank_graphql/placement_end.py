"""A placement ends: early, on its day, or before it began."""

from datetime import date, datetime
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.notice import EndCause
from staffbank.domain.placement import PlacementId
from staffbank.usecases.placement.close_placement import close_placement
from staffbank.usecases.placement.end_placement import end_placement
from staffbank.usecases.placement.withdraw_placement import withdraw_placement
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.placement import PLACEMENT, Placement
from staffbank_graphql.problem import Problem


@strawberry.input(description="When it ends, and why.")
class EndPlacementInput:
    """A placement, a cause and a moment."""

    placement_id: ID = field(description="The placement.")
    cause: EndCause = field(description="Why.")
    ends_at: datetime = field(
        description="The last moment of work, before the last session ends. Notice is four "
        "weeks; none for home or host over safeguarding or lapsed registration, where a moment "
        "that is past means now."
    )


@strawberry.type(description="What came of it.")
class EndPlacementPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which placement is over.")
class ClosePlacementInput:
    """A placement, and the end of her access."""

    placement_id: ID = field(description="The placement.")
    access_removed_on: date = field(
        description="When she lost her access to your systems: best on the last day."
    )


@strawberry.type(description="What came of it.")
class ClosePlacementPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which placement is taken back, and why.")
class WithdrawPlacementInput:
    """A placement and a reason."""

    placement_id: ID = field(description="The placement.")
    reason: str = field(description="Why; both sides read it.")


@strawberry.type(description="What came of it.")
class WithdrawPlacementPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class PlacementEndMutation:
    """The last day."""

    @strawberry.mutation(
        description="End a placement before the agreed day; later sessions are given back."
    )
    async def end_placement(
        self,
        info: BankInfo,
        input: Annotated[EndPlacementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> EndPlacementPayload:
        payload, context = EndPlacementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            done = await end_placement(
                placement_id=placement_id,
                cause=input.cause,
                ends_at=input.ends_at,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Close a placement whose sessions are over and whose timesheets are locked."
    )
    async def close_placement(
        self,
        info: BankInfo,
        input: Annotated[ClosePlacementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ClosePlacementPayload:
        payload, context = ClosePlacementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            done = await close_placement(
                placement_id=placement_id,
                access_removed_on=input.access_removed_on,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Take a placement back before it has begun; the worker and the slot are "
        "free."
    )
    async def withdraw_placement(
        self,
        info: BankInfo,
        input: Annotated[WithdrawPlacementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> WithdrawPlacementPayload:
        payload, context = WithdrawPlacementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            done = await withdraw_placement(
                placement_id=placement_id, reason=input.reason, uow=context.unit_of_work()
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, done.id)
        return payload
