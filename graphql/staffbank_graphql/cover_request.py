"""Cover requests and their slots."""

from datetime import date, datetime, time
from functools import cache
from typing import Any
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.cover_request import CaseWork, Outcome, Reason, RequestState, Tier
from staffbank.domain.profession import CoreRole
from staffbank.domain.stage import Stage
from staffbank.ports.interests import InterestView
from staffbank.ports.times import TimesView
from staffbank.ports.views import RequestView, SlotView
from staffbank_graphql.closed_sets import RequestShape, Weekday
from staffbank_graphql.connection import Listing, Parent, paged
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, TEAM, Council, Team
from staffbank_graphql.global_id import encode
from staffbank_graphql.interest import MOST, Interest
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.worker import WORKER, Skill, Worker

# Python takes half a microsecond to find a member by its value, seven times for each row.
_STATE, _ROLE, _SHAPE = cache(RequestState), cache(CoreRole), cache(RequestShape)
_TIER, _CASE_WORK, _REASON = cache(Tier), cache(CaseWork), cache(Reason)
_STAGE, _OUTCOME = cache(Stage), cache(Outcome)


@strawberry.type(description="One person's place on a cover request.")
class Slot(Node):
    """A slot, as the API shows it."""

    number: int = field(description="Which of the request's places, from 1.")
    request_id: Private[UUID]

    @field(description="The request that it is a place on.")
    async def cover_request(self, info: BankInfo) -> "CoverRequest | None":
        return await COVER_REQUEST.fetch(info.context, self.request_id)

    @classmethod
    def of(cls, view: SlotView) -> "Slot":
        """Show a slot."""
        return cls(id=encode("Slot", view.id), number=view.number, request_id=view.request_id)


SLOT = Kind("Slot", SlotView, Slot.of)


@strawberry.type(description="When the work is, as it was asked for.")
class Times:
    """The values of a shape."""

    first_day: date = field(description="The day, or the first of them.")
    since: time = field(description="When each session begins, by London's clocks.")
    until: time = field(description="When each ends; the next morning where that is earlier.")
    weekdays: list[Weekday] = field(description="The days of the week; empty but for those.")
    weeks: int | None = field(description="For how many weeks, where it is by weekdays.")
    months: int | None = field(description="For how many months, where it is full time.")

    @classmethod
    def of(cls, view: TimesView) -> "Times":
        """Show them."""
        weekdays = [Weekday(day) for day in view.weekdays]
        return cls(**(vars(view) | {"weekdays": weekdays}))


@strawberry.type(description="What a council asks for.")
class CoverRequest(Node):
    """A cover request, as the API shows it."""

    title: str = field(description="What is needed, in a few words.")
    state: RequestState = field(description="Where it is on its road.")
    roles: list[CoreRole] = field(description="Core roles that will do.")
    shape: RequestShape = field(description="The form that the work comes in.")
    starts_at: datetime = field(description="When the first session begins.")
    ends_at: datetime = field(description="When the last session ends.")
    sessions: int = field(description="How many sessions each person works.")
    minutes: int = field(description="What one person works in all, breaks included.")
    headcount: int = field(description="How many people are needed.")
    tier: Tier = field(description="How much it matters.")
    statutory: bool = field(description="Whether a statutory duty hangs on it.")
    case_work: CaseWork = field(description="Whether the person will hold cases.")
    reason: Reason = field(description="Why cover is needed.")
    cost_centre: str | None = field(
        description="Who pays at the host; null for all but its own people and the region's."
    )
    remote: bool = field(description="Whether it is done from anywhere.")
    stage: Stage | None = field(description="Whom it is put to; null before it is approved.")
    stage_since: datetime | None = field(description="Since when.")
    remark: str | None = field(
        description="The budget holder's question or reason; null for all but its own people "
        "and the region's."
    )
    outcome: Outcome | None = field(description="What became of it; null before its end.")
    view: Private[RequestView]

    # What follows is seldom asked for, and made when it is.

    @field(description="Skills without which it cannot be done.")
    def must_have(self) -> list[Skill]:
        return [Skill.of(skill) for skill in self.view.must_have]

    @field(description="Skills that the team would like.")
    def nice_to_have(self) -> list[Skill]:
        return [Skill.of(skill) for skill in self.view.nice_to_have]

    @field(description="When, as it was asked for.")
    def times(self) -> Times | None:
        return Times.of(self.view.times) if self.view.times else None

    @field(description="The council that asks.")
    async def council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.view.council_id)

    @field(description="The team to be helped.")
    async def team(self, info: BankInfo) -> Team | None:
        return await TEAM.fetch(info.context, self.view.team_id)

    @field(
        description="Whom the council would like, which is no vote; null for all but its own "
        "people and the region's."
    )
    async def preferred(self, info: BankInfo) -> Worker | None:
        return await WORKER.fetch(info.context, self.view.preferred_id)

    @paged(of=Slot, description="One slot for each person needed.")
    def slots(self) -> Any:
        return Listing(SLOT, parent=Parent("request_id", self.view.id))

    @field(
        description="Members who would like it, at most 100, for the region's people; to "
        "others there are none."
    )
    async def interested(self, info: BankInfo) -> list[Interest]:
        page = await info.context.loaders.page(InterestView, MOST, "request_id", self.view.id)
        return [Interest.of(each) for each in page.rows]

    @classmethod
    def of(cls, view: RequestView) -> "CoverRequest":
        """Show a request."""
        return cls(
            view=view,
            id=encode("CoverRequest", view.id),
            title=view.title,
            state=_STATE(view.state),
            roles=[_ROLE(role) for role in view.roles],
            shape=_SHAPE(view.shape),
            starts_at=view.starts_at,
            ends_at=view.ends_at,
            sessions=view.sessions,
            minutes=view.minutes,
            headcount=view.headcount,
            tier=_TIER(view.tier),
            statutory=view.statutory,
            case_work=_CASE_WORK(view.case_work),
            reason=_REASON(view.reason),
            cost_centre=view.cost_centre,
            remote=view.remote,
            stage=_STAGE(view.stage) if view.stage else None,
            stage_since=view.stage_since,
            remark=view.remark,
            outcome=_OUTCOME(view.outcome) if view.outcome else None,
        )


COVER_REQUEST = Kind("CoverRequest", RequestView, CoverRequest.of)
