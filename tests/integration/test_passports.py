"""A worker's passport: warranted by her home employer, accepted by a host once."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

from staffbank.domain.check import CheckKind, RegisterStatus
from staffbank.domain.cover_request import DutyDay
from staffbank.domain.offer import Offer, RejectionReason
from staffbank.domain.passport import PassportEntry
from staffbank.domain.principal import Principal, Role
from staffbank.domain.worker import Worker
from staffbank.ports.passports import PassportView
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.reject_offer import reject_offer
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.region.found_region import NewCouncil
from staffbank.usecases.worker.record_check import record_check
from tests.asking import entries
from tests.integration.api_desk import at_the_desk, shown_id
from tests.town import NOW, SOUND_CHECKS, TODAY, Town

ALL = "registration, dbs, right_to_work"


async def released(town: Town, worker: Worker, days: int, host: NewCouncil) -> Offer:
    """A duty day so many days ahead: offered, accepted, released."""
    request = await town.request(DutyDay(TODAY + timedelta(days=days)), host)
    offer = await town.offer(worker, request)
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)
    authoriser = town.uow(Role.RELEASE_AUTHORISER, worker.employer_id, "Rea")
    await release_worker(offer_id=offer.id, now=NOW, uow=authoriser)
    return offer


def confirming(town: Town, offer: Offer) -> Any:
    """The host's confirmation."""
    manager = town.uow(Role.SERVICE_MANAGER, offer.host_council_id, "Sol")
    return confirm_placement(offer_id=offer.id, now=NOW, uow=manager)


async def placed_at(town: Town, worker: Worker, days: int, host: NewCouncil) -> None:
    """A duty day of hers, confirmed."""
    await confirming(town, await released(town, worker, days, host))


async def read(town: Town, who: Principal, worker: Worker) -> tuple[PassportEntry, ...] | None:
    """Her passport as somebody reads it; None where there is none for them."""
    found = await town.bank.queries(who).by_ids(PassportView, [worker.id])
    return found[worker.id].entries if found else None


async def checked(town: Town, worker: Worker, **facts: Any) -> None:
    """Her employer looks at the register once more."""
    await record_check(
        worker_id=worker.id,
        check=replace(SOUND_CHECKS[0], **facts),
        now=NOW,
        uow=town.uow(Role.COUNCIL_ADMINISTRATOR, worker.employer_id),
    )


async def accepted_so_far(town: Town) -> list[str]:
    """What hosts have accepted, one entry for each confirmation that accepted something."""
    return [entry["checks"] for entry in await entries(town, "passport.accepted")]


async def test_a_release_warrants_and_a_confirmation_accepts(town: Town) -> None:
    worker = await town.member()
    before = await read(town, town.as_worker(worker), worker)
    assert before is not None
    assert [entry.warranty for entry in before] == [None, None, None]

    offer = await released(town, worker, 7, town.solihull)
    host = town.who(Role.SERVICE_MANAGER, town.solihull.council.id)
    warranted = await read(town, host, worker)
    assert warranted is not None
    assert [(entry.check.kind, entry.acceptances) for entry in warranted] == [
        (CheckKind.REGISTRATION, ()),
        (CheckKind.DBS, ()),
        (CheckKind.RIGHT_TO_WORK, ()),
    ]
    assert {(e.warranty.by, e.warranty.at) for e in warranted if e.warranty} == {("Rea", NOW)}

    await confirming(town, offer)

    accepted = await read(town, host, worker)
    assert accepted is not None
    said = {(each.by, each.at, each.council_id) for e in accepted for each in e.acceptances}
    assert said == {("Sol", NOW, town.solihull.council.id)}
    assert await accepted_so_far(town) == [ALL]


