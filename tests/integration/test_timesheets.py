"""What is worked is written down by her, agreed to by the host, and closed for good."""

import asyncio
from datetime import timedelta

import pytest

from staffbank.domain.period import Period
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.timesheet import Timesheet, TimesheetState
from staffbank.domain.worked_line import Absence, WorkedBy
from staffbank.usecases.timesheet.approve_timesheet import approve_timesheet
from staffbank.usecases.timesheet.ask_two_steps import ask_two_steps
from staffbank.usecases.timesheet.authorise_timesheet import authorise_timesheet
from staffbank.usecases.timesheet.fill_in_line import fill_in_line
from staffbank.usecases.timesheet.lock_timesheet import lock_timesheet
from staffbank.usecases.timesheet.open_timesheet import open_timesheet
from staffbank.usecases.timesheet.query_timesheet import query_timesheet
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from tests.placed import MONDAY, Placed, at_work, locked, opened
from tests.town import NOW, Town

LATER = NOW + timedelta(weeks=60)
HALF_AN_HOUR = timedelta(minutes=30)


async def stayed_longer(there: Placed, timesheet: Timesheet, why: str = "") -> Timesheet:
    """Half an hour more on the first day."""
    line, *_ = timesheet.lines
    assert line.said is not None
    late = Period(line.session.start, line.session.end + HALF_AN_HOUR)
    said = WorkedBy(late, line.said.break_minutes, 12, why=why)
    return await fill_in_line(
        timesheet_id=timesheet.id, line_id=line.id, said=said, uow=there.hers
    )


async def test_a_week_is_drawn_up_as_it_was_agreed(town: Town) -> None:
    there = await at_work(town)

    week = await opened(there, MONDAY + timedelta(days=3))

    assert (week.week, len(week.lines)) == (MONDAY, 2)
    assert week.minutes == 2 * 444  # 7.4 hours a day


async def test_hours_that_are_not_as_agreed_ask_why(town: Town) -> None:
    there = await at_work(town)
    week = await opened(there, MONDAY)
    await stayed_longer(there, week)

    with pytest.raises(Declined) as declined:
        await submit_timesheet(timesheet_id=week.id, now=LATER, uow=there.hers)
    await stayed_longer(there, week, why="A strategy meeting.")
    submitted = await submit_timesheet(timesheet_id=week.id, now=LATER, uow=there.hers)

    assert "7.9 hours are claimed and 7.4 hours were agreed" in str(declined.value)
    assert submitted.minutes == 2 * 444 + 30


async def test_a_day_of_sickness_is_no_hour(town: Town) -> None:
    there = await at_work(town)
    week = await opened(there, MONDAY)
    ill = WorkedBy(None, absence=Absence.SICKNESS, why="A cold.")

    filled = await fill_in_line(
        timesheet_id=week.id, line_id=week.lines[1].id, said=ill, uow=there.hers
    )

    assert filled.minutes == 444


async def test_what_is_to_come_is_not_handed_in(town: Town) -> None:
    there = await at_work(town)
    tuesday_noon = NOW + timedelta(days=8, hours=3)
    week = await opened(there, MONDAY, tuesday_noon)

    with pytest.raises(Declined) as declined:
        await submit_timesheet(timesheet_id=week.id, now=tuesday_noon, uow=there.hers)

    assert "is to come" in str(declined.value)


async def test_the_host_asks_and_she_answers(town: Town) -> None:
    there = await at_work(town)
    week = await opened(there, MONDAY)
    await submit_timesheet(timesheet_id=week.id, now=LATER, uow=there.hers)

    queried = await query_timesheet(
        timesheet_id=week.id, query="Was Tuesday worked?", uow=there.host(Role.LINE_MANAGER)
    )
    done = await locked(there, week)

    assert (queried.state, queried.query) == (TimesheetState.QUERIED, "Was Tuesday worked?")
    assert (done.state, done.query) == (TimesheetState.LOCKED, None)


