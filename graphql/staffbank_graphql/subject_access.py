"""When somebody's question for her own data has to be answered."""

from datetime import date, datetime, timedelta
from typing import Annotated

import strawberry
from strawberry import field

from staffbank.domain.law import subject_access
from staffbank.domain.period import NotAPeriod, Period
from staffbank_graphql.errors import BadUserInput

RECEIVED = strawberry.argument(description="The day on which the question came.")
COMPLEX = strawberry.argument(
    description="Whether it is complex or much, and she is told so in time: two months more."
)
WAITED = strawberry.argument(
    description="Times in which a reasonable clarification, or proof of who she is, was "
    "awaited: the clock stood still."
)
LONGEST = timedelta(days=3_660)


@strawberry.input(description="A stretch of time in which the clock stood still.")
class WaitedInput:
    """From when to when."""

    since: datetime = field(description="When the bank asked.")
    until: datetime = field(description="When it was answered.")


@strawberry.type(description="By when a question for one's own data is answered (DP-1, DP-2).")
class SubjectAccessDue:
    """Days."""

    answer_by: date = field(description="The last day that the law allows.")
    meant_by: date = field(description="The day by which the bank means to: four weeks.")
    source: str = field(description="Where that is written.")


@strawberry.type
class SubjectAccessQuery:
    """Whoever keeps such questions asks here when they are due."""

    @field(description="By when a question for one's own data has to be answered.")
    async def subject_access_due(
        self,
        received_on: Annotated[date, RECEIVED],
        complex: Annotated[bool, COMPLEX] = False,  # noqa: A002, FBT002 its name
        waited: Annotated[tuple[WaitedInput, ...], WAITED] = (),
    ) -> SubjectAccessDue:
        try:
            stood = [Period(each.since, each.until) for each in waited]
        except NotAPeriod as wrong:
            raise BadUserInput(f"{str(wrong).capitalize()}.") from wrong
        if any(each.length > LONGEST for each in stood):
            raise BadUserInput("A clock that stood still for over ten years is started anew.")
        by = subject_access.answer_due(received_on, waited=stood, complex_request=complex)
        return SubjectAccessDue(
            answer_by=by,
            meant_by=min(by, received_on + subject_access.TARGET.on(received_on)),
            source=subject_access.SOURCE,
        )
