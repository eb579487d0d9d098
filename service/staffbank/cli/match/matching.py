"""Read, search, check, tell, write."""

import sys
from collections.abc import Sequence
from difflib import get_close_matches

from rich.console import Console
from typer import Exit

from staffbank.cli.match.comparison import check_same_problem, print_comparison
from staffbank.cli.match.compiling import compiling_is_said
from staffbank.cli.match.documents import check_place, named, plan_in, problem_in, told, write
from staffbank.cli.match.explained import print_explanation
from staffbank.cli.match.outcome import Outcome
from staffbank.cli.match.search import searched
from staffbank.cli.match.standing import with_previous
from staffbank.cli.match.tables import print_people, print_plan
from staffbank.cli.match.wish import Wish
from staffbank.cli.plain_words import CannotDo
from staffbank_matching.checker import faults
from staffbank_matching.columns import Columns
from staffbank_matching.json_door import printable
from staffbank_matching.plan import Plan
from staffbank_matching.plan_json import plan_to_json
from staffbank_matching.rows import problem_of


def match_as_wished(wish: Wish) -> None:
    """Find a plan, tell it and, where wished, write it.

    Raises:
        CannotDo: where the wish cannot be fulfilled.
        Exit: with code 1, where the checker finds a fault or the plan is not written or told.
    """
    columns = problem_in(wish.file)
    _check_ids(wish, columns)
    before, earlier = _earlier_plans(wish, columns)
    if before is not None:
        columns = with_previous(columns, before)
    if wish.out is not None:
        check_place(wish.out, wish.file)
    console, errors = Console(), Console(stderr=True)
    with compiling_is_said(errors):
        plan = searched(columns, before, wish, errors)
    if wish.out is not None:  # before anything is told: whoever reads may have gone
        write(wish.out, plan_to_json(plan))
    with told(), compiling_is_said(errors):
        sound = _told(console, plan, columns, wish)
        if earlier is not None and wish.earlier is not None:
            print_comparison(console, earlier, plan, of=wish.earlier, problem=columns)
        if wish.out is not None:
            console.print(f"Written to {named(wish.out)}", markup=False, highlight=False)
    if not sound:
        raise Exit(1)


def _told(console: Console, plan: Plan, columns: Columns, wish: Wish) -> bool:
    """Show the plan; answer whether neither the checker nor the engine finds a fault."""
    problem = columns.source or problem_of(columns)
    found = faults(plan, problem, wish.aims)
    outcome = Outcome.of(columns, plan, wish.aims)
    print_plan(console, outcome, start="Greedy" if wish.before is None else "At once")
    console.print(f"Checked: {len(found):,} faults.")
    for fault in (*plan.engine_faults, *found):
        print(fault, file=sys.stderr)
    if wish.explain is None and wish.worker is None:
        print_people(console, outcome)
    else:
        print_explanation(console, columns, plan, wish)
    return not found and not plan.engine_faults


def _check_ids(wish: Wish, problem: Columns) -> None:
    _check_id("--explain", wish.explain, problem.work.ids, "request")
    _check_id("--worker", wish.worker, problem.people.ids, "worker")


def _check_id(option: str, name: str | None, known: Sequence[str], what: str) -> None:
    if name is None or name in known:
        return
    near = get_close_matches(name, known, n=3, cutoff=0.5) or known[:3]
    shown = printable(name) or "''"
    raise CannotDo(f"{option} {shown}: there is no such {what}; there is {', '.join(near)}")


def _earlier_plans(wish: Wish, columns: Columns) -> tuple[Plan | None, Plan | None]:
    """The plan to start from, and the one to compare with."""
    plans: list[Plan | None] = []
    for file in (wish.before, wish.earlier):
        if file is None:
            plans.append(None)
            continue
        plan = plan_in(file)
        check_same_problem(plan, file, columns, wish.file)
        plans.append(plan)
    return plans[0], plans[1]
