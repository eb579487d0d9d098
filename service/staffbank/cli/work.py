"""`staffbank work`."""

import asyncio
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from typing import Annotated, Any

from typer import Option

GRACE = 5.0  # seconds to give a job back


def work(
    *,
    while_stdin_open: Annotated[
        bool, Option("--while-stdin-open", hidden=True, help="End when standard input closes.")
    ] = False,
) -> None:
    """Work through the bank's jobs (match runs) until Ctrl-C.

    Start as many as you like, on as many machines: they share one queue, and a job whose
    worker dies is taken up by another.

    Example: STAFFBANK_DATABASE_URL=… STAFFBANK_REDIS_URL=… staffbank work
    """
    from staffbank.cli.installation import (  # noqa: PLC0415 - slow to load
        require_reachable,
        the_settings,
    )
    from staffbank.jobs.worker import BATCHES  # noqa: PLC0415 - slow to load
    from staffbank.jobs.worker import work as work_through  # noqa: PLC0415 - slow to load

    settings = the_settings()
    require_reachable(settings)
    if while_stdin_open:
        threading.Thread(target=_end_with_stdin, daemon=True).start()
    with suppress(KeyboardInterrupt):
        asyncio.run(work_through(settings, {"bring_rows": (BATCHES, _bring_rows)}))


async def _bring_rows(**given: Any) -> None:
    """Rows of batches are done by the API's own way, which is slow to load, and seldom here."""
    from staffbank.jobs.bring_rows import bring_rows  # noqa: PLC0415
    from staffbank_graphql.batch_row import do_row  # noqa: PLC0415

    await bring_rows(do=partial(do_row, given["bank"]), **given)


def _end_with_stdin() -> None:
    """Stop this process once its parent has died or closed the pipe, politely at first."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(0)
