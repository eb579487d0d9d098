"""A match run of the demonstration: started, followed, waited for."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from staffbank.bootstrap import Bank
from staffbank.cli.demo.cast import regional
from staffbank.cli.plain_words import CannotDo
from staffbank.clock import now
from staffbank.domain.match_run import LIVE, RunState
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.ports.progress import RunProgress
from staffbank.ports.queries import Slice
from staffbank.ports.views import MatchRunView
from staffbank.usecases.match_run.start_match_run import Limits, start_match_run

LOOKS_EVERY = 0.2  # seconds
OVERTIME = 600.0  # seconds beyond the limit: the first run on a machine compiles the engine

COORDINATOR: Principal = regional(Role.COORDINATOR)


async def started(bank: Bank, limits: Limits) -> UUID:
    """The id of a new run; where one was left unfinished by a demonstration before, of that."""
    uow = bank.unit_of_work(COORDINATOR)
    try:
        return (await start_match_run(limits=limits, now=now(), uow=uow)).id
    except Declined as declined:
        if declined.problems[0].code is not ProblemCode.ALREADY_RUNNING:
            raise
    page = await bank.queries(COORDINATOR).page(MatchRunView, Slice(last=1))
    return page.rows[0].id


async def finished(
    bank: Bank,
    run_id: UUID,
    *,
    told: Callable[[RunProgress], None],
    worker_lives: Callable[[], bool],
    log: Path,
) -> MatchRunView:
    """The run, once it has ended well; `told` hears how far it is.

    Raises:
        CannotDo: it failed, was aborted, or nobody works on it.
    """
    begun = time.monotonic()
    while True:
        run = (await bank.queries(COORDINATOR).by_ids(MatchRunView, [run_id]))[run_id]
        if RunState(run.state) not in LIVE:
            break
        if (progress := await bank.progress.latest(run_id)) is not None:
            told(progress)
        waited = time.monotonic() - begun
        if not worker_lives() or waited > run.seconds + OVERTIME:
            raise CannotDo(f"nobody works on the match run any more: read why in {log}")
        await asyncio.sleep(LOOKS_EVERY)
    if run.state != RunState.FINISHED.value:
        because = run.failure or "no reason was kept"
        raise CannotDo(f"the match run was {run.state} ({because}): more may be in {log}")
    return run
