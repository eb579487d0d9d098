"""Runs of the engine."""

from asyncio import gather
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import strawberry
from strawberry import Private, field

from staffbank.domain.match_run import LIVE, RunState
from staffbank.ports.progress import RunProgress
from staffbank.ports.views import MatchRunView
from staffbank_graphql.certificate import Certificate
from staffbank_graphql.connection import Listing, Parent, paged
from staffbank_graphql.context import BankInfo
from staffbank_graphql.global_id import encode
from staffbank_graphql.match_words import EngineStatus
from staffbank_graphql.node import Kind, Node
from staffbank_graphql.proposal import PROPOSAL, UNFILLED, Proposal, Unfilled
from staffbank_graphql.run_summary import RunSummary


@strawberry.type(description="How far a match run is.")
class MatchRunProgress:
    """A moment of a run. Its counts are null until the engine has looked at the slots."""

    state: RunState = field(description="Where the run is.")
    stage: str | None = field(description="What it is doing, in words; null before it begins.")
    fraction: float = field(
        description="The part of its allowance that is used, 0 to 1; it may end before that."
    )
    filled: int | None = field(description="Slots filled so far.")
    slots: int | None = field(description="Slots to be filled.")
    gap: float | None = field(
        description="How far the plan may be from the best one; 0.01 is one per cent."
    )
    value: float | None = field(
        description="What the plan so far comes to as one sum; null once the run has ended.",
        default=None,
    )
    bound: float | None = field(
        description="What no plan's value can pass; null until something is proven.",
        default=None,
    )

    @classmethod
    def of(cls, state: RunState, told: RunProgress | None) -> "MatchRunProgress":
        """Show the state of a run, and what it has told last, if anything."""
        finished = state is RunState.FINISHED
        return cls(
            state=state,
            stage=told.stage if told else None,
            fraction=1.0 if finished else told.fraction if told else 0.0,
            filled=told.filled if told else None,
            slots=told.slots if told else None,
            gap=told.gap if told else None,
            value=told.value if told else None,
            bound=told.bound if told else None,
        )


@strawberry.type(description="A run of the engine over the whole region.")
class MatchRun(Node):
    """A run, as the API shows it."""

    state: RunState = field(description="Where it is.")
    attempt: int = field(description="How often it was taken up; more than once after a crash.")
    seconds: float = field(description="How long the engine may search.")
    seed: int = field(description="The same seed and the same bank give the same plan.")
    queued_at: datetime = field(description="When it was asked for.")
    began_at: datetime | None = field(description="When it was last taken up.")
    ended_at: datetime | None = field(description="When it ended.")
    failure: str | None = field(description="How it failed, if it did.")
    status: EngineStatus | None = field(description="How far the search came.")
    gap: float | None = field(
        description="How far the plan may be from the best one; 0.01 is one per cent."
    )
    summary: RunSummary | None = field(description="The result as a whole; null until then.")
    certificate: Certificate | None = field(
        description="What proves how good the plan is; null until then, and where a rule of "
        "law took out what the engine had filled."
    )
    key: Private[UUID]
    follows_id: Private[UUID | None]
    kept_ids: Private[tuple[UUID, ...]]

    @field(description="The run that it was started from, if any.")
    async def follows(
        self, info: BankInfo
    ) -> Annotated["MatchRun", strawberry.lazy("staffbank_graphql.match_run")] | None:
        return await MATCH_RUN.fetch(info.context, self.follows_id)

    @field(description="The proposals of the run before that it was told to keep.")
    async def kept(self, info: BankInfo) -> list[Proposal]:
        found = await gather(*(PROPOSAL.fetch(info.context, each) for each in self.kept_ids))
        return [each for each in found if each is not None]

    @field(description="How far it is; of a run that has ended, what its summary says.")
    async def progress(self, info: BankInfo) -> MatchRunProgress:
        if self.state in LIVE:
            told = await info.context.bank.progress.latest(self.key)
            return MatchRunProgress.of(self.state, told)
        ended = MatchRunProgress.of(self.state, None)
        if self.summary:
            ended.filled, ended.slots = self.summary.filled, self.summary.slots
            ended.gap = self.gap
        return ended

    @paged(of=Proposal, description="Whom it proposes for which slot.")
    def proposals(self) -> Any:
        return Listing(PROPOSAL, parent=Parent("run_id", self.key))

    @paged(of=Unfilled, description="The slots that it could not fill.")
    def unfilled(self) -> Any:
        return Listing(UNFILLED, parent=Parent("run_id", self.key))

    @classmethod
    def of(cls, view: MatchRunView) -> "MatchRun":
        """Show a run."""
        return cls(
            id=encode("MatchRun", view.id),
            key=view.id,
            state=RunState(view.state),
            attempt=view.attempt,
            seconds=view.seconds,
            seed=view.seed,
            queued_at=view.queued_at,
            began_at=view.began_at,
            ended_at=view.ended_at,
            failure=view.failure,
            status=EngineStatus(view.status) if view.status else None,
            gap=view.gap,
            summary=RunSummary.of(view.summary) if view.summary else None,
            certificate=Certificate.of(view.certificate) if view.certificate else None,
            follows_id=view.follows_id,
            kept_ids=view.kept_ids,
        )


MATCH_RUN = Kind("MatchRun", MatchRunView, MatchRun.of)
