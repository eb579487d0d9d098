"""A match run, from the snapshot to stored proposals, on a real database."""

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from staffbank.domain.cover_request import DaysAWeek, Priority, Tier
from staffbank.domain.event import Event
from staffbank.domain.law.rules import RULES
from staffbank.domain.match_run import MatchRun, MatchRunId, RunState
from staffbank.domain.principal import Principal, Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.profession import Level, SkillNeed
from staffbank.jobs.run_match import end_if_aborted, run_match
from staffbank.jobs.system import system
from staffbank.ports.queries import Slice
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.ports.views import MatchRunView, ProposalView, UnfilledView
from staffbank.usecases.match_run.abort_match_run import abort_match_run
from staffbank.usecases.match_run.begin_match_run import begin_match_run
from staffbank.usecases.match_run.end_match_run import finish_match_run
from staffbank.usecases.match_run.engine_problem import problem_of
from staffbank.usecases.match_run.run_result import result_of
from staffbank.usecases.match_run.start_match_run import Limits, start_match_run
from staffbank_matching.solver import solve
from tests.town import NOW, TODAY, Town


async def _started(town: Town, seconds: float = 5) -> MatchRun:
    return await start_match_run(
        limits=Limits(seconds, seed=1), now=NOW, uow=town.uow(Role.COORDINATOR)
    )


async def _job(town: Town, run: MatchRun, going_down: threading.Event | None = None) -> None:
    await run_match(
        bank=town.bank,
        region_id=str(run.region_id),
        run_id=str(run.id),
        going_down=going_down or threading.Event(),
    )


async def _view(town: Town, run_id: MatchRunId) -> MatchRunView:
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    return (await queries.by_ids(MatchRunView, [run_id]))[run_id]


async def test_a_run_proposes_whom_the_law_and_her_skills_allow(town: Town) -> None:
    ada = await town.member("Ada Lovell")
    await town.member("Bea Marlow", induction_ends_on=TODAY + timedelta(days=300))
    request = await town.request(must_have=(SkillNeed("CP", Level.INDEPENDENT),))
    unfillable = await town.request(must_have=(SkillNeed("LADO", Level.CAN_LEAD),))
    run = await _started(town)

    await _job(town, run)

    queries = town.bank.queries(town.who(Role.COORDINATOR))
    proposals = await queries.page(ProposalView, Slice(first=9), {"run_id": run.id})
    unfilled = await queries.page(UnfilledView, Slice(first=9), {"run_id": run.id})
    view = await _view(town, run.id)
    assert [(each.worker_id, each.request_id) for each in proposals.rows] == [
        (ada.id, request.id)
    ]
    assert {each.outcome for each in proposals.rows[0].verdicts} == {"allowed"}
    assert len(proposals.rows[0].verdicts) == len(RULES)
    assert [(each.request_id, each.main_reason) for each in unfilled.rows] == [
        (unfillable.id, "skill")
    ]
    assert (view.state, view.status, view.gap, view.attempt) == ("finished", "optimal", 0.0, 1)


async def test_what_matters_more_is_filled_first(town: Town) -> None:
    await town.member()
    await town.request(priority=Priority(Tier.LOW))
    critical = await town.request(host=town.dudley, priority=Priority(Tier.CRITICAL))
    run = await _started(town)

    await _job(town, run)

    queries = town.bank.queries(town.who(Role.COORDINATOR))
    proposals = await queries.page(ProposalView, Slice(first=9), {"run_id": run.id})
    unfilled = await queries.page(UnfilledView, Slice(first=9), {"run_id": run.id})
    assert [each.request_id for each in proposals.rows] == [critical.id]
    assert unfilled.rows[0].main_reason == "all_taken"


async def test_the_late_twin_of_a_run_writes_nothing(town: Town) -> None:
    await town.member()
    await town.request()
    run = await _started(town)
    uow = town.bank.unit_of_work
    late = await begin_match_run(run_id=run.id, now=NOW, uow=uow(system(run.region_id)))
    taken_up = await begin_match_run(run_id=run.id, now=NOW, uow=uow(system(run.region_id)))
    assert late is not None
    assert taken_up is not None
    plan = solve(problem_of(late.snapshot, now=NOW), seconds=2)
    result = result_of(run.id, plan, late.snapshot)

    first = await finish_match_run(
        begun=taken_up.run, result=result, now=NOW, uow=uow(system(run.region_id))
    )
    second = await finish_match_run(
        begun=late.run, result=result, now=NOW, uow=uow(system(run.region_id))
    )

    assert (first, second) == (True, False)
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    assert await queries.count(ProposalView, {"run_id": run.id}) == 1


