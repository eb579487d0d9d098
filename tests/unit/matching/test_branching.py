import numpy as np

from staffbank_matching.branching import IMPOSSIBLE, Branched, branched
from staffbank_matching.subproblem import Subproblem

KNAPSACK = Subproblem(
    columns=np.arange(3),
    first=np.array([0, 3]),
    column=np.array([0, 1, 2], dtype=np.int32),
    coefficient=np.array([5, 4, 3], dtype=np.int32),
    limit=np.array([7]),
)
GAINS = np.array([50, 39, 31])


def search(
    sub: Subproblem = KNAPSACK, least: tuple[int, ...] = (0, 0, 0), nodes: int = 1000
) -> Branched:
    return branched(
        sub, GAINS, np.array(least), np.ones(3, dtype=np.int64), seconds=20, nodes=nodes
    )


def test_the_best_choice_is_found_and_proven() -> None:
    found = search()

    assert found.proven
    assert found.values is not None
    assert found.values.tolist() == [0, 1, 1]
    assert found.bound == 70


def test_what_has_to_be_taken_is_taken() -> None:
    found = search(least=(1, 0, 0))

    assert found.values is not None
    assert found.values.tolist() == [1, 0, 0]
    assert found.bound == 50


def test_what_cannot_be_is_proven_not_to_be() -> None:
    found = search(least=(1, 1, 0))

    assert found.values is None
    assert found.proven
    assert found.bound == IMPOSSIBLE
