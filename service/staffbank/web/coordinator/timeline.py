"""Bars on an axis of time: where each begins and ends, in parts of a hundred of the width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from staffbank.domain.london import LONDON
from staffbank.web import words
from staffbank.web.words import Said

TOP, ROW, LEAST = 34, 46, 0.6  # heights in pixels; the width of the shortest bar
LONGEST_NAME = 46
A_WEEK = timedelta(days=7)
MOST_WEEKS, MOST_MARKS = 9, 9


@dataclass(frozen=True)
class Span:
    """What is drawn as a bar: its name, its kind, and from when to when."""

    name: str
    kind: str
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Bar:
    """A bar, at which height, from which part of the width and how wide."""

    name: str
    kind: str
    top: int
    left: float
    wide: float


@dataclass(frozen=True)
class Mark:
    """A line down the picture, with what it says."""

    at: float
    text: Said


@dataclass(frozen=True)
class Timeline:
    """The whole picture; `now` is None where that is not within it."""

    height: int
    bars: Sequence[Bar]
    marks: Sequence[Mark]
    now: float | None


def timeline(spans: Sequence[Span], *, now: datetime) -> Timeline | None:
    """The spans in their order, one below the other; None of nothing."""
    if not spans:
        return None
    first = _monday(min(span.since for span in spans))
    last = _monday(max(span.until for span in spans)) + A_WEEK

    def at(moment: datetime) -> float:
        return round(100 * ((moment - first) / (last - first)), 2)

    bars = [
        Bar(
            _short(span.name),
            span.kind,
            TOP + ROW * number,
            at(span.since),
            max(LEAST, round(at(span.until) - at(span.since), 2)),
        )
        for number, span in enumerate(spans)
    ]
    marks = [Mark(at(moment), text) for moment, text in _marks(first, last)]
    return Timeline(
        TOP + ROW * len(spans) + 4, bars, marks, at(now) if first <= now < last else None
    )


def _marks(first: datetime, last: datetime) -> Iterator[tuple[datetime, Said]]:
    """Weeks of a short time, months of a long one; few enough to be read on a phone."""
    if last - first <= MOST_WEEKS * A_WEEK:
        weeks = (last - first) // A_WEEK
        every = 1 if weeks <= MOST_WEEKS // 2 else 2
        for number in range(0, weeks, every):
            day = (first + number * A_WEEK).astimezone(LONDON)
            yield _midnight(day.date()), words.day_mark(day)
        return
    months = list(_months(first, last))
    every = -(-len(months) // MOST_MARKS)
    for month in months[::every]:
        yield _midnight(month), words.month_mark(month, year=month.month <= every)


def _months(first: datetime, last: datetime) -> Iterator[date]:
    month = first.astimezone(LONDON).date().replace(day=1)
    while _midnight(month) < last:
        if _midnight(month) >= first:
            yield month
        month = (month + timedelta(days=31)).replace(day=1)


def _monday(moment: datetime) -> datetime:
    day = moment.astimezone(LONDON).date()
    return _midnight(day - timedelta(days=day.weekday()))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=LONDON)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
