"""What is locked stays: it is corrected by reversal, and no hour counts twice."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from staffbank.domain.period import Period
from staffbank.domain.problem import Declined, ProblemCode
from staffbank.domain.timesheet import Timesheet
from staffbank.domain.worked_line import Absence, LineId, WorkedBy
from staffbank.usecases.timesheet.correct_timesheet import correct_timesheet
from staffbank.usecases.timesheet.fill_in_line import fill_in_line
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from tests.placed import MONDAY, Placed, at_work, locked, opened
from tests.town import NOW, Town

LATER = NOW + timedelta(weeks=60)
HALF_AN_HOUR = timedelta(minutes=30)


async def standing(there: Placed) -> set[LineId]:
    """The lines of hers that count."""
    query = text("SELECT id FROM timesheet_line WHERE person = :person AND stands")
    async with there.system as uow:
        found = await uow._connection.execute(query, {"person": there.worker.person})  # type: ignore[attr-defined]
        return {line for (line,) in found}


async def test_a_correction_takes_the_place_of_what_was_wrong(town: Town) -> None:
    there = await at_work(town)
    week = await locked(there, await opened(there, MONDAY))

    correction = await correct_timesheet(
        timesheet_id=week.id, line_ids=[week.lines[0].id], uow=there.hers
    )
    reversal, anew = sorted(correction.lines, key=lambda line: line.reverses is None)
    assert anew.said is not None
    assert anew.said.worked is not None
    early = Period(anew.said.worked.start, anew.said.worked.end - HALF_AN_HOUR)
    await fill_in_line(
        timesheet_id=correction.id,
        line_id=anew.id,
        said=WorkedBy(early, 36, why="I left at half past four."),
        uow=there.hers,
    )
    done = await locked(there, correction)

    assert (reversal.minutes, done.minutes) == (-444, -30)
    assert await standing(there) == {week.lines[1].id, anew.id}
    assert (await there.timesheet(week)).minutes == 888


async def test_a_line_is_never_corrected_twice(town: Town) -> None:
    there = await at_work(town)
    week = await locked(there, await opened(there, MONDAY))
    wrong = [week.lines[0].id]

    outcomes = await asyncio.gather(
        *(
            correct_timesheet(timesheet_id=week.id, line_ids=wrong, uow=there.hers)
            for _ in range(4)
        ),
        return_exceptions=True,
    )

    assert len([each for each in outcomes if isinstance(each, Timesheet)]) == 1
    assert len([each for each in outcomes if isinstance(each, Declined)]) == 3


async def test_what_is_locked_is_never_edited(town: Town) -> None:
    there = await at_work(town)
    week = await locked(there, await opened(there, MONDAY))

    for change in (
        "UPDATE timesheet SET minutes = 1 WHERE id = :id",
        "UPDATE timesheet_line SET break_minutes = 0 WHERE timesheet_id = :id",
    ):
        async with there.hers as uow:
            with pytest.raises(ProgrammingError, match="is corrected by"):
                await uow._connection.execute(text(change), {"id": week.id})  # type: ignore[attr-defined]


async def test_no_hour_is_ever_claimed_twice(town: Town) -> None:
    there = await at_work(town)
    first = await opened(there, MONDAY)
    second = await opened(there, MONDAY + timedelta(weeks=1))
    await submit_timesheet(timesheet_id=second.id, now=LATER, uow=there.hers)
    monday = second.lines[0].session
    line = first.lines[1]

    async with there.hers as uow:
        clash = text(
            "UPDATE timesheet_line SET stands = true, worked = tstzrange(:since, :until) "
            "WHERE id = :id"
        )
        with pytest.raises(Exception, match="no_hour_is_paid_twice"):
            await uow._connection.execute(  # type: ignore[attr-defined]
                clash, {"since": monday.start, "until": monday.end, "id": line.id}
            )


async def test_a_reversal_is_never_corrected_itself(town: Town) -> None:
    there = await at_work(town)
    week = await opened(there, MONDAY)
    ill = WorkedBy(None, absence=Absence.SICKNESS, why="A cold.")
    line = week.lines[0].id
    await fill_in_line(timesheet_id=week.id, line_id=line, said=ill, uow=there.hers)
    await locked(there, week)
    correction = await correct_timesheet(timesheet_id=week.id, line_ids=[line], uow=there.hers)
    await locked(there, correction)
    (reversal,) = [each.id for each in correction.lines if each.reverses]

    with pytest.raises(Declined) as declined:
        await correct_timesheet(timesheet_id=correction.id, line_ids=[reversal], uow=there.hers)

    assert declined.value.problems[0].code is ProblemCode.NOT_FOUND
