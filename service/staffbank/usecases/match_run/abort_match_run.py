"""The coordinator stops a run."""

from datetime import datetime

from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.match_run import LIVE, MatchRun, MatchRunId, RunState
from staffbank.domain.permission import require
from staffbank.ports.unit_of_work import UnitOfWork


async def abort_match_run(*, run_id: MatchRunId, now: datetime, uow: UnitOfWork) -> MatchRun:
    """Stop it: a queued run ends at once, a running one as soon as its process hears of it.

    Raises:
        Declined: not permitted, no such run, or ended already.
    """
    require(uow.principal, Deed.ABORT_MATCH_RUN, scope=uow.principal.region_id)
    async with uow:
        run = await uow.match_runs.get(run_id)
        aborted = run.abort(at=now)
        if not await uow.match_runs.stop_job(run.id) and aborted.state in LIVE:
            aborted = aborted.end(RunState.ABORTED, at=now)  # nobody is left to end it
        await uow.match_runs.save(aborted)
        await uow.commit(Event("match_run.abort_requested", run.id))
    return aborted
