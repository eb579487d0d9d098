"""A run is over: its result is kept, or why there is none."""

from datetime import datetime

from staffbank.domain.event import Event
from staffbank.domain.match_run import LIVE, MatchRun, MatchRunId, RunState
from staffbank.ports.unit_of_work import RunResult, UnitOfWork


async def finish_match_run(
    *, begun: MatchRun, result: RunResult, now: datetime, uow: UnitOfWork
) -> bool:
    """Keep what this attempt found, unless somebody has asked to abort the run meanwhile.

    False, and nothing written, if a later attempt has begun.
    """
    async with uow:
        run = await uow.match_runs.get(begun.id)
        if not _still_ours(run, begun):
            return False
        if run.abort_requested:
            await uow.match_runs.save(run.end(RunState.ABORTED, at=now))
            await uow.commit(Event("match_run.aborted", run.id))
            return True
        await uow.match_runs.keep_result(result, at=now)
        await uow.match_runs.save(run.end(RunState.FINISHED, at=now))
        event = Event(
            "match_run.finished",
            run.id,
            details={"status": result.status, "proposals": len(result.proposals)},
        )
        await uow.commit(event)
    return True


async def abandon_match_run(
    *, begun: MatchRun, failure: str | None, now: datetime, uow: UnitOfWork
) -> bool:
    """End it without a result: it was aborted, or it failed and `failure` says why.

    False, and nothing written, if a later attempt has begun.
    """
    state = RunState.FAILED if failure else RunState.ABORTED
    async with uow:
        run = await uow.match_runs.get(begun.id)
        if not _still_ours(run, begun):
            return False
        await uow.match_runs.save(run.end(state, at=now, failure=failure))
        await uow.commit(Event(f"match_run.{state.value}", run.id))
    return True


async def end_aborted_run(*, run_id: MatchRunId, now: datetime, uow: UnitOfWork) -> None:
    """End a live run that was asked to stop; nothing where it was not, or is over."""
    async with uow:
        run = await uow.match_runs.get(run_id)
        if run.state in LIVE and run.abort_requested:
            await uow.match_runs.save(run.end(RunState.ABORTED, at=now))
            await uow.commit(Event("match_run.aborted", run.id))


def _still_ours(run: MatchRun, begun: MatchRun) -> bool:
    return run.state is RunState.RUNNING and run.attempt == begun.attempt
