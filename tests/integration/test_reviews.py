"""The host looks at how a placement goes, and the bank keeps what it says."""

from collections.abc import Awaitable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from staffbank.domain.placement import Placement
from staffbank.domain.principal import Role
from staffbank.domain.problem import ProblemCode
from staffbank.domain.stop import PauseReason
from staffbank.domain.waiting import Waiting, due_again
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.pause_placement import pause_placement
from staffbank.usecases.placement.record_review import record_review
from tests.asking import entries, refusal
from tests.placed import Placed, at_work, placed
from tests.town import NOW, Town

FIRST = NOW + timedelta(weeks=2)
WAITING = text(
    "SELECT scheduled_at FROM procrastinate_jobs WHERE lock = :lock AND status = 'todo'"
)


def review(
    there: Placed, at: datetime = FIRST, uow: UnitOfWork | None = None, note: str = "All well."
) -> Awaitable[Placement]:
    return record_review(
        placement_id=there.placement_id,
        note=note,
        now=at,
        uow=uow or there.host(Role.SERVICE_MANAGER),
    )


async def test_a_review_is_kept_and_the_next_is_counted_from_it(town: Town) -> None:
    there = await at_work(town)
    again = FIRST + timedelta(days=3)

    await review(there)
    twice = await refusal(review(there, FIRST + timedelta(hours=1)))
    await review(there, again, note="Late on Tuesdays.")

    async with there.system as uow:
        lock = f"remind review {there.placement_id}"
        found = await uow._connection.execute(WAITING, {"lock": lock})  # type: ignore[attr-defined]  # the queue
    kept = (await there.placement()).reviews
    assert [(each.at, each.text) for each in kept] == [
        (FIRST, "All well."),
        (again, "Late on Tuesdays."),
    ]
    assert found.scalars().all() == [due_again(Waiting.REVIEW, again)]
    assert twice.code is ProblemCode.WRONG_STATE
    said = await entries(town, "placement.reviewed")
    assert [each["note"] for each in said] == ["All well.", "Late on Tuesdays."]


@pytest.mark.parametrize("note", [" ", "x" * 4001])
async def test_a_note_says_something_and_not_too_much(town: Town, note: str) -> None:
    there = await at_work(town)

    assert (await refusal(review(there, note=note))).path == ("note",)


@pytest.mark.parametrize("who", ["home", "worker", "coordinator", "dudley"])
async def test_nobody_reviews_but_the_host(town: Town, who: str) -> None:
    there = await at_work(town)
    uow = {
        "home": there.home(Role.RELEASE_AUTHORISER),
        "worker": there.hers,
        "coordinator": town.uow(Role.COORDINATOR),
        "dudley": town.uow(Role.SERVICE_MANAGER, town.dudley.council.id),
    }[who]

    code = (await refusal(review(there, uow=uow))).code

    assert code in {ProblemCode.NOT_PERMITTED, ProblemCode.NOT_FOUND}


async def test_what_is_not_under_way_is_not_reviewed(town: Town) -> None:
    there = await placed(town)
    assert (await refusal(review(there))).code is ProblemCode.WRONG_STATE


async def test_what_is_paused_is_not_reviewed(town: Town) -> None:
    there = await at_work(town)
    await pause_placement(
        placement_id=there.placement_id, reason=PauseReason.SICKNESS, now=NOW, uow=there.hers
    )

    assert (await refusal(review(there))).code is ProblemCode.WRONG_STATE
