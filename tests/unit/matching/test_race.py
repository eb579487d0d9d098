import os
import signal
import time
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from staffbank_matching import race
from staffbank_matching.branching import Branched
from staffbank_matching.child import ChildDied
from staffbank_matching.race import Sum, raced, searched
from tests.unit.matching.test_branching import GAINS, KNAPSACK

NOTHING = np.zeros(0, dtype=np.int64)
UNPROVEN = Branched(None, None, proven=False, work=0.0)


def knapsack(*least: int) -> Sum:
    return Sum(KNAPSACK, GAINS, np.array(least or (0, 0, 0)), np.ones(3, dtype=np.int64))


def never() -> bool:
    return False


@pytest.fixture
def highs(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """HiGHS, for a test to put something else in its place; CP-SAT waits for nothing."""
    monkeypatch.setattr(race, "ALONE", 0.0)
    return monkeypatch


def sleeping(*_: object, **__: object) -> Branched:
    time.sleep(60)
    return UNPROVEN


def dying(*_: object, **__: object) -> Branched:
    os.kill(os.getpid(), signal.SIGKILL)
    return UNPROVEN


def test_the_other_solver_finds_the_same_best_choice_and_proves_it() -> None:
    found = searched(knapsack(), NOTHING, time.monotonic() + 20, seed=1)

    assert found.proven
    assert found.values is not None
    assert found.values.tolist() == [0, 1, 1]
    assert found.bound == 70


def test_the_other_solver_takes_what_has_to_be_taken() -> None:
    found = searched(knapsack(1, 0, 0), NOTHING, time.monotonic() + 20, seed=1)

    assert found.values is not None
    assert found.values.tolist() == [1, 0, 0]


def test_the_other_solver_knows_columns_by_their_place_in_the_part() -> None:
    far = replace(KNAPSACK, columns=np.array([7, 8, 9]))

    found = searched(knapsack()._replace(sub=far), NOTHING, time.monotonic() + 20, seed=1)

    assert found.bound == 70


def test_one_solver_alone_proves_what_it_proves_soon() -> None:
    found = raced(knapsack(), 20, never, NOTHING, seed=1)

    assert found is not None
    assert found.bound == 70


def test_the_first_proof_counts(highs: pytest.MonkeyPatch) -> None:
    highs.setattr(race, "branched", sleeping)

    found = raced(knapsack(), 20, never, NOTHING, seed=1)

    assert found is not None
    assert found.proven
    assert found.bound == 70


def test_the_race_goes_on_where_the_other_solver_dies(highs: pytest.MonkeyPatch) -> None:
    highs.setattr(race, "searched", dying)
    highs.setattr(race, "branched", partial(late, 0.5))

    found = raced(knapsack(), 20, never, NOTHING, seed=1)

    assert found is not None
    assert found.bound == 7


def test_the_race_is_told_of_where_its_first_solver_dies(highs: pytest.MonkeyPatch) -> None:
    highs.setattr(race, "branched", dying)
    highs.setattr(race, "searched", sleeping)

    with pytest.raises(ChildDied):
        raced(knapsack(), 20, never, NOTHING, seed=1)


def test_nobody_runs_on_when_somebody_stops_the_race(highs: pytest.MonkeyPatch) -> None:
    highs.setattr(race, "branched", sleeping)
    highs.setattr(race, "searched", sleeping)
    started = time.monotonic()

    found = raced(knapsack(), 60, lambda: time.monotonic() - started > 0.3, NOTHING, seed=1)

    assert found is None
    assert time.monotonic() - started < 10


def late(wait: float, *_: object, **__: object) -> Branched:
    time.sleep(wait)
    return Branched(None, 7, proven=True, work=0.0)
