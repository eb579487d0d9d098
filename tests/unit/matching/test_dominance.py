import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from staffbank_matching.dominance import implied

groups = st.lists(st.sets(st.integers(0, 7), min_size=1, max_size=5), max_size=12)


def marked(rows: list[set[int]], at_most_one: list[bool] | None = None) -> list[bool]:
    first = np.cumsum([0, *map(len, rows)]).astype(np.int64)
    member = np.array([each for row in rows for each in sorted(row)], dtype=np.int32)
    asked = np.array([True] * len(rows) if at_most_one is None else at_most_one, dtype=np.bool_)
    return [bool(each) for each in implied(first, member, asked, 8)]


def test_a_row_inside_another_goes() -> None:
    assert marked([{0, 1}, {0, 1, 2}, {2, 3}]) == [True, False, False]


def test_of_two_alike_the_first_stays() -> None:
    assert marked([{0, 1}, {0, 1}]) == [False, True]


def test_rows_of_another_kind_neither_go_nor_take_others_away() -> None:
    assert marked([{0, 1}, {0, 1, 2}], [True, False]) == [False, False]


@given(groups)
def test_every_row_is_inside_one_that_stays_and_those_are_inside_no_other(
    rows: list[set[int]],
) -> None:
    gone = marked(rows)
    stays = [row for row, no in zip(rows, gone, strict=True) if not no]

    assert all(any(row <= other for other in stays) for row in rows)
    assert not any(one < other for one in stays for other in stays)
    assert len({frozenset(row) for row in stays}) == len(stays)
