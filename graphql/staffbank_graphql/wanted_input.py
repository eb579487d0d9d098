"""What a requester fills in, as the API takes it."""

import strawberry
from strawberry import ID, field

from staffbank.domain.council import TeamId
from staffbank.domain.cover_request import CaseWork, Priority, Reason, Tier
from staffbank.domain.profession import CoreRole, Level, SkillNeed
from staffbank.domain.worker import WorkerId
from staffbank.usecases.request.wanted import Wanted
from staffbank_graphql.deed import Reading
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
class WantedInput:
    """What both a new request and an amended one say."""

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
    preferred_id: ID | None = field(
        description="Whom your council would like, of those whom it knows by an offer or a "
        "placement. It weighs as much as one skill that would be good to have, and is no vote.",
        default=None,
    )

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
            preferred_id=WorkerId(read.id("Worker", self.preferred_id, "preferredId"))
            if self.preferred_id
            else None,
        )
