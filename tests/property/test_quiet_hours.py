"""Nothing is sent in quiet hours, and a digest comes in the morning, whatever the moment."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.london import LONDON
from staffbank.domain.notification import NotWishes, Wishes

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(lambda each: BEGUN + timedelta(minutes=each))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


@given(MOMENTS, CLOCKS, CLOCKS)
def test_nothing_is_ever_sent_in_quiet_hours_and_never_before_it_happened(
    now: datetime, since: time, until: time
) -> None:
    at = Wishes(quiet_from=since, quiet_until=until).send_at(now)
    clock = at.astimezone(LONDON).time()
    quiet = since <= clock < until if since <= until else clock >= since or clock < until

    assert at >= now
    assert at - now <= timedelta(hours=25)
    skipped = at.astimezone(LONDON).dst() != now.astimezone(LONDON).dst()
    assert not quiet or since == until or skipped


@given(MOMENTS)
def test_a_digest_comes_at_eight_in_the_morning(now: datetime) -> None:
    at = Wishes(digest=True).send_at(now)

    assert at >= now
    assert at.astimezone(LONDON).time() == time(8)


def test_wishes_are_whole_minutes() -> None:
    with pytest.raises(NotWishes, match="22:30:01 is no whole minute"):
        Wishes(quiet_from=time(22, 30, 1))
