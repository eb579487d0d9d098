"""An opt-out is hers: it ends by the notice that it names, of seven days to three months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.opt_out import NotAnOptOut, OptOut

DAY = date(2026, 1, 5)


@pytest.mark.parametrize("days", [6, 92])
def test_a_notice_that_the_law_does_not_allow_is_refused(days: int) -> None:
    with pytest.raises(NotAnOptOut, match=f"a notice of {days} days"):
        OptOut(DAY, timedelta(days=days))


@given(st.integers(7, 91), st.integers(-100, 400))
def test_it_always_ends_when_its_notice_is_over_and_never_before(
    notice: int, noticed: int
) -> None:
    on = DAY + timedelta(days=noticed)
    ended = OptOut(DAY, timedelta(days=notice)).ended(on)
    last = max(on, DAY) + timedelta(days=notice)

    assert ended.holds(last)
    assert not ended.holds(last + timedelta(days=1))
    assert not ended.holds(DAY - timedelta(days=1))
