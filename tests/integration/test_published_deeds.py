"""No published mutation takes a statement more because there is more in the town."""

from datetime import timedelta
from typing import Any

import pytest

from staffbank.domain.cover_request import DutyDay
from staffbank.domain.principal import Role
from staffbank.usecases.extension.request_extension import request_extension
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from tests.integration.api_desk import at_the_desk, shown_id
from tests.integration.published_deeds import deeds, most
from tests.integration.test_extensions import FOUR_MORE, agreed
from tests.placed import at_work
from tests.statements import counted
from tests.town import NOW, TODAY, Town

# what no test sends as it is published; their deeds are tested as use cases
NOT_SENT = {"consent_to_rule", "give_account"}


def test_each_published_mutation_has_its_line() -> None:
    assert set(most()) == set(deeds().values()) - NOT_SENT


@pytest.mark.parametrize("over", ["withdraw_cover_request", "close_cover_request"])
async def test_a_request_ends_in_as_many_statements_with_three_offers_as_with_one(
    town: Town, monkeypatch: pytest.MonkeyPatch, over: str
) -> None:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    host = town.who(Role.REQUESTER, town.solihull.council.id)
    people = [await town.member(f"Member {number}") for number in range(3)]
    counts = []
    for number, offered in enumerate((1, 3)):
        day = DutyDay(TODAY + timedelta(days=7 + number))
        request = await town.request(day, headcount=3)
        slots = await town.slots(request)
        for slot, person in list(zip(slots, people, strict=True))[:offered]:
            pairing = Pairing(slot, person.id)
            await make_offer(pairing=pairing, now=NOW, uow=town.uow(Role.COORDINATOR))
        given: dict[str, Any] = {"requestId": shown_id("CoverRequest", request.id)}
        given |= {"reason": "None."} if over.startswith("w") else {"outcome": "NOT_FILLED"}
        with counted() as statements:
            await desk.do(host, over, **given)
        counts.append(len(statements))

    assert counts[0] == counts[1]


async def test_deeds_that_no_other_test_sends_are_within_the_table(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, there = at_the_desk(town, monkeypatch), await at_work(town)
    now = NOW + timedelta(days=1)
    desk.it_is(now)
    home = there.worker.employer_id
    signatory = town.who(Role.SIGNATORY, home)
    authoriser = town.who(Role.RELEASE_AUTHORISER, home)

    asked = await request_extension(
        placement_id=there.placement_id,
        shape=FOUR_MORE,
        late="",
        now=now,
        uow=there.host(Role.SERVICE_MANAGER),
    )
    ready = await agreed(there, asked)
    named = {"extensionId": shown_id("Extension", asked.id)}
    await desk.do(signatory, "sign_extension", **named, digest=ready.digest)
    await desk.do(authoriser, "decline_extension", **named, reason="No longer.")

    friend = await town.member("Bea Marlow")
    offer = await town.offer(friend, await town.request())
    hers = town.bank.unit_of_work(town.as_worker(friend))
    await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)

    kept = {"offerId": shown_id("Offer", offer.id), "reason": "CRITICAL_CASE"}
    await desk.do(authoriser, "refuse_release", **kept)

    admin = town.who(Role.COUNCIL_ADMINISTRATOR, home)
    day = {"checkedOn": str(TODAY), "validFrom": str(TODAY)}
    worker = {"workerId": shown_id("Worker", friend.id)}
    await desk.do(admin, "record_check", **worker, kind="RIGHT_TO_WORK", **day)
    await desk.do(
        town.who(Role.REGIONAL_ADMINISTRATOR),
        "succeed_council",
        predecessorId=shown_id("Council", town.solihull.council.id),
        successorId=shown_id("Council", town.dudley.council.id),
        holdsFrom=str(TODAY),
    )
