"""Workers drawn by seed."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from staffbank_matching.columns import NO_LIMIT
from staffbank_matching.drawn_work import DAYS, TEAMS, WEEKS, picked
from staffbank_matching.geography import Region
from staffbank_matching.problem import DAY
from staffbank_matching.ragged import Bools, Floats, Ints, Timetables, starts_of

SCATTER_KM = 12.0
OUT_OF_HOURS, FIXED_DAYS, FULL_TIME, MIXED = range(4)
CLASSES = (0.45, 0.27, 0.18, 0.1)
HOURS = np.array([[6, 8, 12, 16], [8, 12, 16, 24], [24, 30, 38, 40], [8, 16, 24, 38]])
CELLS = (0, 480, 1080)  # minutes of the day at which night, day and evening start
NIGHT, IN_HOURS, EVENING = range(3)
LEAVES = 2  # stretches of leave that a worker may have, with this chance each
LEAVE_CHANCE = 0.45
GRADE_PENCE = np.array([1900, 2300, 2700, 3200])  # an hour, the least of each grade
WISH_CHANCE = 0.5  # that she says how much work she hopes for
WISHED = (0.2, 0.6)  # of what her weekly limit allows
OPT_OUT_CHANCE = 0.25  # of the limit on the average week
AVERAGE_LIMIT = 48 * 60  # minutes, reg. 4(1) WTR
PAST_WEEKS = 16  # so that the first reference period of 17 ends with the first week
PAST_MINUTES = (1800, 2400)  # of a week before the first one
HOME_DAY = (540, 990)  # minutes of the day that a duty in the home post takes


@dataclass(frozen=True)
class DrawnPeople:
    """Workers in the numbers of the region; `skills` is workers by skills, levels 0 to 3.

    The duties, the average limit and the history hold where she has a home post as well.
    """

    home: Ints
    team: Ints
    place: Floats
    reach_km: Floats
    grade: Ints
    skills: npt.NDArray[np.uint8]
    week_limit: Ints
    average_limit: Ints
    history: Ints
    free: Timetables
    duties: Timetables
    wished: Ints
    pence: Ints


def drawn_people(
    count: int,
    region: Region,
    shares: tuple[Floats, Floats],
    *,
    dense: bool,
    draw: np.random.Generator,
) -> DrawnPeople:
    """So many workers; `shares` are the councils' of all workers and the skills' among them."""
    councils, skills = shares
    home = picked(councils, count, draw)
    kind = picked(CLASSES, count, draw)
    reach, farthest = (200, 10_000) if dense else (35, 120)
    levels = 1 + picked((0.3, 0.5, 0.2), count * len(skills), draw).reshape(count, len(skills))
    known = draw.random((count, len(skills))) < np.minimum(0.9, 1.6 * skills)
    grade = picked((0.3, 0.35, 0.25, 0.1), count, draw)
    offered = _offered(kind, draw)
    week_limit = 60 * HOURS[kind, draw.integers(0, HOURS.shape[1], count)]
    says = draw.random(count) < WISH_CHANCE
    wished = (WEEKS * week_limit * draw.uniform(*WISHED, count)).astype(np.int32) // 60 * 60
    return DrawnPeople(
        home=home,
        team=home * np.int32(len(TEAMS)) + draw.integers(0, len(TEAMS), count, np.int32),
        place=region.near(home, SCATTER_KM, draw),
        reach_km=np.clip(draw.lognormal(np.log(reach), 0.5, count), 10, farthest).round(1),
        grade=grade,
        skills=np.where(known, levels, 0).astype(np.uint8),
        week_limit=week_limit.astype(np.int32),
        average_limit=np.where(
            draw.random(count) < OPT_OUT_CHANCE, NO_LIMIT, AVERAGE_LIMIT
        ).astype(np.int32),
        history=draw.integers(*PAST_MINUTES, (count, PAST_WEEKS), np.int32),
        free=_free(offered, draw),
        duties=_duties(kind, offered),
        wished=np.where(says, wished, -1).astype(np.int32),
        pence=(GRADE_PENCE[grade] + 10 * draw.integers(0, 40, count)).astype(np.int32),
    )


def _offered(kind: Ints, draw: np.random.Generator) -> Bools:
    """Workers by weekdays by cells: what each would do in a usual week."""
    count = len(kind)
    chance = np.zeros((4, 7, 3))
    chance[OUT_OF_HOURS, :, EVENING], chance[OUT_OF_HOURS, :, NIGHT] = 0.45, 0.35
    chance[OUT_OF_HOURS, 5:, IN_HOURS] = 0.55
    chance[FIXED_DAYS], chance[FULL_TIME], chance[MIXED] = 0.05, 0.08, 0.6
    offered = draw.random((count, 7, 3), np.float32) < chance[kind].astype(np.float32)
    ranks = draw.random((count, 5)).argsort().argsort()
    fixed = ranks < draw.integers(1, 4, count)[:, None]
    offered[:, :5, IN_HOURS] |= fixed & (kind == FIXED_DAYS)[:, None]
    offered[kind == FULL_TIME, :5, IN_HOURS] = True
    return offered


def _free(offered: Bools, draw: np.random.Generator) -> Timetables:
    """The offered week in each week, less leave; cells that touch are one stretch."""
    count = len(offered)
    day = np.arange(DAYS)
    here = np.ones((count, DAYS), dtype=np.bool_)
    for _ in range(LEAVES):
        takes = draw.random(count) < LEAVE_CHANCE
        start = draw.integers(0, DAYS - 7, count)[:, None]
        end = start + draw.integers(3, 15, count)[:, None]
        here &= ~(takes[:, None] & (start <= day) & (day < end))
    cells = np.zeros((count, len(CELLS) * DAYS + 2), dtype=np.bool_)  # none free at either end
    usual = np.tile(offered, (1, WEEKS, 1))
    cells[:, 1:-1] = (usual & here[:, :, None]).reshape(count, len(CELLS) * DAYS)
    minutes = (day[:, None] * DAY + np.array(CELLS)).reshape(-1)
    minutes = np.append(minutes, DAYS * DAY).astype(np.int32)
    owner, start_cell = np.nonzero(cells[:, 1:] & ~cells[:, :-1])
    _, end_cell = np.nonzero(~cells[:, 1:] & cells[:, :-1])
    return Timetables(
        first=starts_of(np.bincount(owner, minlength=count), count),
        starts=minutes[start_cell],
        ends=minutes[end_cell],
    )


def _duties(kind: Ints, offered: Bools) -> Timetables:
    """Home duties on the weekdays not offered; on all where she would be released for good."""
    works = ~offered[:, :5, IN_HOURS] | (kind == FULL_TIME)[:, None]
    week = np.zeros((len(kind), 7), dtype=np.bool_)
    week[:, :5] = works
    owner, day = np.nonzero(np.tile(week, (1, WEEKS)))
    midnight = (day * DAY).astype(np.int32)
    return Timetables(
        first=starts_of(np.bincount(owner, minlength=len(kind)), len(kind)),
        starts=midnight + np.int32(HOME_DAY[0]),
        ends=midnight + np.int32(HOME_DAY[1]),
    )
