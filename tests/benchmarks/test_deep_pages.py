"""A list is continued by id: the four-thousandth page costs what the first one does."""

from collections.abc import AsyncIterator
from pathlib import Path
from time import perf_counter
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from staffbank.domain.principal import Role
from staffbank_graphql.context import Context
from staffbank_graphql.cursor import Cursors, mark
from staffbank_graphql.schema import schema
from tests.town import NOW, Town, a_town

PAGE, PAGES = 10, 4_000
TEAMS = """query($after: String) {
  teams(first: 10, after: $after) { edges { node { name } } pageInfo { hasNextPage } }
}"""
FILL = text("""
    INSERT INTO team (id, region_id, council_id, name, latitude, longitude)
    SELECT lpad(to_hex(number), 32, '0')::uuid, :region, :council, 'Team ' || number, 52, -1
    FROM generate_series(1, :many) AS number
""")


@pytest.fixture
async def town(a_fresh_database: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """Warwick has more teams than anybody has."""
    async with a_town(a_fresh_database, redis_url, tmp_path) as town:
        engine = create_async_engine(a_fresh_database)
        async with engine.begin() as owner:
            whose = {"region": town.region.id, "council": town.warwick.council.id}
            await owner.execute(FILL, whose | {"many": (PAGES + 1) * PAGE})
            await owner.execute(text("ANALYZE team"))
        await engine.dispose()
        yield town


async def test_the_four_thousandth_page_is_there_as_soon_as_the_first(town: Town) -> None:
    cursors = Cursors.of(town.bank.settings)
    behind = {
        "page 1": None,
        f"page {PAGES}": cursors.make(mark("Team", {}), UUID(int=(PAGES - 1) * PAGE)),
    }
    least = dict.fromkeys(behind, 9.0)
    for _ in range(30):
        for page, cursor in behind.items():
            context = Context(town.bank, town.who(Role.COORDINATOR), NOW, cursors)
            begun = perf_counter()
            answer = await schema.execute(TEAMS, {"after": cursor}, context_value=context)
            least[page] = min(least[page], perf_counter() - begun)
            assert answer.data is not None
            names = [each["node"]["name"] for each in answer.data["teams"]["edges"]]
            first = (PAGES - 1) * PAGE if cursor else 0
            assert names == [f"Team {first + number}" for number in range(1, PAGE + 1)]

    shallow, deep = least.values()
    print(f"\n{PAGES * PAGE} teams: page 1 {shallow * 1e3:.2f} ms, ", end="")
    print(f"page {PAGES} {deep * 1e3:.2f} ms, {deep / shallow:.2f} times")
    assert deep < 2 * shallow
