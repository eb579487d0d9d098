"""How days, times, moments and exact numbers are written."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

import strawberry
from graphql import GraphQLError
from strawberry.types.scalar import ScalarDefinition

from staffbank.domain.london import YEARS

Read = TypeVar("Read")


def read_day(value: object) -> date:
    """A day as `2026-05-04`. Raises GraphQLError."""
    day = _read(date.fromisoformat, value, "a day: write it as 2026-05-04")
    if day.year not in YEARS:
        raise GraphQLError(f"{day} is out of bounds: say {YEARS[0]} to {YEARS[-1]}.")
    return day


def read_time(value: object) -> time:
    """A time of day as `09:00`, without a zone. Raises GraphQLError."""
    clock = _read(time.fromisoformat, value, "a time of day: write it as 09:00")
    if clock.tzinfo is not None:
        raise GraphQLError(f"{value!r} has a zone; times of day are London's: write 09:00.")
    return clock


def read_moment(value: object) -> datetime:
    """A moment with its zone, in UTC. Raises GraphQLError."""
    wanted = "a moment: write it as 2026-05-04T09:00:00+00:00, with its zone"
    moment = _read(datetime.fromisoformat, value, wanted)
    if moment.tzinfo is None or moment.year not in YEARS:
        raise GraphQLError(f"{value!r} is not {wanted}.")
    return moment.astimezone(UTC)


def read_decimal(value: object) -> Decimal:
    """An exact number, finite. Raises GraphQLError."""
    wanted = 'a number: write it as "37.5"'
    text = str(value) if isinstance(value, int | float) else value
    number = _read(Decimal, text, wanted)
    if not number.is_finite():
        raise GraphQLError(f"{value!r} is not {wanted}.")
    return number


def _read(parse: Callable[[str], Read], value: object, wanted: str) -> Read:
    if isinstance(value, str):
        with suppress(ValueError, InvalidOperation):
            return parse(value)
    raise GraphQLError(f"{value!r} is not {wanted}.")


def _scalar(
    name: str, description: str, write: Callable[[Any], str], read: Callable[[object], object]
) -> ScalarDefinition:
    return strawberry.scalar(
        name=name, description=description, serialize=write, parse_value=read
    )


SCALARS: Mapping[object, ScalarDefinition] = {
    date: _scalar("Date", "A day in London, as `2026-05-04`.", date.isoformat, read_day),
    time: _scalar("Time", "A time on London's clocks, as `09:00`.", time.isoformat, read_time),
    datetime: _scalar(
        "DateTime",
        "A moment in UTC, as `2026-05-04T09:00:00+00:00`.",
        datetime.isoformat,
        read_moment,
    ),
    Decimal: _scalar("Decimal", 'An exact number in a string, as `"37.5"`.', str, read_decimal),
}
