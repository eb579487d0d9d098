"""Asking for cover, approving it, and taking it back."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.cover_request import RequestId
from staffbank.domain.stage import Stage
from staffbank.usecases.request.approve_request import approve_request
from staffbank.usecases.request.open_request import open_request
from staffbank.usecases.request.withdraw_request import withdraw_request
from staffbank_graphql.context import BankInfo
from staffbank_graphql.cover_request import COVER_REQUEST, CoverRequest
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.wanted_input import WantedInput


@strawberry.input(description="What a council asks for.")
class OpenCoverRequestInput(WantedInput):
    """A request."""

    as_draft: bool = field(
        description="Whether it is kept as a draft, to be submitted later.", default=False
    )


@strawberry.input(description="Which request to approve, and who is asked first.")
class ApproveCoverRequestInput:
    """A request and a stage."""

    request_id: ID = field(description="The request.")
    stage: Stage = field(
        description="Whom it is put to first; never an agency.", default=Stage.REGION
    )


@strawberry.input(description="Which request to take back, and why.")
class WithdrawCoverRequestInput:
    """A request and a reason."""

    request_id: ID = field(description="The request.")
    reason: str = field(description="Why; it is kept in the audit trail.")


@strawberry.type(description="What came of asking for cover.")
class OpenCoverRequestPayload:
    """The request, or the problems."""

    cover_request: CoverRequest | None = field(description="The new request.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of approving.")
class ApproveCoverRequestPayload:
    """The request, or the problems."""

    cover_request: CoverRequest | None = field(description="The open request.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of withdrawing.")
class WithdrawCoverRequestPayload:
    """The request, or the problems."""

    cover_request: CoverRequest | None = field(
        description="The withdrawn request.", default=None
    )
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class RequestMutation:
    """What people do with requests."""

    @strawberry.mutation(
        description="Ask for cover. The budget holder's approval opens it to the engine."
    )
    async def open_cover_request(
        self,
        info: BankInfo,
        input: Annotated[OpenCoverRequestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> OpenCoverRequestPayload:
        payload, context = OpenCoverRequestPayload(), info.context
        with problems_into(payload, moved=input.shape.places("shape")):
            with reading() as read:
                wanted = input.read(read)
            request = await open_request(
                wanted=wanted,
                as_draft=input.as_draft,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.cover_request = await COVER_REQUEST.fetch(context, request.id)
        return payload

    @strawberry.mutation(description="Approve a request that somebody else has opened.")
    async def approve_cover_request(
        self,
        info: BankInfo,
        input: Annotated[ApproveCoverRequestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ApproveCoverRequestPayload:
        payload, context = ApproveCoverRequestPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                request_id = RequestId(read.id("CoverRequest", input.request_id, "requestId"))
            await approve_request(
                request_id=request_id,
                stage=input.stage,
                now=context.now,
                uow=context.unit_of_work(),
            )
            context.forget()
            payload.cover_request = await COVER_REQUEST.fetch(context, request_id)
        return payload

    @strawberry.mutation(
        description="Take a request back, and every offer on it that is not a placement yet."
    )
    async def withdraw_cover_request(
        self,
        info: BankInfo,
        input: Annotated[WithdrawCoverRequestInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> WithdrawCoverRequestPayload:
        payload, context = WithdrawCoverRequestPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                request_id = RequestId(read.id("CoverRequest", input.request_id, "requestId"))
            await withdraw_request(
                request_id=request_id, reason=input.reason, uow=context.unit_of_work()
            )
            context.forget()
            payload.cover_request = await COVER_REQUEST.fetch(context, request_id)
        return payload
