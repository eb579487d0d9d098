"""`staffbank`: the commands, put together."""

import sys
from collections.abc import Sequence

import typer

from staffbank.cli.demo.command import demo
from staffbank.cli.issue_token import token
from staffbank.cli.match import match
from staffbank.cli.migrate import migrate
from staffbank.cli.plain_words import EXPECTED, in_plain_words
from staffbank.cli.serve import serve
from staffbank.cli.work import work

app = typer.Typer(
    name="staffbank",
    help="A regional staff bank and secondment marketplace for children's social work.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they would show the values of local variables
)
for command in (demo, serve, work, migrate, match, token):
    app.command()(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command. What was to be expected is one line on stderr, and exit code 2."""
    try:
        app(arguments, prog_name="staffbank")
    except EXPECTED as error:
        print(f"staffbank: {in_plain_words(error)}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
