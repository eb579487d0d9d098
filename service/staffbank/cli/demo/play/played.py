"""The play from its first day to its last, and what it prints."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from staffbank.bootstrap import Bank
from staffbank.cli.demo.bars import counted
from staffbank.cli.demo.cast import Office
from staffbank.cli.demo.play.months import month_ends
from staffbank.cli.demo.play.stage import Stage
from staffbank.cli.demo.play.to_ready import master_agreement, to_ready
from staffbank.cli.demo.play.weeks import (
    LAPSED,
    LEFT,
    registration_lapses,
    somebody_leaves,
    week_passes,
)
from staffbank.cli.plain_words import CannotDo
from staffbank.domain.journal import AccountKind, balances
from staffbank.domain.london import day_of, moment, week_of
from staffbank.domain.money import Pence, pounds
from staffbank.domain.netting import Debt, netted
from staffbank.ports.views import ProposalView

LAPSES_IN, LEAVES_IN = 4, 5  # weeks; later, where nobody is at work then
MONDAY_EVENING = time(18)  # after the last night of the week before
UNVERIFIED = (
    "Rates are worked out from indicative salaries, national insurance, pension and levy: "
    "[bold]unverified[/bold] figures, as is the rate for a mile. VAT is charged throughout, "
    "and rounded line by line."
)
SIGNS = (
    "Recharged and VAT: + is a cost of this council, - an income. Owed, Disputed and Paid: + "
    "is owed to it or came in, - is owed by it or went out."
)
COLUMNS = (
    ("Recharged", {AccountKind.INCOME, AccountKind.COST}),
    ("VAT", {AccountKind.VAT_OUTPUT, AccountKind.VAT_INPUT}),
    ("Owed", {AccountKind.RECEIVABLE, AccountKind.PAYABLE}),
    ("Disputed", {AccountKind.DISPUTED}),
    ("Paid", {AccountKind.CASH}),
)


async def play(  # noqa: PLR0913 what the play is of, and where it is told
    bank: Bank,
    offices: Sequence[Office],
    proposals: Sequence[ProposalView],
    *,
    weeks: int,
    seed: int,
    now: datetime,
    console: Console,
) -> None:
    """Play the region for so many weeks, by the clock of the play, and print the ledger.

    Raises:
        CannotDo: the ledger does not balance, which is a fault of the bank.
    """
    stage = Stage(bank, offices, Random(f"{seed}:play"))  # noqa: S311 a demonstration
    today = day_of(now)
    with counted(console, f"{len(proposals)} proposals are answered", len(proposals)) as told:
        await master_agreement(stage, today, now)
        for proposal in proposals:
            await to_ready(stage, proposal, now)
            told()
    first = week_of(today)
    with counted(console, f"{weeks} weeks pass", weeks) as told:
        for number in range(weeks):
            await _week(stage, first + timedelta(weeks=number), number)
            told()
    last = first + timedelta(weeks=weeks)
    await month_ends(stage, last, _evening(last))
    _print_story(stage, weeks, console)
    await _print_ledger(stage, console)


async def _week(stage: Stage, monday: date, number: int) -> None:
    after = monday + timedelta(weeks=1)
    await week_passes(stage, monday, _evening(after))
    if number >= LAPSES_IN and not stage.told[LAPSED]:
        await registration_lapses(stage, _evening(after))
    elif number >= LEAVES_IN and not stage.told[LEFT]:
        await somebody_leaves(stage, _evening(after))
    if after.month != monday.month:
        await month_ends(stage, monday, _evening(after))


def _evening(day: date) -> datetime:
    return moment(day, MONDAY_EVENING)


def _print_story(stage: Stage, weeks: int, console: Console) -> None:
    console.print(f"\n[bold]{weeks} weeks, played by the bank's own use cases[/bold]")
    for what, number in stage.told.items():
        if number:
            console.print(f"{number:6}  {what}")


async def _print_ledger(stage: Stage, console: Console) -> None:
    async with stage.itself as uow:
        entries = await uow.recharges.entries()
    books: defaultdict[str, Counter[AccountKind]] = defaultdict(Counter)
    debts = []
    for account, amount in balances(entries).items():
        office, other = stage.at(account.organisation), stage.at(account.counterpart)
        books[office.name][account.kind] += amount
        if account.kind is AccountKind.RECEIVABLE:
            debts.append(Debt(other.council_id, office.council_id, amount))
    console.print(_ledger(books, len(entries)))
    console.print(f"\n{SIGNS}")
    console.print(UNVERIFIED)
    transfers = netted(debts)
    console.print(
        f"What is owed and not disputed: {len(debts)} debts. Netted, {len(transfers)} "
        f"payments of {pounds(Pence(sum(each.amount for each in transfers)))} would settle "
        "them; a proposal."
    )
    if wrong := [name for name, book in books.items() if book.total()]:
        raise CannotDo(f"the books of {', '.join(wrong)} do not balance")
    console.print("[bold]The ledger balances to the penny.[/bold]")


def _ledger(books: Mapping[str, Counter[AccountKind]], entries: int) -> Table:
    table = Table(
        title=f"\nThe ledger: {entries} entries, in pounds",
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        show_edge=False,
        padding=(0, 1, 0, 0),  # with it the region's ledger fits 80 columns
    )
    table.add_column("Council", no_wrap=True)
    for title in (*(title for title, _ in COLUMNS), "Sum"):
        table.add_column(title, justify="right", no_wrap=True)
    for name in sorted(books):
        table.add_row(name, *_cells(books[name]))
    table.add_section()
    region: Counter[AccountKind] = Counter()
    for book in books.values():
        region.update(book)
    table.add_row("All", *_cells(region))
    return table


def _cells(book: Counter[AccountKind]) -> list[str]:
    sums = [sum(book[kind] for kind in kinds) for _, kinds in COLUMNS]
    return [f"{amount / 100:,.2f}" for amount in (*sums, book.total())]
