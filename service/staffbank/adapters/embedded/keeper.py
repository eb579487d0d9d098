"""The process that owns the embedded servers: `python -m staffbank.adapters.embedded.keeper`.

Its standard input is a pipe from the process that the servers are for. When the pipe closes,
that process has ended, by `kill -9` or by the end of its work, and the servers are stopped.
Its standard output carries one line of JSON: where the sockets are, or why there are none.
"""

import json
import os
import select
import signal
import subprocess
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from types import FrameType

from staffbank.adapters.embedded import postgres, valkey
from staffbank.adapters.embedded.folder import DataFolder, mark_stopping, remove_sockets
from staffbank.adapters.embedded.program import CannotStart
from staffbank.adapters.embedded.site import settle

LOOKS_EVERY = 0.5  # seconds


class Asked:
    """Whether somebody has asked the keeper itself, by a signal, to stop."""

    def __init__(self) -> None:
        self.to_stop = False
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._stop)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.to_stop = True


def keep(folder: DataFolder, *, lock: int, durable: bool) -> None:
    """Run both servers in `folder` for as long as they are wanted, then stop them."""
    asked, parent = Asked(), os.getppid()
    site = settle(folder, durable=durable, programs=(postgres.program(), valkey.program()))
    with ExitStack() as until_the_end:
        until_the_end.callback(remove_sockets, folder, site.account)
        database = until_the_end.enter_context(postgres.postgres(site))
        cache = until_the_end.enter_context(valkey.valkey(site))
        until_the_end.callback(mark_stopping, lock)
        _tell(sockets=str(site.sockets))
        while not asked.to_stop and os.getppid() == parent and _runs(database):
            if cache.poll() is not None:
                _say("Valkey has ended by itself, see its log; starting it again")
                cache = until_the_end.enter_context(valkey.valkey(site))
            if select.select([sys.stdin], [], [], LOOKS_EVERY)[0]:
                return  # nothing is ever written to the pipe: it has closed


def _runs(database: subprocess.Popen[bytes]) -> bool:
    if database.poll() is None:
        return True
    _say("PostgreSQL has ended by itself, see its log; stopping")
    return False


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - goes to the keeper's log


def _tell(**words: str) -> None:
    with suppress(BrokenPipeError):  # nobody is left to hear it, which the pipe tells as well
        print(json.dumps(words), flush=True)  # noqa: T201 - the one word to the parent


def main() -> None:
    """Keep the servers in the folder and with the lock that the command line names."""
    path, lock, durable = sys.argv[1:]
    try:
        keep(DataFolder(Path(path)), lock=int(lock), durable=durable == "durable")
    except CannotStart as reason:
        _tell(failed=str(reason))
    except OSError as error:
        _tell(failed=f"the servers did not start in {path}: {error}")


if __name__ == "__main__":
    main()
