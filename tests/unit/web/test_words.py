"""Figures as people say them."""

import pytest

from staffbank.web.words import hours


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(435, "7.25"), (450, "7.5"), (440, "7.33"), (600, "10"), (0, "0"), (75_600, "1,260")],
)
def test_a_quarter_of_an_hour_is_told_as_one(minutes: int, said: str) -> None:
    assert hours(minutes) == said
