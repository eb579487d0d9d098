"""What a member has told the bank of herself, and when she can work."""

from datetime import date, time
from decimal import Decimal

import strawberry
from strawberry import ID, field

from staffbank.domain import availability as said
from staffbank.domain.availability import BlockReason, Instead
from staffbank.ports.worker_views import MemberRecordView
from staffbank_graphql.closed_sets import Weekday
from staffbank_graphql.global_id import encode


@strawberry.type(description="Hours that come back each week, on London's clocks.")
class WeeklyHours:
    """A weekday, and from when to when."""

    weekday: Weekday = field(description="The day on which they begin.")
    since: time = field(description="When they begin.")
    until: time = field(description="When they end; at or before `since`: the next day.")

    @classmethod
    def of(cls, hours: said.WeeklyHours) -> "WeeklyHours":
        """Show hours."""
        return cls(weekday=Weekday(hours.weekday), since=hours.since, until=hours.until)


@strawberry.type(description="Time offered every week.")
class WeeklyOffer:
    """Hours, and from which day to which."""

    hours: WeeklyHours = field(description="Which hours of the week.")
    first_day: date = field(description="The first day on which they are offered.")
    last_day: date = field(description="The last day, included.")
    instead: Instead = field(description="Whether they replace home work.")


@strawberry.type(description="Time offered once.")
class Window:
    """From a time on one day to a time on the same or a later one."""

    first_day: date = field(description="The day on which it begins.")
    since: time = field(description="When it begins.")
    last_day: date = field(description="The day on which it ends.")
    until: time = field(description="When it ends.")
    instead: Instead = field(description="Whether it replaces home work.")


@strawberry.type(description="Whole days on which nothing is offered.")
class BlockOut:
    """Days, both included."""

    first_day: date = field(description="The first of the days.")
    last_day: date = field(description="The last of them, included.")
    reason: BlockReason = field(description="Why.")


@strawberry.type(description="All that a worker says about her time.")
class Availability:
    """When she can work for others."""

    weekly: list[WeeklyOffer] = field(description="Time offered every week.")
    windows: list[Window] = field(description="Time offered once.")
    block_outs: list[BlockOut] = field(description="Days on which nothing is offered.")
    digest: str = field(description="Names all of it, for whoever replaces it.")

    @classmethod
    def of(cls, told: said.Availability) -> "Availability":
        """Show what was said."""
        return cls(
            weekly=[
                WeeklyOffer(**vars(each) | {"hours": WeeklyHours.of(each.hours)})
                for each in told.weekly
            ],
            windows=[Window(**vars(each)) for each in told.windows],
            block_outs=[BlockOut(**vars(each)) for each in told.block_outs],
            digest=told.digest,
        )


@strawberry.type(description="What a member would rather have: her choice, and never a fault.")
class MemberPreferences:
    """Wishes."""

    council_ids: list[ID] = field(description="Councils where she would like to work.")
    avoided_council_ids: list[ID] = field(description="Councils where she will not work.")
    longest_travel_km: int = field(description="As far as she will travel.")
    remote_only: bool = field(description="Whether she works from home only.")
    bank_hours_a_week: Decimal = field(description="At most so many hours a week for the bank.")


@strawberry.type(description="What a member has told the bank; hers and her employer's to see.")
class MemberRecord:
    """A record."""

    availability: Availability = field(description="When she can work for others.")
    home_hours: list[WeeklyHours] = field(description="When she works in her own post.")
    other_hours: Decimal = field(description="Hours a week of any other job.")
    preferences: MemberPreferences = field(description="What she would rather have.")
    latitude: float = field(description="Where she travels from, degrees north (WGS 84).")
    longitude: float = field(description="The same, degrees east.")
    qualified_on: date | None = field(description="When she qualified, if she has said so.")
    induction_ends_on: date | None = field(
        description="The last day of her induction, if it was not over when she joined."
    )

    @classmethod
    def of(cls, view: MemberRecordView) -> "MemberRecord":
        """Show a record."""
        wishes = view.preferences
        return cls(
            availability=Availability.of(view.availability),
            home_hours=[WeeklyHours.of(each) for each in view.home_hours],
            other_hours=view.other_hours,
            preferences=MemberPreferences(
                council_ids=[ID(encode("Council", each)) for each in sorted(wishes.councils)],
                avoided_council_ids=[
                    ID(encode("Council", each)) for each in sorted(wishes.avoided_councils)
                ],
                longest_travel_km=wishes.longest_travel_km,
                remote_only=wishes.remote_only,
                bank_hours_a_week=wishes.bank_hours_a_week,
            ),
            latitude=view.place.latitude,
            longitude=view.place.longitude,
            qualified_on=view.qualified_on,
            induction_ends_on=view.induction_ends_on,
        )
