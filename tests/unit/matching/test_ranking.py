import numpy as np

from staffbank_matching.ranking import grouped, ranked

FIRST = np.array([2, 1, 2, 1, 1])
SECOND = np.array([-5, 3, -9, 3, 0])


def test_of_equals_the_next_key_decides_and_at_last_the_number() -> None:
    assert ranked(FIRST, SECOND).tolist() == [4, 1, 3, 2, 0]


def test_keys_too_large_for_one_number_are_ranked_the_same() -> None:
    far = SECOND * (1 << 58)

    assert ranked(FIRST, far).tolist() == [4, 1, 3, 2, 0]


def test_nothing_is_in_order() -> None:
    assert ranked(FIRST[:0], SECOND[:0]).tolist() == []


def test_things_of_a_kind_stay_in_their_order() -> None:
    first, order = grouped(np.array([2, 0, 2, 0], dtype=np.int32), 4)

    assert first.tolist() == [0, 2, 2, 4, 4]
    assert order.tolist() == [1, 3, 0, 2]
