"""Nobody decides twice on one thing, and nobody speaks for somebody else."""

from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from staffbank.domain.council import TeamId
from staffbank.domain.cover_request import FullTime
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.usecases.identifier import new_id
from staffbank.usecases.match_run.start_match_run import Limits
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.confirm_placement import confirm_placement
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.request.amend_request import amend_request
from staffbank.usecases.request.approve_request import approve_request
from staffbank.usecases.request.open_request import open_request
from staffbank.usecases.request.withdraw_request import withdraw_request
from staffbank.usecases.worker.join_bank import join_bank
from staffbank.usecases.worker.record_check import record_check
from staffbank.usecases.worker.set_availability import set_availability
from tests.town import EVERY_DAY, NOW, SOUND_CHECKS, Town, a_member, a_wish


def of_many_roles(town: Town, *roles: tuple[Role, UUID]) -> Principal:
    """One person who has been granted too much."""
    return Principal("busybody", town.region.id, frozenset(Grant(*role) for role in roles))


async def declined(deed: Awaitable[Any]) -> ProblemCode:
    """The code of the problem for which the deed was not done."""
    with pytest.raises(Declined) as problem:
        await deed
    return problem.value.problems[0].code


async def test_whoever_asks_for_cover_does_not_approve_it(town: Town) -> None:
    host = town.solihull
    both = of_many_roles(
        town, (Role.REQUESTER, host.council.id), (Role.BUDGET_HOLDER, host.council.id)
    )
    wanted = a_wish(host.teams[0])
    request = await open_request(wanted=wanted, now=NOW, uow=town.bank.unit_of_work(both))

    code = await declined(
        approve_request(request_id=request.id, now=NOW, uow=town.bank.unit_of_work(both))
    )

    assert code is ProblemCode.SAME_PERSON


async def test_whoever_has_amended_a_request_does_not_approve_it(town: Town) -> None:
    host = town.solihull
    bob = of_many_roles(
        town, (Role.REQUESTER, host.council.id), (Role.BUDGET_HOLDER, host.council.id)
    )
    one_day, a_year = a_wish(host.teams[0]), FullTime(NOW.date() + timedelta(days=7), 12)
    ann = town.uow(Role.REQUESTER, host.council.id, "Ann")
    submitted = await open_request(wanted=one_day, now=NOW, uow=ann)
    opened = await town.request()
    for request, wanted in (
        (submitted, replace(one_day, shape=a_year)),
        (opened, replace(one_day, title="Front desk")),
    ):
        amended = await amend_request(
            request_id=request.id, wanted=wanted, now=NOW, uow=town.bank.unit_of_work(bob)
        )
        assert amended.opened_by == bob.person

    code = await declined(
        approve_request(request_id=submitted.id, now=NOW, uow=town.bank.unit_of_work(bob))
    )

    assert code is ProblemCode.SAME_PERSON
    another = town.uow(Role.BUDGET_HOLDER, host.council.id, "Cy")
    await approve_request(request_id=submitted.id, now=NOW, uow=another)


async def test_a_request_is_approved_once_and_withdrawn_once(town: Town) -> None:
    request, host = await town.request(), town.solihull.council.id
    again = approve_request(
        request_id=request.id, now=NOW, uow=town.uow(Role.BUDGET_HOLDER, host)
    )

    assert await declined(again) is ProblemCode.WRONG_STATE
    for reason in ("The post is filled.", "Again."):
        uow = town.uow(Role.REQUESTER, host)
        deed = withdraw_request(request_id=request.id, reason=reason, uow=uow)
        if reason == "Again.":
            assert await declined(deed) is ProblemCode.WRONG_STATE
        else:
            await deed


async def test_a_withdrawal_gives_its_reason(town: Town) -> None:
    request = await town.request()
    uow = town.uow(Role.REQUESTER, town.solihull.council.id)

    code = await declined(withdraw_request(request_id=request.id, reason=" ", uow=uow))

    assert code is ProblemCode.INVALID


