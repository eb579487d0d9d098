"""Whoever reaches into the audit trail is found, and so is what was done to it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from staffbank.domain.audit_chain import Tampering
from staffbank.usecases.identifier import new_id
from tests.audit_hands import (
    HASH_ANEW,
    INSERT,
    RENUMBER,
    a_town_with_entries,
    by_hand,
    faults,
    heads,
    links,
    noted,
    proof,
    solihull,
)
from tests.town import Town

NASTY = 'a "quote", a \\ and a line\n, a tab\t, a bell\x07, \x7f, ü, 𝄞, \u2028 and </script>'


@pytest.fixture
async def town(a_fresh_database: str, redis_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """Solihull has eight entries, and nothing has been done to them yet."""
    async with a_town_with_entries(a_fresh_database, redis_url, tmp_path) as town:
        yield town


async def test_what_nobody_has_touched_is_as_it_was_written(town: Town) -> None:
    await noted(town, solihull(town), text=NASTY, big=1e22, small=1e-9, whole=1.0, none=None)
    await noted(town, solihull(town), town.warwick.employer.id, **{NASTY: True})
    told = await heads(town)

    found = proof(town, *told)

    assert found.faults == ()
    assert (found.entries, found.chains) == (11, 3)
    assert {head.name: head.entries for head in told} == {
        "Three councils": 1,
        "Solihull": 10,
        "Warwick Council": 1,
    }


@pytest.mark.parametrize(
    "change",
    [
        "details = details || '{\"number\": 7}'",
        "person = 'mallory'",
        "at = at - interval '1 microsecond'",
        "event = 'test.undone'",
        "subject = id",
        "region_id = (SELECT id FROM region ORDER BY id LIMIT 1), person = person || ' '",
    ],
)
async def test_an_entry_that_was_changed_is_named(town: Town, change: str) -> None:
    entry = links(town, solihull(town))[4].entry_id

    by_hand(town, f"UPDATE audit_entry SET {change} WHERE id = :id", id=entry)  # noqa: S608

    assert faults(town) == {"Solihull": (Tampering.CHANGED, "entry 5", entry)}


async def test_an_entry_that_is_said_to_concern_another_is_found_in_both(town: Town) -> None:
    entry, dudley = links(town, solihull(town))[4].entry_id, town.dudley.council.id
    change = "UPDATE audit_entry SET organisations = ARRAY[:dudley]::uuid[] WHERE id = :id"

    by_hand(town, change, id=entry, dudley=dudley)

    assert faults(town) == {
        "Dudley": (Tampering.INSERTED, "an entry", entry),
        "Solihull": (Tampering.CHANGED, "entry 5", entry),
    }


async def test_an_entry_that_was_removed_is_named_by_its_link(town: Town) -> None:
    link = links(town, solihull(town))[4]

    by_hand(town, "DELETE FROM audit_entry WHERE id = :id", id=link.entry_id)

    ((_, fault),) = proof(town).faults
    assert (fault.kind, fault.which) == (Tampering.REMOVED, "entry 5")
    assert (fault.entry_id, fault.at, fault.event) == (link.entry_id, link.at, "test.noted")


@pytest.mark.parametrize("renumbered", [False, True])
async def test_an_entry_that_was_removed_with_its_link_leaves_a_gap(
    town: Town, *, renumbered: bool
) -> None:
    chain = solihull(town)
    entry = links(town, chain)[4].entry_id

    by_hand(town, "DELETE FROM audit_entry WHERE id = :id", id=entry)
    by_hand(town, "DELETE FROM audit_link WHERE entry_id = :id", id=entry)
    if renumbered:
        by_hand(town, RENUMBER, chain=chain, n=5, by=-1)

    assert faults(town) == {"Solihull": (Tampering.REMOVED, "entry 5", None)}


async def test_an_entry_that_was_inserted_by_hand_has_no_link(town: Town) -> None:
    entry = new_id()

    by_hand(town, INSERT, id=entry, region=town.region.id, chain=solihull(town))

    assert faults(town) == {"Solihull": (Tampering.INSERTED, "an entry", entry)}


@pytest.mark.parametrize("hashed", [False, True])
async def test_an_entry_that_was_inserted_with_a_link_is_named(
    town: Town, *, hashed: bool
) -> None:
    chain, entry = solihull(town), new_id()
    later = links(town, chain)[4:]
    by_hand(town, INSERT, id=entry, region=town.region.id, chain=chain)

    by_hand(town, "DELETE FROM audit_link WHERE organisation = :id AND number > 4", id=chain)
    link = "SELECT link_audit_entry(entry) FROM audit_entry AS entry WHERE id = :id"
    by_hand(town, link, id=entry)
    put_back = """
      INSERT INTO audit_link VALUES
      (:organisation, :place, :region_id, :entry_id, :at, :event, :written, :previous, :hash)
    """
    for each in later:
        by_hand(town, put_back, place=each.number + 1, **each._asdict())
    if not hashed:
        by_hand(town, "UPDATE audit_link SET hash = written WHERE entry_id = :id", id=entry)

    assert faults(town) == {"Solihull": (Tampering.INSERTED, "entry 5", entry)}


async def test_a_link_that_was_hashed_anew_does_not_fit_the_next(town: Town) -> None:
    chain = solihull(town)
    later = links(town, chain)[5:]
    entry = links(town, chain)[4].entry_id

    by_hand(town, "UPDATE audit_entry SET person = 'mallory' WHERE id = :id", id=entry)
    by_hand(town, "DELETE FROM audit_link WHERE organisation = :id AND number > 4", id=chain)
    link = "SELECT link_audit_entry(entry) FROM audit_entry AS entry WHERE id = :id"
    by_hand(town, link, id=entry)
    put_back = """
      INSERT INTO audit_link VALUES
      (:organisation, :number, :region_id, :entry_id, :at, :event, :written, :previous, :hash)
    """
    for each in later:
        by_hand(town, put_back, **each._asdict())

    assert faults(town) == {
        "Solihull": (Tampering.CHANGED, "entry 5, or one before it,", entry)
    }


@pytest.mark.parametrize(
    "change",
    ["written = hash", "hash = written", "previous = written", "event = 'test.undone'"],
)
async def test_a_link_that_was_changed_is_found(town: Town, change: str) -> None:
    chain = solihull(town)
    sql = f"UPDATE audit_link SET {change} WHERE organisation = :id AND number = 5"  # noqa: S608

    by_hand(town, sql, id=chain)

    entry = links(town, chain)[4].entry_id
    assert faults(town) == {"Solihull": (Tampering.CHANGED, "entry 5", entry)}


async def test_an_end_that_was_cut_off_is_found_by_a_head_that_was_told(town: Town) -> None:
    chain, told = solihull(town), await heads(town)
    last = [link.entry_id for link in links(town, chain)[6:]]

    by_hand(town, "DELETE FROM audit_link WHERE entry_id = ANY(:ids)", ids=last)
    by_hand(town, "DELETE FROM audit_entry WHERE id = ANY(:ids)", ids=last)

    assert faults(town) == {}
    assert faults(town, *told) == {"Solihull": (Tampering.REMOVED, "entries 7 to 8", None)}


async def test_a_chain_that_is_gone_is_found_by_a_head_that_was_told(town: Town) -> None:
    chain, told = solihull(town), await heads(town)

    by_hand(town, "DELETE FROM audit_link WHERE organisation = :id", id=chain)
    by_hand(town, "DELETE FROM audit_entry WHERE organisations @> ARRAY[:id]::uuid[]", id=chain)

    assert faults(town) == {}
    assert faults(town, *told) == {"Solihull": (Tampering.REMOVED, "entries 1 to 8", None)}


async def test_a_chain_that_was_hashed_anew_is_found_between_two_heads(town: Town) -> None:
    chain = solihull(town)
    yesterday = await heads(town)
    await noted(town, chain)
    await noted(town, chain)
    today = await heads(town)
    changed, last = (links(town, chain)[number].entry_id for number in (8, 9))

    by_hand(town, "UPDATE audit_entry SET person = 'mallory' WHERE id = :id", id=changed)
    by_hand(town, HASH_ANEW, chain=chain)

    assert faults(town) == faults(town, *yesterday) == {}
    assert faults(town, *today, *yesterday) == {
        "Solihull": (Tampering.CHANGED, "one of the entries 9 to 10", last)
    }
