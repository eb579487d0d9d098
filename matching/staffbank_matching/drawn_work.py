"""Requests drawn by seed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from staffbank_matching.geography import Region
from staffbank_matching.problem import DAY
from staffbank_matching.ragged import Bools, Floats, Ints, Timetables, starts_of

WEEKS = 12
DAYS = 7 * WEEKS
TEAMS = ("front door", "safeguarding", "in care")  # of each council
SCATTER_KM = 6.0
SHARE_LEFT_OPEN = 0.25  # of the placements, for days and for blocks each

SHIFT, WEEK_BLOCK, PLACEMENT = range(3)
KINDS = (0.5, 0.2, 0.3)
EVENING, NIGHT, WEEKEND, DAYTIME = range(4)
SHIFTS = (0.3, 0.25, 0.25, 0.2)
LENGTHS = np.array([2, 4, 6, 8, 12])  # weeks of a placement
LENGTH_SHARES = (0.2, 0.25, 0.2, 0.15, 0.2)
DAYS_A_WEEK = (0.15, 0.25, 0.25, 0.1, 0.25)  # shares of placements of one day to five
SHORTEST_SHARED = 4  # weeks
BLOCK = 2  # weeks


@dataclass(frozen=True)
class DrawnWork:
    """Requests in the numbers of the region; `grade` is the least that will do, from 0.

    `needs` is requests by skills; `wish` is a skill that would be nice to have. `days` and
    `blocks` are 0 where nothing is to be chosen.
    """

    host: Ints
    team: Ints
    place: Floats
    seats: Ints
    tier: Ints
    grade: Ints
    needs: Bools
    wish: Ints
    sessions: Timetables
    days: Ints
    blocks: Ints


@dataclass(frozen=True)
class _Calendar:
    """When the work is: the first and the number of weeks, weekdays, and minutes of a day."""

    first: Ints
    weeks: Ints
    weekdays: Bools
    start: Ints
    end: Ints


def drawn_work(
    kinds: Ints,
    region: Region,
    shares: tuple[Floats, Floats],
    *,
    choices: bool,
    draw: np.random.Generator,
) -> DrawnWork:
    """A request of each of the kinds; `shares` are the councils' and the skills' of all work.

    With `choices`, some placements leave the days open and some may be shared in blocks.
    """
    councils, skills = shares
    count = len(kinds)
    host = picked(councils, count, draw)
    calendar = _calendar(kinds, draw)
    left_open = (
        np.where(kinds == PLACEMENT, draw.random(count), 1.0) if choices else np.ones(count)
    )
    flexible = left_open < SHARE_LEFT_OPEN
    days = np.where(flexible, calendar.weekdays.sum(axis=1), 0)
    shared = ~flexible & (left_open < 2 * SHARE_LEFT_OPEN) & (calendar.weeks >= SHORTEST_SHARED)
    calendar.weekdays[flexible, :5] = True
    # the skills of the least keys are a draw by shares without putting back
    ranks = (draw.exponential(size=(count, len(skills))) / skills).argsort().argsort()
    return DrawnWork(
        host=host,
        team=host * np.int32(len(TEAMS)) + draw.integers(0, len(TEAMS), count, np.int32),
        place=region.near(host, SCATTER_KM, draw),
        seats=1 + picked((0.8, 0.14, 0.06), count, draw),
        tier=1 + picked((0.1, 0.2, 0.4, 0.3), count, draw),
        grade=picked((0.4, 0.33, 0.2, 0.07), count, draw),
        needs=ranks < 1 + picked((0.6, 0.4), count, draw)[:, None],
        wish=picked(skills, count, draw),
        sessions=_sessions(calendar),
        days=days.astype(np.int32),
        blocks=np.where(shared, BLOCK, 0).astype(np.int32),
    )


def picked(shares: Sequence[float] | Floats, count: int, draw: np.random.Generator) -> Ints:
    """So many numbers from 0, each with its share of the draws."""
    return draw.choice(len(shares), count, p=shares).astype(np.int32)


def _calendar(kinds: Ints, draw: np.random.Generator) -> _Calendar:
    """When the work of each kind is: a shift, a week, or some weeks of the same weekdays."""
    count = len(kinds)
    weeks = LENGTHS[picked(LENGTH_SHARES, count, draw)]
    weeks[kinds != PLACEMENT] = 1
    wanted = 1 + picked(DAYS_A_WEEK, count, draw)
    wanted[kinds == WEEK_BLOCK] = draw.integers(2, 6, count)[kinds == WEEK_BLOCK]
    ranks = draw.random((count, 5)).argsort().argsort()
    weekdays = np.zeros((count, 7), dtype=np.bool_)
    weekdays[:, :5] = ranks < wanted[:, None]
    start = 30 * draw.integers(17, 20, count)  # half hours from 08:30
    found = _Calendar(
        first=draw.integers(0, WEEKS + 1 - weeks).astype(np.int32),
        weeks=weeks.astype(np.int32),
        weekdays=weekdays,
        start=start.astype(np.int32),
        end=(start + 450).astype(np.int32),
    )
    _put_shifts(found, np.flatnonzero(kinds == SHIFT), draw)
    return found


def _put_shifts(
    calendar: _Calendar, here: npt.NDArray[np.intp], draw: np.random.Generator
) -> None:
    """Single shifts: evenings, nights, days of the week-end, shorter ones in the day time."""
    count = len(here)
    shift = picked(SHIFTS, count, draw)
    day = draw.integers(0, DAYS - 1, count)
    at_weekend = day - day % 7 + draw.integers(5, 7, count)
    day = np.where(shift == WEEKEND, at_weekend, day)
    calendar.first[here] = day // 7
    calendar.weekdays[here] = np.arange(7) == (day % 7)[:, None]
    half, other = 30 * draw.integers(0, 5, count), 30 * draw.integers(0, 5, count)
    late = 30 * np.maximum(0, draw.integers(-1, 2, count))
    hours = np.array([4, 6, 8])[draw.integers(0, 3, count)]
    calendar.start[here] = np.choose(shift, [1080 + late, 1200 + half, 480 + half, 540])
    calendar.end[here] = np.choose(shift, [1410, 1920, 960 + other, 540 + 60 * hours])


def _sessions(calendar: _Calendar) -> Timetables:
    week = np.arange(WEEKS)
    first, weeks = calendar.first[:, None], calendar.weeks[:, None]
    runs = (first <= week) & (week < first + weeks)
    on = (runs[:, :, None] & calendar.weekdays[:, None, :]).reshape(len(runs), DAYS)
    request, day = np.nonzero(on)
    midnight = (day * DAY).astype(np.int32)
    return Timetables(
        first=starts_of(on.sum(axis=1), len(on)),
        starts=midnight + calendar.start[request],
        ends=midnight + calendar.end[request],
    )
