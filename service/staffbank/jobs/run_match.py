"""The job of a match run: look, solve, check, keep."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event
from uuid import UUID

import structlog

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.council import RegionId
from staffbank.domain.dated import amended
from staffbank.domain.match_run import MatchRun, MatchRunId
from staffbank.jobs.system import system
from staffbank.jobs.warmth import warmed
from staffbank.ports.progress import RunProgress
from staffbank.ports.unit_of_work import RunResult, UnitOfWork
from staffbank.usecases.match_run.begin_match_run import Begun, begin_match_run
from staffbank.usecases.match_run.end_match_run import (
    abandon_match_run,
    end_aborted_run,
    finish_match_run,
)
from staffbank.usecases.match_run.engine_problem import problem_of
from staffbank.usecases.match_run.kept import not_kept
from staffbank.usecases.match_run.lawful_plan import checked
from staffbank.usecases.match_run.run_result import result_of
from staffbank_matching.aims import Aims
from staffbank_matching.clock import WORK_A_SECOND
from staffbank_matching.explanation import Explainer
from staffbank_matching.plan import Plan
from staffbank_matching.problem import NotAProblem, Problem
from staffbank_matching.run import Progress
from staffbank_matching.solver import solve

log = structlog.get_logger()

FAILURE = (
    "The run failed on our side. Start another one; if it fails again, quote this run's id."
)


class Interrupted(Exception):
    """The process is going down; the job is to be taken up again."""


async def run_match(*, bank: Bank, region_id: str, run_id: str, going_down: Event) -> None:
    """Run the engine for one match run, in a thread, and keep what it finds.

    Cancelled, it stops the engine, ends the run as aborted, and only then gives way.

    Raises:
        Interrupted: the process is going down and the run is to be taken up again.
        Exception: the run could not be begun or ended; to be taken up again too.
    """
    told_to_stop = Event()
    work = asyncio.create_task(
        _begun_and_ended(
            _Errand(bank, RegionId(UUID(region_id)), MatchRunId(UUID(run_id))),
            told_to_stop=told_to_stop,
            going_down=going_down,
        )
    )
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        told_to_stop.set()
        await asyncio.wait([work])
        if failed := work.exception():
            raise Interrupted(run_id) from failed
        raise


async def end_if_aborted(*, bank: Bank, region_id: str, run_id: str) -> None:
    """End a run that was asked to stop and whose process has died since."""
    errand = _Errand(bank, RegionId(UUID(region_id)), MatchRunId(UUID(run_id)))
    await end_aborted_run(run_id=errand.run_id, now=clock.now(), uow=errand.unit_of_work())


@dataclass(frozen=True)
class _Errand:
    bank: Bank
    region_id: RegionId
    run_id: MatchRunId

    def unit_of_work(self) -> UnitOfWork:
        return self.bank.unit_of_work(system(self.region_id))


async def _begun_and_ended(errand: _Errand, *, told_to_stop: Event, going_down: Event) -> None:
    begun = await begin_match_run(
        run_id=errand.run_id, now=clock.now(), uow=errand.unit_of_work()
    )
    if begun is None:
        return
    abandon = partial(abandon_match_run, begun=begun.run, uow=errand.unit_of_work())
    try:
        result = await asyncio.to_thread(
            _solved,
            begun,
            _telling(errand.bank, begun.run),
            lambda: told_to_stop.is_set() or going_down.is_set(),
        )
    except Exception as wrong:
        told = not_kept(wrong, begun.snapshot) if isinstance(wrong, NotAProblem) else None
        if told is None:
            log.exception("match run failed", run_id=str(errand.run_id))
        await abandon(failure=told or FAILURE, now=clock.now())
        return
    if told_to_stop.is_set():
        await abandon(failure=None, now=clock.now())
        return
    if going_down.is_set() or result is None:
        raise Interrupted(str(errand.run_id))
    kept = await finish_match_run(
        begun=begun.run, result=result, now=clock.now(), uow=errand.unit_of_work()
    )
    if not kept:
        log.warning(
            "late result not kept", run_id=str(errand.run_id), attempt=begun.run.attempt
        )


def _solved(
    begun: Begun, tell: Callable[[Progress], None], should_stop: Callable[[], bool]
) -> RunResult | None:
    """What the engine has found, by the region's own figures; None as `_search` says."""
    with amended(begun.snapshot.amended):
        return _search(begun, tell, should_stop)


def _search(
    begun: Begun, tell: Callable[[Progress], None], should_stop: Callable[[], bool]
) -> RunResult | None:
    """What the engine has found; None where it was to stop before it began."""
    run = begun.run
    now = run.began_at or run.queued_at
    problem = problem_of(begun.snapshot, now=now)
    tell(Progress("warming up", 0.0, 0, len(begun.snapshot.slots), 0, None, None))
    if not warmed(should_stop):
        return None
    plan = solve(
        problem,
        seconds=run.seconds,
        work=run.seconds * WORK_A_SECOND,
        seed=run.seed,
        progress=tell,
        should_stop=should_stop,
    )
    for fault in plan.engine_faults:
        log.error("engine fault", run_id=str(run.id), fault=fault)
    explainer = _explainer(problem, checked(plan, problem))
    return result_of(run.id, plan, begun.snapshot, explainer)


def _explainer(problem: Problem, plan: Plan) -> Explainer | None:
    """None where it fails, which is noted: a plan without reasons is better than none."""
    try:
        return Explainer.of(problem, plan, Aims())
    except Exception:
        log.exception("plan not explained")
        return None


def _telling(bank: Bank, run: MatchRun) -> Callable[[Progress], None]:
    """A callback for the engine's thread that tells the board from the event loop's."""
    loop = asyncio.get_running_loop()

    def tell(progress: Progress) -> None:
        said = RunProgress(
            stage=progress.stage,
            fraction=progress.fraction,
            filled=progress.filled,
            slots=progress.seats,
            value=progress.value,
            bound=progress.bound,
            gap=progress.gap,
        )
        asyncio.run_coroutine_threadsafe(bank.progress.tell(run.id, said), loop)

    return tell
