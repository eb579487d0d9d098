"""Worker processes die, and nothing is lost."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import psycopg
import pytest
from sqlalchemy import text

from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.match_run import MatchRun
from staffbank.domain.principal import Role
from staffbank.persistence.database import Database
from staffbank.ports.views import MatchRunView, ProposalView
from staffbank.usecases.match_run.abort_match_run import abort_match_run
from staffbank.usecases.match_run.start_match_run import Limits, start_match_run
from tests.processes import staffbank
from tests.town import NOW, TODAY, Town

PATIENCE = 80.0  # seconds: a minute to be taken up again, and the engine's own limit


async def _a_run_with_work(town: Town) -> MatchRun:
    """Enough to do that the engine is busy for a second or more."""
    for number in range(12):
        await town.member(f"Member {number}")
    for week in range(8):
        shape = DaysAWeek(TODAY + timedelta(weeks=week + 1), (0, 1, 2), 12)
        await town.request(shape, headcount=3)
    return await start_match_run(
        limits=Limits(20, seed=1), now=NOW, uow=town.uow(Role.COORDINATOR)
    )


async def _until(town: Town, run: MatchRun, *states: str) -> MatchRunView:
    """The run once it is in one of these states."""
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    deadline = time.monotonic() + PATIENCE
    while True:
        view = (await queries.by_ids(MatchRunView, [run.id]))[run.id]
        if view.state in states:
            return view
        if time.monotonic() > deadline:
            break
        await asyncio.sleep(0.005)
    pytest.fail(f"after {PATIENCE} s the run is {view.state}, attempt {view.attempt}")


@asynccontextmanager
async def _locked(town: Town, run: MatchRun) -> AsyncIterator[None]:
    """Hold what a worker holds that is frozen inside a transaction."""
    database = Database(town.bank.settings.database_url)
    async with database.engine.connect() as connection:
        await connection.execute(text("RESET ROLE"))  # else it sees no rows
        await connection.execute(
            text("SELECT FROM match_run WHERE id = :id FOR UPDATE"), {"id": run.id}
        )
        yield
        await connection.invalidate()
    await database.close()


async def test_a_run_whose_worker_is_killed_is_taken_up_again(town: Town) -> None:
    run = await _a_run_with_work(town)

    with staffbank("work", bank=town.bank) as doomed:
        await _until(town, run, "running")
        os.killpg(doomed.pid, signal.SIGKILL)
        with staffbank("work", bank=town.bank):
            view = await _until(town, run, "finished", "failed")

    assert (view.state, view.attempt) == ("finished", 2)


async def test_a_worker_that_wakes_up_late_writes_nothing(town: Town) -> None:
    run = await _a_run_with_work(town)
    queries = town.bank.queries(town.who(Role.COORDINATOR))

    with staffbank("work", bank=town.bank) as sleeper:
        await _until(town, run, "running")
        os.killpg(sleeper.pid, signal.SIGSTOP)
        async with _locked(town, run):
            with staffbank("work", bank=town.bank):
                first = await _until(town, run, "finished", "failed")
                proposals = await queries.count(ProposalView, {"run_id": run.id})
                os.killpg(sleeper.pid, signal.SIGCONT)
                await asyncio.sleep(5)

    view = (await queries.by_ids(MatchRunView, [run.id]))[run.id]
    assert (view.state, view.attempt, view.ended_at) == ("finished", 2, first.ended_at)
    assert await queries.count(ProposalView, {"run_id": run.id}) == proposals > 0


async def test_a_run_is_aborted_in_another_process(town: Town) -> None:
    run = await _a_run_with_work(town)

    with staffbank("work", bank=town.bank):
        await _until(town, run, "running")
        await abort_match_run(run_id=run.id, now=NOW, uow=town.uow(Role.COORDINATOR))
        view = await _until(town, run, "aborted", "finished", "failed")

    assert view.state == "aborted"


async def test_a_worker_told_to_end_hands_its_run_to_the_next(town: Town) -> None:
    run = await _a_run_with_work(town)

    with staffbank("work", bank=town.bank) as leaving:
        await _until(town, run, "running")
        leaving.send_signal(signal.SIGTERM)
        leaving.wait(15)
    with staffbank("work", bank=town.bank):
        view = await _until(town, run, "finished", "failed")

    assert view.state == "finished"
    assert view.attempt == 2


async def test_a_worker_goes_on_when_the_database_comes_back(town: Town) -> None:
    with staffbank("work", bank=town.bank) as worker:
        first = await _a_run_with_work(town)
        await _until(town, first, "finished")
        address = town.bank.settings.database_url.replace("+psycopg", "")
        with psycopg.connect(address, autocommit=True) as administrator:
            administrator.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        second = await start_match_run(
            limits=Limits(20, seed=1), now=NOW, uow=town.uow(Role.COORDINATOR)
        )

        view = await _until(town, second, "finished", "failed")

        assert (view.state, worker.poll()) == ("finished", None)
