"""One's placements in one's own calendar."""

from typing import Annotated

import strawberry
from strawberry import field

from staffbank.usecases.calendar.share_calendar import share_calendar
from staffbank_graphql.context import BankInfo
from staffbank_graphql.deed import INPUT, PROBLEMS, problems_into
from staffbank_graphql.problem import Problem


@strawberry.input(description="Whether your placements are to be read at an address of yours.")
class ShareCalendarInput:
    """Yes or no."""

    shared: bool = field(description="Yes makes a new address; either way an older one ends.")


@strawberry.type(description="Where a calendar is.")
class CalendarAddress:
    """An address."""

    path: str = field(
        description="Below the bank's own address, told this once. Whoever has it reads when "
        "and where you work."
    )


@strawberry.type(description="What came of it.")
class ShareCalendarPayload:
    """The address, or the problems."""

    calendar: CalendarAddress | None = field(
        description="The new address; null where it is shared no more.", default=None
    )
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class CalendarMutation:
    """Calendars."""

    @strawberry.mutation(
        description="Have your placements shown in a calendar of your own, at an address that "
        "nobody can guess, or end that."
    )
    async def share_calendar(
        self,
        info: BankInfo,
        input: Annotated[ShareCalendarInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> ShareCalendarPayload:
        payload, context = ShareCalendarPayload(), info.context
        with problems_into(payload):
            address = await share_calendar(
                shared=input.shared, now=context.now, uow=context.unit_of_work()
            )
            if address is not None:
                path = context.telling(f"/calendar/{address}.ics")
                payload.calendar = CalendarAddress(path=path)
        return payload
