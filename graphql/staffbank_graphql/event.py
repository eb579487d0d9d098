"""Events, as they happen and as they have happened."""

import asyncio
import dataclasses
from collections.abc import AsyncGenerator, Collection
from datetime import datetime
from uuid import UUID

import strawberry
from strawberry import ID, Private, field

from staffbank.domain.event import chosen, subject_id
from staffbank.ports.events import EventLog, EventView
from staffbank_graphql.context import Context
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.global_id import NotAnId, decode, encode

REMEMBERED = 256  # events
LOOKED_AT_AGAIN = 60.0  # seconds; whoever is let in no more is told nothing more by then
LASTS = 3_600.0  # seconds; whoever comes again shows her token again

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

    told: Private[dict[object, object]] = dataclasses.field(default_factory=dict)

    @classmethod
    def of(cls, view: EventView) -> "Event":
        """Show an event: the same one to all who may see the same of it."""
        shown = SHOWN.pop((view.id, view.details is None), None) or cls._made(view)
        SHOWN[view.id, view.details is None] = shown
        if len(SHOWN) > REMEMBERED:
            del SHOWN[next(iter(SHOWN))]
        return shown

    @classmethod
    def _made(cls, view: EventView) -> "Event":
        subject = subject_id(view.event, view.subject)
        return cls(
            id=encode("Event", view.id),
            event=view.event,
            subject_id=ID(subject) if subject else None,
            at=view.at,
            details=None if view.details is None else _details(view),
        )


SHOWN: dict[tuple[UUID, bool], Event] = {}  # by whether the details are hidden; oldest first


def _details(view: EventView) -> list[EventDetail]:
    return [
        EventDetail(name=name, value=None if value is None else str(value))
        for name, value in sorted((view.details or {}).items())
    ]


async def happening(
    context: Context, since: str | None, names: Collection[str], *, only_new: bool
) -> AsyncGenerator[Event, None]:
    """Each event that the caller may see behind `since`, until the hour is over.

    A token may run out meanwhile, and the hour goes on. A session that was ended, and a
    program or a key of its that is let in no more, end it.

    Raises:
        BadUserInput: `since` is no event, or not the caller's to see.
    """
    log, feeds = context.bank.events(context.principal), context.bank.feeds
    clock = asyncio.get_running_loop().time
    after = await (log.end() if only_new and since is None else _place(log, since))
    ends = clock() + LASTS
    while (now := clock()) < ends:
        turn = min(ends, now + LOOKED_AT_AGAIN)
        async with feeds.followed(context.principal, seconds=turn - now) as following:
            while clock() < turn:
                views, after = await following.behind(after)
                for view in views:
                    if chosen(view.event, names):
                        yield Event.of(view)
        if not await context.is_still_let_in():
            return


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
