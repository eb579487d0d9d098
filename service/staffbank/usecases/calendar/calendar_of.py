"""What a calendar shows: when and where, and nothing of what it is about."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta

from staffbank.ports.calendar import CalendarEntry
from staffbank.ports.placement_views import PlacementView
from staffbank.ports.queries import Queries, Slice
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank.ports.views import CouncilView, RequestView, TeamView
from staffbank.ports.worker_views import HeldSessionsView
from staffbank.usecases.calendar.address import digest_of

SHOWN = {"agreement_pending", "ready", "active", "paused", "suspended", "ending", "completed"}
MANY = 100
LASTS = timedelta(days=183)  # of an address, from when it was made


async def open_since(*, uow: UnitOfWork) -> datetime | None:
    """Since when the caller's calendar is open; None where it is not."""
    async with uow:
        return await uow.calendars.open_since()


async def person_at(address: str, *, now: datetime, uow: UnitOfWork) -> str | None:
    """Whose calendar is at the address; `uow` is the bank's own. None where nobody's is.

    An address ends by itself after a time, and with its owner's membership: the bank does not
    learn whose account was closed elsewhere.
    """
    async with uow:
        return await uow.calendars.person_of(digest_of(address), opened_after=now - LASTS)


async def calendar_of(person: str, queries: Queries) -> tuple[CalendarEntry, ...]:
    """Her sessions, in order; `queries` are her own."""
    hers = [each async for each in _placements(queries, person)]
    held = await queries.by_ids(HeldSessionsView, [each.offer_id for each in hers])
    requests = await queries.by_ids(RequestView, [each.request_id for each in hers])
    councils = await queries.by_ids(CouncilView, [each.host_council_id for each in hers])
    teams = await queries.by_ids(TeamView, [each.team_id for each in requests.values()])

    def entries(placement: PlacementView) -> Iterator[CalendarEntry]:
        request = requests.get(placement.request_id)
        council = councils.get(placement.host_council_id)
        sessions = held.get(placement.offer_id)
        team = teams.get(request.team_id) if request and not request.remote else None
        for during in sessions.sessions if sessions else ():
            yield CalendarEntry(
                f"{placement.id}-{during.start:%Y%m%dT%H%M}",
                during,
                council.name if council else "",
                team.name if team else "",
            )

    found = (entry for placement in hers for entry in entries(placement))
    return tuple(sorted(found, key=lambda entry: (entry.during, entry.key)))


async def _placements(queries: Queries, person: str) -> AsyncIterator[PlacementView]:
    after = None
    while True:
        wanted = Slice(first=MANY, after=after)
        page = await queries.page(PlacementView, wanted, {"person": person})
        for placement in page.rows:
            if placement.state in SHOWN:
                yield placement
        if not page.has_next:
            return
        after = page.rows[-1].id
