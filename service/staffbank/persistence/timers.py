"""Jobs for later, enqueued by the transaction of a unit of work."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank.domain.council import CouncilId, EmployerId, RegionId
from staffbank.domain.expansion import last_day
from staffbank.domain.london import moment
from staffbank.domain.placement import PlacementId
from staffbank.domain.waiting import Waiting, due, due_again
from staffbank.persistence.enqueued import Enqueued

EARLY = time(5)  # in London, before anybody is at work
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
FORGET_THE_EARLIER = text(
    "DELETE FROM procrastinate_jobs WHERE lock = :lock AND status = 'todo'"
)
DAYS_TO_LOCK = timedelta(days=5)  # after the month's end, for its last timesheets


class SqlTimers:
    """Rows of the queue."""

    def __init__(self, connection: AsyncConnection, region_id: RegionId) -> None:
        self._connection = connection
        self._region_id = str(region_id)

    async def remind(self, waiting: Waiting, subject: UUID, *, since: datetime) -> None:
        await self._remind(waiting, subject, due(waiting, since))

    async def remind_again(self, waiting: Waiting, subject: UUID, *, told: datetime) -> None:
        if again := due_again(waiting, told):
            await self._remind(waiting, subject, again)

    async def _remind(self, waiting: Waiting, subject: UUID, at: datetime) -> None:
        """One reminder at a time: what waited before, and waits anew, is counted from now."""
        lock = f"remind {waiting.value} {subject}"
        await self._connection.execute(FORGET_THE_EARLIER, {"lock": lock})
        await Enqueued("remind", "timers", lock, at).on(
            self._connection,
            region_id=self._region_id,
            waiting=waiting.value,
            subject=str(subject),
        )

    async def start_again(self, placement_id: PlacementId, day: date) -> None:
        await self._of_placement(
            "start_placement", "placements", placement_id, moment(day + ONE_DAY, EARLY)
        )

    async def end_waiver(self, placement_id: PlacementId, at: datetime) -> None:
        await self._of_placement("end_waiver", "timers", placement_id, at)

    async def _of_placement(
        self, name: str, queue: str, placement_id: PlacementId, at: datetime
    ) -> None:
        """One at a time: a job that is run again after a crash leaves no second one behind."""
        lock = f"{name} {placement_id}"
        await self._connection.execute(FORGET_THE_EARLIER, {"lock": lock})
        await Enqueued(name, queue, lock, at).on(
            self._connection, region_id=self._region_id, placement_id=str(placement_id)
        )

    async def open_week(self, placement_id: PlacementId, week: date) -> None:
        over = moment(week + ONE_WEEK, EARLY)
        await Enqueued("open_week", "timers", at=over).on(
            self._connection,
            region_id=self._region_id,
            placement_id=str(placement_id),
            week=week.isoformat(),
        )

    async def forget(self, day: date) -> None:
        over = moment(day + timedelta(days=1), EARLY)
        await Enqueued("forget", "timers", at=over).on(
            self._connection, region_id=self._region_id
        )

    async def tell_heads(self, day: date) -> None:
        over = moment(day + timedelta(days=1), EARLY)
        await Enqueued("tell_heads", "audit", at=over).on(
            self._connection, region_id=self._region_id
        )

    async def recheck(self, day: date) -> None:
        over = moment(day + timedelta(days=1), EARLY)
        await Enqueued("recheck", "timers", at=over).on(
            self._connection, region_id=self._region_id
        )

    async def accrue(self, home: EmployerId, host: CouncilId, day: date) -> None:
        """Of the same month: a job waits for earlier ones of its lock, though not due yet."""
        month = day.replace(day=1)
        over = moment(last_day(month, 1) + DAYS_TO_LOCK, EARLY)
        lock = f"accrue {home} {host} {month}"
        await Enqueued("accrue", "timers", lock, over).on(
            self._connection,
            region_id=self._region_id,
            home=str(home),
            host=str(host),
            month=month.isoformat(),
        )
