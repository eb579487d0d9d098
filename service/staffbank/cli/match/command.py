"""`staffbank match FILE`."""

from pathlib import Path
from typing import Annotated, Any

import typer.main
from typer import Argument, Option, Typer
from typer.core import TyperCommand

from staffbank.cli.match.generate import generate
from staffbank.cli.match.wish import Limits, Order, Wish, aims_of
from staffbank.cli.memory import check_room
from staffbank_matching.aims import Worth


class MatchCommand(TyperCommand):
    """`staffbank match`, whose first word may be `generate` in place of a file."""

    def make_context(
        self, info_name: str | None, args: list[str], *more: Any, **named: Any
    ) -> Any:
        """Read the arguments, as a command of its own where they begin with `generate`."""
        if args[:1] != ["generate"]:
            return super().make_context(info_name, args, *more, **named)
        other = Typer(add_completion=False, rich_markup_mode=None)
        other.command()(generate)
        command = typer.main.get_command(other)
        return command.make_context(f"{info_name} generate", args[1:], *more, **named)


def match(  # noqa: PLR0913 each argument is an option of the command
    file: Annotated[Path, Argument(help="A problem as JSON, in either form.")],
    *,
    seconds: Annotated[
        float | None,
        Option(
            help="How long to search at most: 30, or with --work a day.", show_default=False
        ),
    ] = None,
    work: Annotated[
        float | None,
        Option(help="How much to search at most, counted alike on every machine."),
    ] = None,
    seed: Annotated[
        int, Option(help="Where plans are as good, another seed may find another.")
    ] = 1,
    aims: Annotated[
        Order, Option(help="Aim by aim in strict order, or one sum of all aims.")
    ] = Order.STRICT,
    worth: Annotated[
        Worth, Option(help="What a seat counts for where the request does not say.")
    ] = Worth.MIXED,
    explain: Annotated[
        str | None,
        Option(help="Say why this request is filled as it is, or open.", metavar="REQUEST"),
    ] = None,
    worker: Annotated[
        str | None,
        Option(
            help="Say what this worker has and why; with --explain, why that request or not.",
            metavar="WORKER",
        ),
    ] = None,
    compare: Annotated[
        Path | None, Option(help="Say what differs from this plan.", metavar="PLAN")
    ] = None,
    before: Annotated[
        Path | None,
        Option(
            help="Start from this plan and move nobody for little, even if coverage is lower.",
            metavar="PLAN",
        ),
    ] = None,
    out: Annotated[Path | None, Option(help="Write the plan to this file, as JSON.")] = None,
) -> None:
    """Find the best lawful plan for a problem in a file, and say how good it is.

    The engine runs alone: no database is needed and nothing is stored. Ctrl-C ends the search
    with the best plan so far. To draw a problem: staffbank match generate --help

    Example: staffbank match matching/instances/small.json --seconds 5 --out plan.json
    """
    wish = Wish(
        file,
        Limits(seconds, work, seed),
        aims_of(aims, worth),
        explain,
        worker,
        compare,
        before,
        out,
    )
    check_room()
    from staffbank.cli.match.matching import match_as_wished  # noqa: PLC0415 slow to load

    match_as_wished(wish)
