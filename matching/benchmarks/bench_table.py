"""The table: prototype, target, each seed's figure, median and spread, and what is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Any

from bench_rows import Measure, Row
from rich import box
from rich.table import Table

Told = dict[str, Any]  # what the process of one row and seed told
NOT_REACHED = float("inf")


@dataclass(frozen=True)
class Line:
    """One line of the table. `values` has a figure for each seed, None if not reached."""

    row: Row
    measure: Measure
    told: Sequence[Told]

    @property
    def values(self) -> list[float | None]:
        """By seed; of seeds that were measured at all."""
        return [
            told["figures"][self.measure.figure]
            for told in self.told
            if self.measure.figure in told.get("figures", {})
        ]

    @property
    def median(self) -> float | None:
        """The middle one, or of two the worse; what was not reached is the worst."""
        sign = -1 if self.measure.at_least else 1
        worst_last = sorted(
            NOT_REACHED if value is None else sign * value for value in self.values
        )
        middle = -median_low([-value for value in worst_last])
        return None if middle == NOT_REACHED else sign * middle

    @property
    def verdict(self) -> str:
        """Whether the target is met: by every seed, by the median, or not."""
        measure, values = self.measure, self.values
        if measure.target is None:
            return ""
        met = sum(map(measure.met, values))
        if met == len(self.told):
            return "met"
        by_median = len(values) == len(self.told) and measure.met(self.median)
        return f"median, {met} of {len(values)}" if by_median else "not met"

    @property
    def cells(self) -> list[str]:
        """The figure of each seed, in words."""
        name, found = self.measure.figure, [told.get("figures", {}) for told in self.told]
        return [
            shown(figures[name], self.measure) if name in figures else "not measured"
            for figures in found
        ]


def table_of(
    rows: Sequence[Row],
    told: dict[str, list[Told]],
    seeds: Sequence[int],
    *,
    title: str | None = None,
    judged: bool = True,
) -> Table:
    """All lines of all rows; unless `judged`, nothing is said of targets met."""
    table = Table(
        title=title,
        box=box.SIMPLE_HEAD,
        collapse_padding=True,
        pad_edge=False,
        show_edge=False,
    )
    for heading in ("Work", "Prototype", "Target"):
        table.add_column(heading, no_wrap=True)
    for seed in seeds:
        table.add_column(f"Seed {seed}", justify="right", no_wrap=True)
    for heading in ("Median", "Spread", "Target met", "Load"):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        if not row.lines[0].work.startswith(" "):
            table.add_section()
        for measure in row.lines:
            line = Line(row, measure, told[row.key])
            table.add_row(*_cells(line, len(seeds), judged=judged))
    return table


def _cells(line: Line, seeds: int, *, judged: bool) -> list[str]:
    measure, values = line.measure, line.values
    start = [measure.work, measure.prototype, target_of(measure)]
    if not values:
        return [*start, *[""] * seeds, "", "", "not measured", ""]  # why, the remarks say
    known = [value for value in values if value is not None]
    spread = f"{bare(min(known), measure)} to {bare(max(known), measure)}" if known else ""
    return [
        *start,
        *line.cells,
        *[""] * (seeds - len(line.told)),
        shown(line.median, measure),
        spread if len(values) > 1 else "",
        line.verdict if judged else "",
        load_of(line.told),
    ]


def load_of(told: Sequence[Told]) -> str:
    """The machine's load as the measurements began."""
    loads = [each["load"] for each in told if "load" in each]
    ends = dict.fromkeys(f"{load:.1f}" for load in (min(loads), max(loads))) if loads else ()
    return " to ".join(ends)


def target_of(measure: Measure) -> str:
    """The target in words."""
    if measure.target is None:
        return ""
    return f"{'≥' if measure.at_least else '≤'} {shown(measure.target, measure)}"


def shown(value: float | None, measure: Measure) -> str:
    """A figure with its unit."""
    return "not reached" if value is None else f"{bare(value, measure)} {measure.unit}".rstrip()


def bare(value: float, measure: Measure) -> str:
    """A figure in three digits or so."""
    if float(value).is_integer() and measure.unit != "s":
        return f"{value:,.0f}"
    digits = max(0, 2 - len(f"{abs(value):.0f}") + 1) if abs(value) >= 1 else 3
    return f"{value:,.{digits}f}"
