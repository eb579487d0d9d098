"""Hours in which a placement had not begun, or stood still, are nobody's to take as worked."""

from datetime import timedelta

import pytest

from staffbank.domain.period import Period
from staffbank.domain.placement import PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined
from staffbank.domain.stop import PauseReason, Stop
from staffbank.domain.timesheet import Timesheet, TimesheetState
from staffbank.domain.worked_line import Absence, WorkedBy
from staffbank.usecases.placement.pause_placement import pause_placement
from staffbank.usecases.placement.prepare_start import prepare_start
from staffbank.usecases.placement.resume_placement import resume_placement
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.placement.suspend_placement import suspend_placement
from staffbank.usecases.timesheet.fill_in_line import fill_in_line
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from tests.asking import refusal
from tests.placed import ALL_THERE, MONDAY, TWO_DAYS, Placed, at_work, looked_up, opened, ready
from tests.placed import placed as a_placement
from tests.town import NOW, Town

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
LATER = NOW + timedelta(weeks=60)


async def suspended(there: Placed, after: timedelta) -> None:
    """By the host, some time after the first moment of work."""
    await suspend_placement(
        placement_id=there.placement_id,
        reason=PauseReason.SAFEGUARDING,
        now=(await there.placement()).begins + after,
        uow=there.host(Role.SERVICE_MANAGER),
    )


async def resumed(there: Placed, after: timedelta) -> None:
    """By home and region."""
    at = (await there.placement()).begins + after
    for uow in (there.home(Role.RELEASE_AUTHORISER), there.town.uow(Role.COORDINATOR)):
        await resume_placement(placement_id=there.placement_id, now=at, uow=uow)


async def says(there: Placed, week: Timesheet, line: int, said: WorkedBy) -> Timesheet:
    """She fills in one line."""
    return await fill_in_line(
        timesheet_id=week.id, line_id=week.lines[line].id, said=said, uow=there.hers
    )


@pytest.mark.parametrize(
    ("behind", "empty"), [(MINUTE, [False, False]), (DAY - HOUR, [True, False])]
)
async def test_a_session_before_a_late_start_is_hers_to_tell_of(
    town: Town, behind: timedelta, empty: list[bool]
) -> None:
    there = await a_placement(town, TWO_DAYS)
    await ready(there)
    await prepare_start(
        placement_id=there.placement_id, gate=ALL_THERE, uow=there.host(Role.SERVICE_MANAGER)
    )
    at = (await there.placement()).begins + behind
    await looked_up(there, at)
    await start_placement(placement_id=there.placement_id, now=at, uow=there.system)

    week = await opened(there, MONDAY)

    assert [line.said is None for line in week.lines] == empty


async def test_a_session_in_a_stop_is_hers_to_tell_of(town: Town) -> None:
    there = await at_work(town)
    begins = (await there.placement()).begins
    await pause_placement(
        placement_id=there.placement_id,
        reason=PauseReason.SICKNESS,
        now=begins + 4 * HOUR,
        uow=there.hers,
    )
    await suspended(there, DAY - HOUR)
    await resumed(there, 2 * DAY)

    placement = await there.placement()
    first, second = await opened(there, MONDAY), await opened(there, MONDAY + WEEK)

    assert placement.stops == (
        Stop(suspended=False, since=begins + 4 * HOUR, until=begins + DAY - HOUR),
        Stop(suspended=True, since=begins + DAY - HOUR, until=begins + 2 * DAY),
    )
    assert [line.said for line in first.lines] == [None, None]
    assert first.minutes == 0
    assert second.minutes == 2 * 444
    with pytest.raises(Declined, match="Nothing is said of 30 November 2026"):
        await submit_timesheet(timesheet_id=first.id, now=LATER, uow=there.hers)


async def test_work_in_a_suspension_is_refused_and_work_before_it_is_not(town: Town) -> None:
    there = await at_work(town)
    await suspended(there, 4 * HOUR)
    week = await opened(there, MONDAY)
    session = week.lines[0].session

    problem = await refusal(says(there, week, 0, WorkedBy(session, 36)))
    morning = Period(session.start, session.start + 4 * HOUR)
    await says(there, week, 0, WorkedBy(morning, why="Suspended at one."))
    await says(there, week, 1, WorkedBy(None, absence=Absence.OTHER, why="Suspended."))
    submitted = await submit_timesheet(timesheet_id=week.id, now=LATER, uow=there.hers)

    assert "the placement was suspended from 30 November 2026 at 13:00" in problem.message
    assert (submitted.state, submitted.minutes) == (TimesheetState.SUBMITTED, 240)


async def test_a_week_that_was_filled_in_before_a_suspension_is_not_handed_in(
    town: Town,
) -> None:
    there = await at_work(town)
    week = await opened(there, MONDAY, (await there.placement()).begins)
    await suspended(there, DAY)
    await resumed(there, 3 * DAY)

    submitting = submit_timesheet(timesheet_id=week.id, now=LATER, uow=there.hers)

    assert (
        "was suspended from 1 December 2026 at 09:00 to 3 December"
        in (await refusal(submitting)).message
    )
    assert (await there.placement()).state is PlacementState.ACTIVE


async def test_work_in_a_pause_is_hers_to_say(town: Town) -> None:
    there = await at_work(town)
    begins = (await there.placement()).begins
    await pause_placement(
        placement_id=there.placement_id,
        reason=PauseReason.OTHER,
        now=begins + 4 * HOUR,
        uow=there.hers,
    )
    week = await opened(there, MONDAY)

    filled = await says(there, week, 0, WorkedBy(week.lines[0].session, 36))

    assert filled.minutes == 444
