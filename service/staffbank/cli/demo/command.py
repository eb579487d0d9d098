"""`staffbank demo`."""

from pathlib import Path
from typing import Annotated

from typer import Option

from staffbank.cli.demo.wish import Wish
from staffbank.usecases.match_run.start_match_run import MOST_SECONDS, MOST_SEED


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
    once: Annotated[bool, Option("--once", help="Print the result and end.")] = False,
) -> None:
    """Run a whole region on this machine, to see and to try.

    Sets it up, matches, prints the result, and serves the API until Ctrl-C. PostgreSQL and
    Valkey come along; nothing has to be installed or set. The people are
    invented, the councils' figures are published ones. A second start finds the region of
    the first in the data folder.

    Example: staffbank demo --workers 300 --requests 150 --seed 7
    """
    from staffbank.cli.demo.demonstration import demonstrate  # noqa: PLC0415 - slow to load

    demonstrate(Wish(data_dir, workers, requests, seed, seconds, None if once else port))
