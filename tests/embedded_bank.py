"""A process that has embedded servers of its own, to be used and to be killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest

from staffbank.adapters.embedded import postgres, valkey
from staffbank.adapters.embedded.account import Account, account_for
from staffbank.adapters.embedded.site import reaching

A_BANK = """
import json, sys
from pathlib import Path
from staffbank.adapters.embedded.program import CannotStart
from staffbank.adapters.embedded.servers import embedded_servers

try:
    with embedded_servers(Path(sys.argv[1]), durable=False) as servers:
        print(json.dumps({"url": servers.database_url}), flush=True)
        sys.stdin.read()
except CannotStart as reason:
    print(json.dumps({"refused": type(reason).__name__, "because": str(reason)}))
"""

PROGRAMS = (postgres.program(), valkey.program())
OURSELVES = Account("ourselves", os.geteuid(), os.getegid())
# Root can try it as a plain user as well; a plain user only as itself.
ACCOUNTS = [OURSELVES, account_for()] if os.geteuid() == 0 else [OURSELVES]
as_whoever_we_can_be = pytest.mark.parametrize("account", ACCOUNTS, ids=lambda each: each.name)


@dataclass(frozen=True)
class Bank:
    """A process that has embedded servers, as the demonstration is one."""

    process: subprocess.Popen[str]
    told: dict[str, Any]

    @property
    def url(self) -> str:
        assert "url" in self.told, self.told
        return str(self.told["url"])

    @property
    def keeper(self) -> psutil.Process:
        (keeper,) = psutil.Process(self.process.pid).children()
        return keeper


@contextmanager
def a_bank(folder: Path, *, account: Account = OURSELVES) -> Iterator[Bank]:
    """Start a bank's process as `account`; gives it when it has its servers or was refused."""
    here = (Path.cwd(),)
    reaches = reaching(account, places=here, programs=(Path(sys.executable),))
    with subprocess.Popen(
        [sys.executable, "-P", "-c", A_BANK, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=reaches.taking_over(  # noqa: PLW1509 - one thread
            places=here, dies_by=signal.SIGKILL
        ),
    ) as process:
        assert process.stdout is not None
        try:
            yield Bank(process, json.loads(process.stdout.readline()))
        finally:
            process.kill()


def a_folder(within: Path, *, account: Account) -> Path:
    """A folder of `account`, below one that is closed to all but us where we are root."""
    closed = within / "closed"
    closed.mkdir(mode=0o700 if os.geteuid() == 0 else 0o755)
    folder = closed / "data"
    folder.mkdir()
    os.chown(folder, account.uid, account.gid)
    return folder


def processes_on(folder: Path) -> list[psutil.Process]:
    """All that run in `folder` or name it; children of servers run in it too."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            words = [process.cwd(), *process.cmdline()]
            if any(word.startswith(str(folder)) for word in words):
                found.append(process)
    return [process for process in found if process.pid != os.getpid()]


def eventually(fact: Callable[[], bool], *, within: float = 10) -> bool:
    until = time.monotonic() + within
    while not fact() and time.monotonic() < until:
        time.sleep(0.05)
    return fact()


def save(url: str, *names: str) -> None:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS worker (name text)")
        for name in names:
            connection.execute("INSERT INTO worker VALUES (%s)", [name])


def saved(url: str) -> list[str]:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM worker ORDER BY name")]
