"""Opinions, releases taken back and offers rejected, by the published operations."""

import pytest

from staffbank.domain.principal import Principal, Role
from staffbank.domain.worker import Worker
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.town import NOW, Town


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


async def accepted(town: Town, desk: ApiDesk, worker: Worker) -> dict[str, str]:
    """An offer that she has accepted, as an input names it."""
    offer = await town.offer(worker, await town.request())
    named = {"offerId": shown_id("Offer", offer.id)}
    await desk.do(town.as_worker(worker), "accept_offer", **named, comments="none")
    return named


def at_home(town: Town, role: Role) -> Principal:
    return town.who(role, town.warwick.employer.id)


async def test_what_people_do_between_her_yes_and_the_placement(
    town: Town, desk: ApiDesk
) -> None:
    worker = await town.member()
    authoriser = at_home(town, Role.RELEASE_AUTHORISER)
    host = town.who(Role.SERVICE_MANAGER, town.solihull.council.id)
    first = await accepted(town, desk, worker)

    heard = await desk.do(
        at_home(town, Role.LINE_MANAGER),
        "give_opinion",
        **first,
        opinion="SUPPORTS",
        note="Good for her.",
    )
    assert [(each["opinion"], each["note"]) for each in heard["opinions"]] == [
        ("SUPPORTS", "Good for her.")
    ]
    await desk.do(authoriser, "release_worker", **first)
    kept = await desk.do(authoriser, "withdraw_release", **first, reason="CRITICAL_CASE")
    assert (kept["state"], kept["refusalReason"]) == ("REFUSED", "CRITICAL_CASE")

    second = await accepted(town, desk, worker)
    await desk.do(authoriser, "release_worker", **second)
    rejected = await desk.do(host, "reject_offer", **second, reason="EXPERIENCE")
    assert (rejected["state"], rejected["rejectionReason"]) == ("REJECTED", "EXPERIENCE")
    assert await desk.try_to(host, "confirm_placement", **second) == ["WRONG_STATE"]
