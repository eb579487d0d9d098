"""A statement of what two councils owe each other, made of the recharges that one may see."""

from collections.abc import Iterable
from uuid import UUID

from staffbank.domain.money import Pence, pounds
from staffbank.domain.principal import Principal
from staffbank.domain.recharge import RechargeState
from staffbank.domain.statement import Statement, StatementLine
from staffbank.ports.documents import Paper, Table
from staffbank.ports.placement_views import RechargeView
from staffbank.ports.queries import Queries, Slice
from staffbank.ports.views import CouncilView

HEADS = ("Month", "Kind", "From", "To", "State", "Hours", "Net £", "VAT £", "Gross £")


class HalfAStatement(Exception):
    """The caller sees what one of the two owes and not the other; the message says why."""


async def statement_between(
    ours: UUID, theirs: UUID, *, who: Principal, queries: Queries
) -> Statement | None:
    """Between two councils, by their ids; None where it is none of the caller's to see.

    Officers of either council see it, and the region.

    Raises:
        HalfAStatement: she is one at the council and not at its employer, or the other way.
    """
    councils = await queries.by_ids(CouncilView, [ours, theirs])
    if len(councils) != 2 or ours == theirs:  # noqa: PLR2004 a pair
        return None
    offices = await queries.organisations()
    if not who.region_wide and not _is_whole(councils.values(), offices):
        return None
    lines = []
    for home, host in ((ours, theirs), (theirs, ours)):
        pair = {
            "home_employer_id": councils[home].employer_id,
            "host_council_id": host,
        }
        names = (councils[home].name, councils[host].name)
        lines += [_line(view, *names) for view in await _all(queries, pair)]
    ordered = sorted(lines, key=lambda line: (line.month, line.home))
    return Statement(councils[ours].name, councils[theirs].name, tuple(ordered))


def _is_whole(councils: Iterable[CouncilView], offices: frozenset[UUID]) -> bool:
    """Whether she has an office at either council and its employer. Raises HalfAStatement."""
    parts = [len({each.id, each.employer_id} & offices) for each in councils]
    if 1 in parts and 2 not in parts:  # noqa: PLR2004 the council, and its employer
        raise HalfAStatement(
            "You have an office at the council or at its employer alone, and see what one of "
            "the two owes. A statement has both: ask for the other office as well."
        )
    return 2 in parts  # noqa: PLR2004 as above


def statement_paper(statement: Statement, *, at: str) -> Paper:
    """The statement to be printed, as of a moment in words."""
    owed = statement.owed_to_us
    side = f"{statement.theirs} owes {statement.ours}"
    if owed < 0:
        side = f"{statement.ours} owes {statement.theirs}"
    rows = tuple(
        (
            f"{line.month:%B %Y}",
            line.kind,
            line.home,
            line.host,
            line.state.value,
            f"{line.minutes / 60:.2f}",
            *(f"{amount / 100:,.2f}" for amount in (line.net, line.vat, line.gross)),
        )
        for line in statement.lines
    )
    return Paper(
        title=f"Statement between {statement.ours} and {statement.theirs}",
        about=f"As of {at}. What is issued and not settled comes to: {side} "
        f"{pounds(Pence(abs(owed)))}, VAT with it. Rates rest on figures of which some are "
        "unverified; each agreement says which.",
        sections=(),
        table=Table("Recharges, the oldest first", HEADS, rows, figures_from=5),
    )


def _line(view: RechargeView, home: str, host: str) -> StatementLine:
    return StatementLine(
        view.month,
        home,
        host,
        RechargeState(view.state),
        view.minutes,
        Pence(view.net),
        Pence(view.vat),
    )


async def _all(queries: Queries, pair: dict[str, UUID]) -> list[RechargeView]:
    """Page by page: a pair has one recharge a month."""
    found: list[RechargeView] = []
    while True:
        after = found[-1].id if found else None
        page = await queries.page(RechargeView, Slice(first=100, after=after), pair)
        found += page.rows
        if not page.has_next:
            return found
