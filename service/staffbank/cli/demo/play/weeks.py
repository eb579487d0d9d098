"""The weeks of the play: placements begin, hours are written down, things go wrong."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from staffbank.cli.demo.checks import year_end
from staffbank.cli.demo.play.stage import Cast, Stage
from staffbank.domain.check import CheckKind
from staffbank.domain.london import day_of, week_of
from staffbank.domain.notice import EndCause
from staffbank.domain.period import Period
from staffbank.domain.placement import UNDER_WAY, Placement, PlacementState
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined
from staffbank.domain.timesheet import Timesheet
from staffbank.domain.worked_line import Absence, Line, WorkedBy
from staffbank.usecases.placement.agree_shorter_notice import agree_shorter_notice
from staffbank.usecases.placement.close_placement import close_placement
from staffbank.usecases.placement.end_placement import end_placement
from staffbank.usecases.placement.propose_shorter_notice import propose_shorter_notice
from staffbank.usecases.placement.start_placement import start_placement
from staffbank.usecases.timesheet.approve_timesheet import approve_timesheet
from staffbank.usecases.timesheet.fill_in_line import fill_in_line
from staffbank.usecases.timesheet.lock_timesheet import lock_timesheet
from staffbank.usecases.timesheet.open_timesheet import open_timesheet
from staffbank.usecases.timesheet.query_timesheet import query_timesheet
from staffbank.usecases.timesheet.submit_timesheet import submit_timesheet
from staffbank.usecases.worker.import_register import Download, import_register

ILL, LONGER, DRIVES, ASKED = 0.04, 0.06, 0.3, 0.05
MILES = (4, 40)
ONE_WEEK = timedelta(weeks=1)
LAPSED = "registrations lapsed, placement suspended"
LEFT = "recalled by the home employer"


async def week_passes(stage: Stage, monday: date, now: datetime) -> None:
    """What began in the week of `monday`, and its hours; `now` is after it."""
    for key, placement in list(stage.placements.items()):
        if placement.state is PlacementState.READY and placement.begins < now:
            await _started(stage, key)
    for key, placement in list(stage.placements.items()):
        if any(week_of(day_of(each.start)) == monday for each in placement.sessions):
            await _week_settled(stage, key, monday, now)
    for key, placement in list(stage.placements.items()):
        written_down = week_of(day_of(placement.sessions[-1].start)) <= monday
        if placement.state in UNDER_WAY and written_down:
            await _closed(stage, key, now)


async def registration_lapses(stage: Stage, now: datetime) -> None:
    """Somebody at work is no longer registered: suspended by the bank, then ended at once."""
    if (found := _somebody_at_work(stage, now)) is None:
        return
    placement, cast = found
    await register_says(stage, cast, "Lapsed", now)
    stage.told[LAPSED] += 1
    await _ended(stage, placement, cast, EndCause.REGISTRATION, now)


async def somebody_leaves(stage: Stage, now: datetime) -> None:
    """Her home employer needs her back in a week; the host agrees to the short notice."""
    if (found := _somebody_at_work(stage, now)) is None:
        return
    placement, cast = found
    soon = min(now + ONE_WEEK, placement.sessions[-1].start)
    if soon <= now:
        return
    await propose_shorter_notice(
        placement_id=placement.id,
        cause=EndCause.HOME_RECALLS,
        ends_at=soon,
        now=now,
        uow=stage.officer(cast.home, Role.RELEASE_AUTHORISER),
    )
    stage.keep(
        await agree_shorter_notice(
            placement_id=placement.id,
            ends_at=soon,
            now=now,
            uow=stage.officer(cast.host, Role.SERVICE_MANAGER),
        )
    )
    stage.told[LEFT] += 1
    stage.told["placements ended early"] += 1


async def register_says(stage: Stage, cast: Cast, status: str, now: datetime) -> None:
    """Her home employer looks her up, and brings what the register says."""
    number = next(
        check.reference for check in cast.worker.checks if check.kind is CheckKind.REGISTRATION
    )
    until = f"{year_end(day_of(now))}"
    text = f"Registration number,Status,Registered until\n{number},{status},{until}\n"
    await import_register(
        employer_id=cast.worker.employer_id,
        download=Download(text, [number], looked_on=day_of(now)),
        now=now,
        uow=stage.officer(cast.home, Role.COUNCIL_ADMINISTRATOR),
    )


def _somebody_at_work(stage: Stage, now: datetime) -> tuple[Placement, Cast] | None:
    able = [
        placement
        for placement in stage.placements.values()
        if placement.state is PlacementState.ACTIVE and placement.sessions[-1].end > now
    ]
    if not able:
        return None
    placement = stage.dice.choice(able)
    return placement, stage.casts[placement.id]


async def _ended(
    stage: Stage, placement: Placement, cast: Cast, cause: EndCause, now: datetime
) -> None:
    stage.keep(
        await end_placement(
            placement_id=placement.id,
            cause=cause,
            ends_at=now,
            now=now,
            uow=stage.officer(cast.home, Role.RELEASE_AUTHORISER),
        )
    )
    stage.told["placements ended early"] += 1


async def _started(stage: Stage, key: UUID) -> None:
    placement, cast = stage.placements[key], stage.casts[key]
    await register_says(stage, cast, "Registered", placement.begins)
    try:
        begun = await start_placement(
            placement_id=placement.id, now=placement.begins, uow=stage.itself
        )
    except Declined:
        stage.told["starts held up"] += 1
        return
    stage.keep(begun)
    stage.told["placements begun"] += 1


async def _week_settled(stage: Stage, key: UUID, monday: date, now: datetime) -> None:
    placement, cast = stage.placements[key], stage.casts[key]
    if placement.state in {PlacementState.READY, PlacementState.WITHDRAWN}:
        return
    timesheet = await open_timesheet(
        placement_id=placement.id, week=monday, now=now, uow=stage.itself
    )
    for line in timesheet.lines:
        if (said := _varies(stage, line)) is not None:
            await fill_in_line(
                timesheet_id=timesheet.id, line_id=line.id, said=said, uow=stage.hers(cast)
            )
    await submit_timesheet(timesheet_id=timesheet.id, now=now, uow=stage.hers(cast))
    await _agreed(stage, timesheet, cast, now)


def _varies(stage: Stage, line: Line) -> WorkedBy | None:
    """Now and then she is ill, or stays half an hour longer, or drives."""
    if stage.falls(ILL):
        stage.told["days of sickness"] += 1
        return WorkedBy(None, absence=Absence.SICKNESS, why="A cold.")
    assert line.said is not None
    pause = line.said.break_minutes
    if stage.falls(LONGER):
        late = Period(line.session.start, line.session.end + timedelta(minutes=30))
        return WorkedBy(late, pause, why="A meeting ran over.")
    if stage.falls(DRIVES):
        return replace(line.said, miles=stage.dice.randint(*MILES))
    return None


async def _agreed(stage: Stage, timesheet: Timesheet, cast: Cast, now: datetime) -> None:
    if stage.falls(ASKED):
        await query_timesheet(
            timesheet_id=timesheet.id,
            query="Is every day of the week right?",
            uow=stage.officer(cast.host, Role.LINE_MANAGER),
        )
        stage.told["timesheets queried"] += 1
        await submit_timesheet(timesheet_id=timesheet.id, now=now, uow=stage.hers(cast))
    await approve_timesheet(
        timesheet_id=timesheet.id, now=now, uow=stage.officer(cast.host, Role.LINE_MANAGER)
    )
    await lock_timesheet(timesheet_id=timesheet.id, uow=stage.itself)
    stage.told["timesheets locked"] += 1


async def _closed(stage: Stage, key: UUID, now: datetime) -> None:
    cast = stage.casts[key]
    manager = stage.officer(cast.host, Role.SERVICE_MANAGER)
    closed = await close_placement(
        placement_id=stage.placements[key].id,
        access_removed_on=day_of(now),
        now=now,
        uow=manager,
    )
    stage.keep(closed)
    stage.told["placements completed"] += closed.state is PlacementState.COMPLETED
