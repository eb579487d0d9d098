"""A request from its draft to its end, in a real database."""

from collections.abc import Awaitable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.cover_request import (
    CoverRequest,
    DutyDay,
    Outcome,
    RequestState,
)
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.profession import CoreRole
from staffbank.domain.waiting import Waiting, due
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.request.amend_request import amend_request
from staffbank.usecases.request.approve_request import approve_request
from staffbank.usecases.request.close_request import close_request, close_request_at_its_end
from staffbank.usecases.request.reject_request import reject_request
from staffbank.usecases.request.return_request import return_request
from staffbank.usecases.request.submit_request import submit_request
from staffbank.usecases.request.withdraw_request import withdraw_request
from tests.asking import drafted, kept, of_host, refusal, the_bank
from tests.town import NOW, TODAY, Town, a_wish

LATER = NOW + timedelta(days=20)
NEXT_WEEK = TODAY + timedelta(days=7)


async def reminded_at(town: Town, request: CoverRequest) -> datetime:
    """When people hear that the request waits for its approval."""
    query = text("SELECT scheduled_at FROM procrastinate_jobs WHERE lock = :lock")
    async with the_bank(town) as uow:
        connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
        at = await connection.scalar(query, {"lock": f"remind approval {request.id}"})
    assert isinstance(at, datetime)
    return at


async def test_a_draft_is_put_to_nobody_until_it_is_submitted_and_approved(town: Town) -> None:
    draft = await drafted(town)
    too_early = approve_request(
        request_id=draft.id, now=NOW, uow=of_host(town, Role.BUDGET_HOLDER)
    )

    assert "it is draft, not submitted" in (await refusal(too_early)).message
    await submit_request(request_id=draft.id, now=NOW, uow=of_host(town, Role.REQUESTER))

    assert (await kept(town, draft.id)).state is RequestState.SUBMITTED


async def test_a_request_goes_back_with_a_question_and_comes_again(town: Town) -> None:
    draft = await drafted(town)
    requester, budget = Role.REQUESTER, Role.BUDGET_HOLDER
    await submit_request(request_id=draft.id, now=NOW, uow=of_host(town, requester))
    silent = return_request(request_id=draft.id, question=" ", uow=of_host(town, budget))
    assert (await refusal(silent)).path == ("question",)

    await return_request(
        request_id=draft.id, question="Why two days?", uow=of_host(town, budget)
    )
    returned = await kept(town, draft.id)
    assert (returned.state, returned.remark) == (RequestState.DRAFT, "Why two days?")

    await submit_request(request_id=draft.id, now=NOW, uow=of_host(town, requester))
    again = await kept(town, draft.id)
    assert (again.state, again.remark) == (RequestState.SUBMITTED, None)


async def test_a_draft_is_taken_away_by_its_council_alone(town: Town) -> None:
    draft = await drafted(town)
    strangers = town.uow(Role.REQUESTER, town.dudley.council.id)
    theirs = withdraw_request(request_id=draft.id, reason="No.", uow=strangers)
    assert (await refusal(theirs)).code is ProblemCode.NOT_FOUND

    await withdraw_request(
        request_id=draft.id, reason="A mistake.", uow=of_host(town, Role.REQUESTER)
    )

    assert (await kept(town, draft.id)).state is RequestState.WITHDRAWN


async def test_a_draft_whose_day_has_come_is_not_submitted(town: Town) -> None:
    draft = await drafted(town)

    problem = await refusal(
        submit_request(request_id=draft.id, now=LATER, uow=of_host(town, Role.REQUESTER))
    )

    assert problem.code is ProblemCode.IN_THE_PAST


async def test_a_rejected_request_says_why_and_is_put_to_nobody(town: Town) -> None:
    draft = await drafted(town)
    await submit_request(request_id=draft.id, now=NOW, uow=of_host(town, Role.REQUESTER))

    await reject_request(
        request_id=draft.id, reason="No money.", uow=of_host(town, Role.BUDGET_HOLDER)
    )

    rejected = await kept(town, draft.id)
    assert (rejected.state, rejected.remark) == (RequestState.REJECTED, "No money.")
    again = approve_request(request_id=draft.id, now=NOW, uow=of_host(town, Role.BUDGET_HOLDER))
    assert "it is rejected" in (await refusal(again)).message


