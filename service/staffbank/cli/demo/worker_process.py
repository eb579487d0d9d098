"""A worker process beside the demonstration, which ends with it in whatever way it ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from staffbank.settings import Settings

PATIENCE = 10.0  # seconds from asking it to stop to making it stop


@contextmanager
def worker_process(settings: Settings, *, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run `staffbank work` with these settings for the length of the block; it writes to `log`.

    It holds a pipe from this process: where this process is killed, the pipe closes, and the
    worker ends by itself.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "staffbank.cli.main", "work", "--while-stdin-open"],
            env=os.environ | environment(settings),
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for us; the worker hears of it by the pipe
        )
    try:
        yield process
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.terminate()  # sooner heard than the pipe while it is still loading
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables."""
    values = settings.model_dump() | {
        "cursor_secret": settings.cursor_secret.get_secret_value()
    }
    return {f"STAFFBANK_{name.upper()}": str(value) for name, value in values.items()}