async def test_nobody_approves_what_they_worked_or_authorises_what_they_approved(
    town: Town,
) -> None:
    await ask_two_steps(
        council_id=town.solihull.council.id,
        asked=True,
        uow=town.uow(Role.COUNCIL_ADMINISTRATOR, town.solihull.council.id),
    )
    there = await at_work(town)
    week = await opened(there, MONDAY)
    await submit_timesheet(timesheet_id=week.id, now=LATER, uow=there.hers)

    with pytest.raises(Declined) as her_own:
        await approve_timesheet(
            timesheet_id=week.id,
            now=LATER,
            uow=there.host(Role.LINE_MANAGER, there.worker.person),
        )
    await approve_timesheet(
        timesheet_id=week.id, now=LATER, uow=there.host(Role.LINE_MANAGER, "Bo")
    )
    early = await lock_timesheet(timesheet_id=week.id, uow=there.system)
    with pytest.raises(Declined) as the_same:
        await authorise_timesheet(
            timesheet_id=week.id, uow=there.host(Role.BUDGET_HOLDER, "Bo")
        )
    await authorise_timesheet(timesheet_id=week.id, uow=there.host(Role.BUDGET_HOLDER, "Cy"))
    done = await lock_timesheet(timesheet_id=week.id, uow=there.system)

    codes = {each.value.problems[0].code for each in (her_own, the_same)}
    assert codes == {ProblemCode.SAME_PERSON}
    assert (early.state, done.state) == (TimesheetState.APPROVED, TimesheetState.LOCKED)


async def test_a_week_has_one_timesheet_however_many_open_it(town: Town) -> None:
    there = await at_work(town)

    outcomes = await asyncio.gather(
        *(opened(there, MONDAY) for _ in range(4)),
        *(
            open_timesheet(
                placement_id=there.placement_id, week=MONDAY, now=LATER, uow=there.system
            )
            for _ in range(2)
        ),
        return_exceptions=True,
    )

    assert len([each for each in outcomes if isinstance(each, Timesheet)]) == 1
    assert len([each for each in outcomes if isinstance(each, Declined)]) == 5


async def test_approved_or_queried_but_never_both(town: Town) -> None:
    there = await at_work(town)
    week = await opened(there, MONDAY)
    await submit_timesheet(timesheet_id=week.id, now=LATER, uow=there.hers)

    await asyncio.gather(
        approve_timesheet(
            timesheet_id=week.id, now=LATER, uow=there.host(Role.LINE_MANAGER, "Bo")
        ),
        query_timesheet(
            timesheet_id=week.id, query="Tuesday?", uow=there.host(Role.LINE_MANAGER, "Di")
        ),
        return_exceptions=True,
    )

    kept = await there.timesheet(week)
    approved = kept.state is TimesheetState.APPROVED
    assert (kept.approved_by is not None, kept.query is None) == (approved, approved)


async def test_another_council_never_reads_or_approves_a_timesheet(town: Town) -> None:
    there = await at_work(town)
    week = await opened(there, MONDAY)
    await submit_timesheet(timesheet_id=week.id, now=LATER, uow=there.hers)

    with pytest.raises(Declined) as declined:
        await approve_timesheet(
            timesheet_id=week.id,
            now=LATER,
            uow=town.uow(Role.LINE_MANAGER, town.dudley.council.id),
        )

    assert declined.value.problems[0].code is ProblemCode.NOT_FOUND


async def test_a_week_is_held_against_the_weeks_around_it(town: Town) -> None:
    """Late on Tuesday, and early at work on Wednesday by another timesheet: two hours short."""
    there = await at_work(town)
    week = await opened(there, MONDAY)
    *_, tuesday = week.lines
    day = tuesday.session.start
    late = Period(day + timedelta(hours=5), day + timedelta(hours=14, minutes=30))
    said = WorkedBy(late, 30, why="A child was moved.")

    filled = await fill_in_line(
        timesheet_id=week.id, line_id=tuesday.id, said=said, uow=there.hers
    )
    await submit_timesheet(timesheet_id=week.id, now=LATER, uow=there.hers)
    approved = await approve_timesheet(
        timesheet_id=week.id, now=LATER, uow=there.host(Role.LINE_MANAGER, "Bo")
    )

    told = [each.rule for each in approved.found.warnings]
    assert filled.found == approved.found
    assert "WT-10" in told
    assert approved.found.rest_owed == timedelta(hours=1, minutes=30)