@pytest.mark.parametrize(
    "more",
    [
        {"shape": DutyDay(NEXT_WEEK + timedelta(days=1))},
        {"roles": frozenset({CoreRole.SOCIAL_WORKER, CoreRole.TEAM_MANAGER})},
        {"cost_centre": "CC-2"},
    ],
    ids=["later", "a higher grade", "another payer"],
)
async def test_what_widens_goes_to_the_budget_holder_again(
    town: Town, more: dict[str, Any]
) -> None:
    request = await town.request()
    wanted = replace(a_wish(town.solihull.teams[0]), **more)
    later = NOW + timedelta(days=1)

    await amend_request(
        request_id=request.id, wanted=wanted, now=later, uow=of_host(town, Role.REQUESTER)
    )

    assert await reminded_at(town, request) == due(Waiting.APPROVAL, later)
    amended = await kept(town, request.id)
    assert (amended.state, amended.stage) == (RequestState.SUBMITTED, None)
    assert {name: getattr(amended, name) for name in more} == more


async def test_what_costs_no_more_is_amended_at_once(town: Town) -> None:
    request = await town.request()
    wanted = replace(a_wish(town.solihull.teams[0]), title="Duty desk, first floor")

    await amend_request(
        request_id=request.id, wanted=wanted, now=NOW, uow=of_host(town, Role.REQUESTER)
    )

    amended = await kept(town, request.id)
    assert (amended.state, amended.title) == (RequestState.OPEN, "Duty desk, first floor")


async def test_what_somebody_was_offered_does_not_change_under_her(town: Town) -> None:
    request = await town.request()
    await town.offer(await town.member(), request)
    wanted = replace(
        a_wish(town.solihull.teams[0]), shape=DutyDay(NEXT_WEEK + timedelta(days=1))
    )

    problem = await refusal(
        amend_request(
            request_id=request.id, wanted=wanted, now=NOW, uow=of_host(town, Role.REQUESTER)
        )
    )

    assert problem.message.startswith("1 offers or placements stand on it as it is, so shape")


async def test_a_request_is_not_amended_for_another_council_or_another_number(
    town: Town,
) -> None:
    request = await town.request()
    for wanted, path in (
        (a_wish(town.dudley.teams[0]), ("teamId",)),
        (replace(a_wish(town.solihull.teams[0]), headcount=2), ("headcount",)),
    ):
        problem = await refusal(
            amend_request(
                request_id=request.id, wanted=wanted, now=NOW, uow=of_host(town, Role.REQUESTER)
            )
        )

        assert problem.path == path


async def test_a_council_closes_what_its_own_people_do(town: Town) -> None:
    request = await town.request()
    worker = await town.member()
    offer = await town.offer(worker, request)

    def close(outcome: Outcome) -> Awaitable[CoverRequest]:
        uow = of_host(town, Role.REQUESTER)
        return close_request(request_id=request.id, outcome=outcome, uow=uow)

    assert "0 of 1 slots" in (await refusal(close(Outcome.FILLED_BY_BANK))).message
    await close(Outcome.FILLED_BY_OWN)

    assert (await kept(town, request.id)).outcome is Outcome.FILLED_BY_OWN
    hers = town.bank.unit_of_work(town.as_worker(worker))
    too_late = accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)
    assert "it was withdrawn" in (await refusal(too_late)).message


@pytest.mark.parametrize(
    ("at", "state"), [(NOW, RequestState.OPEN), (LATER, RequestState.CLOSED)]
)
async def test_a_request_closes_by_itself_when_its_last_session_is_over(
    town: Town, at: datetime, state: RequestState
) -> None:
    request = await town.request()

    await close_request_at_its_end(request_id=request.id, now=at, uow=the_bank(town))

    assert (await kept(town, request.id)).state is state