async def test_a_run_is_aborted_while_it_runs(town: Town) -> None:
    for number in range(8):
        await town.member(f"Member {number}")
    for week in range(6):
        await town.request(
            DaysAWeek(TODAY + timedelta(weeks=week + 1), (0, 1, 2), 12), headcount=2
        )
    run = await _started(town, seconds=30)
    job = asyncio.create_task(_job(town, run))
    while (await _view(town, run.id)).state == "queued":
        await asyncio.sleep(0.01)

    await abort_match_run(run_id=run.id, now=NOW, uow=town.uow(Role.COORDINATOR))
    job.cancel()
    await asyncio.wait([job])

    view = await _view(town, run.id)
    assert (view.state, view.status) == ("aborted", None)


async def test_a_run_that_is_queued_is_aborted_at_once(town: Town) -> None:
    run = await _started(town)

    await abort_match_run(run_id=run.id, now=NOW, uow=town.uow(Role.COORDINATOR))
    await _job(town, run)

    assert (await _view(town, run.id)).state == "aborted"
    with pytest.raises(Declined) as declined:
        await abort_match_run(run_id=run.id, now=NOW, uow=town.uow(Role.COORDINATOR))
    assert declined.value.problems[0].code is ProblemCode.WRONG_STATE


async def test_a_run_over_nothing_finishes(town: Town) -> None:
    run = await _started(town)

    await _job(town, run)

    view = await _view(town, run.id)
    assert (view.state, view.status) == ("finished", "optimal")


async def test_a_run_that_cannot_be_solved_fails_and_says_so(town: Town) -> None:
    run = await _started(town)
    broken = replace(town, bank=replace(town.bank, progress=None))  # type: ignore[arg-type]

    await _job(broken, run)

    view = await _view(town, run.id)
    assert view.state == RunState.FAILED.value
    assert view.failure is not None
    assert str(run.id) not in view.failure


async def test_a_run_whose_end_could_not_be_written_is_taken_up_again(town: Town) -> None:
    run = await _started(town)
    opened: list[object] = []

    def failing_the_second_time(who: Principal) -> UnitOfWork:
        opened.append(who)
        if len(opened) == 2:
            raise ConnectionError("the database is away")
        return town.bank.unit_of_work(who)

    weak = replace(town, bank=replace(town.bank, unit_of_work=failing_the_second_time))
    with pytest.raises(ConnectionError):
        await _job(weak, run)
    await _job(town, run)

    view = await _view(town, run.id)
    assert (view.state, view.attempt) == ("finished", 2)


async def test_an_abort_that_comes_as_the_run_ends_ends_it(town: Town) -> None:
    await town.member()
    await town.request()
    run = await _started(town)
    uow = town.bank.unit_of_work
    begun = await begin_match_run(run_id=run.id, now=NOW, uow=uow(system(run.region_id)))
    assert begun is not None
    result = result_of(
        run.id, solve(problem_of(begun.snapshot, now=NOW), seconds=2), begun.snapshot
    )

    await abort_match_run(run_id=run.id, now=NOW, uow=town.uow(Role.COORDINATOR))
    await finish_match_run(
        begun=begun.run, result=result, now=NOW, uow=uow(system(run.region_id))
    )

    assert (await _view(town, run.id)).state == "aborted"
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    assert await queries.count(ProposalView, {"run_id": run.id}) == 0


async def test_a_run_whose_job_is_gone_is_aborted_at_once(town: Town) -> None:
    run = await _started(town)
    await begin_match_run(
        run_id=run.id, now=NOW, uow=town.bank.unit_of_work(system(run.region_id))
    )
    async with town.bank.queue.open_async() as queue:
        await queue.job_manager.cancel_job_by_id_async(
            await _job_id(town, run), abort=False, delete_job=True
        )

    await abort_match_run(run_id=run.id, now=NOW, uow=town.uow(Role.COORDINATOR))

    assert (await _view(town, run.id)).state == "aborted"
    assert (await _started(town)).state is RunState.QUEUED


async def test_a_run_that_was_to_stop_when_its_process_died_is_ended(town: Town) -> None:
    run = await _started(town)
    await begin_match_run(
        run_id=run.id, now=NOW, uow=town.bank.unit_of_work(system(run.region_id))
    )
    async with town.uow(Role.COORDINATOR) as uow:
        await uow.match_runs.save((await uow.match_runs.get(run.id)).abort(at=NOW))
        await uow.commit(Event("match_run.abort_requested", run.id))
    ids = {"region_id": str(run.region_id), "run_id": str(run.id)}

    await end_if_aborted(bank=town.bank, **ids)
    await end_if_aborted(bank=town.bank, **ids)

    assert (await _view(town, run.id)).state == "aborted"


async def _job_id(town: Town, run: MatchRun) -> int:
    async with town.uow(Role.COORDINATOR) as uow:
        found = await uow._connection.scalar(  # type: ignore[attr-defined]  # nobody else asks
            text("SELECT job_id FROM match_run WHERE id = :id"), {"id": run.id}
        )
    return int(found)
