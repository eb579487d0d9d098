"""The form that work comes in, as clients say it."""

from datetime import date, time

import strawberry
from strawberry import field

from staffbank.domain.cover_request import (
    DaysAWeek,
    DutyDay,
    FullTime,
    NightShift,
    Shape,
    SingleSession,
)
from staffbank_graphql.closed_sets import Weekday

NINE, FIVE = time(9), time(17)


@strawberry.input(description="One day on a duty desk.")
class DutyDayInput:
    """A day."""

    day: date = field(description="The day.")
    since: time = field(description="When it begins.", default=NINE)
    until: time = field(description="When it ends.", default=FIVE)

    def read(self) -> Shape:
        """The same in the domain's words."""
        return DutyDay(self.day, self.since, self.until)


@strawberry.input(description="One night.")
class NightShiftInput:
    """A night."""

    day: date = field(description="The day on which it begins.")
    since: time = field(description="When it begins.", default=time(20))
    until: time = field(description="When it ends, the next morning.", default=time(8))

    def read(self) -> Shape:
        """The same in the domain's words."""
        return NightShift(self.day, self.since, self.until)


@strawberry.input(description="A few hours on one day.")
class SingleSessionInput:
    """A session."""

    day: date = field(description="The day.")
    since: time = field(description="When it begins.")
    until: time = field(description="When it ends, on the same day.")

    def read(self) -> Shape:
        """The same in the domain's words."""
        return SingleSession(self.day, self.since, self.until)


@strawberry.input(description="The same weekdays for some weeks.")
class DaysAWeekInput:
    """Weekdays, week after week."""

    first_day: date = field(description="A day of the first week; nothing comes before it.")
    weekdays: list[Weekday] = field(description="Which days of the week.")
    weeks: int = field(description="For how many weeks, 1 to 52.")
    since: time = field(description="When each day begins.", default=NINE)
    until: time = field(description="When each day ends.", default=FIVE)

    def read(self) -> Shape:
        """The same in the domain's words."""
        weekdays = tuple(map(int, self.weekdays))
        return DaysAWeek(self.first_day, weekdays, self.weeks, self.since, self.until)


@strawberry.input(description="Monday to Friday for some months.")
class FullTimeInput:
    """Months of full-time work."""

    first_day: date = field(description="The first day.")
    months: int = field(description="For how many calendar months, 1 to 12.")
    since: time = field(description="When each day begins.", default=NINE)
    until: time = field(description="When each day ends.", default=FIVE)

    def read(self) -> Shape:
        """The same in the domain's words."""
        return FullTime(self.first_day, self.months, self.since, self.until)


@strawberry.input(one_of=True, description="The form that the work comes in: exactly one.")
class ShapeInput:
    """One of five forms."""

    duty_day: DutyDayInput | None = field(
        description="One day on a duty desk.", default=strawberry.UNSET
    )
    night_shift: NightShiftInput | None = field(
        description="One night.", default=strawberry.UNSET
    )
    single_session: SingleSessionInput | None = field(
        description="A few hours on one day.", default=strawberry.UNSET
    )
    days_a_week: DaysAWeekInput | None = field(
        description="The same weekdays for some weeks.", default=strawberry.UNSET
    )
    full_time: FullTimeInput | None = field(
        description="Monday to Friday for some months.", default=strawberry.UNSET
    )

    @property
    def chosen(self) -> str:
        """The name of the form that was given."""
        return next(name for name, given in vars(self).items() if given)

    def places(self, name: str) -> dict[str, tuple[str, ...]]:
        """Where each value of the form stands, if the form is the input's field `name`."""
        return dict.fromkeys(vars(getattr(self, self.chosen)), (name, self.chosen))

    def read(self) -> Shape:
        """The same in the domain's words."""
        shape: Shape = getattr(self, self.chosen).read()
        return shape
