"""A batch is numbered as its file is."""

import pytest

from staffbank.domain.batch import rows_in
from staffbank.domain.problem import Declined


@pytest.mark.parametrize("first", [0, 2_147_483_647])
def test_no_file_has_so_many_rows(first: int) -> None:
    with pytest.raises(Declined, match=f"No file has a row {first}"):
        rows_in("{}", first_row=first)


def test_rows_are_numbered_on_from_the_first() -> None:
    rows = rows_in('{"reference": "a"}\n\n{"reference": "b"}', first_row=10)

    assert [row.number for row in rows] == [10, 12]
