"""Why somebody is proposed, and what would fill a slot that stayed open."""

from typing import Any
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.ports.explanation import (
    CandidateView,
    ChoiceView,
    NearMissView,
    RunnerUpView,
    WayOutView,
)
from staffbank_graphql.context import BankInfo
from staffbank_graphql.match_words import PlanObstacle, UnfilledReason
from staffbank_graphql.worker import WORKER, Worker


@strawberry.type
class Instead:
    """Somebody else in a place of the plan; runner-up and candidate are of this shape."""

    change: float | None = field(
        description="What the plan's value would change by; null where it cannot be done."
    )
    dropped: int | None = field(
        description="How many other proposals would go; null where it cannot be done."
    )
    blocked: PlanObstacle | None = field(
        description="Why it cannot be done beside the rest of the plan; null where it can."
    )
    worker_id: Private[UUID]

    @field(description="Who it is.")
    async def worker(self, info: BankInfo) -> Worker | None:
        return await WORKER.fetch(info.context, self.worker_id)


def _instead(view: RunnerUpView) -> dict[str, Any]:
    """The fields of its shape."""
    blocked = PlanObstacle(view.blocked) if view.blocked else None
    named = ("change", "dropped", "worker_id")
    return {name: getattr(view, name) for name in named} | {"blocked": blocked}


@strawberry.type(description="The next best worker in place of the one who is proposed.")
class RunnerUp(Instead):
    """Who comes after her."""

    @classmethod
    def of(cls, view: RunnerUpView) -> "RunnerUp":
        """Show a runner-up."""
        return cls(**_instead(view))


@strawberry.type(description="How the engine came to a proposal.")
class Choice:
    """A choice among those who could."""

    eligible: int = field(
        description="How many workers pass every filter for the request, she included."
    )
    runner_up: RunnerUp | None = field(
        description="Who would be next; null where nobody else could."
    )

    @classmethod
    def of(cls, view: ChoiceView) -> "Choice":
        """Show a choice."""
        return cls(
            eligible=view.eligible,
            runner_up=RunnerUp.of(view.runner_up) if view.runner_up else None,
        )


@strawberry.type(description="Somebody whom one thing keeps from a slot.")
class NearMiss:
    """One who nearly could."""

    reason: UnfilledReason = field(description="What keeps her.")
    size: float = field(
        description="By how much: levels of a skill, kilometres of travel, or minutes."
    )
    message: str = field(description="The same in words.")
    worker_id: Private[UUID]

    @field(description="Who it is; for the region alone.")
    async def worker(self, info: BankInfo) -> Worker | None:
        if not info.context.principal.region_wide:
            return None
        return await WORKER.fetch(info.context, self.worker_id)

    @classmethod
    def of(cls, view: NearMissView) -> "NearMiss":
        """Show a near miss."""
        return cls(
            reason=UnfilledReason(view.reason),
            size=view.size,
            message=view.message,
            worker_id=view.worker_id,
        )


@strawberry.type(description="How much more a plan would have of one aim.")
class Effect:
    """A part of what a change does."""

    aim: str = field(description="The aim's name, as in a certificate.")
    change: float = field(description="How much more of it; below zero, how much less.")


@strawberry.type(
    description="Somebody who could do the work of an open slot, and is not on it."
)
class Candidate(Instead):
    """One whom no filter keeps from it."""

    effects: list[Effect] = field(
        description="The aims that would change, in the order in which plans are compared."
    )

    @classmethod
    def of(cls, view: CandidateView) -> "Candidate":
        """Show a candidate."""
        effects = [Effect(aim=each.aim, change=each.change) for each in view.effects]
        return cls(**_instead(view), effects=effects)


@strawberry.type(description="What would fill an open slot.")
class WayOut:
    """Somebody who nearly could, or one person more."""

    near_misses: int = field(description="How many workers one thing alone keeps from it.")
    nearest: list[NearMiss] = field(description="The nearest of them, a few.")
    worth_least: float = field(
        description="What one person more for it would add to the plan's value, at the least."
    )
    worth_most: float = field(description="The same, at the most.")
    found: Private[tuple[CandidateView, ...]]

    @field(
        description="Who could do it, and does other work in the plan: the best first, a few; "
        "for the region alone."
    )
    def candidates(self, info: BankInfo) -> list[Candidate]:
        if not info.context.principal.region_wide:
            return []
        return [Candidate.of(each) for each in self.found]

    @classmethod
    def of(cls, view: WayOutView) -> "WayOut":
        """Show a way out."""
        return cls(
            near_misses=view.near_misses,
            nearest=[NearMiss.of(each) for each in view.nearest],
            worth_least=view.worth_least,
            worth_most=view.worth_most,
            found=view.candidates,
        )
