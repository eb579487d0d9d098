"""Calendars by their addresses, for programs that read calendars."""

from datetime import timedelta

from fastapi import APIRouter, Depends, HTTPException, Response
from icalendar import Calendar
from icalendar import Event as Entry

from staffbank import clock
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.ports.calendar import CalendarEntry
from staffbank.usecases.calendar.address import region_of
from staffbank.usecases.calendar.calendar_of import calendar_of, person_at
from staffbank.web.budgets import counted
from staffbank.web.papers import Running

router = APIRouter()

GONE = "There is no calendar at this address; its owner may have made a new one."
OFTEN = timedelta(hours=1)


@router.get(
    "/calendar/{address}.ics",
    dependencies=[Depends(counted)],
    summary="A worker's placements, for her own calendar.",
)
async def calendar(address: str, bank: Running) -> Response:
    """The sessions of whoever has this address: when and where, nothing more."""
    region_id = region_of(address)
    if region_id is None:
        raise HTTPException(404, GONE)
    ours = Principal("system", region_id, frozenset({Grant(Role.SYSTEM, region_id)}))
    person = await person_at(address, now=clock.now(), uow=bank.unit_of_work(ours))
    if person is None:
        raise HTTPException(404, GONE)
    herself = Principal(person, region_id, frozenset())
    made = _made(await calendar_of(person, bank.queries(herself)))
    headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
    return Response(made.to_ical(), headers=headers, media_type="text/calendar")


def _made(entries: tuple[CalendarEntry, ...]) -> Calendar:
    made = Calendar()
    made.add("prodid", "-//Staffbank//Placements//EN")
    made.add("version", "2.0")
    made.add("name", "Staff bank")
    made.add("x-wr-calname", "Staff bank")
    made.add("refresh-interval", OFTEN, parameters={"value": "DURATION"})
    now = clock.now()
    for each in entries:
        entry = Entry()
        entry.add("uid", f"{each.key}@staffbank")
        entry.add("dtstamp", now)
        entry.add("dtstart", each.during.start)
        entry.add("dtend", each.during.end)
        entry.add("summary", f"Work for {each.council}" if each.council else "Work")
        if each.team:
            entry.add("location", each.team)
        made.add_component(entry)
    return made
