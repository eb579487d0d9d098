"""The demonstration from beginning to end: set up, match, tell, serve."""

import asyncio
import secrets
import socket
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console

from staffbank.adapters.embedded.servers import embedded_servers
from staffbank.bootstrap import Bank, build
from staffbank.cli.demo.bars import Told, counted, measured
from staffbank.cli.demo.cast import Office, offices_there
from staffbank.cli.demo.doors import doors, keep_tokens, print_doors
from staffbank.cli.demo.outcome import Outcome, outcome_of
from staffbank.cli.demo.play.played import play
from staffbank.cli.demo.report import ORIGIN, print_report
from staffbank.cli.demo.running import COORDINATOR, finished, started
from staffbank.cli.demo.seeding import Seeding, draw
from staffbank.cli.demo.wish import Wish
from staffbank.cli.demo.worker_process import WorkerProcess, worker_process
from staffbank.cli.installation import listening, the_settings
from staffbank.cli.plain_words import CannotDo
from staffbank.cli.serving import serve_on
from staffbank.clock import now
from staffbank.domain.cover_request import RequestState
from staffbank.domain.london import day_of
from staffbank.persistence.schema import migrate
from staffbank.ports.progress import RunProgress
from staffbank.ports.queries import Slice
from staffbank.ports.views import CouncilView, RequestView, WorkerView
from staffbank.settings import Settings
from staffbank.usecases.match_run.start_match_run import Limits
from staffbank.web.site import Actor

HOST = "127.0.0.1"


def demonstrate(wish: Wish) -> None:
    """Do what is wished for; Ctrl-C ends it at any time.

    Raises:
        CannotDo: the port is taken, the folder holds half a region, or the run failed.
        CannotStart: the embedded servers do not start in the folder.
    """
    console = Console(highlight=False)
    door = None if wish.port is None else listening(HOST, wish.port)
    try:
        with embedded_servers(wish.folder) as servers:
            settings = the_settings(
                database_url=servers.database_url,
                redis_url=servers.redis_url,
                issuer_key_file=wish.folder / "issuer.jwk",
                client_key_file=wish.folder / "clients.jwk",
                cursor_secret=SecretStr(secrets.token_hex(32)),
                webhook_key=_kept_key(wish.folder / "webhook.key"),
                webhook_local=True,
                public_url=f"http://{HOST}:{wish.port or 8000}",
            )
            migrate(settings.database_url)
            with worker_process(settings, log=wish.log) as worker:
                asyncio.run(_demonstrate(settings, wish, door, worker, console))
    except KeyboardInterrupt:
        console.print("\nStopped.")
    finally:
        if door is not None:
            door.close()


def _kept_key(file: Path) -> SecretStr:
    """The key in the file, the same at every start; made where it is missing."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32))
    return SecretStr(file.read_text())


async def _demonstrate(
    settings: Settings,
    wish: Wish,
    door: socket.socket | None,
    worker: WorkerProcess,
    console: Console,
) -> None:
    console.print(f"[bold]Staffbank, West Midlands[/bold]\n{ORIGIN}\n")
    demonstration = Demonstration(build(settings), wish, console)
    try:
        offices = await demonstration.region()
        outcome = await demonstration.matched(offices, worker.lives)
        print_report(outcome, console)
        if wish.weeks:
            await demonstration.play(outcome, offices)
        if door is not None:
            await demonstration.open(door, outcome, offices)
    finally:
        await demonstration.bank.close()


@dataclass(frozen=True)
class Demonstration:
    """The steps, on one bank."""

    bank: Bank
    wish: Wish
    console: Console

    async def region(self) -> tuple[Office, ...]:
        """The offices of the region, which is set up now if it is not there."""
        queries = self.bank.queries(COORDINATOR)
        if not await queries.count(CouncilView):
            await self._set_up()
        elif not self.wish.ready.exists():
            raise CannotDo(
                f"the set-up in {self.wish.folder} was interrupted before: delete that folder, "
                "or choose another with --data-dir"
            )
        else:
            members = await queries.count(WorkerView)
            requests = await queries.count(RequestView, {"state": RequestState.OPEN.value})
            self.console.print(
                f"The region is there already: {members} members, {requests} open requests. "
                f"(For another, delete {self.wish.folder} or choose a --data-dir.)"
            )
        councils = await queries.page(CouncilView, Slice(first=100))
        return offices_there(councils.rows)

    async def _set_up(self) -> None:
        wish = self.wish
        drawn = draw(
            workers=wish.workers, requests=wish.requests, seed=wish.seed, today=day_of(now())
        )
        seeding = Seeding(self.bank, drawn, now())
        with self._counted(f"{len(drawn.councils)} councils and their teams", 1) as told:
            await seeding.found()
            told()
        with self._counted(f"{wish.workers} members join", 2 * wish.workers) as told:
            await seeding.join(told)
        with self._counted(f"{wish.requests} requests for cover", 2 * wish.requests) as told:
            await seeding.ask(told)
        wish.ready.write_text(f"seed {wish.seed}\n")

    def _counted(self, what: str, total: int) -> AbstractContextManager[Told]:
        return counted(self.console, what, total)

    async def matched(
        self, offices: Sequence[Office], worker_lives: Callable[[], bool]
    ) -> Outcome:
        """What a match run makes of the region."""
        limits = Limits(seconds=self.wish.seconds, seed=self.wish.seed)
        run_id = await started(self.bank, limits)
        with measured(self.console, "Matching") as show:
            show(0, "waiting for the worker process")

            def told(progress: RunProgress) -> None:
                words = f"{progress.filled} of {progress.slots} filled ({progress.stage})"
                show(progress.fraction, words)

            run = await finished(
                self.bank, run_id, told=told, worker_lives=worker_lives, log=self.wish.log
            )
        return await outcome_of(run, offices, self.bank.queries(COORDINATOR))

    async def play(self, outcome: Outcome, offices: Sequence[Office]) -> None:
        """So many weeks of the region, by the clock of the play."""
        self.console.print("")
        await play(
            self.bank,
            offices,
            outcome.proposals,
            weeks=self.wish.weeks,
            seed=self.wish.seed,
            now=now(),
            console=self.console,
        )

    async def open(
        self, door: socket.socket, outcome: Outcome, offices: Sequence[Office]
    ) -> None:
        """Tell the ways in, then serve."""
        port = door.getsockname()[1]
        found = await doors(self.bank, outcome, offices, now=now())
        print_doors(found, keep_tokens(found, self.wish.folder), port, self.console)
        self.console.print(
            f"\nOpen [bold]http://{HOST}:{port}[/bold] in a browser, and be whoever you choose."
            f"\nServing http://{HOST}:{port}/graphql too. Ctrl-C stops everything."
        )
        cast = tuple(Actor(each.role.value, each.of, each.principal) for each in found)
        with suppress(asyncio.CancelledError):
            await serve_on(door, self.bank, cast=cast, log_level="warning")
