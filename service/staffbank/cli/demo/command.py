"""`staffbank demo`."""

import re
from pathlib import Path
from typing import Annotated

from typer import BadParameter, Option

from staffbank.cli.demo.wish import Wish
from staffbank.usecases.match_run.start_match_run import MOST_SECONDS, MOST_SEED

MOST_WEEKS = 26


def demo(  # noqa: PLR0913 each argument is an option of the command
    *,
    port: Annotated[int, Option(help="Port of the API.", min=1, max=65535)] = 8000,
    data_dir: Annotated[Path, Option(help="Where all data is kept.")] = Path(".staffbank"),
    workers: Annotated[int, Option(help="Members of the bank.", min=1, max=5000)] = 220,
    requests: Annotated[int, Option(help="Requests for cover.", min=1, max=2000)] = 100,
    seed: Annotated[
        int, Option(help="Another seed, another region.", min=0, max=MOST_SEED)
    ] = 1,
    seconds: Annotated[float, Option(help="Longest search.", min=1, max=MOST_SECONDS)] = 30,
    play: Annotated[
        str, Option(help="Play so many weeks after the match, as 8w; at most 26w.")
    ] = "0w",
    once: Annotated[bool, Option("--once", help="Print the result and end.")] = False,
) -> None:
    """Run a whole region on this machine, to see and to try.

    Sets it up, matches, prints the result, and serves the API until Ctrl-C. PostgreSQL and
    Valkey come along; nothing has to be installed or set. The people are
    invented, the councils' figures are published ones. A second start finds the region of
    the first in the data folder.

    Example: staffbank demo --workers 300 --requests 150 --seed 7
    Example: staffbank demo --once --play 8w
    """
    from staffbank.cli.demo.demonstration import demonstrate  # noqa: PLC0415 - slow to load

    demonstrate(
        Wish(data_dir, workers, requests, seed, seconds, None if once else port, weeks_of(play))
    )


def weeks_of(text: str) -> int:
    """`8w` as 8. Raises BadParameter for anything but `0w` to `26w`."""
    found = re.fullmatch(r"(\d{1,2})w", text)
    if found is None or int(found[1]) > MOST_WEEKS:
        raise BadParameter(f"--play {text!r}: say a number of weeks, 0w to {MOST_WEEKS}w")
    return int(found[1])
