"""The work of a placement stops for a while, and goes on."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.placement import PlacementId
from staffbank.domain.stop import PauseReason
from staffbank.usecases.placement.pause_placement import pause_placement
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.placement.suspend_placement import suspend_placement
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.placement import PLACEMENT, Placement
from staffbank_graphql.problem import Problem


@strawberry.input(description="Which placement stops for a while, and why.")
class PausePlacementInput:
    """A placement and a reason."""

    placement_id: ID = field(description="The placement.")
    reason: PauseReason = field(description="Why.")


@strawberry.type(description="What came of it.")
class PausePlacementPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which placement stops at once, and why.")
class SuspendPlacementInput:
    """A placement and a reason."""

    placement_id: ID = field(description="The placement.")
    reason: PauseReason = field(description="Why.")


@strawberry.type(description="What came of it.")
class SuspendPlacementPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which placement goes on.")
class ResumePlacementInput:
    """A placement."""

    placement_id: ID = field(description="The placement.")


@strawberry.type(description="What came of it.")
class ResumePlacementPayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class PlacementStopMutation:
    """Stopping, and going on."""

    @strawberry.mutation(description="Pause a placement; she stays held for its sessions.")
    async def pause_placement(
        self,
        info: BankInfo,
        input: Annotated[PausePlacementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> PausePlacementPayload:
        payload, context = PausePlacementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            done = await pause_placement(
                placement_id=placement_id,
                reason=input.reason,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Suspend a placement at once, over a concern. Referrals are made outside "
        "of the bank."
    )
    async def suspend_placement(
        self,
        info: BankInfo,
        input: Annotated[SuspendPlacementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SuspendPlacementPayload:
        payload, context = SuspendPlacementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            done = await suspend_placement(
                placement_id=placement_id,
                reason=input.reason,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, done.id)
        return payload

    @strawberry.mutation(
        description="Say that a stopped placement goes on; it does once home employer and "
        "region both have."
    )
    async def resume_placement(
        self,
        info: BankInfo,
        input: Annotated[ResumePlacementInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ResumePlacementPayload:
        payload, context = ResumePlacementPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            done = await resume_placement(
                placement_id=placement_id, now=context.now, uow=context.unit_of_work()
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, done.id)
        return payload
