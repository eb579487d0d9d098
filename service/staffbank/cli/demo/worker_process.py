"""A worker process beside the demonstration, which ends with it in whatever way it ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from staffbank.settings import Settings

PATIENCE = 10.0  # seconds from asking it to stop to making it stop
LOOKS_EVERY = 1.0  # seconds
MOST_RESTARTS = 10
WORK = ("work", "--while-stdin-open")


class WorkerProcess:
    """`staffbank work`, started again where it dies, up to MOST_RESTARTS times.

    It holds a pipe from this process: where this process is killed, the pipe closes, and the
    worker ends by itself.
    """

    def __init__(self, settings: Settings, log: Path) -> None:
        self._settings, self._log = settings, log
        self._restarts, self._ending = 0, Event()
        self._process = self._started()
        self._watching = Thread(target=self._watch, daemon=True)
        self._watching.start()

    @property
    def pid(self) -> int:
        """Of the process that runs now."""
        return self._process.pid

    def lives(self) -> bool:
        """Whether it runs, or is about to run again."""
        return self._process.poll() is None or self._restarts < MOST_RESTARTS

    def end(self) -> None:
        """Stop it, politely first."""
        self._ending.set()
        self._watching.join()
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.terminate()  # sooner heard than the pipe while it is still loading
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _watch(self) -> None:
        while not self._ending.wait(LOOKS_EVERY):
            if self._process.poll() is not None and self._restarts < MOST_RESTARTS:
                self._restarts += 1
                assert self._process.stdin is not None
                self._process.stdin.close()
                self._process = self._started()

    def _started(self) -> subprocess.Popen[bytes]:
        with self._log.open("ab") as said:
            return subprocess.Popen(  # noqa: S603 - our own words
                [sys.executable, "-P", "-m", "staffbank.cli.main", *WORK],
                env=os.environ | environment(self._settings),
                stdin=subprocess.PIPE,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for us; the worker hears of it by the pipe
            )


@contextmanager
def worker_process(settings: Settings, *, log: Path) -> Iterator[WorkerProcess]:
    """A worker process with these settings for the length of the block; it writes to `log`."""
    log.parent.mkdir(parents=True, exist_ok=True)
    worker = WorkerProcess(settings, log)
    try:
        yield worker
    finally:
        worker.end()


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables."""
    values = settings.model_dump() | {
        name: getattr(settings, name).get_secret_value()
        for name in ("cursor_secret", "webhook_key")
    }
    return {f"STAFFBANK_{name.upper()}": str(value) for name, value in values.items()}
