"""Why a plan is as it is, in sentences."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from staffbank.cli.match.tables import print_table
from staffbank.cli.match.wish import Wish
from staffbank_matching.columns import Columns
from staffbank_matching.explanation import Explainer
from staffbank_matching.plan import Plan
from staffbank_matching.wording import sentences


def print_explanation(console: Console, problem: Columns, plan: Plan, wish: Wish) -> None:
    """Print what can be said of the request, of the worker, or of the two together."""
    about = " and ".join(name for name in (wish.worker, wish.explain) if name is not None)
    rows = Table.grid(padding=(0, 1))
    for sentence in _said(Explainer.of(problem, plan, wish.aims), wish):
        rows.add_row("-", escape(sentence))
    print_table(console, f"About {escape(about)}", rows)


def _said(explainer: Explainer, wish: Wish) -> Iterable[str]:
    if wish.explain is None:
        return sentences(explainer.worker(wish.worker or ""))
    if wish.worker is None:
        return sentences(explainer.request(wish.explain))
    return sentences(explainer.pair(wish.worker, wish.explain))
