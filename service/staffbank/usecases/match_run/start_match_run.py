"""The coordinator starts a run of the engine."""

from dataclasses import dataclass
from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.match_run import MatchRun, MatchRunId, ProposalId, RunState
from staffbank.domain.permission import require
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.ports.clashes import AlreadyRunning
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.identifier import new_id

MOST_SECONDS = 600
MOST_SEED = 2**31 - 1
MOST_KEPT = 100


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


@dataclass(frozen=True)
class After:
    """The run that another follows, and the proposals of it that are kept."""

    follows: MatchRunId
    kept: tuple[ProposalId, ...] = ()

    def __post_init__(self) -> None:
        if len(self.kept) > MOST_KEPT:
            message = (
                f"A run keeps at most {MOST_KEPT} proposals of another, not {len(self.kept)}."
            )
            raise Declined(Problem(ProblemCode.INVALID, message, ("keep",)))


async def start_match_run(
    *, limits: Limits, now: datetime, uow: UnitOfWork, after: After | None = None
) -> MatchRun:
    """Queue a run; its job is enqueued by the same commit. A region has one live run.

    One `after` another keeps what it is told to, and proposes nobody again who was declined.

    Raises:
        Declined: not permitted, or a run is queued or running already; the run before has no
            result, or not these proposals, or they were declined.
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
            follows_id=after.follows if after else None,
            kept_ids=await _kept(after, uow) if after else (),
        )
        try:
            await uow.match_runs.add(run)
        except AlreadyRunning as live:
            message = "A match run is queued or running already; follow it, or abort it first."
            raise Declined(Problem(ProblemCode.ALREADY_RUNNING, message)) from live
        details: dict[str, str | int | float | bool | None] = {"seed": run.seed}
        if after:
            details |= {
                "follows": str(after.follows),
                "kept": " ".join(map(str, after.kept)),
            }
        await uow.commit(Event("match_run.queued", run.id, details=details))
    return run


async def _kept(after: After, uow: UnitOfWork) -> tuple[ProposalId, ...]:
    before = await uow.match_runs.get(after.follows)
    if before.state is not RunState.FINISHED:
        message = f"The run is {before.state.value}; only one that is finished can be followed."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("followsId",)))
    proposed = {each.id: each for each in await uow.shortlists.proposed_by(before.id)}
    for number, proposal in enumerate(after.kept):
        path = ("keep", str(number))
        if proposal not in proposed:
            message = "That run has no such proposal; keep only what it proposes."
            raise Declined(Problem(ProblemCode.NOT_FOUND, message, path))
        if because := proposed[proposal].declined_because:
            message = f"A proposal that was declined cannot be kept: {because}"
            raise Declined(Problem(ProblemCode.WRONG_STATE, message, path))
    return after.kept
