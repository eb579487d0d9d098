"""What a request means: which sessions, in real time, for how many people."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from staffbank.domain.cover_request import (
    MOST_HEADCOUNT,
    MOST_MONTHS,
    MOST_WEEKS,
    CoverRequest,
    DaysAWeek,
    DutyDay,
    FullTime,
    NightShift,
    NotARequest,
    RequestId,
    Shape,
    SingleSession,
)
from staffbank.domain.law.figures import longest_working_day
from staffbank.domain.london import day_of, days, spoken, stretch, week_of
from staffbank.domain.period import Period

MOST_MONTHS_AHEAD = 18
LONGEST_WORDS = 200  # characters of a title or a cost centre
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
WEEKDAYS = range(7)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Slot:
    """One person's place on a request, 1 to its headcount, for all of its sessions."""

    request_id: RequestId
    number: int
    sessions: tuple[Period, ...]


def slots(request: CoverRequest) -> tuple[Slot, ...]:
    """One slot for each person that the request asks for."""
    found = sessions(request.shape)
    return tuple(Slot(request.id, number, found) for number in range(1, request.headcount + 1))


def sessions(shape: Shape) -> tuple[Period, ...]:
    """The sessions of a shape, in order and in real time across both changes of clocks.

    Bank holidays are worked: a host that closes on them asks for the days around them. A
    session that the spring change skips altogether is none.
    """
    found = (stretch(day, shape.since, shape.until) for day in _days_of(shape))
    return tuple(session for session in found if session is not None)


def last_day(first_day: date, months: int) -> date:
    """The last of `months` calendar months from `first_day`: the day before its namesake.

    Where the month has no such day, it ends with the month: one month from 31 January runs
    to 28 February.
    """
    year, month = divmod(first_day.year * 12 + first_day.month - 1 + months, 12)
    _, length = monthrange(year, month + 1)
    return date(year, month + 1, 1) + timedelta(days=min(first_day.day - 1, length) - 1)


def _days_of(shape: Shape) -> Iterable[date]:
    match shape:
        case DutyDay() | NightShift() | SingleSession():
            return (shape.day,)
        case DaysAWeek():
            last = week_of(shape.first_day) + timedelta(weeks=shape.weeks, days=-1)
            return _falling_on(shape.weekdays, shape.first_day, last)
        case FullTime():
            last = last_day(shape.first_day, shape.months)
            return _falling_on(MONDAY_TO_FRIDAY, shape.first_day, last)


def _falling_on(weekdays: tuple[int, ...], first: date, last: date) -> Iterable[date]:
    return (day for day in days(first, last) if day.weekday() in weekdays)


def opened(request: CoverRequest, *, today: date) -> CoverRequest:
    """The same request, once it is sure that somebody could fill it.

    A request for today passes: only the offer knows the hour.

    Raises:
        NotARequest: a value is out of bounds, or the work lies in the past or too far ahead.
    """
    _check_facts(request)
    check_shape(request.shape, today=today)
    return request


def check_shape(shape: Shape, *, today: date) -> None:
    """Do nothing where somebody could work it. Raises NotARequest."""
    _check_clocks(shape)
    _check_pattern(shape)
    _check_some(shape)
    _check_dates(shape, today)
    _check_lengths(shape)


def _check_facts(request: CoverRequest) -> None:
    if not request.title.strip():
        raise NotARequest("title", "The title is empty. Say in a few words what is needed.")
    if not request.cost_centre.strip():
        message = "The cost centre is empty. Name the one that will pay for the cover."
        raise NotARequest("cost_centre", message)
    for field, text in (("title", request.title), ("cost_centre", request.cost_centre)):
        if len(text) > LONGEST_WORDS:
            message = (
                f"It has {len(text)} characters; {LONGEST_WORDS} are the most. Shorten it."
            )
            raise NotARequest(field, message)
    if not request.roles:
        raise NotARequest("roles", "No role is named. Choose at least one core role.")
    _check_count("headcount", request.headcount, most=MOST_HEADCOUNT)


def _check_clocks(shape: Shape) -> None:
    for field, clock in (("since", shape.since), ("until", shape.until)):
        if clock.second or clock.microsecond:
            message = f"The time {clock} is not a whole minute. Say {clock:%H:%M}, for example."
            raise NotARequest(field, message)


def _check_pattern(shape: Shape) -> None:
    match shape:
        case DutyDay() | NightShift():
            return
        case SingleSession():
            _check_one_day(shape)
        case DaysAWeek():
            _check_count("weeks", shape.weeks, most=MOST_WEEKS)
            _check_weekdays(shape.weekdays)
        case FullTime():
            _check_count("months", shape.months, most=MOST_MONTHS)


def _check_count(field: str, value: int, *, most: int) -> None:
    if not 1 <= value <= most:
        message = (
            f"The {field} {value} is out of bounds: say 1 to {most}, "
            "and open a second request for more."
        )
        raise NotARequest(field, message)


def _check_one_day(shape: SingleSession) -> None:
    if shape.until <= shape.since:
        message = (
            f"The session ends at {shape.until:%H:%M}, which does not come after "
            f"{shape.since:%H:%M}. Give a later end, or ask for a night shift."
        )
        raise NotARequest("until", message)


def _check_weekdays(weekdays: tuple[int, ...]) -> None:
    if not weekdays:
        message = "No weekday is chosen. Choose at least one, 0 (Monday) to 6 (Sunday)."
        raise NotARequest("weekdays", message)
    for weekday in weekdays:
        if weekday not in WEEKDAYS:
            message = f"There is no weekday {weekday}. Choose from 0 (Monday) to 6 (Sunday)."
            raise NotARequest("weekdays", message)
        if weekdays.count(weekday) > 1:
            message = f"Weekday {weekday} is chosen twice. Name each weekday once."
            raise NotARequest("weekdays", message)


def _check_some(shape: Shape) -> None:
    if not sessions(shape):
        message = (
            f"From {spoken(_first_day(shape))} there is no session {shape.since:%H:%M} to "
            f"{shape.until:%H:%M}: the weekdays chosen have passed in that week, or the clocks "
            "skip that hour. Choose other days or hours, or one week more."
        )
        raise NotARequest(_first_day_field(shape), message)


def _check_lengths(shape: Shape) -> None:
    for session in sessions(shape):
        day = day_of(session.start)
        if session.length > longest_working_day(day):
            message = (
                f"The session on {spoken(day)} would last {session.length / HOUR:g} hours; the "
                f"daily rest (reg. 10(1) WTR) leaves {longest_working_day(day) / HOUR:g}. "
                "Split it into shorter ones."
            )
            raise NotARequest("until", message)


def _check_dates(shape: Shape, today: date) -> None:
    first = day_of(sessions(shape)[0].start)
    if first < today:
        message = (
            f"The work would begin on {spoken(first)}, which has passed. "
            f"Choose a first day from {spoken(today)}."
        )
        raise NotARequest(_first_day_field(shape), message, in_the_past=True)
    latest = last_day(today, MOST_MONTHS_AHEAD) + timedelta(days=1)
    if first > latest:
        message = (
            f"The work would begin on {spoken(first)}, more than {MOST_MONTHS_AHEAD} months "
            f"ahead. Choose a first day up to {spoken(latest)}."
        )
        raise NotARequest(_first_day_field(shape), message)


def _first_day(shape: Shape) -> date:
    return shape.first_day if isinstance(shape, DaysAWeek | FullTime) else shape.day


def _first_day_field(shape: Shape) -> str:
    return "first_day" if isinstance(shape, DaysAWeek | FullTime) else "day"
