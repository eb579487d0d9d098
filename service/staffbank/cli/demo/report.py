"""The result of a match run as people read it: plain words and three tables."""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.table import Table

from staffbank.cli.demo.outcome import Outcome
from staffbank.ports.certificate import CertificateView

ORIGIN = "Invented people; published council figures (DfE, 30 September 2025)."
TIERS = {1: "1  critical", 2: "2  high", 3: "3  normal", 4: "4  low"}


def print_report(outcome: Outcome, console: Console) -> None:
    """Print it all; at 80 columns nothing wraps but the sentences."""
    for part in _parts(outcome):
        console.print(part)
    console.print(f"\n{ORIGIN}")


def _parts(outcome: Outcome) -> Iterator[RenderableType]:
    yield ""
    yield from _sentences(outcome)
    yield ""
    yield _tiers(outcome)
    yield ""
    if outcome.run.certificate is not None:
        yield _worth(outcome.run.certificate)
        yield ""
    yield _councils(outcome)
    if outcome.unfilled:
        yield ""
        yield _unfilled(outcome)


def _sentences(outcome: Outcome) -> Iterator[str]:
    summary = outcome.summary
    filled, slots = summary["filled"], summary["slots"]
    yield (
        f"{filled} of {slots} slots are filled ({_percent(filled, slots)}), from "
        f"{summary['workers']} members of the bank."
    )
    yield f"Search: {_status(outcome)}"
    if summary["travel_km_mean"] is not None:
        yield (
            f"Way to the work, in a straight line: {summary['travel_km_mean']:.1f} km on "
            f"average, {summary['travel_km_most']:.1f} km at most."
        )


def _status(outcome: Outcome) -> str:
    match outcome.run.status:
        case "optimal":
            return "optimal. No better plan exists (gap 0 %)."
        case "stopped":
            return "stopped before its time; this is the best plan until then."
        case _:
            gap = 100 * (outcome.run.gap or 0)
            return f"time ran out. A better plan could be {gap:.1f} % better at most (gap)."


def _tiers(outcome: Outcome) -> Table:
    table = _table("Filled, by priority", "Tier", "Slots", "", "Hours", "")
    for line in outcome.tiers:
        table.add_row(
            TIERS[line.tier],
            f"{line.filled} of {line.wanted}",
            _percent(line.filled, line.wanted),
            f"{line.hours_filled:,.0f} of {line.hours_wanted:,.0f}",
            _percent(line.hours_filled, line.hours_wanted),
        )
    return table


def _worth(certificate: CertificateView) -> Table:
    """What is filled beside the most there could be: more hours are worth more, not in step."""
    greedy = {aim.aim: aim.greedy for aim in certificate.aims}
    table = _table(
        "Worth of what is filled, and the proof",
        *("Tier", "Filled", "At most", "Asked for", "Best pair first"),
    )
    for line in certificate.tiers:
        table.add_row(
            TIERS[line.tier],
            f"{line.filled:,}",
            f"{line.bound:,}",
            f"{line.wanted:,}",
            f"{greedy[f'tier {line.tier}']:,}",
        )
    return table


def _councils(outcome: Outcome) -> Table:
    table = _table(
        "By council (net hours: given to others less taken)",
        *("Council", "Filled", "", "Gives", "Hours taken", "Hours given", "Net hours"),
    )
    for line in outcome.councils:
        table.add_row(
            line.name,
            f"{line.filled} of {line.asked}",
            _percent(line.filled, line.asked),
            str(line.gives),
            f"{line.hours_taken:,.0f}",
            f"{line.hours_given:,.0f}",
            f"{line.hours_given - line.hours_taken:+,.0f}",
        )
    return table


def _unfilled(outcome: Outcome) -> Table:
    table = _table("Not filled, by main reason", "Slots", "Reason")
    table.columns[0].justify, table.columns[1].justify = "right", "left"
    for line in outcome.unfilled:
        table.add_row(str(line.slots), line.message)
    return table


def _table(title: str, *columns: str) -> Table:
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
    )
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=not number)
    return table


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"
