"""`staffbank demo`."""

import asyncio
import secrets
import socket
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import SecretStr
from rich.console import Console
from typer import Option

from staffbank.adapters.embedded.servers import embedded_servers
from staffbank.bootstrap import Bank, build
from staffbank.cli.demo.bars import counted, measured
from staffbank.cli.demo.cast import Office, offices_there, regional
from staffbank.cli.demo.doors import doors, keep_tokens, print_doors
from staffbank.cli.demo.outcome import Outcome, outcome_of
from staffbank.cli.demo.report import ORIGIN, print_report
from staffbank.cli.demo.running import COORDINATOR, finished, started
from staffbank.cli.demo.seeding import Seeding, draw
from staffbank.cli.demo.worker_process import worker_process
from staffbank.cli.installation import listening
from staffbank.cli.plain_words import CannotDo
from staffbank.cli.serving import serve_on
from staffbank.clock import now
from staffbank.domain.cover_request import RequestState
from staffbank.domain.london import day_of
from staffbank.domain.principal import Role
from staffbank.persistence.schema import migrate
from staffbank.ports.progress import RunProgress
from staffbank.ports.queries import Slice
from staffbank.ports.views import CouncilView, RequestView, WorkerView
from staffbank.settings import Settings
from staffbank.usecases.match_run.start_match_run import Limits

HOST = "127.0.0.1"
READY = "region-is-ready"


@dataclass(frozen=True)
class Wish:
    """What the command line asks for."""

    folder: Path
    workers: int
    requests: int
    seed: int
    seconds: float

    @property
    def log(self) -> Path:
        """What the worker process writes."""
        return self.folder / "logs" / "worker.log"

    @property
    def ready(self) -> Path:
        """A file that is there once the region is complete."""
        return self.folder / READY


def demo(  # noqa: PLR0913 each argument is an option of the command
    *,
    port: Annotated[int, Option(help="Port of the API.", min=1, max=65535)] = 8000,
    data_dir: Annotated[Path, Option(help="Where all data is kept.")] = Path(".staffbank"),
    workers: Annotated[int, Option(help="Members of the bank.", min=1, max=5000)] = 220,
    requests: Annotated[int, Option(help="Requests for cover.", min=1, max=2000)] = 100,
    seed: Annotated[int, Option(help="Another seed, another region.", min=0)] = 1,
    seconds: Annotated[float, Option(help="Longest search.", min=1, max=600)] = 30,
    once: Annotated[bool, Option("--once", help="Print the result and end.")] = False,
) -> None:
    """Run a whole region on this machine: set up, match, print, serve until Ctrl-C.

    PostgreSQL and Valkey come along; nothing has to be installed or set. The people are
    invented, the councils' figures are published ones. A second start finds the region of
    the first in the data folder.

    Example: staffbank demo --workers 300 --requests 150 --seed 7
    """
    console = Console(highlight=False)
    door = None if once else listening(HOST, port)
    wish = Wish(data_dir, workers, requests, seed, seconds)
    try:
        with embedded_servers(data_dir) as servers:
            settings = Settings(
                database_url=servers.database_url,
                redis_url=servers.redis_url,
                issuer_key_file=data_dir / "issuer.jwk",
                cursor_secret=SecretStr(secrets.token_hex(32)),
            )
            migrate(settings.database_url)
            with worker_process(settings, log=wish.log) as worker:
                asyncio.run(_demonstrate(settings, wish, door, worker, console))
    except KeyboardInterrupt:
        console.print("\nStopped.")
    finally:
        if door is not None:
            door.close()


async def _demonstrate(
    settings: Settings,
    wish: Wish,
    door: socket.socket | None,
    worker: subprocess.Popen[bytes],
    console: Console,
) -> None:
    bank = build(settings)
    try:
        console.print(f"[bold]Staffbank, West Midlands[/bold]\n{ORIGIN}\n")
        offices = await _region(bank, wish, console)
        outcome = await _matched(bank, wish, offices, worker, console)
        print_report(outcome, console)
        if door is not None:
            await _open(bank, wish, outcome, offices, door, console)
    finally:
        await bank.close()


async def _region(bank: Bank, wish: Wish, console: Console) -> tuple[Office, ...]:
    """The offices of the region, which is set up now if it is not there."""
    queries = bank.queries(regional(Role.COORDINATOR))
    if not await queries.count(CouncilView):
        await _set_up(bank, wish, console)
    elif not wish.ready.exists():
        raise CannotDo(
            f"the set-up in {wish.folder} was interrupted before: delete that folder, or "
            "choose another with --data-dir"
        )
    else:
        members = await queries.count(WorkerView)
        is_open = {"state": RequestState.OPEN.value}
        requests = await queries.count(RequestView, is_open)
        console.print(
            f"The region is there already: {members} members, {requests} open requests."
        )
    councils = await queries.page(CouncilView, Slice(first=100))
    return offices_there(councils.rows)


async def _set_up(bank: Bank, wish: Wish, console: Console) -> None:
    drawn = draw(
        workers=wish.workers, requests=wish.requests, seed=wish.seed, today=day_of(now())
    )
    seeding = Seeding(bank, drawn, now())
    with counted(console, f"{len(drawn.councils)} councils and their teams", 1) as told:
        await seeding.found()
        told()
    with counted(console, f"{wish.workers} members join", 2 * wish.workers) as told:
        await seeding.join(told)
    with counted(console, f"{wish.requests} requests for cover", 2 * wish.requests) as told:
        await seeding.ask(told)
    wish.ready.write_text(f"seed {wish.seed}\n")


async def _matched(
    bank: Bank,
    wish: Wish,
    offices: tuple[Office, ...],
    worker: subprocess.Popen[bytes],
    console: Console,
) -> Outcome:
    run_id = await started(bank, Limits(seconds=wish.seconds, seed=wish.seed))
    with measured(console, "Matching") as show:

        def told(progress: RunProgress) -> None:
            words = f"{progress.filled} of {progress.slots} filled ({progress.stage})"
            show(progress.fraction, words)

        run = await finished(
            bank,
            run_id,
            told=told,
            worker_lives=lambda: worker.poll() is None,
            log=wish.log,
        )
    return await outcome_of(run, offices, bank.queries(COORDINATOR))


async def _open(
    bank: Bank,
    wish: Wish,
    outcome: Outcome,
    offices: tuple[Office, ...],
    door: socket.socket,
    console: Console,
) -> None:
    """Tell the ways in, then serve."""
    port = door.getsockname()[1]
    found = await doors(bank, outcome, offices, now=now())
    print_doors(found, keep_tokens(found, wish.folder), port, console)
    console.print(f"\nServing http://{HOST}:{port}/graphql. Ctrl-C stops everything.")
    with suppress(asyncio.CancelledError):
        await serve_on(door, bank, log_level="warning")
