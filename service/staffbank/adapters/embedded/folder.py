"""The folder that holds the servers' data, and the lock on it."""

import fcntl
import os
import re
import shutil
import stat
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from staffbank.adapters.embedded.account import Account
from staffbank.adapters.embedded.program import POLL, CannotStart, number_in

STOPPING = b"stopping\n"
PATIENCE = 0.5  # seconds for a keeper to notice that its parent has died
STOPS_WITHIN = 20.0  # seconds for servers that are stopping already
LONGEST_SOCKET = 100  # bytes; the system's limit is 107 on Linux and 103 on macOS
PLAIN = re.compile(r"[A-Za-z0-9/._-]+")  # means itself in settings and in addresses
PREFIX = "staffbank-"


class FolderInUse(CannotStart):
    """Another process has its servers in the folder; the message names both."""


class FolderUnusable(CannotStart):
    """The servers' data cannot be in this folder; the message says why."""


@dataclass(frozen=True)
class DataFolder:
    """Where everything lies inside the data folder; `path` is absolute."""

    path: Path

    @property
    def postgres(self) -> Path:
        """The database cluster; whole, or not there."""
        return self.path / "postgres"

    @property
    def half_made(self) -> Path:
        """The cluster while it is being made."""
        return self.path / "postgres.new"

    @property
    def valkey(self) -> Path:
        """The working folder of Valkey."""
        return self.path / "valkey"

    @property
    def logs(self) -> Path:
        """The logs of the servers and of their keeper."""
        return self.path / "logs"

    @property
    def sockets(self) -> Path:
        """The folder of sockets, or a link to a folder with a shorter path."""
        return self.path / "sockets"

    @property
    def lock(self) -> Path:
        """Locked while the servers run; its first line is the id of the process they serve."""
        return self.path / "lock"


def made(path: Path) -> DataFolder:
    """Make the data folder, if there is none.

    Raises:
        FolderUnusable: it is a file, or we may not write to it.
    """
    folder = DataFolder(path.absolute().resolve())
    try:
        for each in (folder.path, folder.logs):
            each.mkdir(parents=True, exist_ok=True)
        folder.lock.touch()
    except (FileExistsError, NotADirectoryError) as error:
        raise FolderUnusable(
            f"{folder.path} cannot be the data folder, {error.filename} is not a folder; "
            "choose another with --data-dir"
        ) from error
    except OSError as error:
        raise FolderUnusable(
            f"{folder.path} cannot be written to, {error.filename}: {error.strerror}; "
            "choose another folder with --data-dir"
        ) from error
    return folder


def locked(folder: DataFolder) -> int:
    """Lock the folder and give the open file that holds the lock.

    The lock lives as long as any process has that file open, and no longer.

    Raises:
        FolderInUse: somebody else has it, and is not about to let go of it.
    """
    lock = os.open(folder.lock, os.O_RDWR | os.O_CLOEXEC)
    begun = time.monotonic()
    while not _taken(lock):
        waited = time.monotonic() - begun
        stopping = STOPPING in os.pread(lock, 100, 0)
        if waited > (STOPS_WITHIN if stopping else PATIENCE):
            os.close(lock)
            raise FolderInUse(
                f"{folder.path} is in use by process {number_in(folder.lock)}: "
                "stop that process, or choose another folder with --data-dir"
            )
        time.sleep(POLL)
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
    return lock


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def mark_stopping(lock: int) -> None:
    """Tell whoever waits for the folder that it will soon be free."""
    os.pwrite(lock, STOPPING, os.fstat(lock).st_size)


def new_sockets(folder: DataFolder, account: Account) -> Path:
    """Make an empty folder for the sockets that only `account` (and root) may enter.

    A socket's path must be short, and a comma in it would mean two hosts. Where the data
    folder's is not so, a private folder among the system's temporary files is used, and
    `folder.sockets` links to it.
    """
    remove_sockets(folder, account)
    place = folder.sockets
    if not _fits(place):
        place = Path(tempfile.mkdtemp(prefix=PREFIX))
        if not _fits(place):
            place.rmdir()
            raise CannotStart(
                f"{place} cannot hold sockets: set TMPDIR to a short path of plain letters"
            )
        folder.sockets.symlink_to(place)
    place.mkdir(mode=0o700, exist_ok=True)
    account.owns(place)
    return place


def remove_sockets(folder: DataFolder, account: Account) -> None:
    """Take away the folder of sockets, wherever it is; nothing that is not ours."""
    link = folder.sockets
    if not link.is_symlink():
        shutil.rmtree(link, ignore_errors=True)
        return
    place = link.readlink()
    if place.name.startswith(PREFIX) and _belongs_to(account, place):
        shutil.rmtree(place, ignore_errors=True)
    link.unlink()


def _fits(place: Path) -> bool:
    path = str(place / ".s.PGSQL.5432.lock")
    return len(path) <= LONGEST_SOCKET and PLAIN.fullmatch(path) is not None


def _belongs_to(account: Account, place: Path) -> bool:
    try:
        found = place.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == account.uid
