"""Where and as whom the two servers run: settled once, before either starts."""

import subprocess
from dataclasses import dataclass, replace
from pathlib import Path
from signal import SIGTERM

from staffbank.adapters.embedded.account import (
    DAC_OVERRIDE,
    DAC_READ_SEARCH,
    Account,
    account_for,
)
from staffbank.adapters.embedded.folder import DataFolder, FolderUnusable, new_sockets
from staffbank.adapters.embedded.program import ENVIRONMENT, CannotStart


@dataclass(frozen=True)
class Site:
    """What a server needs to know to start.

    Where `durable` is false, the data need not outlive a failure of power, and all is faster.
    """

    folder: DataFolder
    account: Account
    sockets: Path
    durable: bool


def settle(folder: DataFolder, *, durable: bool, programs: tuple[Path, ...]) -> Site:
    """Make ready what the servers need in `folder`, and see that their account gets there.

    Raises:
        CannotStart: the data belongs to somebody else, or that account cannot reach it.
    """
    account = account_for(folder.postgres, folder.path)
    ours = [place for place in (folder.postgres, folder.valkey) if place.exists()]
    try:
        folder.valkey.mkdir(mode=0o700, exist_ok=True)
        account.owns(folder.valkey, *ours)
        sockets = new_sockets(folder, account)
    except OSError as error:
        raise FolderUnusable(
            f"{error.filename} cannot be given to the account {account.name} "
            f"({error.strerror}): choose another folder with --data-dir, or run as an account "
            "other than root"
        ) from error
    for place in ours:
        if place.stat().st_uid != account.uid:
            raise FolderUnusable(
                f"{place} belongs to another account than {account.name}: run as its owner or "
                "as root, or choose another folder with --data-dir"
            )
    able = reaching(account, places=(sockets, folder.valkey), programs=programs)
    return Site(folder, able, sockets, durable=durable)


def reaching(
    account: Account, *, places: tuple[Path, ...], programs: tuple[Path, ...]
) -> Account:
    """The account with as few capabilities as let it enter `places` and run `programs`.

    Raises:
        CannotStart: no capability that we have to give is enough.
    """
    reason = ""
    for capabilities in (0, DAC_READ_SEARCH, DAC_OVERRIDE):
        able = replace(account, capabilities=capabilities)
        try:
            for program in programs:
                _try(able, places=places, program=program)
        except (OSError, subprocess.SubprocessError) as error:
            reason = reason or str(error)
        else:
            return able
    raise CannotStart(
        f"the account {account.name} cannot reach {places[-1].parent} or run "
        f"{programs[0]} ({reason}): choose a folder that it can enter with --data-dir, or run "
        "as an account other than root"
    )


def _try(account: Account, *, places: tuple[Path, ...], program: Path) -> None:
    subprocess.run(  # noqa: S603 - our own program
        [program, "--version"],
        check=True,
        capture_output=True,
        env=ENVIRONMENT,
        preexec_fn=account.taking_over(places=places, dies_by=SIGTERM),
    )
