"""What each page costs in SQL statements, however much there is, as a table to be read."""

from dataclasses import replace
from pathlib import Path

import pytest

from staffbank.domain.principal import Role
from staffbank.domain.profession import SKILLS
from staffbank.web import language
from tests.a_visitor import a_visitor
from tests.integration.api_desk import at_the_desk
from tests.integration.full_town import FullTown, full_town, more_of_it
from tests.integration.site_crawl import Seen, crawled
from tests.integration.site_in_brackets import LANGUAGE, catalogue, overheard, unsaid
from tests.integration.test_published_statements import all_seeing
from tests.kept_table import keep
from tests.town import NOW, Town

FILE = Path(__file__).parent / "page_statements.txt"


async def seen_by_all_seeing(full: FullTown, tongue: str = "en") -> Seen:
    """The worker's pages as she sees them, all others as somebody with every other role."""
    bank, everybody = full.town.bank, all_seeing(full)
    others = frozenset(each for each in everybody.grants if each.role is not Role.WORKER)
    seen = Seen()
    async with a_visitor(bank, full.town.as_worker(full.worker)) as visitor:
        visitor.client.headers["Accept-Language"] = tongue
        await crawled(visitor, seen, "/worker/home")
    officer = replace(everybody, person="everybody else", grants=others)
    async with a_visitor(bank, officer) as visitor:
        visitor.client.headers["Accept-Language"] = tongue
        return await crawled(visitor, seen, "/council/desk", "/coordinator/runs")


async def test_no_page_takes_more_statements_where_there_is_more_and_all_are_in_her_language(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = at_the_desk(town, monkeypatch)
    catalogue(tmp_path)
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    answered = overheard(monkeypatch)
    desk.it_is(NOW)
    full = await full_town(desk)
    little = await seen_by_all_seeing(full, LANGUAGE)
    domains = answered | set(SKILLS.values())
    found = {path: list(unsaid(text, domains)) for path, text in little.texts.items()}
    assert {path: texts for path, texts in found.items() if texts} == {}
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
