"""What the engine found, as tables for people."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from staffbank.cli.match.outcome import Outcome, numbered
from staffbank_matching.plan import Coverage, Plan, Status
from staffbank_matching.ragged import Bools

SHOWN = 10  # rows of a table; more would push the rest off the screen
COUNCILS = 20
MILLION = 1_000_000
REASONS: Mapping[str, str] = {  # what is said of the workers
    "own_council": "its own staff",
    "role": "not in the role",
    "skill": "without the skills",
    "barred": "barred",
    "travel": "too far away",
    "availability": "not free then",
    "booked": "booked already",
    "rest": "without enough rest",
    "hours": "with too many hours",
    "all_taken": "needed elsewhere",
    "no_workers": "no workers",
}


def print_plan(console: Console, outcome: Outcome, *, start: str) -> None:
    """The plan by tier, how good it is, and what is beside its coverage.

    `start` names the plan that the search began with.
    """
    print_table(console, "Filled", by_tier(outcome, start))
    console.print(how_good(outcome))
    if points := besides(outcome.plan):
        console.print(points)


def print_people(console: Console, outcome: Outcome) -> None:
    """Which councils give and take, and what stays open."""
    councils, left_out = by_council(outcome)
    print_table(console, "By council", councils, left_out)
    if outcome.plan.unfilled:
        requests, left_out = open_seats(outcome)
        print_table(console, why_open(outcome.plan), requests, left_out)


def print_table(console: Console, title: str, rows: Table, left_out: int = 0) -> None:
    """A table under its title, and how many rows are not in it."""
    console.print(f"\n[bold]{title}[/bold]", highlight=False)
    console.print(rows)
    if left_out > 0:
        console.print(f"… and {left_out:,} more.")


def table(words: Iterable[str], figures: Iterable[str] = ()) -> Table:
    """An empty table with columns for words first, then for figures."""
    made = Table(*words)
    for name in figures:
        made.add_column(name, justify="right")
    return made


def by_tier(outcome: Outcome, start: str) -> Table:
    """Seats, hours and value by tier; `at most` is what no plan could pass."""
    plan = outcome.plan
    figures = ("Seats", "of", "Hours", "of", "Value", "of", "At most", start)
    made = table(("Tier",), figures)
    begun = begun_by_tier(plan)
    rows = [
        (*_seats_and_hours(outcome, tier), told.filled, told.wanted, told.bound, taken)
        for told, taken in zip(plan.coverage, begun, strict=True)
        for tier in [outcome.columns.work.tier == told.tier]
    ]
    for told, row in zip(plan.coverage, rows, strict=True):
        made.add_row(str(told.tier), *map(_figure, row))
    if len(rows) > 1:
        made.add_section()
        made.add_row("All", *(_figure(_total(column)) for column in zip(*rows, strict=True)))
    return made


def begun_by_tier(plan: Plan) -> Sequence[int | None]:
    """What the first plan covered of each tier; unknown where all aims are one sum."""
    if len(plan.greedy) < len(plan.coverage) or plan.levels[0].name == "sum":
        return [None] * len(plan.coverage)
    return plan.greedy[: len(plan.coverage)]


def _seats_and_hours(outcome: Outcome, tier: Bools) -> tuple[int, int, int, int]:
    seats = outcome.columns.work.seats[tier].astype(np.int64)
    wanted = int((seats * outcome.asked[tier]).sum())
    left = int(outcome.open[tier].sum())
    total = int(seats.sum())
    return total - left, total, _hours(int(outcome.done[tier].sum())), _hours(wanted)


def how_good(outcome: Outcome) -> str:
    """The certificate, in a sentence."""
    plan = outcome.plan
    if outcome.nobody_could:
        return "Nobody is eligible for any request: the reasons are below."
    if plan.status is Status.OPTIMAL:
        return f"Proven optimal{by_whom(plan.solvers)}: no better plan exists."
    if plan.engine_faults:
        return "How good the plan is cannot be said: a bound of the engine was wrong."
    gap = math.ceil(plan.gap * 10_000) / 100
    stopped = "Stopped early. " if plan.status is Status.STOPPED else ""
    how = " by ".join(filter(None, (plan.certificate.method, plan.certificate.solver)))
    below = f"at most {gap:.2f} % below the best possible ({how})"
    return f"{stopped}All aims together: {below}.{_proven_tiers(plan.coverage)}"


def by_whom(solvers: Sequence[str]) -> str:
    """On whose word it is; or that it is on nobody's, since sums prove it."""
    if not solvers:
        return " by sums that anybody can add up"
    return f" by the search of {' and '.join(solvers)}"


