"""Open work, as members may look at it: masked."""

from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import ID, Private, field

from staffbank.domain.cover_request import CaseWork, Tier
from staffbank.domain.profession import SKILLS, CoreRole
from staffbank.domain.worker import WorkerId
from staffbank.usecases.match_run import open_to_member as told
from staffbank.usecases.match_run.open_to_member import open_to_member
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.global_id import encode
from staffbank_graphql.interest import interests_of_hers, the_bank
from staffbank_graphql.match_words import UnfilledReason
from staffbank_graphql.worker import Skill


@strawberry.type(description="One thing that keeps a member from open work.")
class WhyNot:
    """A reason."""

    reason: UnfilledReason = field(description="What it is.")
    message: str = field(description="The same to her, in a sentence with its figures.")


@strawberry.type(
    description="Work with open places that is put to a member's council: without its title, "
    "team and reason, which she learns with an offer."
)
class OpenWork:
    """A cover request, masked."""

    id: ID = field(description="The request's id; `node` has it once it is offered to her.")
    roles: list[CoreRole] = field(description="Core roles that will do.")
    starts_at: datetime = field(description="When the first session begins.")
    ends_at: datetime = field(description="When the last session ends.")
    sessions: int = field(description="How many sessions each person works.")
    minutes: int = field(description="What one person works in all, breaks included.")
    places: int = field(description="How many places are open.")
    must_have: list[Skill] = field(description="Skills without which it cannot be done.")
    tier: Tier = field(description="How much it matters.")
    case_work: CaseWork = field(description="Whether the person will hold cases.")
    remote: bool = field(description="Whether it is done from anywhere.")
    km: float | None = field(
        description="How far it is, in a straight line; null for work from anywhere."
    )
    why_not: list[WhyNot] = field(
        description="Everything that keeps her from it, by the engine's own filters; empty "
        "where it fits."
    )
    interested: bool = field(description="Whether she has said that she would like it.")
    council_id: Private[UUID]

    @field(description="The council that asks.")
    async def council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.council_id)

    @classmethod
    def of(cls, found: told.OpenWork, *, interested: bool) -> "OpenWork":
        """Show what is for her to see."""
        request, first, last = found.request, found.sessions[0], found.sessions[-1]
        return cls(
            id=ID(encode("CoverRequest", request.id)),
            roles=sorted(request.roles, key=lambda role: role.value),
            starts_at=first.start,
            ends_at=last.end,
            sessions=len(found.sessions),
            minutes=sum(int(each.length.total_seconds()) // 60 for each in found.sessions),
            places=found.places,
            must_have=[
                Skill(
                    code=need.code,
                    name=SKILLS.get(need.code, need.code),
                    level=need.level,
                    last_practised_on=None,
                )
                for need in request.must_have
            ],
            tier=request.priority.tier,
            case_work=request.case_work,
            remote=request.remote,
            km=found.km,
            why_not=[
                WhyNot(reason=UnfilledReason(each.code), message=each.message)
                for each in found.reasons
            ],
            interested=interested,
            council_id=request.council_id,
        )


async def open_work(context: Context, worker: UUID) -> list[OpenWork]:
    """The work that is put to a member; `worker` is the caller herself."""
    found = await open_to_member(
        worker_id=WorkerId(worker), now=context.now, uow=the_bank(context)
    )
    hers = {each.request_id for each in await interests_of_hers(context)}
    return [OpenWork.of(each, interested=each.request.id in hers) for each in found]
