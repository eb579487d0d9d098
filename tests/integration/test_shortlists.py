"""People decide on what a run proposes, and say why where they decide otherwise."""

from dataclasses import dataclass
from datetime import timedelta
from threading import Event

import pytest

from staffbank.domain.cover_request import DutyDay
from staffbank.domain.match_run import ProposalId
from staffbank.domain.offer import DeclineReason, Offer, OfferState, SlotId
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.profession import Level, SkillNeed
from staffbank.domain.worker import Worker, WorkerId
from staffbank.jobs.run_match import run_match
from staffbank.ports.queries import Slice
from staffbank.ports.views import ProposalView, UnfilledView
from staffbank.usecases.match_run.start_match_run import Limits, start_match_run
from staffbank.usecases.offer.decline_offer import decline_offer
from staffbank.usecases.offer.make_offer import Pairing, make_offer
from tests.asking import entries, refusal
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.town import NOW, TODAY, Town


@dataclass(frozen=True)
class Found:
    """A run that proposes one of two for one slot, and leaves another slot open."""

    town: Town
    proposal: ProposalView
    left_open: UnfilledView
    other: Worker


@pytest.fixture
async def found(town: Town) -> Found:
    both = [await town.member("Ada Lovell"), await town.member("Bea Marlow")]
    await town.request()
    lead = (SkillNeed("LADO", Level.CAN_LEAD),)
    await town.request(must_have=lead, shape=DutyDay(TODAY + timedelta(days=9)))
    run = await start_match_run(
        limits=Limits(5, seed=1), now=NOW, uow=town.uow(Role.COORDINATOR)
    )
    await run_match(
        bank=town.bank,
        region_id=str(run.region_id),
        run_id=str(run.id),
        going_down=Event(),
    )
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    (proposal,) = (await queries.page(ProposalView, Slice(first=9), {"run_id": run.id})).rows
    (left_open,) = (await queries.page(UnfilledView, Slice(first=9), {"run_id": run.id})).rows
    (other,) = (each for each in both if each.id != proposal.worker_id)
    return Found(town, proposal, left_open, other)


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


def of_another(found: Found, reason: str = "") -> Pairing:
    """The slot, and not whom the run proposes for it."""
    return Pairing(SlotId(found.proposal.slot_id), found.other.id, reason=reason)


def as_proposed(found: Found) -> Pairing:
    """What the run proposes."""
    return Pairing(
        SlotId(found.proposal.slot_id),
        WorkerId(found.proposal.worker_id),
        ProposalId(found.proposal.id),
    )


async def offered(found: Found, pairing: Pairing) -> Offer:
    """The offer that the coordinator makes."""
    return await make_offer(pairing=pairing, now=NOW, uow=found.town.uow(Role.COORDINATOR))


async def test_who_is_offered_it_instead_of_whom_the_run_proposes_has_a_reason(
    found: Found,
) -> None:
    problem = await refusal(offered(found, of_another(found)))
    assert (problem.code, problem.path, problem.rule) == (
        ProblemCode.INVALID,
        ("reason",),
        "ADM-1",
    )

    await offered(found, of_another(found, "She knows the desk."))

    (made,) = await entries(found.town, "offer.made")
    assert made["reason"] == "She knows the desk."


async def test_after_she_has_declined_another_is_offered_it_without_a_word(
    found: Found,
) -> None:
    offer = await offered(found, as_proposed(found))
    async with found.town.uow(Role.COORDINATOR) as uow:
        her = await uow.workers.read(offer.worker_id)
    hers = found.town.bank.unit_of_work(found.town.as_worker(her))
    await decline_offer(offer_id=offer.id, reason=DeclineReason.DATES, uow=hers)

    assert (await offered(found, of_another(found))).state is OfferState.OFFERED


async def test_a_declined_proposal_keeps_its_reason_and_is_followed_by_no_offer(
    found: Found, desk: ApiDesk
) -> None:
    coordinator = found.town.who(Role.COORDINATOR)
    named = {"proposalId": shown_id("Proposal", found.proposal.id)}
    silent = await desk.try_to(coordinator, "decline_proposal", **named, reason=" ")
    assert silent == ["INVALID"]

    declined = await desk.do(
        coordinator, "decline_proposal", **named, reason="Too long a way for one day."
    )

    assert declined["declinedBecause"] == "Too long a way for one day."
    (entry,) = await entries(found.town, "proposal.declined")
    assert entry["reason"] == "Too long a way for one day."
    again = await desk.try_to(coordinator, "decline_proposal", **named, reason="Again.")
    assert again == ["WRONG_STATE"]
    problem = await refusal(offered(found, as_proposed(found)))
    assert problem.code is ProblemCode.WRONG_STATE
    assert (await offered(found, of_another(found))).worker_id == found.other.id


async def test_the_council_that_asks_hears_that_nobody_fits_and_why(
    found: Found, desk: ApiDesk
) -> None:
    coordinator = found.town.who(Role.COORDINATOR)
    named = {"unfilledId": shown_id("Unfilled", found.left_open.id)}
    why = "Nobody in the region leads on this."

    said = await desk.do(coordinator, "say_no_match", **named, reason=why)

    assert said["noMatchBecause"] == why
    assert await entries(found.town, "slot.has_no_match") == [{"reason": why}]
    again = await desk.try_to(coordinator, "say_no_match", **named, reason=why)
    assert again == ["WRONG_STATE"]
    empty = await desk.try_to(coordinator, "say_no_match", **named, reason="")
    assert empty == ["WRONG_STATE"]


async def test_no_council_decides_for_the_coordinator(found: Found, desk: ApiDesk) -> None:
    town = found.town
    proposal = shown_id("Proposal", found.proposal.id)
    left_open = shown_id("Unfilled", found.left_open.id)
    for scope in (town.solihull.council.id, town.warwick.employer.id, town.dudley.council.id):
        who = town.who(Role.SERVICE_MANAGER, scope)
        declining = await desk.try_to(
            who, "decline_proposal", proposalId=proposal, reason="No."
        )
        saying = await desk.try_to(who, "say_no_match", unfilledId=left_open, reason="No.")

        assert (declining, saying) == (["NOT_PERMITTED"], ["NOT_PERMITTED"])
