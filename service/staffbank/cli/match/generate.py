"""`staffbank match generate`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from typer import Option

from staffbank.cli.match.wish import MOST_SEED
from staffbank.cli.memory import check_room
from staffbank.cli.plain_words import CannotDo

if TYPE_CHECKING:
    from staffbank_matching.columns import Columns
    from staffbank_matching.generate import Size

FEW = 2_500  # workers and requests together, up to which the file has the form for small ones
MOST = 200_000
MOST_COUNCILS = 1_000


def generate(  # noqa: PLR0913 each argument is an option of the command
    *,
    size: Annotated[
        str,
        Option(help="100G, 100D, 1kG, 1kD, 1kS, 5kG, 5kD, 5kS, 20kG or 50kG."),
    ] = "100G",
    seed: Annotated[
        int, Option(help="Another seed, another problem.", min=0, max=MOST_SEED)
    ] = 1,
    workers: Annotated[
        int | None, Option(help="In place of the size's.", min=1, max=MOST)
    ] = None,
    requests: Annotated[
        int | None, Option(help="In place of the size's.", min=1, max=MOST)
    ] = None,
    councils: Annotated[
        int | None, Option(help="In place of the size's.", min=1, max=MOST_COUNCILS)
    ] = None,
    mode: Annotated[
        Literal["geographic", "dense"] | None, Option(help="In place of the size's.")
    ] = None,
    rests: Annotated[bool, Option("--rests", help="With the rests of the law.")] = False,
    duties: Annotated[bool, Option("--duties", help="With home posts.")] = False,
    choices: Annotated[
        bool, Option("--choices", help="With days left open and seats shared in turn.")
    ] = False,
    out: Annotated[
        Path | None, Option(help="Write to this file, not to standard output.")
    ] = None,
) -> None:
    """Draw a problem by seed, shaped like a region's or a country's.

    In sizes with G work is near few of the workers, with D near all; in those with S there
    are few workers for the work. Large problems are written in columns.

    Example: staffbank match generate --size 1kG --seed 1 --out problem.json
    """
    check_room()
    from staffbank.cli.match.documents import (  # noqa: PLC0415 slow to load
        check_place,
        named,
        write,
        write_out,
    )
    from staffbank_matching.generate import SIZES  # noqa: PLC0415 slow to load
    from staffbank_matching.generate import generate as drawn  # noqa: PLC0415 slow to load

    if size not in SIZES:
        raise CannotDo(f"--size {size}: give one of {', '.join(SIZES)}")
    if out is not None:
        check_place(out)
    asked = SIZES[size]
    wish = replace(
        asked,
        workers=workers or asked.workers,
        requests=requests or asked.requests,
        councils=councils or asked.councils,
        mode=mode or asked.mode,
        seed=seed,
        rests=rests,
        duties=duties,
        choices=choices,
    )
    columns = drawn(wish)
    if out is None:
        write_out(_text(columns))
        return
    write(out, _text(columns))
    print(f"{named(out)}: {_told(wish, columns)}")


def _text(columns: "Columns") -> str:
    from staffbank_matching.columns_json import columns_to_json  # noqa: PLC0415 slow to load
    from staffbank_matching.problem_json import problem_to_json  # noqa: PLC0415 slow to load
    from staffbank_matching.rows import problem_of  # noqa: PLC0415 slow to load

    if len(columns.people.ids) + len(columns.work.ids) > FEW:
        return columns_to_json(columns)
    return problem_to_json(problem_of(columns))


def _told(size: "Size", columns: "Columns") -> str:
    return (
        f"{size.workers:,} workers, {size.requests:,} requests with "
        f"{int(columns.work.seats.sum()):,} seats, {size.councils:,} councils"
    )
