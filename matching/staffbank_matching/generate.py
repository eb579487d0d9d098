"""Problems drawn by seed, of any size, shaped like a region's or a country's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import numpy as np

from staffbank_matching.columns import Columns
from staffbank_matching.drawn_columns import SKILLS, Numberings, names_of, people_of, work_of
from staffbank_matching.drawn_people import drawn_people
from staffbank_matching.drawn_ties import drawn_ties
from staffbank_matching.drawn_work import KINDS, WEEKS, drawn_work, picked
from staffbank_matching.geography import region
from staffbank_matching.problem import WEEK, Figures

EPOCH = datetime(2026, 11, 23, tzinfo=UTC)  # a Monday; the clocks do not change in 12 weeks


@dataclass(frozen=True)
class Size:
    """What to draw.

    In `dense` problems everyone is near all the work; in `geographic` ones about one worker
    in six is near enough for a request of another council's with 14 councils, and fewer with
    more. `rests` asks for the rests of the law; `duties` gives workers a home post, with a
    limit on their average week; `choices` leaves days or blocks of some placements open.

    Raises:
        ValueError: where a number is negative, or there is no council.
    """

    workers: int
    requests: int
    councils: int
    mode: Literal["geographic", "dense"] = "geographic"
    seed: int = 1
    rests: bool = False
    duties: bool = False
    choices: bool = False

    def __post_init__(self) -> None:
        for name, least in (("workers", 0), ("requests", 0), ("councils", 1), ("seed", 0)):
            if getattr(self, name) < least:
                raise ValueError(f"{name}: {getattr(self, name)} is less than {least}")


SIZES: Mapping[str, Size] = {  # G geographic, D dense, S scarce: few workers for the work
    "100G": Size(100, 100, 3),
    "100D": Size(100, 100, 14, "dense"),
    "1kG": Size(1_000, 500, 14),
    "1kD": Size(1_000, 500, 14, "dense"),
    "1kS": Size(300, 1_000, 14, "dense"),
    "5kG": Size(5_000, 5_000, 14),
    "5kD": Size(5_000, 5_000, 14, "dense"),
    "5kS": Size(1_500, 5_000, 14, "dense"),
    "20kG": Size(20_000, 20_000, 60),
    "50kG": Size(50_000, 50_000, 153),
}


def generate(size: Size) -> Columns:
    """Draw a problem; the same size and seed give the same.

    There are twelve weeks. Half of the requests are single shifts, most out of hours; a fifth
    some days of one week; the rest the same weekdays of two to twelve weeks. Times are
    multiples of 15 minutes.
    """
    draws = [np.random.default_rng([size.seed, topic]) for topic in range(5)]
    dense = size.mode == "dense"
    where = region(size.councils, dense=dense, draw=draws[0])
    councils = draws[1].dirichlet(np.full(size.councils, 3.0))
    skills = np.clip(3 * draws[1].dirichlet(np.full(len(SKILLS), 4.0)), 0.06, 0.75)
    work = drawn_work(
        picked(KINDS, size.requests, draws[2]),
        where,
        (councils, skills / skills.sum()),
        choices=size.choices,
        draw=draws[2],
    )
    people = drawn_people(size.workers, where, (councils, skills), dense=dense, draw=draws[3])
    numberings = Numberings.of(size.councils, work, people)
    hosts = numberings.hosts
    ties = drawn_ties(
        hosts.new[people.home], where.places[hosts.old], numberings.team_hosts, draws[4]
    )
    return Columns(
        epoch=EPOCH,
        figures=_figures(rests=size.rests),
        people=people_of(people, numberings, ties, with_duties=size.duties),
        work=work_of(work, numberings),
        names=names_of(where, numberings),
    )


def _figures(*, rests: bool) -> Figures:
    weeks = tuple(WEEK * week for week in range(WEEKS + 1))
    if rests:
        return Figures(weeks, turnaround=60)
    return Figures(weeks, daily_rest=0, weekly_rest=0, turnaround=60)
