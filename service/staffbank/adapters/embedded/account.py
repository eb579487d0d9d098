"""The account that the servers run as: PostgreSQL refuses to be root."""

import ctypes
import os
import pwd
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# From <linux/prctl.h>, <linux/securebits.h> and <linux/capability.h>.
SET_DEATH_SIGNAL = 1
SET_SECURE_BITS = 28
NO_SETUID_FIXUP = 1 << 2
AMBIENT, AMBIENT_RAISE = 47, 2
CAPABILITY_VERSION = 0x2008_0522
DAC_OVERRIDE = 1 << 1
DAC_READ_SEARCH = 1 << 2


@dataclass(frozen=True)
class Account:
    """Whose rights the servers have.

    `capabilities` are bits that Linux leaves with the account when root becomes it: the data
    or the programs may lie below a folder that is closed to it (root's home, say), and
    nobody's folders are opened for our sake.
    """

    name: str
    uid: int
    gid: int
    capabilities: int = 0

    def owns(self, *paths: Path) -> None:
        """Give `paths` and all that is in them to this account. Only root can, or needs to."""
        if os.geteuid() == self.uid:
            return
        for path in paths:
            if path.stat().st_uid == self.uid:
                continue
            for folder, _, files in os.walk(path):
                for each in (Path(folder), *(Path(folder) / name for name in files)):
                    os.chown(each, self.uid, self.gid, follow_symlinks=False)

    def taking_over(
        self, *, places: tuple[Path, ...], dies_by: signal.Signals
    ) -> Callable[[], None]:
        """What a new child does before it runs its program.

        It becomes this account, enters each of `places` and stays in the last, and asks for
        `dies_by` when its parent dies. Any of these may raise OSError.
        """
        parent = os.getpid()
        libc = ctypes.CDLL(None, use_errno=True)

        def take_over() -> None:  # pragma: no cover - before exec
            if os.geteuid() != self.uid:
                _become(self, libc)
            for place in places:
                os.chdir(place)
            if sys.platform == "linux":
                # After the change of account, which would clear it.
                _checked(libc.prctl(SET_DEATH_SIGNAL, int(dies_by), 0, 0, 0))
            if os.getppid() != parent:
                os.kill(os.getpid(), signal.SIGKILL)

        return take_over


def account_for(*paths: Path) -> Account:
    """The account of whoever runs us, unless that is root.

    For root it is the owner of the first of `paths` that is there and not root's own; where
    all are, it is `nobody`.
    """
    if os.geteuid() != 0:
        return _named(os.geteuid())
    owners = (path.stat() for path in paths if path.exists())
    owner = next((found.st_uid for found in owners if found.st_uid != 0), None)
    return _named(pwd.getpwnam("nobody").pw_uid if owner is None else owner)


def _named(uid: int) -> Account:
    try:
        known = pwd.getpwuid(uid)
    except KeyError:  # a container may run as a number without a name
        return Account(name=str(uid), uid=uid, gid=os.getegid())
    return Account(name=known.pw_name, uid=uid, gid=known.pw_gid)


def _become(account: Account, libc: ctypes.CDLL) -> None:  # pragma: no cover - before exec
    if account.capabilities:
        # Also makes access(2) heed capabilities, by which PostgreSQL looks for itself.
        _checked(libc.prctl(SET_SECURE_BITS, NO_SETUID_FIXUP, 0, 0, 0))
    os.setgroups([])
    os.setgid(account.gid)
    os.setuid(account.uid)
    if account.capabilities:
        _keep(account.capabilities, libc)


def _keep(capabilities: int, libc: ctypes.CDLL) -> None:  # pragma: no cover - before exec
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0)
    # Effective, permitted and inheritable, for capabilities 0 to 31 and then 32 to 63.
    sets = (ctypes.c_uint32 * 6)(capabilities, capabilities, capabilities)
    _checked(libc.capset(header, sets))
    for number in range(32):
        if capabilities & 1 << number:
            _checked(libc.prctl(AMBIENT, AMBIENT_RAISE, number, 0, 0))


def _checked(result: int) -> None:  # pragma: no cover - before exec
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
