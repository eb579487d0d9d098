"""Why a plan is as it is, in sentences."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from staffbank.cli.match.tables import print_table
from staffbank.cli.match.wish import Wish
from staffbank_matching.columns import Columns
from staffbank_matching.explanation import Explainer
from staffbank_matching.plan import Plan
from staffbank_matching.wording import of_displacement, of_scarcity, sentences

OTHERS = 3  # who could be on a request that is filled
SCARCE = 3  # kinds of person


def print_explanation(console: Console, problem: Columns, plan: Plan, wish: Wish) -> None:
    """Print what can be said of the request, of the worker, or of the two together.

    Below it stands which one person more would be worth most, where seats are open.
    """
    about = " and ".join(name for name in (wish.worker, wish.explain) if name is not None)
    explainer = Explainer.of(problem, plan, wish.aims)
    _print_list(console, f"About {about}", _said(explainer, wish))
    if scarce := explainer.scarcity(SCARCE):
        _print_list(console, "Who would help most", map(of_scarcity, scarce))


def _print_list(console: Console, title: str, said: Iterable[str]) -> None:
    rows = Table.grid(padding=(0, 1))
    for sentence in said:
        rows.add_row("-", escape(sentence))
    print_table(console, escape(title), rows)


def _said(explainer: Explainer, wish: Wish) -> Iterator[str]:
    if wish.explain is None:
        yield from sentences(explainer.worker(wish.worker or ""))
    elif wish.worker is not None:
        yield from sentences(explainer.pair(wish.worker, wish.explain))
    else:
        about = explainer.request(wish.explain)
        yield from sentences(about)
        if not about.supply.open_seats:
            yield from map(of_displacement, explainer.recommend(wish.explain, OTHERS))
