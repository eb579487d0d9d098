"""A placement that somebody ends before its day, for tests of how."""

from collections.abc import Awaitable
from datetime import datetime, timedelta

from staffbank.domain.cover_request import DaysAWeek
from staffbank.domain.notice import EndCause
from staffbank.domain.placement import Placement
from staffbank.domain.principal import Role
from staffbank.domain.stop import PauseReason
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.usecases.placement.agree_shorter_notice import agree_shorter_notice
from staffbank.usecases.placement.end_placement import end_placement
from staffbank.usecases.placement.pause_placement import pause_placement
from staffbank.usecases.placement.propose_shorter_notice import propose_shorter_notice
from staffbank.usecases.placement.resume_placement import resume_placement
from tests.placed import MONDAY, Placed, placed, started
from tests.town import NOW, Town

TEN_WEEKS = DaysAWeek(MONDAY, (0, 1), 10)
BEGINS = NOW + timedelta(weeks=1)
IN_SIX_DAYS = BEGINS + timedelta(days=6)
IN_SIX_WEEKS = BEGINS + timedelta(weeks=6)


async def running(town: Town) -> Placed:
    """Two days a week for ten weeks, begun."""
    there = await placed(town, TEN_WEEKS)
    await started(there)
    return there


async def held(there: Placed) -> int:
    """For how many sessions she is booked."""
    async with there.system as uow:
        return len(await uow.workers.booked(there.worker.id))


def end(
    there: Placed,
    uow: UnitOfWork,
    ends_at: datetime,
    cause: EndCause = EndCause.NO_LONGER_NEEDED,
    now: datetime = BEGINS,
) -> Awaitable[Placement]:
    """Ended early, by whoever's unit of work it is."""
    return end_placement(
        placement_id=there.placement_id, cause=cause, ends_at=ends_at, now=now, uow=uow
    )


def propose(
    there: Placed, uow: UnitOfWork, ends_at: datetime = IN_SIX_DAYS
) -> Awaitable[Placement]:
    """Less notice, proposed."""
    return propose_shorter_notice(
        placement_id=there.placement_id,
        cause=EndCause.NO_LONGER_NEEDED,
        ends_at=ends_at,
        now=BEGINS,
        uow=uow,
    )


def agree(
    there: Placed,
    uow: UnitOfWork,
    ends_at: datetime = IN_SIX_DAYS,
    now: datetime = BEGINS,
) -> Awaitable[Placement]:
    """Less notice, agreed to."""
    return agree_shorter_notice(
        placement_id=there.placement_id, ends_at=ends_at, now=now, uow=uow
    )


async def pause(there: Placed) -> Placement:
    """Stopped, by herself."""
    return await pause_placement(
        placement_id=there.placement_id,
        reason=PauseReason.SICKNESS,
        now=BEGINS,
        uow=there.hers,
    )


async def resume(there: Placed) -> Placement:
    """By home and by the region."""
    key = there.placement_id
    await resume_placement(placement_id=key, now=BEGINS, uow=home(there))
    return await resume_placement(placement_id=key, now=BEGINS, uow=region(there.town))


def host(there: Placed) -> UnitOfWork:
    """The host's service manager."""
    return there.host(Role.SERVICE_MANAGER)


def home(there: Placed) -> UnitOfWork:
    """Her home's release authoriser."""
    return there.home(Role.RELEASE_AUTHORISER)


def region(town: Town) -> UnitOfWork:
    """The coordinator."""
    return town.uow(Role.COORDINATOR)
