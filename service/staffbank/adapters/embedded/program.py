"""A server's program: found in its wheel, started as a child, told from strangers, stopped."""

import importlib.util
import os
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL, Signals

from staffbank.adapters.embedded.account import Account

WITHIN = 30.0  # seconds that a server has to start
POLL = 0.02  # seconds between two looks

# Nothing of the caller's environment (PGPORT, LD_PRELOAD, a French locale) reaches a server.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


class CannotStart(Exception):
    """The servers cannot be started; the message says why, where, and the way out."""


@dataclass(frozen=True)
class Stop:
    """A signal, and the seconds that it is given before the next one."""

    signal: Signals
    seconds: float


def binary(package: str, path: str) -> Path:
    """Find a program inside an installed package, without importing the package.

    Raises:
        CannotStart: the package has no such program for this machine.
    """
    spec = importlib.util.find_spec(package)
    if spec is not None and spec.origin is not None:
        found = Path(spec.origin).parent / path
        if found.is_file():
            return found
    raise CannotStart(
        f"the package {package} has no {Path(path).name} for this machine: set "
        "STAFFBANK_DATABASE_URL and STAFFBANK_REDIS_URL to servers of your own"
    )


def start(
    command: Sequence[str | Path], *, account: Account, place: Path, log: Path, dies_by: Signals
) -> subprocess.Popen[bytes]:
    """Start a program in `place` with the rights of `account`; what it says goes to `log`.

    Where the system can do so (Linux), it gets the signal `dies_by` when this process dies.

    Raises:
        CannotStart: it could not be run at all.
    """
    with log.open("ab") as said:
        try:
            return subprocess.Popen(  # noqa: S603 - our own program, our own arguments
                command,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                env=ENVIRONMENT,
                preexec_fn=account.taking_over(  # noqa: PLW1509 - the keeper has one thread
                    places=(place,), dies_by=dies_by
                ),
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise CannotStart(
                f"{command[0]} cannot be run as {account.name}: {error}"
            ) from error


def stop(child: subprocess.Popen[bytes], ways: Sequence[Stop]) -> None:
    """End a child of ours, each way firmer than the last, and at the very end by force."""
    for way in ways:
        if child.poll() is None:
            child.send_signal(way.signal)
            with suppress(subprocess.TimeoutExpired):
                child.wait(way.seconds)
    if child.poll() is None:
        child.kill()
        child.wait()


def stop_left_over(pid: int, *, program: Path, place: Path, ways: Sequence[Stop]) -> None:
    """End a server that an earlier keeper left on `place`; a stranger of that id is let be."""
    for way in (*ways, Stop(SIGKILL, WITHIN)):
        if not is_ours(pid, program=program, place=place):
            return
        with suppress(ProcessLookupError):
            os.kill(pid, way.signal)
        until = time.monotonic() + way.seconds
        while is_ours(pid, program=program, place=place) and time.monotonic() < until:
            time.sleep(POLL)


def is_ours(pid: int, *, program: Path, place: Path) -> bool:
    """Say whether the process `pid` runs such a program on the folder `place`.

    Ids are used again, so a number in a file proves nothing: the process must have a program
    of this name, told to work on this folder.
    """
    command, arguments = _command_line(pid)
    return Path(command).name == program.name and f" {place} " in f" {arguments} "


def _command_line(pid: int) -> tuple[str, str]:
    """What a process runs, and with which arguments; of one that has ended, nothing."""
    if Path("/proc/self/cmdline").exists():
        try:
            words = Path(f"/proc/{pid}/cmdline").read_text(errors="replace").split("\0")
        except OSError:
            return "", ""
        return words[0], " ".join(words[1:])
    command, whole = (_ps(pid, field) for field in ("comm=", "command="))
    return command, whole.removeprefix(command)


def _ps(pid: int, field: str) -> str:
    return subprocess.run(  # noqa: S603 - a number is all that is passed
        ["/bin/ps", "-ww", "-o", field, "-p", str(pid)],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()


def number_in(file: Path) -> int | None:
    """The process id on the first line of `file`, or None where there is none."""
    try:
        return int(file.read_text(errors="replace").split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def new_log(log: Path) -> Path:
    """Begin a log anew; the one before is kept beside it."""
    if log.exists():
        log.replace(log.with_suffix(".before.log"))
    return log


def last_lines(log: Path, count: int = 8) -> str:
    """The end of a log, for an error message."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-count:])
    except OSError:
        return "(it is empty)"
