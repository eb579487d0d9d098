"""How widely a request is put to people, and its end."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.cover_request import Outcome, RequestId
from staffbank.usecases.request.close_request import close_request
from staffbank.usecases.request.release_to_agency import release_to_agency
from staffbank.usecases.request.widen_request import widen_request
from staffbank_graphql.context import BankInfo
from staffbank_graphql.cover_request import COVER_REQUEST, CoverRequest
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem


@strawberry.input(description="Which request to put to more people.")
class WidenCoverRequestInput:
    """A request."""

    request_id: ID = field(description="The request.")


@strawberry.type(description="What came of it.")
class WidenCoverRequestPayload:
    """The request, or the problems."""

    cover_request: CoverRequest | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which request goes to agencies, and why.")
class ReleaseToAgencyInput:
    """A request and a reason."""

    request_id: ID = field(description="The request.")
    reason: str = field(description="Why the bank cannot fill it; the region reads it.")


@strawberry.type(description="What came of it.")
class ReleaseToAgencyPayload:
    """The request, or the problems."""

    cover_request: CoverRequest | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which request to close, and what became of it.")
class CloseCoverRequestInput:
    """A request and its outcome."""

    request_id: ID = field(description="The request.")
    outcome: Outcome = field(description="What became of it.")


@strawberry.type(description="What came of it.")
class CloseCoverRequestPayload:
    """The request, or the problems."""

    cover_request: CoverRequest | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class RequestReachMutation:
    """What a council does with an open request."""

    @strawberry.mutation(
        description="Put an open request to more people before its window is over."
    )
    async def widen_cover_request(
        self,
        info: BankInfo,
        input: Annotated[WidenCoverRequestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> WidenCoverRequestPayload:
        payload, context = WidenCoverRequestPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                request_id = RequestId(read.id("CoverRequest", input.request_id, "requestId"))
            await widen_request(
                request_id=request_id,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.cover_request = await COVER_REQUEST.fetch(context, request_id)
        return payload

    @strawberry.mutation(
        description="Let agencies be asked for a request that the region cannot fill."
    )
    async def release_to_agency(
        self,
        info: BankInfo,
        input: Annotated[ReleaseToAgencyInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ReleaseToAgencyPayload:
        payload, context = ReleaseToAgencyPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                request_id = RequestId(read.id("CoverRequest", input.request_id, "requestId"))
            await release_to_agency(
                request_id=request_id,
                reason=input.reason,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.cover_request = await COVER_REQUEST.fetch(context, request_id)
        return payload

    @strawberry.mutation(
        description="Close an open request, and every offer on it that is not a placement yet."
    )
    async def close_cover_request(
        self,
        info: BankInfo,
        input: Annotated[CloseCoverRequestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> CloseCoverRequestPayload:
        payload, context = CloseCoverRequestPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                request_id = RequestId(read.id("CoverRequest", input.request_id, "requestId"))
            await close_request(
                request_id=request_id,
                outcome=input.outcome,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.cover_request = await COVER_REQUEST.fetch(context, request_id)
        return payload
