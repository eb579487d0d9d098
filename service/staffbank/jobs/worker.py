"""A worker process: it runs jobs until it is told to stop. Any number of them may run."""

import asyncio
import signal
from contextlib import suppress
from threading import Event

import structlog
from procrastinate import App, RetryStrategy

from staffbank.bootstrap import Bank, build
from staffbank.jobs.run_match import run_match
from staffbank.logs import configure_logs
from staffbank.settings import Settings

log = structlog.get_logger()

HEARTBEAT_SECONDS = 5
STALLED_AFTER_SECONDS = 20
EVERY_TEN_SECONDS = "* * * * * */10"  # the last field is seconds


async def work(settings: Settings) -> None:
    """Run jobs until SIGTERM or SIGINT; the next worker takes up what is under way then."""
    configure_logs()
    bank = build(settings)
    going_down = Event()
    queue = bank.queue
    enlist(queue, bank, going_down)
    try:
        async with queue.open_async():
            running = asyncio.create_task(_run(queue))
            loop = asyncio.get_running_loop()

            def go_down() -> None:
                going_down.set()
                running.cancel()

            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(number, go_down)
            with suppress(asyncio.CancelledError):
                await running
    finally:
        await bank.close()


def enlist(queue: App, bank: Bank, going_down: Event) -> None:
    """Tell the queue what its jobs do."""

    @queue.task(
        name="run_match",
        queue="matching",
        retry=RetryStrategy(wait=1),  # whatever stopped it, the run is taken up again
    )
    async def _run_match(region_id: str, run_id: str) -> None:
        await run_match(bank=bank, region_id=region_id, run_id=run_id, going_down=going_down)

    @queue.periodic(cron=EVERY_TEN_SECONDS)
    @queue.task(name="take_up_stalled", queue="housekeeping", queueing_lock="take_up_stalled")
    async def _take_up_stalled(timestamp: int) -> None:
        """Give jobs whose worker process has died to the next one."""
        stalled = await queue.job_manager.get_stalled_jobs(
            seconds_since_heartbeat=STALLED_AFTER_SECONDS
        )
        for job in stalled:
            log.warning("job taken up again", job=job.id, task=job.task_name, at=timestamp)
            await queue.job_manager.retry_job(job)


async def _run(queue: App) -> None:
    """Housekeeping has a worker of its own: it never waits for a run to end."""
    await asyncio.gather(*(_run_of(queue, name) for name in ("matching", "housekeeping")))


async def _run_of(queue: App, name: str) -> None:
    await queue.run_worker_async(
        queues=[name],
        name=name,
        concurrency=2,
        install_signal_handlers=False,
        update_heartbeat_interval=HEARTBEAT_SECONDS,
        stalled_worker_timeout=STALLED_AFTER_SECONDS,
        delete_jobs="successful",
    )