async def test_a_worker_does_not_release_herself(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    offer = await town.offer(worker, request)
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)
    herself = town.uow(Role.RELEASE_AUTHORISER, worker.employer_id, worker.person)

    code = await declined(release_worker(offer_id=offer.id, now=NOW, uow=herself))

    assert code is ProblemCode.SAME_PERSON


async def test_whoever_released_her_does_not_confirm_for_the_host(town: Town) -> None:
    worker, request = await town.member(), await town.request()
    offer = await town.offer(worker, request)
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)
    both = of_many_roles(
        town,
        (Role.RELEASE_AUTHORISER, worker.employer_id),
        (Role.SERVICE_MANAGER, town.solihull.council.id),
    )
    await release_worker(offer_id=offer.id, now=NOW, uow=town.bank.unit_of_work(both))

    code = await declined(
        confirm_placement(offer_id=offer.id, now=NOW, uow=town.bank.unit_of_work(both))
    )

    assert code is ProblemCode.SAME_PERSON


async def test_nobody_answers_an_offer_that_was_made_to_another(town: Town) -> None:
    worker, colleague = await town.member(), await town.member("Bea Marlow")
    offer = await town.offer(worker, await town.request())
    theirs = town.bank.unit_of_work(town.as_worker(colleague))

    code = await declined(accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=theirs))

    assert code is ProblemCode.NOT_FOUND


async def test_nobody_joins_or_offers_time_in_anothers_name(town: Town) -> None:
    worker = await town.member()
    colleague = town.who(Role.WORKER, worker.employer_id, "person:Bea Marlow")
    another = replace(a_member("Cleo Ashby", town.warwick))

    joining = join_bank(member=another, uow=town.bank.unit_of_work(colleague))
    offering = set_availability(
        worker_id=worker.id, availability=EVERY_DAY, uow=town.bank.unit_of_work(colleague)
    )

    assert await declined(joining) is ProblemCode.NOT_PERMITTED
    assert await declined(offering) is ProblemCode.NOT_FOUND


async def test_a_line_manager_is_no_administrator(town: Town) -> None:
    worker = await town.member()
    manager = of_many_roles(
        town, (Role.WORKER, worker.employer_id), (Role.LINE_MANAGER, worker.employer_id)
    )
    stranger = a_member("Cleo Ashby", town.warwick)

    joining = join_bank(member=stranger, uow=town.bank.unit_of_work(manager))
    offering = set_availability(
        worker_id=worker.id, availability=EVERY_DAY, uow=town.bank.unit_of_work(manager)
    )

    assert await declined(joining) is ProblemCode.NOT_PERMITTED
    assert await declined(offering) is ProblemCode.NOT_FOUND


async def test_a_team_that_is_not_there_is_not_familiar(town: Town) -> None:
    member = replace(
        a_member("Cleo Ashby", town.warwick), familiar_teams=frozenset({TeamId(new_id())})
    )
    admin = town.uow(Role.COUNCIL_ADMINISTRATOR, town.warwick.employer.id)

    assert await declined(join_bank(member=member, uow=admin)) is ProblemCode.NOT_FOUND


async def test_a_check_is_not_dated_ahead(town: Town) -> None:
    worker = await town.member()
    tomorrow = replace(SOUND_CHECKS[2], checked_on=NOW.date() + timedelta(days=1))
    admin = town.uow(Role.COUNCIL_ADMINISTRATOR, worker.employer_id)

    code = await declined(record_check(worker_id=worker.id, check=tomorrow, now=NOW, uow=admin))

    assert code is ProblemCode.INVALID


async def test_the_bank_places_nobody_at_her_own_council(town: Town) -> None:
    worker = await town.member()
    own = await town.request(host=town.warwick)

    assert await declined(town.offer(worker, own)) is ProblemCode.NOT_ELIGIBLE


@pytest.mark.parametrize(("seconds", "seed"), [(0, 1), (601, 1), (30, -1), (30, 2**31)])
def test_a_run_has_limits(seconds: float, seed: int) -> None:
    with pytest.raises(Declined) as problem:
        Limits(seconds, seed)

    assert str(seconds if seconds != 30 else seed) in str(problem.value)
