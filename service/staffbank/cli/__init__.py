"""The command line: `staffbank …`."""

import sys
from types import TracebackType


def _ended(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """While modules are loaded, Ctrl-C and too little memory are no faults of theirs."""
    from staffbank.cli.memory import used_up  # noqa: PLC0415 it is of this package

    if words := used_up(error):
        print(f"staffbank: {words}", file=sys.stderr)
    elif not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _ended
