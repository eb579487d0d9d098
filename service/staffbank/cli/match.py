"""`staffbank match`."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from typer import Argument, Exit, Option

from staffbank.cli.plain_words import CannotDo
from staffbank_matching.plan import Plan, Status
from staffbank_matching.problem import NotAProblem, Problem, Slot

A_DAY = 24 * 60 * 60.0
LARGEST_SEED = 2**31 - 1
SHOWN = 20  # unfilled slots; more would push the summary off the screen


def match(
    file: Annotated[Path, Argument(help="A problem as JSON (problem.schema.json).")],
    seconds: Annotated[float, Option(help="How long to search at most.")] = 10,
    seed: Annotated[int, Option(help="The same seed gives the same plan.")] = 1,
    out: Annotated[Path | None, Option(help="Write the plan to this file, as JSON.")] = None,
) -> None:
    """Find the best lawful plan for a problem in a file, and say how good it is.

    The engine runs alone: no database is needed and nothing is stored.

    Example: staffbank match matching/instances/small.json --seconds 5 --out plan.json
    """
    if not 0 <= seconds <= A_DAY:
        raise CannotDo(f"--seconds {seconds:g}: give 0 to {A_DAY:g}")
    if not 0 <= seed <= LARGEST_SEED:
        raise CannotDo(f"--seed {seed}: give 0 to {LARGEST_SEED}")
    problem = _read(file)
    plan = _solved(problem, seconds, seed)
    if out is not None:
        _write(out, plan)
    if not _told(plan, problem, Console()):
        raise Exit(1)


def _read(file: Path) -> Problem:
    from staffbank_matching.problem_json import problem_from_json  # noqa: PLC0415 slow to load

    try:
        return problem_from_json(file.read_bytes())
    except OSError as error:
        raise CannotDo(f"{file} cannot be read: {error.strerror}") from error
    except NotAProblem as error:
        raise CannotDo(f"{file} is not a problem to match: {error}") from error


def _solved(problem: Problem, seconds: float, seed: int) -> Plan:
    from staffbank_matching.solver import Progress as Told  # noqa: PLC0415 slow to load
    from staffbank_matching.solver import solve  # noqa: PLC0415 slow to load

    columns = (
        TextColumn("{task.description:<11}"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[filled]} of {task.fields[slots]} slots"),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("start", total=1.0, filled=0, slots=len(problem.slots))

        def tell(told: Told) -> None:
            bar.update(
                task, description=told.stage, completed=told.fraction, filled=told.filled
            )

        return solve(problem, seconds=seconds, seed=seed, progress=tell)


def _write(out: Path, plan: Plan) -> None:
    from staffbank_matching.plan_json import plan_to_json  # noqa: PLC0415 slow to load

    try:
        out.write_text(plan_to_json(plan), encoding="utf-8")
    except OSError as error:
        print(f"staffbank: {out} cannot be written: {error.strerror}", file=sys.stderr)
        raise Exit(1) from error


def _told(plan: Plan, problem: Problem, console: Console) -> bool:
    """Show the plan; answer whether the checker found it sound."""
    from staffbank_matching.checker import faults  # noqa: PLC0415 slow to load

    found = faults(plan, problem)
    console.print(_by_tier(plan, problem))
    console.print(f"Quality   {plan.quality} points (greedy {plan.greedy_quality})")
    console.print(f"Status    {_status(plan)}")
    console.print(f"Checker   {len(found)} faults")
    for fault in found:
        print(fault, file=sys.stderr)
    if plan.unfilled:
        console.print(_open_slots(plan))
    if len(plan.unfilled) > SHOWN:
        console.print(f"… and {len(plan.unfilled) - SHOWN} more.")
    return not found


def _by_tier(plan: Plan, problem: Problem) -> Table:
    table = Table("Tier", title="Filled")
    for name in ("Slots", "of", "Hours", "of", "Value", "of", "Greedy"):
        table.add_column(name, justify="right")
    filled = {made.slot for made in plan.assignments}
    for told, greedy in zip(plan.coverage, plan.greedy_coverage, strict=True):
        wanted = [slot for slot in problem.slots if slot.tier == told.tier]
        given = [slot for slot in wanted if slot.id in filled]
        figures = (len(given), len(wanted), _hours(given), _hours(wanted))
        table.add_row(
            str(told.tier), *(f"{n:,g}" for n in (*figures, told.filled, told.wanted, greedy))
        )
    return table


def _open_slots(plan: Plan) -> Table:
    reasons = Counter(slot.main_reason for slot in plan.unfilled)
    counts = ", ".join(f"{_words(reason)} {n}" for reason, n in reasons.most_common())
    table = Table("Slot", "Main reason", title=f"{len(plan.unfilled)} unfilled: {counts}")
    table.add_column("Eligible", justify="right")
    for slot in plan.unfilled[:SHOWN]:
        table.add_row(escape(slot.slot), _words(slot.main_reason), str(slot.eligible))
    return table


def _status(plan: Plan) -> str:
    if plan.status is Status.OPTIMAL:
        return "optimal: no better plan exists"
    return f"{plan.status.value}: at most {plan.gap:.2%} below the best"


def _hours(slots: list[Slot]) -> float:
    return round(sum(end - start for slot in slots for start, end in slot.sessions) / 60, 1)


def _words(code: str) -> str:
    return escape(code.replace("_", " "))
