"""A worker process: it runs jobs until it is told to stop. Any number of them may run."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from threading import Event

import structlog
from procrastinate import App, RetryStrategy
from procrastinate.exceptions import ConnectorException
from psycopg import OperationalError

from staffbank.bootstrap import Bank, build
from staffbank.jobs.deliver import deliver_to_webhook
from staffbank.jobs.expire_offer import end_unanswered
from staffbank.jobs.notify import notify
from staffbank.jobs.placements import (
    bring_into_force,
    end_the_waiver,
    lock_agreed,
    start_on_its_day,
)
from staffbank.jobs.requests import close_at_the_end, widen_in_time
from staffbank.jobs.run_match import end_if_aborted, run_match
from staffbank.jobs.timers import (
    accrue_the_month,
    forget_what_is_old,
    open_the_week,
    remind_people,
    see_who_is_due,
    tell_the_heads,
)
from staffbank.jobs.warmth import give_up, warming
from staffbank.logs import configure_logs
from staffbank.settings import Settings

log = structlog.get_logger()

HEARTBEAT_SECONDS = 5
STALLED_AFTER_SECONDS = 20
RECONNECT_SECONDS = 1
SECONDS_TO_TRY_AGAIN = 30
EVERY_TEN_SECONDS = "* * * * * */10"  # the last field is seconds


Job = Callable[..., Awaitable[None]]
NO_MORE: Mapping[str, tuple[str, Job]] = {}

# Each job by its name, and its queue: a worker of an older release listens to no new one.
JOBS: Mapping[str, tuple[str, Job]] = {
    "expire_offer": ("offers", end_unanswered),
    "start_placement": ("placements", start_on_its_day),
    "lock_timesheet": ("placements", lock_agreed),
    "extend_placement": ("placements", bring_into_force),
    "widen_request": ("requests", widen_in_time),
    "close_request": ("requests", close_at_the_end),
    "remind": ("timers", remind_people),
    "end_waiver": ("timers", end_the_waiver),
    "open_week": ("timers", open_the_week),
    "accrue": ("timers", accrue_the_month),
    "recheck": ("timers", see_who_is_due),
    "notify": ("mail", notify),
    "forget": ("timers", forget_what_is_old),
    "tell_heads": ("audit", tell_the_heads),
    "deliver": ("webhooks", deliver_to_webhook),
}
AT_ONCE = {"webhooks": 20}  # most of a delivery is waiting for its answer
BATCHES = "batches"  # of a job that does deeds by the API's own way: `cli/work.py` brings it
QUEUES = ("matching", "housekeeping", BATCHES, *sorted({queue for queue, _ in JOBS.values()}))


async def work(settings: Settings, more: Mapping[str, tuple[str, Job]] = NO_MORE) -> None:
    """Run jobs until SIGTERM or SIGINT; the next worker takes up what is under way then."""
    configure_logs()
    warming()
    bank = build(settings)
    going_down = Event()
    queue = bank.queue
    enlist(queue, bank, going_down, more)
    running = asyncio.create_task(_run_until_stopped(queue))

    def go_down() -> None:
        going_down.set()
        running.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, go_down)
    try:
        with suppress(asyncio.CancelledError):
            await running
    finally:
        give_up()
        await bank.close()


def enlist(
    queue: App,
    bank: Bank,
    going_down: Event,
    more: Mapping[str, tuple[str, Job]] = NO_MORE,
) -> None:
    """Tell the queue what its jobs do."""

    @queue.task(
        name="run_match",
        queue="matching",
        retry=RetryStrategy(wait=1),  # whatever stopped it, the run is taken up again
    )
    async def _run_match(region_id: str, run_id: str) -> None:
        await run_match(bank=bank, region_id=region_id, run_id=run_id, going_down=going_down)

    for name, (of_queue, job) in (*JOBS.items(), *more.items()):
        again = RetryStrategy(wait=SECONDS_TO_TRY_AGAIN)
        queue.task(name=name, queue=of_queue, retry=again)(_with_the_bank(job, bank))

    @queue.periodic(cron=EVERY_TEN_SECONDS)
    @queue.task(name="take_up_stalled", queue="housekeeping", queueing_lock="take_up_stalled")
    async def _take_up_stalled(timestamp: int) -> None:
        """Give jobs whose worker process has died to the next one."""
        stalled = await queue.job_manager.get_stalled_jobs(
            seconds_since_heartbeat=STALLED_AFTER_SECONDS
        )
        for job in stalled:
            log.warning("job taken up again", job=job.id, task=job.task_name, at=timestamp)
            if job.task_name == "run_match":
                ids = {name: str(value) for name, value in job.task_kwargs.items()}
                await end_if_aborted(bank=bank, **ids)
            await queue.job_manager.retry_job(job)


def _with_the_bank(job: Job, bank: Bank) -> Job:
    async def run(**ids: str) -> None:
        await job(bank=bank, **ids)

    return run


async def _run_until_stopped(queue: App) -> None:
    """Begin anew whenever the database has been away."""
    while True:
        try:
            async with queue.open_async():
                await _run(queue)
        except* (ConnectorException, OperationalError) as lost:
            log.warning("the database is away; trying again", because=str(lost.exceptions[0]))
        await asyncio.sleep(RECONNECT_SECONDS)


async def _run(queue: App) -> None:
    """Housekeeping has a worker of its own: it never waits for a run to end."""
    async with asyncio.TaskGroup() as workers:
        for name in QUEUES:
            workers.create_task(_run_of(queue, name))


async def _run_of(queue: App, name: str) -> None:
    await queue.run_worker_async(
        queues=[name],
        name=name,
        concurrency=AT_ONCE.get(name, 2),
        install_signal_handlers=False,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=STALLED_AFTER_SECONDS,
        delete_jobs="successful",
    )