def _proven_tiers(coverage: Sequence[Coverage]) -> str:
    """The tiers, from the first on, of which no plan could fill more."""
    proven: list[str] = []
    for told in coverage:
        if told.filled < told.bound:
            break
        proven.append(str(told.tier))
    if len(proven) == len(coverage):
        return "\nNo plan fills more of any tier."
    return f"\nNo plan fills more of tier {' and '.join(proven)}." if proven else ""


def besides(plan: Plan) -> str:
    """The aims after coverage, in their order; empty where all aims are one sum."""
    told = [level for level in plan.levels if not level.name.startswith(("tier ", "sum"))]
    figures = [
        f"cost £{short(-level.value)}"
        if level.name == "cost"
        else f"{level.name} {short(level.value)}"
        for level in told
    ]
    return f"Then: {', '.join(figures)}." if figures else ""


def by_council(outcome: Outcome) -> tuple[Table, int]:
    """What each council gives and takes; then how many with fewer hours are left out."""
    people, work = outcome.columns.people, outcome.columns.work
    names = outcome.columns.names.hosts
    count = len(names)
    gives, takes, asks, left = (np.zeros(count, dtype=np.int64) for _ in range(4))
    np.add.at(gives, people.home[outcome.worker], outcome.minutes)
    np.add.at(takes, work.host, outcome.done)
    np.add.at(asks, work.host, outcome.asked * work.seats)
    np.add.at(left, work.host, outcome.open)
    members = np.bincount(people.home, minlength=count)
    placed = np.bincount(people.home[np.unique(outcome.worker)], minlength=count)
    most = sorted(range(count), key=lambda n: (-(gives[n] + takes[n]), names[n]))[:COUNCILS]
    made = table(
        ("Council",),
        ("Workers", "Placed", "Gives h", "Takes h", "of h", "Seats open"),
    )
    for n in sorted(most, key=lambda n: names[n]):
        figures = (members[n], placed[n], *map(_hours, (gives[n], takes[n], asks[n])), left[n])
        made.add_row(escape(names[n]), *map(_figure, figures))
    return made, count - len(most)


def why_open(plan: Plan) -> str:
    """How many requests have open seats, by what kept workers from most of them."""
    reasons = Counter(told.main_reason for told in plan.unfilled)
    counts = ", ".join(f"{reason_in_words(code)} {n:,}" for code, n in reasons.most_common())
    return f"Requests with open seats {len(plan.unfilled):,}; workers are {counts}."


def open_seats(outcome: Outcome) -> tuple[Table, int]:
    """What stays open and why; then how many of less value are left out."""
    unfilled, work = outcome.most_valuable_first(), outcome.columns.work
    number = numbered(work.ids)
    made = table(
        ("Request", "Main reason"),
        ("Tier", "Open", "of", "Value", "Eligible"),
    )
    for told in unfilled[:SHOWN]:
        request = number[told.request]
        figures = (
            work.tier[request],
            told.open_seats,
            work.seats[request],
            outcome.open_value(request),
            told.eligible,
        )
        made.add_row(
            escape(told.request), reason_in_words(told.main_reason), *map(_figure, figures)
        )
    return made, max(0, len(unfilled) - SHOWN)


def short(number: int) -> str:
    """A figure, in millions where it is large."""
    return f"{number:,}" if abs(number) < MILLION else f"{number / MILLION:,.2f}M"


def reason_in_words(code: str) -> str:
    """What kept workers away, in words."""
    return REASONS.get(code, escape(code.replace("_", " ")))


def _total(column: Sequence[int | None]) -> int | None:
    known = [figure for figure in column if figure is not None]
    return sum(known) if len(known) == len(column) else None


def _figure(number: int | None) -> str:
    return "-" if number is None else f"{number:,}"


def _hours(minutes: int) -> int:
    return round(minutes / 60)
