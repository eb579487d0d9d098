"""Home and host agree to less than four weeks' notice."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.notice import EndCause
from staffbank.domain.placement import PlacementId
from staffbank.usecases.placement.agree_shorter_notice import agree_shorter_notice
from staffbank.usecases.placement.propose_shorter_notice import propose_shorter_notice
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.placement import PLACEMENT, Placement
from staffbank_graphql.problem import Problem


@strawberry.input(description="An end that your side proposes.")
class ProposeShorterNoticeInput:
    """A placement, a cause and a moment."""

    placement_id: ID = field(description="The placement.")
    cause: EndCause = field(description="Why.")
    ends_at: datetime = field(description="The last moment of work; it is to come.")


@strawberry.type(description="What came of it.")
class ProposeShorterNoticePayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="The proposed end that your side agrees to.")
class AgreeShorterNoticeInput:
    """A placement and a moment."""

    placement_id: ID = field(description="The placement.")
    ends_at: datetime = field(description="The last moment of work, as it is proposed.")


@strawberry.type(description="What came of it.")
class AgreeShorterNoticePayload:
    """The placement, or the problems."""

    placement: Placement | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class PlacementNoticeMutation:
    """Less notice, by two sides' word."""

    @strawberry.mutation(
        description="Propose, for home or host, an end with less than four weeks' notice; it "
        "is one when the other side agrees. It takes the place of an earlier proposal."
    )
    async def propose_shorter_notice(
        self,
        info: BankInfo,
        input: Annotated[ProposeShorterNoticeInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ProposeShorterNoticePayload:
        payload, context = ProposeShorterNoticePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            await propose_shorter_notice(
                placement_id=placement_id,
                cause=input.cause,
                ends_at=input.ends_at,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, placement_id)
        return payload

    @strawberry.mutation(
        description="Agree, for the other side, to the end that is proposed; later sessions "
        "are given back."
    )
    async def agree_shorter_notice(
        self,
        info: BankInfo,
        input: Annotated[AgreeShorterNoticeInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AgreeShorterNoticePayload:
        payload, context = AgreeShorterNoticePayload(), info.context
        with problems_into(payload):
            with reading() as read:
                placement_id = PlacementId(
                    read.id("Placement", input.placement_id, "placementId")
                )
            await agree_shorter_notice(
                placement_id=placement_id,
                ends_at=input.ends_at,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.placement = await PLACEMENT.fetch(context, placement_id)
        return payload
