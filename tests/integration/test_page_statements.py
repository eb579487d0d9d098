"""What each page costs in SQL statements, however much there is, as a table to be read."""

from dataclasses import replace
from pathlib import Path

import pytest

from staffbank.domain.principal import Role
from tests.a_visitor import a_visitor
from tests.integration.api_desk import at_the_desk
from tests.integration.full_town import FullTown, full_town, more_of_it
from tests.integration.site_crawl import Seen, crawled
from tests.integration.test_published_statements import all_seeing
from tests.kept_table import keep
from tests.town import NOW, Town

FILE = Path(__file__).parent / "page_statements.txt"


async def seen_by_all_seeing(full: FullTown) -> Seen:
    """The worker's pages as she sees them, all others as somebody with every other role."""
    bank, everybody = full.town.bank, all_seeing(full)
    others = frozenset(each for each in everybody.grants if each.role is not Role.WORKER)
    seen = Seen()
    async with a_visitor(bank, full.town.as_worker(full.worker)) as visitor:
        await crawled(visitor, seen, "/worker/home")
    officer = replace(everybody, person="everybody else", grants=others)
    async with a_visitor(bank, officer) as visitor:
        return await crawled(visitor, seen, "/council/desk", "/coordinator/runs")


async def test_no_page_takes_more_statements_where_there_is_more(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    full = await full_town(desk)
    little = await seen_by_all_seeing(full)
    await more_of_it(desk, "Eve Orchard")
    much = await seen_by_all_seeing(full)
    both = set(little.statements) & set(much.statements)
    grown = {
        each: (little.statements[each], much.statements[each])
        for each in both
        if little.statements[each] != much.statements[each]
    }
    assert grown == {}

    keep(FILE, much.statements)
