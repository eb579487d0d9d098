"""What time does: it tells people, and decides nothing."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from staffbank.domain.offer import OfferState
from staffbank.domain.principal import Role
from staffbank.domain.stop import PauseReason
from staffbank.domain.timesheet import Timesheet
from staffbank.domain.waiting import Waiting, due, due_again
from staffbank.usecases.offer.accept_offer import accept_offer
from staffbank.usecases.offer.release_worker import release_worker
from staffbank.usecases.placement.close_placement import close_placement
from staffbank.usecases.placement.give_account import give_account
from staffbank.usecases.placement.pause_placement import pause_placement
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.timer.open_week import open_week
from staffbank.usecases.timer.remind import remind
from staffbank.usecases.timesheet.approve_timesheet import approve_timesheet
from staffbank.usecases.timesheet.ask_two_steps import ask_two_steps
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from tests.asking import drafted, entries, refusal, reminded_at, the_bank
from tests.placed import MONDAY, Placed, at_work, locked, opened, placed
from tests.town import NOW, Town

ONE_WEEK = timedelta(weeks=1)
FRIDAY = datetime.fromisoformat("2026-12-18T15:00+00:00")


@pytest.mark.parametrize(
    ("waiting", "until"),
    [
        (Waiting.APPROVAL, "2026-12-22T15:00+00:00"),
        (Waiting.RELEASE, "2026-12-23T15:00+00:00"),
        (Waiting.CONFIRMATION, "2026-12-22T15:00+00:00"),
        (Waiting.SIGNATURE, "2026-12-29T15:00+00:00"),  # over Christmas
        (Waiting.REFERENCE, "2027-01-06T15:00+00:00"),
        (Waiting.REVIEW, "2027-01-15T15:00+00:00"),
        (Waiting.RESUMPTION, "2026-12-19T15:00+00:00"),
    ],
)
def test_working_days_leave_out_week_ends_and_bank_holidays(
    waiting: Waiting, until: str
) -> None:
    assert due(waiting, FRIDAY) == datetime.fromisoformat(until)


def test_reviews_and_stopped_placements_are_told_of_again() -> None:
    again = {each: due_again(each, FRIDAY) for each in Waiting}

    assert {each for each, at in again.items() if at is not None} == {
        Waiting.REVIEW,
        Waiting.RESUMPTION,
    }


async def told(town: Town, waiting: Waiting, subject: UUID, event: str) -> int:
    """How often people have been told, after one more look."""
    await remind(
        waiting=waiting, subject=subject, now=NOW + timedelta(days=30), uow=the_bank(town)
    )
    return len(await entries(town, event))


async def test_a_request_that_waits_for_approval_is_told_of_and_stays(town: Town) -> None:
    request = await town.request()
    draft = await drafted(town)

    assert await told(town, Waiting.APPROVAL, request.id, "request.approval_overdue") == 0
    assert await told(town, Waiting.APPROVAL, draft.id, "request.approval_overdue") == 0


async def test_a_release_is_never_given_because_time_has_passed(town: Town) -> None:
    worker = await town.member()
    offer = await town.offer(worker, await town.request())
    assert await told(town, Waiting.RELEASE, offer.id, "offer.release_overdue") == 0
    hers = town.bank.unit_of_work(town.as_worker(worker))
    await accept_offer(offer_id=offer.id, comments="none", now=NOW, uow=hers)

    assert await told(town, Waiting.RELEASE, offer.id, "offer.release_overdue") == 1
    async with the_bank(town) as uow:
        assert (await uow.offers.get(offer.id)).state is OfferState.ACCEPTED

    home = town.uow(Role.RELEASE_AUTHORISER, worker.employer_id)
    await release_worker(offer_id=offer.id, now=NOW, uow=home)
    assert await told(town, Waiting.RELEASE, offer.id, "offer.release_overdue") == 1
    assert await told(town, Waiting.CONFIRMATION, offer.id, "offer.confirmation_overdue") == 1


async def test_an_unsigned_agreement_is_told_of(town: Town) -> None:
    there = await placed(town)
    event = "agreement.signature_overdue"

    assert await told(town, Waiting.SIGNATURE, there.agreement_id, event) == 1


async def test_a_placement_under_way_is_reviewed_and_a_stopped_one_looked_at(
    town: Town,
) -> None:
    there = await at_work(town)
    key = there.placement_id
    assert await told(town, Waiting.REVIEW, key, "placement.review_due") == 1
    assert await told(town, Waiting.RESUMPTION, key, "placement.still_stopped") == 0
    await pause_placement(
        placement_id=key, reason=PauseReason.SICKNESS, now=NOW, uow=there.hers
    )

    assert await told(town, Waiting.REVIEW, key, "placement.review_due") == 1
    assert await told(town, Waiting.RESUMPTION, key, "placement.still_stopped") == 1


async def test_a_timesheet_that_waits_for_the_host_is_told_of_at_either_step(
    town: Town,
) -> None:
    await ask_two_steps(
        council_id=town.solihull.council.id,
        asked=True,
        uow=town.uow(Role.COUNCIL_ADMINISTRATOR, town.solihull.council.id),
    )
    there = await at_work(town)
    key = (await opened(there, MONDAY)).id
    events = ("timesheet.approval_overdue", "timesheet.authorisation_overdue")
    assert [await told(town, Waiting.TIMESHEET, key, each) for each in events] == [0, 0]

    await submit_timesheet(timesheet_id=key, now=FRIDAY, uow=there.hers)
    assert await reminded_at(town, Waiting.TIMESHEET, key) == [due(Waiting.TIMESHEET, FRIDAY)]
    await told(town, Waiting.TIMESHEET, key, events[0])
    monday = FRIDAY + timedelta(days=3)
    manager = there.host(Role.LINE_MANAGER)
    await approve_timesheet(timesheet_id=key, now=monday, uow=manager)
    assert await reminded_at(town, Waiting.TIMESHEET, key) == [due(Waiting.TIMESHEET, monday)]
    await told(town, Waiting.TIMESHEET, key, events[1])
    assert [len(await entries(town, each)) for each in events] == [1, 1]


async def over(town: Town) -> Placed:
    """A placement that is worked, settled and closed."""
    there = await at_work(town)
    for week in range(4):
        await locked(there, await opened(there, MONDAY + week * ONE_WEEK))
    await close_placement(
        placement_id=there.placement_id,
        access_removed_on=NOW.date(),
        now=NOW + timedelta(weeks=60),
        uow=there.host(Role.SERVICE_MANAGER),
    )
    return there


async def test_the_three_who_took_part_look_back_on_it_once_each(town: Town) -> None:
    there = await over(town)
    key = there.placement_id
    assert await told(town, Waiting.REFERENCE, key, "placement.reference_overdue") == 1

    parts: dict[str, Callable[[], Awaitable[object]]] = {
        "reference": lambda: _say(there, "host", "Careful, quick, kind."),
        "feedback": lambda: _say(there, "hers", "I learned much."),
        "returned": lambda: _say(there, "home", "Back at her desk."),
    }
    for give in parts.values():
        await give()
        assert "it stays as it was given" in (await refusal(give())).message

    closing = (await there.placement()).closing
    assert {part: getattr(closing, part).text for part in parts} == {
        "reference": "Careful, quick, kind.",
        "feedback": "I learned much.",
        "returned": "Back at her desk.",
    }
    assert await told(town, Waiting.REFERENCE, key, "placement.reference_overdue") == 1


async def test_nobody_looks_back_on_what_is_not_over(town: Town) -> None:
    there = await at_work(town)

    problem = await refusal(_say(there, "host", "Too early."))

    assert "it is active, not" in problem.message


async def test_an_account_says_something(town: Town) -> None:
    there = await over(town)

    problem = await refusal(_say(there, "host", " "))

    assert problem.path == ("text",)


async def _say(there: Placed, side: str, text: str) -> object:
    uow = {
        "host": there.host(Role.SERVICE_MANAGER),
        "home": there.home(Role.RELEASE_AUTHORISER),
        "hers": there.hers,
    }[side]
    return await give_account(placement_id=there.placement_id, text=text, now=NOW, uow=uow)


async def test_when_a_week_is_over_its_timesheet_is_there_once(town: Town) -> None:
    there = await at_work(town)

    async def over(week: date) -> Timesheet | None:
        return await open_week(
            placement_id=there.placement_id,
            week=week,
            now=NOW + 3 * ONE_WEEK,
            unit_of_work=lambda: there.system,
        )

    first, again = await over(MONDAY), await over(MONDAY)

    assert first is not None
    assert (first.week, len(first.lines), again) == (MONDAY, 2, None)
    next_weeks = await entries(town, "placement.week_over")
    assert [each["week"] for each in next_weeks] == [MONDAY.isoformat()] * 2


async def test_what_waits_anew_is_counted_anew(town: Town) -> None:
    """Stopped twice, she is not told of twice a day."""
    there = await at_work(town)
    for day in (0, 1):
        at = NOW + timedelta(weeks=1, days=day)
        await pause_placement(
            placement_id=there.placement_id,
            reason=PauseReason.SICKNESS,
            now=at,
            uow=there.host(Role.SERVICE_MANAGER),
        )
        for who in (there.home(Role.RELEASE_AUTHORISER), town.uow(Role.COORDINATOR)):
            await resume_placement(placement_id=there.placement_id, now=at, uow=who)

    found = await reminded_at(town, Waiting.RESUMPTION, there.placement_id)
    assert found == [due(Waiting.RESUMPTION, NOW + timedelta(weeks=1, days=1))]
