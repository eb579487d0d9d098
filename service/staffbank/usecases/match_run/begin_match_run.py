"""A worker process takes up a run."""

from dataclasses import dataclass
from datetime import datetime

from staffbank.domain.event import Event
from staffbank.domain.match_run import LIVE, MatchRun, MatchRunId, RunState
from staffbank.ports.unit_of_work import Snapshot, UnitOfWork


@dataclass(frozen=True)
class Begun:
    """The run, with its attempt counted, and what it looks at."""

    run: MatchRun
    snapshot: Snapshot


async def begin_match_run(
    *, run_id: MatchRunId, now: datetime, uow: UnitOfWork
) -> Begun | None:
    """Take it up, or up again: its attempt is counted, so an older one writes nothing more.

    None where there is nothing to do: it has ended, or it was asked to stop while nobody ran
    it, which ends it here.
    """
    async with uow:
        run = await uow.match_runs.get(run_id)
        if run.state not in LIVE:
            return None
        if run.abort_requested:
            await uow.match_runs.save(run.end(RunState.ABORTED, at=now))
            await uow.commit(Event("match_run.aborted", run.id))
            return None
        begun = run.begin(at=now)
        await uow.match_runs.save(begun)
        snapshot = await uow.match_runs.snapshot(now=now, run=begun)
        event = Event("match_run.began", run.id, details={"attempt": begun.attempt})
        await uow.commit(event)
    return Begun(begun, snapshot)
