"""Events, as they happen and as they have happened."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import suppress
from datetime import datetime

import strawberry
from strawberry import ID, field

from staffbank.domain.event import chosen, subject_id
from staffbank.ports.events import EventLog, EventView
from staffbank_graphql.context import Context
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.global_id import NotAnId, decode, encode

LOOK_EVERY = 5.0  # seconds; the bell is what makes it quick
LASTS = 3_600.0  # seconds; whoever comes again shows her token again
AT_ONCE = 100

SINCE = strawberry.argument(
    description="The id of the last event that you have; left out, it begins with the oldest."
)
ONLY_NEW = strawberry.argument(
    description="Whether to leave out what has happened before, where you have no event yet."
)
NAMES = strawberry.argument(
    description="Only these, such as offer.accepted; or a noun, such as offer, for all of its."
)


@strawberry.type(description="A detail of an event.")
class EventDetail:
    """A name and a value."""

    name: str = field(description="Its name, such as reason.")
    value: str | None = field(description="Its value, as text; null where there is none.")


@strawberry.type(description="Something that has happened.")
class Event:
    """An event, as the API shows it."""

    id: ID = field(description="Opaque, and the same for ever: `since` for what comes next.")
    event: str = field(description="What has happened, such as offer.accepted.")
    subject_id: ID | None = field(
        description="The id of what it is about; ask `node` for it. Null where there is none."
    )
    at: datetime = field(description="When it happened.")
    details: list[EventDetail] | None = field(
        description="The details, for the organisations that it concerns and the region. Null "
        "for a worker: she looks at the thing itself, as far as it is hers."
    )

    @classmethod
    def of(cls, view: EventView) -> "Event":
        """Show an event."""
        subject = subject_id(view.event, view.subject)
        return cls(
            id=encode("Event", view.id),
            event=view.event,
            subject_id=ID(subject) if subject else None,
            at=view.at,
            details=None if view.details is None else _details(view),
        )


def _details(view: EventView) -> list[EventDetail]:
    return [
        EventDetail(name=name, value=None if value is None else str(value))
        for name, value in sorted((view.details or {}).items())
    ]


async def happening(
    context: Context, since: str | None, names: Collection[str], *, only_new: bool
) -> AsyncIterator[Event]:
    """Each event that the caller may see behind `since`, until the hour is over.

    Raises:
        BadUserInput: `since` is no event, or not the caller's to see.
    """
    log, clock = context.bank.events(context.principal), asyncio.get_running_loop().time
    ends = clock() + LASTS
    with context.bank.bell.heard(context.principal.region_id) as ring:
        end = await log.end()
        after = end if only_new and since is None else await _place(log, since)
        while clock() < ends:
            views = await log.between(after, end, most=AT_ONCE)
            for view in views:
                if chosen(view.event, names):
                    yield Event.of(view)
            if len(views) == AT_ONCE:
                after = views[-1].position
                continue
            after = end
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY):
                    await ring.wait()
            ring.clear()  # before the look: whatever comes after it rings again
            end = await log.end()


async def _place(log: EventLog, since: str | None) -> int:
    if since is None:
        return 0
    try:
        found = await log.position_of(decode(since, "Event"))
    except NotAnId as wrong:
        raise BadUserInput(str(wrong)) from wrong
    if found is None:
        raise BadUserInput(f"There is no event {since!r}, or it is not yours to see.")
    return found
