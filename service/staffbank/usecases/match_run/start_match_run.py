"""The coordinator starts a run of the engine."""

from dataclasses import dataclass
from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.match_run import MatchRun, MatchRunId
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.clashes import AlreadyRunning
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id

MOST_SECONDS = 600
MOST_SEED = 2**31 - 1


@dataclass(frozen=True)
class Limits:
    """How long the engine may search, in seconds, and the seed that makes it repeatable."""

    seconds: float = 30
    seed: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.seconds <= MOST_SECONDS:
            message = f"A run may take 1 to {MOST_SECONDS} seconds, not {self.seconds:g}."
            raise Declined(Problem(ProblemCode.INVALID, message, ("seconds",)))
        if not 0 <= self.seed <= MOST_SEED:
            message = f"A seed is a whole number from 0 to {MOST_SEED}, not {self.seed}."
            raise Declined(Problem(ProblemCode.INVALID, message, ("seed",)))


async def start_match_run(*, limits: Limits, now: datetime, uow: UnitOfWork) -> MatchRun:
    """Queue a run; its job is enqueued by the same commit. A region has one live run.

    Raises:
        Declined: not permitted, or a run is queued or running already.
    """
    require(uow.principal, Deed.START_MATCH_RUN, scope=uow.principal.region_id)
    async with uow:
        run = MatchRun(
            id=MatchRunId(new_id()),
            region_id=uow.principal.region_id,
            started_by=uow.principal.person,
            queued_at=now,
            seconds=limits.seconds,
            seed=limits.seed,
        )
        try:
            await uow.match_runs.add(run)
        except AlreadyRunning as live:
            message = "A match run is queued or running already; follow it, or abort it first."
            raise Declined(Problem(ProblemCode.ALREADY_RUNNING, message)) from live
        await uow.commit(Event("match_run.queued", run.id, details={"seed": run.seed}))
    return run
