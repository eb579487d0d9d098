"""A request on its way to the budget holder and back."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.cover_request import RequestId
from staffbank.usecases.request.amend_request import amend_request
from staffbank.usecases.request.reject_request import reject_request
from staffbank.usecases.request.return_request import return_request
from staffbank.usecases.request.submit_request import submit_request
from staffbank_graphql.context import BankInfo
from staffbank_graphql.cover_request import COVER_REQUEST, CoverRequest
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.wanted_input import WantedInput


@strawberry.input(description="Which draft to submit.")
class SubmitCoverRequestInput:
    """A draft."""

    request_id: ID = field(description="The request.")


@strawberry.type(description="What came of it.")
class SubmitCoverRequestPayload:
    """The request, or the problems."""

    cover_request: CoverRequest | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which request to amend, and all that it asks for from now on.")
class AmendCoverRequestInput(WantedInput):
    """A request, asked anew."""

    request_id: ID = field(description="The request.")


@strawberry.type(description="What came of it.")
class AmendCoverRequestPayload:
    """The request, or the problems."""

    cover_request: CoverRequest | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which request to return, and the question.")
class ReturnCoverRequestInput:
    """A request and a question."""

    request_id: ID = field(description="The request.")
    question: str = field(description="What the budget holder wants to know.")


@strawberry.type(description="What came of it.")
class ReturnCoverRequestPayload:
    """The request, or the problems."""

    cover_request: CoverRequest | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.input(description="Which request to reject, and why.")
class RejectCoverRequestInput:
    """A request and a reason."""

    request_id: ID = field(description="The request.")
    reason: str = field(description="Why; the requester reads it.")


@strawberry.type(description="What came of it.")
class RejectCoverRequestPayload:
    """The request, or the problems."""

    cover_request: CoverRequest | None = field(description="How it stands now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class RequestRoadMutation:
    """What requester and budget holder do before a request is open."""

    @strawberry.mutation(description="Submit a draft to the budget holder.")
    async def submit_cover_request(
        self,
        info: BankInfo,
        input: Annotated[SubmitCoverRequestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> SubmitCoverRequestPayload:
        payload, context = SubmitCoverRequestPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                request_id = RequestId(read.id("CoverRequest", input.request_id, "requestId"))
            await submit_request(
                request_id=request_id,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.cover_request = await COVER_REQUEST.fetch(context, request_id)
        return payload

    @strawberry.mutation(
        description="Ask anew. An open request goes back to the budget holder where hours, "
        "grade or payer widen."
    )
    async def amend_cover_request(
        self,
        info: BankInfo,
        input: Annotated[AmendCoverRequestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AmendCoverRequestPayload:
        payload, context = AmendCoverRequestPayload(), info.context
        with problems_into(payload, moved=input.shape.places("shape")):
            with reading() as read:
                request_id = RequestId(read.id("CoverRequest", input.request_id, "requestId"))
                wanted = input.read(read)
            await amend_request(
                request_id=request_id,
                wanted=wanted,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.cover_request = await COVER_REQUEST.fetch(context, request_id)
        return payload

    @strawberry.mutation(description="Give a request back to the requester with a question.")
    async def return_cover_request(
        self,
        info: BankInfo,
        input: Annotated[ReturnCoverRequestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ReturnCoverRequestPayload:
        payload, context = ReturnCoverRequestPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                request_id = RequestId(read.id("CoverRequest", input.request_id, "requestId"))
            await return_request(
                request_id=request_id,
                question=input.question,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.cover_request = await COVER_REQUEST.fetch(context, request_id)
        return payload

    @strawberry.mutation(description="Reject a request; it is put to nobody.")
    async def reject_cover_request(
        self,
        info: BankInfo,
        input: Annotated[RejectCoverRequestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RejectCoverRequestPayload:
        payload, context = RejectCoverRequestPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                request_id = RequestId(read.id("CoverRequest", input.request_id, "requestId"))
            await reject_request(
                request_id=request_id,
                reason=input.reason,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.cover_request = await COVER_REQUEST.fetch(context, request_id)
        return payload
