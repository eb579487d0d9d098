"""The files of `staffbank match`: problems and plans in, plans out."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from tempfile import mkstemp

from typer import Exit

from staffbank.cli.plain_words import CannotDo
from staffbank_matching.columns import Columns, columns_of
from staffbank_matching.json_door import printable
from staffbank_matching.plan import Plan
from staffbank_matching.plan_json import NotAPlan, plan_from_json
from staffbank_matching.problem import NotAProblem, Problem
from staffbank_matching.problem_json import read_problem

MEBIBYTE = 1 << 20
LONGEST = 1_024  # of them in a file


def problem_in(file: Path) -> Columns:
    """The problem in a file, of either form.

    Raises:
        CannotDo: where there is none, or nothing in it to match.
    """
    try:
        problem = read_problem(_content(file))
    except NotAProblem as error:
        raise CannotDo(f"{named(file)} is not a problem to match: {error}") from error
    columns = columns_of(problem) if isinstance(problem, Problem) else problem
    if not columns.work.ids:
        raise CannotDo(f"{named(file)} has no requests: there is nothing to match")
    if not columns.people.ids:
        raise CannotDo(f"{named(file)} has no workers: there is nobody to match")
    return columns


def plan_in(file: Path) -> Plan:
    """The plan in a file.

    Raises:
        CannotDo: where there is none.
    """
    try:
        return plan_from_json(_content(file))
    except NotAPlan as error:
        raise CannotDo(f"{named(file)} is not a plan: {error}") from error


def named(file: Path) -> str:
    """The file's path on one line, whatever is in it."""
    return printable(str(file))


def _content(file: Path) -> bytes:
    """All that is in it, which a device or a pipe may never come to the end of."""
    try:
        with file.open("rb") as opened:
            pieces = list(islice(iter(partial(opened.read, MEBIBYTE), b""), LONGEST + 1))
    except OSError as error:
        raise CannotDo(f"{named(file)} cannot be read: {error.strerror}") from error
    if len(pieces) > LONGEST:
        raise CannotDo(f"{named(file)} has more than {LONGEST:,} MiB; give a shorter file")
    return b"".join(pieces)


def check_place(out: Path, source: Path | None = None) -> None:
    """End with one line, before the work is done, where its result could not be written.

    `source` is a file that must not be overwritten.

    Raises:
        CannotDo: where it is the source.
        Exit: with code 1.
    """
    try:
        if source is not None and out.exists() and out.samefile(source):
            raise CannotDo(f"--out {named(out)}: that is the problem itself; give another file")
        if out.is_dir():
            raise _refused(out, "Is a directory")
        if _is_special(out):
            return
        draft = _draft(out)
        draft.touch()
        draft.unlink()
    except OSError as error:
        raise _refused(out, error.strerror) from error


def write(out: Path, text: str) -> None:
    """Write the whole file or leave an older one as it is.

    Raises:
        Exit: with code 1, where it cannot be written; the text is kept where temporary files
            are, if it can be.
    """
    try:
        if _is_special(out):
            out.write_text(text, encoding="utf-8")
        else:
            _write_beside(out, text)
    except OSError as error:
        place = _kept_elsewhere(text)
        why = error.strerror if place is None else f"{error.strerror}; it is in {place}"
        raise _refused(out, why) from error


def write_out(text: str) -> None:
    """Write the whole text to standard output.

    Raises:
        Exit: with code 1, where it cannot be written.
    """
    with told():
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # as JSON is, wherever it is read
        sys.stdout.write(text)


@contextmanager
def told() -> Iterator[None]:
    """What is printed meanwhile stands on standard output.

    Raises:
        Exit: with code 1, where it cannot be written.
    """
    if sys.__stdout__ is None:
        raise _refused(Path("standard output"), "it is closed")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever reads has had enough
    except OSError as error:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())  # else what is left is tried again at the end
        raise _refused(Path("standard output"), error.strerror) from error


def _write_beside(out: Path, text: str) -> None:
    """Write a draft in the same folder, and put it in the old file's place once it is whole."""
    target, draft = out.resolve(), _draft(out)
    try:
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink()


def _kept_elsewhere(text: str) -> Path | None:
    """Where else the text is now: who waited for it a day should not lose it."""
    try:
        number, name = mkstemp(prefix="staffbank-", suffix=".json")
    except OSError:
        return None
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        Path(name).unlink(missing_ok=True)
        return None
    return Path(name)


def _draft(out: Path) -> Path:
    target = out.resolve()
    return target.with_name(f".{target.name[:200]}.{os.getpid()}")


def _is_special(out: Path) -> bool:
    """Whether it is a device or a pipe, in whose place no file should be put."""
    return out.exists() and not out.is_file()


def _refused(out: Path, why: str | None) -> Exit:
    print(f"staffbank: {named(out)} cannot be written: {why}", file=sys.stderr)
    return Exit(1)
