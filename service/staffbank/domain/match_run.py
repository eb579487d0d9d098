"""One run of the engine over a region."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import NewType
from uuid import UUID

from staffbank.domain.council import RegionId
from staffbank.domain.problem import Declined, Problem, ProblemCode

MatchRunId = NewType("MatchRunId", UUID)
ProposalId = NewType("ProposalId", UUID)


class RunState(Enum):
    """Where a run is."""

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"
    ABORTED = "aborted"
    FAILED = "failed"


LIVE = frozenset({RunState.QUEUED, RunState.RUNNING})


@dataclass(frozen=True)
class MatchRun:
    """A run and its limits. `attempt` fences: what an older attempt brings is not written.

    One that `follows_id` another keeps the proposals `kept_ids` of it, and does not propose
    again whom the coordinator has declined there.
    """

    id: MatchRunId
    region_id: RegionId
    started_by: str
    queued_at: datetime
    seconds: float
    seed: int
    state: RunState = RunState.QUEUED
    attempt: int = 0
    abort_requested: bool = False
    began_at: datetime | None = None
    ended_at: datetime | None = None
    failure: str | None = None
    follows_id: "MatchRunId | None" = None
    kept_ids: tuple[ProposalId, ...] = ()

    def begin(self, *, at: datetime) -> "MatchRun":
        """A worker process takes it up, or takes it up again after the last one died."""
        return replace(self, state=RunState.RUNNING, attempt=self.attempt + 1, began_at=at)

    def end(self, state: RunState, *, at: datetime, failure: str | None = None) -> "MatchRun":
        """It is over, well or not."""
        return replace(self, state=state, ended_at=at, failure=failure)

    def abort(self, *, at: datetime) -> "MatchRun":
        """Ask it to stop. A queued run is over at once. Raises Declined where it has ended."""
        if self.state not in LIVE:
            message = f"The run is {self.state.value} already; there is nothing to abort."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message))
        asked = replace(self, abort_requested=True)
        return asked.end(RunState.ABORTED, at=at) if self.state is RunState.QUEUED else asked
