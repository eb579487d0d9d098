"""A region is set up: its councils, who employs their social workers, and their teams."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from staffbank.domain.council import Council, Employer, Region, Team
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.london import day_of
from staffbank.domain.permission import require
from staffbank.ports.organisations import Figures
from staffbank.ports.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NewCouncil:
    """A council with its employer, its teams and its published workforce figures."""

    council: Council
    employer: Employer
    teams: tuple[Team, ...]
    figures: Figures


async def found_region(
    *, region: Region, councils: Sequence[NewCouncil], now: datetime, uow: UnitOfWork
) -> Region:
    """Keep the region and all its councils, or none.

    Raises:
        Declined: not permitted.
    """
    require(uow.principal, Deed.FOUND_REGION, scope=region.id)
    async with uow:
        await uow.organisations.found(region)
        for new in councils:
            await uow.organisations.add_council(new.council, new.figures)
            await uow.organisations.add_employer(new.employer)
            for team in new.teams:
                await uow.organisations.add_team(team)
        await uow.timers.forget(day_of(now))
        await uow.timers.recheck(day_of(now))
        await uow.timers.tell_heads(day_of(now))
        event = Event(
            "region.founded",
            region.id,
            details={"name": region.name, "councils": len(councils)},
        )
        await uow.commit(event)
    return region
