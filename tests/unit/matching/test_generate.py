"""Problems drawn by seed: always sound, always the same, as scarce as they are meant to be."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from staffbank_matching.columns import Columns, columns_of
from staffbank_matching.faults_of_columns import faults_of_columns
from staffbank_matching.generate import SIZES, Size, generate
from staffbank_matching.geography import WEST_MIDLANDS, distances
from staffbank_matching.problem import DAY, WEEK
from staffbank_matching.ragged import Bools, Floats, Longs, Timetables
from staffbank_matching.rows import problem_of
from tests.unit.matching.alike import differences

QUARTER = 15
FULL: dict[str, Any] = {"rests": True, "duties": True, "choices": True}


@pytest.mark.parametrize(
    "size",
    [
        *(SIZES[name] for name in ("100G", "100D", "1kG")),
        Size(60, 80, 5, "dense", seed=7, rests=True, duties=True, choices=True),
        Size(80, 60, 40, seed=8, duties=True, choices=True),
        Size(3, 2, 1),
        Size(0, 2, 3),
        Size(2, 0, 3),
        Size(0, 0, 1),
    ],
    ids=str,
)
def test_the_arrays_are_those_of_the_same_problem_as_objects(size: Size) -> None:
    columns = generate(size)

    problem = problem_of(columns)

    assert differences(columns, columns_of(problem)) == []
    assert list(faults_of_columns(columns)) == []
    assert (len(problem.workers), len(problem.requests)) == (size.workers, size.requests)


def test_the_same_seed_gives_the_same_problem_and_another_seed_another() -> None:
    size = Size(50, 50, 4, seed=3, **FULL)

    assert differences(generate(size), generate(size)) == []
    assert differences(generate(size), generate(replace(size, seed=4))) != []


@pytest.mark.parametrize(("name", "pairs"), [("1kG", 3_156), ("1kD", 23_117), ("1kS", 12_554)])
def test_about_as_many_pairs_are_eligible_as_the_size_is_known_for(
    name: str, pairs: int
) -> None:
    columns = generate(SIZES[name])

    found = eligible(columns)

    assert found.sum() == pytest.approx(pairs, rel=0.2)
    assert familiar(columns)[found].mean() == pytest.approx(0.08, abs=0.02)


def test_times_are_on_quarter_hours_within_the_twelve_weeks() -> None:
    columns = generate(Size(200, 200, 14, duties=True))

    for times in (columns.people.free, columns.people.duties, columns.work.sessions):
        both = np.concatenate([times.starts, times.ends])
        assert (both % QUARTER == 0).all()
        assert both.min() >= 0
        assert both.max() <= columns.figures.weeks[-1] == 12 * WEEK


def test_free_time_that_touches_is_one_stretch() -> None:
    for stretches in generate(Size(100, 1, 1)).people.free:
        ends = {end for _, end in stretches}
        assert not ends & {start for start, _ in stretches}


def test_half_of_the_work_is_single_shifts_and_some_lasts_for_weeks() -> None:
    sessions = generate(SIZES["1kG"]).work.sessions
    sizes = np.diff(sessions.first)
    spans = (sessions.ends[sessions.first[1:] - 1] - sessions.starts[sessions.first[:-1]]) / DAY

    assert (sizes == 1).mean() == pytest.approx(0.5, abs=0.06)
    assert ((sizes > 1) & (spans < 7)).mean() == pytest.approx(0.2, abs=0.06)
    assert spans.max() > 70


def test_rests_home_posts_and_choices_are_there_when_asked_for() -> None:
    plain, full = generate(Size(200, 200, 3)), generate(Size(200, 200, 3, **FULL))

    assert (plain.figures.daily_rest, full.figures.daily_rest) == (0, 11 * 60)
    assert (plain.figures.weekly_rest, full.figures.weekly_rest) == (0, 24 * 60)
    assert len(plain.people.duties.starts) == 0 < len(full.people.duties.starts)
    assert plain.people.history.shape == (200, 0)
    assert full.people.history.shape == (200, 16)
    for choices in ("days", "blocks"):
        assert not getattr(plain.work, choices).any()
        assert getattr(full.work, choices).any()


@pytest.mark.parametrize("councils", [14, 60, 153])
def test_councils_are_about_45_kilometres_apart_however_many_there_are(councils: int) -> None:
    columns = generate(Size(20 * councils, 20 * councils, councils))
    work = columns.work
    centres = np.array([work.place[work.host == host].mean(axis=0) for host in range(councils)])

    km = distances(centres)
    np.fill_diagonal(km, np.inf)

    assert 15 < np.median(km.min(axis=0)) < 50  # the nearest one, of points spread by chance
    assert set(columns.names.hosts) == set(WEST_MIDLANDS) or councils > len(WEST_MIDLANDS)


def test_in_a_dense_region_everyone_is_near() -> None:
    columns = generate(Size(100, 100, 30, "dense"))
    km = between(columns)

    assert np.median(km) < 40
    assert (km <= columns.people.reach_km[:, None]).mean() > 0.99


@pytest.mark.parametrize(
    "given",
    [{"workers": -1}, {"requests": -1}, {"councils": 0}, {"seed": -1}],
    ids=str,
)
def test_a_size_that_cannot_be_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(given))}: {next(iter(given.values()))}"):
        Size(**{"workers": 1, "requests": 1, "councils": 1, **given})


def eligible(columns: Columns) -> Bools:
    """Workers by requests, told one filter after the other, without the rests."""
    people, work = columns.people, columns.work
    found: Bools = people.home[:, None] != work.host
    found &= work.roles[:, people.role].T
    found &= between(columns) <= people.reach_km[:, None]
    free = quarters_free(people.free)
    for request, sessions in enumerate(work.sessions):
        for need in work.needs[request]:
            skill, level = columns.names.needs[need]
            found[:, request] &= people.skills[:, skill] >= level
        starts, ends = (np.array(sessions) // QUARTER).T
        free_for = (free[:, ends] - free[:, starts] == ends - starts).all(axis=1)
        weeks = np.bincount(starts // (WEEK // QUARTER), ends - starts)
        found[:, request] &= free_for & (QUARTER * weeks.max() <= people.bank_limit)
    return found


def quarters_free(free: Timetables) -> Longs:
    """Workers by quarter hours: how many were free before each."""
    changes = np.zeros((len(free), 12 * WEEK // QUARTER + 1), dtype=np.int64)
    np.add.at(changes, (free.owners, free.starts // QUARTER), 1)
    np.add.at(changes, (free.owners, free.ends // QUARTER), -1)
    is_free = np.cumsum(changes, axis=1)
    before: Longs = np.cumsum(is_free, axis=1) - is_free
    return before


def familiar(columns: Columns) -> Bools:
    known = np.zeros((len(columns.people.ids), len(columns.names.teams)), dtype=np.bool_)
    for worker in range(len(known)):
        known[worker, columns.people.familiar_teams[worker]] = True
    found: Bools = known[:, columns.work.team]
    return found


def between(columns: Columns) -> Floats:
    """Kilometres, workers by requests."""
    count = len(columns.people.ids)
    both = np.concatenate([columns.people.place, columns.work.place])
    return distances(both)[:count, count:]
