"""Asking for cover, approving it, and taking it back."""

from typing import Annotated

import strawberry
from strawberry import ID, field

from staffbank.domain.council import TeamId
from staffbank.domain.cover_request import CaseWork, Priority, Reason, RequestId, Tier
from staffbank.domain.profession import CoreRole, Level, SkillNeed
from staffbank.usecases.request.approve_request import approve_request
from staffbank.usecases.request.open_request import Wanted, open_request
from staffbank.usecases.request.withdraw_request import withdraw_request
from staffbank_graphql.context import BankInfo
from staffbank_graphql.cover_request import COVER_REQUEST, CoverRequest
from staffbank_graphql.deed import INPUT, PROBLEMS, Reading, problems_into, reading
from staffbank_graphql.problem import Problem
from staffbank_graphql.shape_input import ShapeInput


@strawberry.input(description="A skill that a request asks for.")
class SkillNeedInput:
    """A skill, and how well."""

    code: str = field(description="The bank's code for it, such as COURT.")
    level: Level = field(
        description="How well it has to be held, at least.", default=Level.INDEPENDENT
    )

    def read(self) -> SkillNeed:
        """The same in the domain's words. Raises UnknownSkill."""
        return SkillNeed(self.code, self.level)


@strawberry.input(description="What a council asks for.")
class OpenCoverRequestInput:
    """A request."""

    team_id: ID = field(description="The team to be helped.")
    title: str = field(description="What is needed, in a few words.")
    roles: list[CoreRole] = field(description="Core roles that will do.")
    shape: ShapeInput = field(description="The form that the work comes in.")
    reason: Reason = field(description="Why cover is needed.")
    cost_centre: str = field(description="Who pays.")
    headcount: int = field(description="How many people, 1 to 20.", default=1)
    must_have: list[SkillNeedInput] = field(
        description="Skills without which it cannot be done.", default_factory=list
    )
    nice_to_have: list[SkillNeedInput] = field(
        description="Skills that the team would like.", default_factory=list
    )
    tier: Tier = field(description="How much it matters.", default=Tier.NORMAL)
    statutory: bool = field(
        description="Whether a statutory duty hangs on it: a court date, say.", default=False
    )
    case_work: CaseWork = field(
        description="Whether the person will hold cases.", default=CaseWork.TASK
    )
    remote: bool = field(description="Whether it is done from anywhere.", default=False)

    def read(self, read: Reading) -> Wanted:
        """The same in the domain's words."""
        return Wanted(
            team_id=TeamId(read.id("Team", self.team_id, "teamId")),
            title=self.title,
            roles=frozenset(self.roles),
            shape=self.shape.read(),
            reason=self.reason,
            cost_centre=self.cost_centre,
            headcount=self.headcount,
            must_have=read.each(SkillNeedInput.read, self.must_have, "mustHave"),
            nice_to_have=read.each(SkillNeedInput.read, self.nice_to_have, "niceToHave"),
            priority=Priority(self.tier, self.statutory),
            case_work=self.case_work,
            remote=self.remote,
        )


@strawberry.input(description="Which request to approve.")
class ApproveCoverRequestInput:
    """A request."""

    request_id: ID = field(description="The request.")


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
                wanted=wanted, now=context.now, uow=context.unit_of_work()
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
            await approve_request(request_id=request_id, uow=context.unit_of_work())
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
