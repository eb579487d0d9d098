"""When a worker offers her time, in real time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import combinations

from staffbank.domain.availability import (
    Availability,
    BlockOut,
    BlockReason,
    Instead,
    OverlappingAvailability,
    WeeklyOffer,
    Window,
)
from staffbank.domain.london import days, each_week, moment, spoken_span, stretch, whole_days
from staffbank.domain.period import Period, common, merged, without

ONE_DAY = timedelta(days=1)
WEEKDAY_NAMES = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


@dataclass(frozen=True)
class Offered:
    """Offered time in UTC, in order. Time offered both ways is `instead`, never `on_top`."""

    on_top: tuple[Period, ...] = ()
    instead: tuple[Period, ...] = ()

    @property
    def either(self) -> tuple[Period, ...]:
        """All offered time, in as few stretches as can be."""
        return merged(self.on_top + self.instead)


def offered(availability: Availability, first: date, last: date) -> Offered:
    """What is offered from midnight before `first` to midnight after `last`, London time.

    A night that begins the day before `first` is offered from midnight. Block-outs are whole
    days of London and beat every offer.
    """
    asked = (whole_days(first, last),)
    blocked = [whole_days(block.first_day, block.last_day) for block in availability.block_outs]

    def open_time(instead: Instead) -> tuple[Period, ...]:
        return without(common(_said(availability, instead, first, last), asked), blocked)

    replacing = open_time(Instead.OF_HOME_WORK)
    return Offered(without(open_time(Instead.ON_TOP), replacing), replacing)


def leave_days(availability: Availability, first: date, last: date) -> frozenset[date]:
    """Days from `first` to `last`, both included, of annual leave approved at home."""
    return frozenset(
        day
        for block in availability.block_outs
        if block.reason is BlockReason.LEAVE
        for day in days(max(block.first_day, first), min(block.last_day, last))
    )


def _said(said: Availability, instead: Instead, first: date, last: date) -> Iterator[Period]:
    for offer in said.weekly:
        if offer.instead is instead:
            begin, end = max(offer.first_day, first - ONE_DAY), min(offer.last_day, last)
            for day in each_week(offer.hours.weekday, begin, end):
                if hours := stretch(day, offer.hours.since, offer.hours.until):
                    yield hours
    for window in said.windows:
        start = moment(window.first_day, window.since)
        end_of_window = moment(window.last_day, window.until)
        # the spring change may skip a short one altogether
        if window.instead is instead and start < end_of_window:
            yield Period(start, end_of_window)


def check_availability(availability: Availability) -> None:
    """Make sure that no two entries of one kind cover the same time, by the clock on the wall.

    Raises:
        OverlappingAvailability: two weekly offers, two windows or two block-outs do.
    """
    for offer, other in combinations(availability.weekly, 2):
        if _offers_overlap(offer, other):
            _refuse("weekly offers", _offer_in_words(offer), _offer_in_words(other))
    for window, later in combinations(availability.windows, 2):
        (start, end), (since, until) = _ends(window), _ends(later)
        if start < until and since < end:
            _refuse("windows", _window_in_words(window), _window_in_words(later))
    for block, further in combinations(availability.block_outs, 2):
        if block.first_day <= further.last_day and further.first_day <= block.last_day:
            _refuse("block-outs", _block_in_words(block), _block_in_words(further))


def _refuse(kind: str, one: str, other: str) -> None:
    message = f"Two {kind} overlap: {one}, and {other}. Shorten one of them, or take it out."
    raise OverlappingAvailability(message)


def _ends(window: Window) -> tuple[datetime, datetime]:
    return (
        datetime.combine(window.first_day, window.since),
        datetime.combine(window.last_day, window.until),
    )


def _offers_overlap(offer: WeeklyOffer, other: WeeklyOffer) -> bool:
    """A night runs into the hours of the next day, so a day's neighbours count as well."""
    return any(_overlap_shifted(offer, other, shift) for shift in (-1, 0, 1))


def _overlap_shifted(offer: WeeklyOffer, other: WeeklyOffer, shift: int) -> bool:
    """Whether `offer` on some day overlaps `other` on the day that is `shift` days later."""
    if (offer.hours.weekday + shift) % 7 != other.hours.weekday:
        return False
    by = timedelta(days=shift)
    start, end = _clock(offer)
    since, until = _clock(other)
    if not (start < until + by and since + by < end):
        return False
    first = max(offer.first_day, other.first_day - by)
    last = min(offer.last_day, other.last_day - by)
    return next(each_week(offer.hours.weekday, first, last), None) is not None


def _clock(offer: WeeklyOffer) -> tuple[timedelta, timedelta]:
    """Start and end of the hours, counted from midnight of the day on which they begin."""
    since, until = _of_day(offer.hours.since), _of_day(offer.hours.until)
    return since, until if since < until else until + ONE_DAY


def _of_day(clock: time) -> timedelta:
    return datetime.combine(date.min, clock) - datetime.combine(date.min, time())


def _offer_in_words(offer: WeeklyOffer) -> str:
    return (
        f"{WEEKDAY_NAMES[offer.hours.weekday]} {offer.hours.since:%H:%M} to "
        f"{offer.hours.until:%H:%M} {spoken_span(offer.first_day, offer.last_day)}"
    )


def _window_in_words(window: Window) -> str:
    start, end = _ends(window)
    return f"{start:%d.%m.%Y %H:%M} to {end:%d.%m.%Y %H:%M}"


def _block_in_words(block: BlockOut) -> str:
    return f"{block.reason.value} {spoken_span(block.first_day, block.last_day)}"
