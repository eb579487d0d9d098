"""Heads are told each day and written down elsewhere; what is six years old is forgotten."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import create_engine, make_url, text

from staffbank.adapters.heads_folder import HeadsFolder
from staffbank.cli.main import main
from staffbank.domain.audit_chain import Tampering
from staffbank.domain.event import Event
from staffbank.jobs.timers import tell_the_heads
from staffbank.persistence.audit_proof import CannotProve, prove
from staffbank.persistence.schema import migrate
from staffbank.usecases.identifier import new_id
from staffbank.usecases.timer.forget import forget
from staffbank.usecases.timer.tell_heads import tell_heads
from tests.asking import entries, the_bank
from tests.audit_hands import INSERT, by_hand, faults, links, proof
from tests.statements import counted
from tests.town import NOW, Town, a_town

LONG_AGO = datetime(2018, 5, 1, tzinfo=UTC)


@pytest.fixture
async def town(a_fresh_database: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A region in a database of its own, with a request of Solihull's."""
    async with a_town(a_fresh_database, redis_url, tmp_path) as town:
        await town.request()
        yield town


def verified(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    """How `staffbank audit verify` ends, and what it says."""
    with pytest.raises(SystemExit) as ended:
        main(["audit", "verify", *options])
    said = capsys.readouterr()
    return int(ended.value.code or 0), said.out + said.err


async def written_long_ago(town: Town, chain: UUID) -> UUID:
    """An entry of the bank's own that it wrote then."""
    entry = new_id()
    then = INSERT.replace("'mallory'", "'system'").replace("(id,", "(at, id,")
    async with the_bank(town) as uow:
        await uow._connection.execute(  # type: ignore[attr-defined]
            text(then.replace("VALUES (:id,", "VALUES (:at, :id,")),
            {"id": entry, "region": town.region.id, "chain": chain, "at": LONG_AGO},
        )
        await uow.commit(Event("test.noted", entry, frozenset({chain})))
    return entry


async def test_each_organisation_is_told_its_head_and_all_are_written_down(
    town: Town, tmp_path: Path
) -> None:
    book = HeadsFolder(str(tmp_path / "heads"))

    told = await tell_heads(now=NOW, book=book, uow=the_bank(town))

    page = tmp_path / "heads" / f"heads-{town.region.id}-2026-11-23.jsonl"
    lines = [json.loads(line) for line in page.read_text().splitlines()]
    last = links(town, town.solihull.council.id)[1]
    assert [line["name"] for line in lines] == [head.name for head in told]
    assert lines[1] == {
        "organisation": str(town.solihull.council.id),
        "name": "Solihull",
        "entries": 2,
        "hash": last.hash.hex(),
        "at": last.at.astimezone(UTC).isoformat(),
    }
    assert [each["entries"] for each in await entries(town, "audit.head_told")] == [2]
    assert await entries(town, "audit.heads_told") == [{"chains": 2}]


async def test_telling_twice_on_a_day_leaves_one_page_and_a_whole_chain(
    town: Town, tmp_path: Path
) -> None:
    book = HeadsFolder(str(tmp_path / "heads"))

    await tell_heads(now=NOW, book=book, uow=the_bank(town))
    told = await tell_heads(now=NOW, book=book, uow=the_bank(town))

    (page,) = (tmp_path / "heads").iterdir()
    assert len(page.read_text().splitlines()) == len(told)
    assert proof(town, *told).faults == ()


async def test_heads_that_cannot_be_written_down_are_not_told(
    town: Town, tmp_path: Path
) -> None:
    (tmp_path / "heads").touch()
    book = HeadsFolder(str(tmp_path / "heads"))

    with pytest.raises(FileExistsError):
        await tell_heads(now=NOW, book=book, uow=the_bank(town))

    assert await entries(town, "audit.heads_told") == []


async def test_without_a_folder_the_heads_are_told_each_day_all_the_same(town: Town) -> None:
    await tell_the_heads(bank=town.bank, region_id=str(town.region.id))

    assert len(await entries(town, "audit.heads_told")) == 1
    async with the_bank(town) as uow:
        jobs = text("SELECT queue_name FROM procrastinate_jobs WHERE task_name = 'tell_heads'")
        found = await uow._connection.scalars(jobs)  # type: ignore[attr-defined]
        assert list(found) == ["audit", "audit"]


async def test_an_auditor_proves_it_with_yesterdays_page(
    town: Town,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("STAFFBANK_DATABASE_URL", town.bank.settings.database_url)
    await tell_heads(now=NOW, book=HeadsFolder(str(tmp_path)), uow=the_bank(town))
    (page,) = tmp_path.glob("*.jsonl")
    last = links(town, town.solihull.council.id)[-1]
    whole = verified(capsys, "--heads", str(page))

    by_hand(town, "DELETE FROM audit_entry WHERE id = :id", id=last.entry_id)
    removed = verified(capsys)
    by_hand(
        town, "DELETE FROM audit_link WHERE organisation = :id", id=town.solihull.council.id
    )
    by_hand(town, "DELETE FROM audit_entry WHERE organisations <> '{}'")
    cut_off = verified(capsys, "--heads", str(page), "--council", "Solihull")

    assert whole == (0, "5 entries in 2 chains are as they were written.\n")
    at = f"{last.at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
    said = f"Solihull: entry 3 was removed: {last.entry_id}, audit.head_told, of {at}\n"
    assert removed == (1, said)
    assert cut_off[0] == 1
    assert cut_off[1].startswith("Solihull: entries 1 to 2 were removed: of ")
    assert cut_off[1].endswith(", a head was told when there were 2\n")


async def test_entries_are_forgotten_after_six_years_and_the_chain_is_whole(
    town: Town,
) -> None:
    chain = town.solihull.council.id
    old = await written_long_ago(town, chain)
    now = datetime.now(UTC)

    assert await forget(now=now, uow=the_bank(town)) == 1

    assert old in {link.entry_id for link in links(town, chain)}
    assert faults(town) == {}
    assert (await entries(town, "region.forgot"))[-1]["audit_entries"] == 1


async def test_what_is_younger_is_forgotten_by_nobody(town: Town) -> None:
    chain = town.solihull.council.id
    await written_long_ago(town, chain)

    gone = await forget(now=NOW + timedelta(days=36_500), uow=the_bank(town))

    assert gone == 1
    assert len(links(town, chain)) == 4
    assert proof(town).faults == ()
    by_hand(town, "DELETE FROM audit_entry WHERE organisations <> '{}'")
    assert [fault.kind for _, fault in proof(town).faults] == [Tampering.REMOVED]


async def test_an_old_entry_that_is_kept_is_not_changed_unseen(town: Town) -> None:
    old = await written_long_ago(town, town.solihull.council.id)

    by_hand(town, "UPDATE audit_entry SET person = 'mallory' WHERE id = :id", id=old)

    assert faults(town) == {"Solihull": (Tampering.CHANGED, "entry 3", old)}


async def test_a_chain_costs_no_statement_however_much_is_told(town: Town) -> None:
    counts = []
    for many in (1, 30):
        events = [
            Event("test.noted", new_id(), frozenset({new_id(), new_id()})) for _ in range(many)
        ]
        async with the_bank(town) as uow:
            with counted() as statements:
                await uow.commit(*events)
        counts.append(len(statements))

    assert counts == [2, 2]  # the outbox, and the trail
    assert proof(town).faults == ()


async def test_an_owner_who_is_no_superuser_chains_and_forgets_and_proves_nothing(
    a_fresh_database: str, redis_url: str, tmp_path: Path
) -> None:
    engine = create_engine(a_fresh_database)
    plain = make_url(a_fresh_database).set(username="chain_owner")
    url = plain.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE; CREATE ROLE chain_owner LOGIN"))
        connection.execute(text("GRANT staffbank_app TO chain_owner"))
        connection.execute(text("CREATE SCHEMA public AUTHORIZATION chain_owner"))
    try:
        migrate(url)
        async with a_town(url, redis_url, tmp_path) as town:
            old = await written_long_ago(town, town.solihull.council.id)
            assert await forget(now=datetime.now(UTC), uow=the_bank(town)) == 1
        assert prove(a_fresh_database).faults == ()
        with engine.connect() as connection:
            kept = connection.scalars(text("SELECT id FROM audit_entry")).all()
        assert len(kept) == 3
        assert old not in kept
        with pytest.raises(CannotProve, match="BYPASSRLS"):
            prove(url)
    finally:
        with engine.begin() as connection:
            connection.execute(text("DROP OWNED BY chain_owner CASCADE; DROP ROLE chain_owner"))
        engine.dispose()
