"""Chains stay whole whatever happens at once, and nobody writes them but the bank."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import ProgrammingError

from staffbank.domain.principal import Role
from staffbank.persistence.audit_proof import CannotProve, prove
from staffbank.persistence.database import Database
from staffbank.usecases.identifier import new_id
from tests.asking import the_bank
from tests.audit_hands import (
    INSERT,
    a_town_with_entries,
    by_hand,
    heads,
    links,
    noted,
    proof,
    solihull,
)
from tests.town import Town

FORGERY = """
  CREATE TEMP TABLE mine (LIKE audit_entry);
  CREATE TRIGGER link_mine AFTER INSERT ON mine
    REFERENCING NEW TABLE AS added EXECUTE FUNCTION link_audit_entries()
"""


@pytest.fixture
async def town(a_fresh_database: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """Solihull has eight entries."""
    async with a_town_with_entries(a_fresh_database, redis_url, tmp_path) as town:
        yield town


async def test_many_commits_at_once_keep_every_chain_whole(town: Town) -> None:
    one, other, third = (each.council.id for each in (town.warwick, town.solihull, town.dudley))
    sets = [(one, other), (other, third), (third, one), (one, other, third), (other,), ()]

    await asyncio.gather(*(noted(town, *sets[number % 6]) for number in range(120)))

    assert proof(town).faults == ()
    told = {head.name: head.entries for head in await heads(town)}
    assert told == {"Three councils": 21, "Warwick": 60, "Solihull": 8 + 80, "Dudley": 60}


async def test_one_council_never_waits_for_another(town: Town) -> None:
    async with the_bank(town) as uow:
        await uow._connection.execute(  # type: ignore[attr-defined]
            text(INSERT.replace("'mallory'", "'system'")),
            {"id": new_id(), "region": town.region.id, "chain": solihull(town)},
        )

        async with asyncio.timeout(5):
            await noted(town, town.dudley.council.id)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await noted(town, solihull(town))


async def test_a_process_killed_before_its_commit_leaves_neither_entry_nor_link(
    town: Town,
) -> None:
    chain, entry = solihull(town), new_id()
    url = make_url(town.bank.settings.database_url).set(drivername="postgresql")
    doomed = psycopg.connect(url.render_as_string(hide_password=False))
    doomed.execute("SET ROLE staffbank_app")
    doomed.execute(
        "SELECT set_config('staffbank.region', %s, true),"
        " set_config('staffbank.person', 'm', true)",
        [str(town.region.id)],
    )
    doomed.execute(
        "INSERT INTO audit_entry"
        " (id, region_id, person, event, subject, organisations, details)"
        " VALUES (%(id)s, %(region)s, 'm', 'test.lost', %(id)s, ARRAY[%(chain)s], '{}')",
        {"id": entry, "region": town.region.id, "chain": chain},
    )
    waiting = asyncio.create_task(noted(town, chain))
    await asyncio.sleep(0.3)
    assert not waiting.done()

    kill = "SELECT pg_terminate_backend(:pid)"
    by_hand(town, kill, pid=doomed.info.backend_pid)
    await waiting
    doomed.close()

    assert len(links(town, chain)) == 9
    assert entry not in {link.entry_id for link in links(town, chain)}
    assert proof(town).faults == ()


async def test_the_bank_itself_cannot_touch_a_link(town: Town) -> None:
    database = Database(town.bank.settings.database_url)

    async with database.engine.connect() as connection:
        for change in (
            "UPDATE audit_link SET number = 1",
            "DELETE FROM audit_link",
            "TRUNCATE audit_link",
            "INSERT INTO audit_link SELECT * FROM audit_link",
            "SELECT link_audit_entry(entry) FROM (SELECT null::audit_entry AS entry) AS none",
            FORGERY,
        ):
            with pytest.raises(ProgrammingError, match="permission denied"):
                await connection.execute(text(change))
            await connection.rollback()
    await database.close()


async def test_a_council_does_not_see_how_much_another_has_done(town: Town) -> None:
    await noted(town, town.dudley.council.id)

    async with town.uow(Role.REQUESTER, town.dudley.council.id) as uow:
        assert [head.name for head in await uow.audit.heads()] == ["Dudley"]


async def test_who_does_not_see_everything_proves_nothing(town: Town) -> None:
    by_hand(town, "CREATE ROLE half_blind LOGIN IN ROLE pg_read_all_data")
    url = make_url(town.bank.settings.database_url).set(username="half_blind")

    try:
        with pytest.raises(CannotProve, match="BYPASSRLS"):
            prove(url.render_as_string(hide_password=False))
    finally:
        by_hand(town, "DROP ROLE half_blind")


async def test_one_councils_chains_are_walked_alone(town: Town) -> None:
    url = town.bank.settings.database_url
    await noted(town, town.solihull.employer.id)
    await noted(town, town.dudley.council.id)

    by_hand(town, "UPDATE audit_entry SET person = 'x' WHERE organisations = '{}'")

    assert prove(url, council="solihull").chains == 2
    assert prove(url, council="solihull").faults == ()
    assert [name for name, _ in prove(url).faults] == ["Three councils"]
    with pytest.raises(CannotProve, match="choose from Dudley, Solihull, Warwick"):
        prove(url, council="Coventry")
