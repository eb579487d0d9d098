"""Until when an offer may be answered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.answering import answer_by
from staffbank.domain.offer import DeclineReason, Offer, OfferState
from staffbank.domain.problem import Declined, ProblemCode
from tests.unit.schema.ada import an_offer_to_ada

FRIDAY = datetime(2026, 3, 27, 16, tzinfo=UTC)  # the clocks change on Sunday
HOUR = timedelta(hours=1)
OFFER = replace(an_offer_to_ada(), offered_at=FRIDAY, answer_by=FRIDAY + 48 * HOUR)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("begins_in", "hours"), [(1000, 48), (72, 48), (71, 4), (4, 4), (3, 3), (0, 0)]
)
def test_an_offer_waits_two_days_or_four_hours_if_urgent_and_never_past_the_start(
    begins_in: int, hours: int
) -> None:
    assert answer_by(FRIDAY, FRIDAY + begins_in * HOUR) == FRIDAY + hours * HOUR


@given(moments, st.timedeltas(timedelta(), timedelta(days=400)))
def test_nobody_is_ever_asked_to_answer_after_the_work_began(
    offered_at: datetime, ahead: timedelta
) -> None:
    until = answer_by(offered_at, offered_at + ahead)

    assert offered_at <= until <= offered_at + min(ahead, 48 * HOUR)


def test_the_last_moment_to_accept_is_before_the_offer_ends() -> None:
    last = OFFER.answer_by - timedelta(microseconds=1)

    assert OFFER.accept(at=last, comments="none").state is OfferState.ACCEPTED
    with pytest.raises(Declined) as declined:
        OFFER.accept(at=OFFER.answer_by, comments="none")
    assert declined.value.problems[0].code is ProblemCode.IN_THE_PAST
    assert "29 March 2026 at 17:00" in declined.value.problems[0].message


def test_an_offer_that_was_answered_is_never_overdue() -> None:
    late = OFFER.answer_by + 100 * HOUR
    accepted = OFFER.accept(at=FRIDAY, comments="none")
    declined = OFFER.decline(reason=DeclineReason.DATES)

    assert OFFER.is_overdue(at=late)
    assert not accepted.is_overdue(at=late)
    assert not declined.is_overdue(at=late)
    with pytest.raises(Declined):
        accepted.expire()


def test_an_offer_that_has_expired_is_over() -> None:
    expired = OFFER.expire()

    deeds: tuple[Callable[[], Offer], ...] = (
        lambda: expired.accept(at=FRIDAY, comments="none"),
        lambda: expired.decline(reason=DeclineReason.DATES),
        lambda: expired.withdraw(reason="Plans changed."),
    )
    for deed in deeds:
        with pytest.raises(Declined) as declined:
            deed()
        assert "nobody answered it in time" in declined.value.problems[0].message