async def test_a_host_accepts_a_check_once_and_another_host_for_itself(town: Town) -> None:
    worker = await town.member()
    await placed_at(town, worker, 7, town.solihull)

    await placed_at(town, worker, 9, town.solihull)
    assert await accepted_so_far(town) == [ALL]
    await placed_at(town, worker, 11, town.dudley)
    assert await accepted_so_far(town) == [ALL, ALL]

    seen = await read(town, town.who(Role.SERVICE_MANAGER, town.dudley.council.id), worker)
    hers = await read(town, town.as_worker(worker), worker)
    assert seen is not None
    assert hers is not None
    assert [len(entry.acceptances) for entry in seen] == [1, 1, 1]
    assert [len(entry.acceptances) for entry in hers] == [2, 2, 2]


async def test_another_look_that_finds_the_same_asks_nothing_and_another_finding_does(
    town: Town,
) -> None:
    worker = await town.member()
    await placed_at(town, worker, 7, town.solihull)

    await checked(town, worker)
    await placed_at(town, worker, 9, town.solihull)
    assert await accepted_so_far(town) == [ALL]

    await checked(town, worker, register_status=RegisterStatus.WARNED)
    await placed_at(town, worker, 11, town.solihull)
    assert await accepted_so_far(town) == [ALL, "registration"]


async def test_what_was_found_after_the_release_is_not_accepted_with_it(town: Town) -> None:
    worker = await town.member()
    offer = await released(town, worker, 7, town.solihull)
    await checked(town, worker, register_status=RegisterStatus.WARNED)

    await confirming(town, offer)

    assert await accepted_so_far(town) == ["dbs, right_to_work"]


async def test_two_confirmations_at_once_accept_a_check_once(town: Town) -> None:
    worker = await town.member()
    offers = [await released(town, worker, days, town.solihull) for days in (7, 9)]

    await asyncio.gather(*(confirming(town, offer) for offer in offers))

    assert ", ".join(await accepted_so_far(town)) == ALL
    hers = await read(town, town.as_worker(worker), worker)
    assert hers is not None
    assert [len(entry.acceptances) for entry in hers] == [1, 1, 1]


async def test_only_she_her_employer_and_a_host_of_hers_read_it(town: Town) -> None:
    worker, colleague = await town.member(), await town.member("Bea Marlow")
    offer = await released(town, worker, 7, town.solihull)

    host = town.who(Role.SERVICE_MANAGER, town.solihull.council.id)
    readers = (town.as_worker(worker), town.who(Role.LINE_MANAGER, worker.employer_id), host)
    others = (
        town.as_worker(colleague),
        town.who(Role.SERVICE_MANAGER, town.dudley.council.id),
        town.who(Role.COUNCIL_ADMINISTRATOR, town.dudley.employer.id),
        town.who(Role.COORDINATOR),
        town.who(Role.AUDITOR),
    )
    assert [len(await read(town, each, worker) or ()) for each in readers] == [3, 3, 3]
    assert [await read(town, each, worker) for each in others] == [None] * 5

    manager = town.uow(Role.SERVICE_MANAGER, town.solihull.council.id)
    await reject_offer(offer_id=offer.id, reason=RejectionReason.OTHER, uow=manager)
    assert await read(town, host, worker) is None


async def test_the_api_shows_it_and_no_number(town: Town, monkeypatch: Any) -> None:
    worker = await town.member()
    await placed_at(town, worker, 7, town.solihull)
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)

    named = {"id": shown_id("Worker", worker.id)}
    shown = await desk.send(town.as_worker(worker), "passport", **named)
    masked = await desk.send(town.who(Role.COORDINATOR), "passport", **named)

    registration, dbs, _ = shown["node"]["passport"]["entries"]
    assert dbs["dbsLevel"] == "ENHANCED_CHILDREN_BARRED"
    assert registration["acceptances"][0]["council"]["name"] == "Solihull"
    assert SOUND_CHECKS[0].reference not in str(shown)
    assert (masked["node"]["name"], masked["node"]["passport"]) == (worker.name, None)
