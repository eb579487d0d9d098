"""Faces of what one worker can do: broken by fractions, and by no diary that her rows allow."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from staffbank_matching.aims import Aims
from staffbank_matching.board import board_of
from staffbank_matching.columns import columns_of
from staffbank_matching.facets import faces_broken
from staffbank_matching.programme import Programme, Rows, programme_of
from staffbank_matching.subproblem import transposed
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours

AIMS = Aims(weights=(1, 1, 1, 1), fairness=False)
NOTHING = programme_of(
    board_of(columns_of(a_problem(a_request("one", hours(9, 17)), a_worker())), AIMS),
    fair=False,
)

Row = tuple[Sequence[int], Sequence[int], int]  # pairs, coefficients, limit


def a_programme(pairs: int, rows: Sequence[Row]) -> Programme:
    return replace(
        NOTHING,
        first=np.cumsum([0, *(len(row[0]) for row in rows)]),
        column=np.array([pair for row in rows for pair in row[0]], dtype=np.int32),
        coefficient=np.array([each for row in rows for each in row[1]], dtype=np.int32),
        limit=np.array([row[2] for row in rows]),
        gain=np.ones(pairs),
        upper=np.ones(pairs, dtype=np.int64),
    )


def faces(programme: Programme, shares: Sequence[float]) -> Rows:
    pairs = len(programme.gain)
    hers = np.array([0, pairs])
    return faces_broken(
        programme, transposed(programme), hers, np.array(shares), np.zeros(pairs)
    )


def one(pairs: int, rows: Sequence[Row], shares: Sequence[float]) -> Row:
    found = faces(a_programme(pairs, rows), shares)
    assert len(found.limit) == 1
    return found.column.tolist(), found.coefficient.tolist(), int(found.limit[0])


RING = [((n, (n + 1) % 5), (1, 1), 1) for n in range(5)]


def test_of_five_shifts_each_of_which_excludes_the_next_she_takes_two() -> None:
    assert one(5, RING, [0.5] * 5) == ([0, 1, 2, 3, 4], [1, 1, 1, 1, 1], 2)


def test_of_three_shifts_of_two_hours_in_a_week_of_three_she_takes_one() -> None:
    assert one(3, [((0, 1, 2), (2, 2, 2), 3)], [0.75, 0.75, 0]) == ([0, 1, 2], [1, 1, 1], 1)


def test_shares_that_are_a_mixture_of_diaries_break_nothing() -> None:
    assert len(faces(a_programme(5, RING), [0.4] * 5).limit) == 0


def test_no_diary_that_her_rows_allow_breaks_a_face() -> None:
    random = np.random.default_rng(1)
    broken = 0
    for _ in range(200):
        pairs, rows = 9, list[Row]()
        for _ in range(10):
            some = random.choice(pairs, 2, replace=False).tolist()
            rows.append((some, [1, 1], 1))
        for _ in range(2):
            minutes = random.integers(1, 9, pairs).tolist()
            rows.append((range(pairs), minutes, int(random.integers(4, 20))))
        found = faces(
            a_programme(pairs, rows), random.choice([0, 0.3, 0.5, 0.9], pairs).tolist()
        )
        for row, limit in enumerate(found.limit.tolist()):
            a, b = found.first[row], found.first[row + 1]
            face = dict(
                zip(found.column[a:b].tolist(), found.coefficient[a:b].tolist(), strict=True)
            )
            broken += 1
            assert limit == max(
                sum(face.get(n, 0) for n in range(pairs) if diary[n])
                for diary in product((0, 1), repeat=pairs)
                if all(_kept(diary, row) for row in rows)
            )
    assert broken > 100


def _kept(diary: Sequence[int], row: Row) -> bool:
    return sum(each * diary[pair] for pair, each in zip(row[0], row[1], strict=True)) <= row[2]
