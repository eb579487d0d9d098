"""`staffbank`: the commands, put together."""

import sys
from collections.abc import Sequence
from io import TextIOWrapper

import typer

from staffbank.cli.audit.verify import verify
from staffbank.cli.demo.command import demo
from staffbank.cli.issue_token import token
from staffbank.cli.match.command import MatchCommand, match
from staffbank.cli.memory import used_up
from staffbank.cli.migrate import migrate
from staffbank.cli.plain_words import in_plain_words
from staffbank.cli.serve import serve
from staffbank.cli.work import work

# Each command loads what it needs when it runs: so `--help` answers at once.
app = typer.Typer(
    name="staffbank",
    help="A regional staff bank and secondment marketplace for children's social work.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help reads the same on a terminal and in a file
    pretty_exceptions_enable=False,  # they would show the values of local variables
)
for command in (demo, serve, work, migrate):
    app.command()(command)
app.command(cls=MatchCommand)(match)
app.command()(token)
audit = typer.Typer(
    help="What the audit trail is worth. Example: staffbank audit verify",
    no_args_is_help=True,
    rich_markup_mode=None,
)
audit.command()(verify)
audit.callback()(lambda: None)  # else its one command would stand for the whole
app.add_typer(audit, name="audit")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command. What was to be expected is one line on stderr, and exit code 2."""
    if isinstance(sys.stdout, TextIOWrapper):  # what it cannot show is told by its number
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        app(arguments, prog_name="staffbank")
    except Exception as error:
        words = used_up(error) or in_plain_words(error)
        if words is None:
            raise
    else:
        return
    print(f"staffbank: {words}", file=sys.stderr)  # here, where what failed holds no memory
    sys.exit(2)


if __name__ == "__main__":
    main()
