"""Whatever people do to a placement, in whatever order, it stays on its road."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.council import CouncilId, EmployerId, RegionId, TeamId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.notice import AT_ONCE, NOTICE, EndCause
from staffbank.domain.offer import OfferId, SlotId
from staffbank.domain.period import Period
from staffbank.domain.placement import ROAD, Placement, PlacementId, PlacementState
from staffbank.domain.problem import Declined
from staffbank.domain.side import Side
from staffbank.domain.start_gate import StartGate
from staffbank.domain.stop import PauseReason
from staffbank.domain.worker import WorkerId
from tests.builders import an_id

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
GATE = StartGate("Sol Penn", date(2026, 11, 30), delegation_recorded=True, account_ready=True)
Deed = Callable[[Placement], Placement]


def a_placement() -> Placement:
    """Ten days of work, one a week."""
    starts = [NOW + timedelta(weeks=number) for number in range(10)]
    return Placement(
        id=PlacementId(an_id("a placement")),
        region_id=RegionId(an_id("West Midlands")),
        offer_id=OfferId(an_id("an offer")),
        slot_id=SlotId(an_id("a slot")),
        request_id=RequestId(an_id("a request")),
        team_id=TeamId(an_id("a team")),
        worker_id=WorkerId(an_id("Ada")),
        person="ada",
        home_employer_id=EmployerId(an_id("home")),
        host_council_id=CouncilId(an_id("host")),
        sessions=tuple(Period(start, start + timedelta(hours=8)) for start in starts),
        confirmed_at=NOW - timedelta(days=9),
        confirmed_by="sue",
        start_gate=GATE,
    )


@st.composite
def deeds(draw: st.DrawFn) -> Deed:
    """Anything that people, or the bank, may try at some moment of a quarter of a year."""
    at = NOW + timedelta(days=draw(st.integers(-9, 90)))
    reason, side = draw(st.sampled_from(PauseReason)), draw(st.sampled_from(Side))
    cause, days = draw(st.sampled_from(EndCause)), draw(st.integers(0, 60))
    tried: list[Deed] = [
        lambda p: p.prepare(GATE),
        lambda p: p.make_ready(),
        lambda p: p.start(at=at),
        lambda p: p.pause(reason=reason, at=at),
        lambda p: p.suspend(reason=reason, at=at),
        lambda p: p.agree_to_resume(side, at=at),
        lambda p: p.end_early(cause=cause, ends_at=at + timedelta(days=days), at=at),
        lambda p: p.close(at=at),
        lambda p: p.withdraw(reason="no longer needed"),
    ]
    return draw(st.sampled_from(tried))


@given(st.lists(deeds(), max_size=25))
def test_a_placement_never_leaves_its_road(tried: list[Deed]) -> None:
    placement = a_placement()
    for deed in tried:
        before = placement
        try:
            placement = deed(placement)
        except Declined:
            continue
        assert ROAD[before.state], "what is over stays over"
        assert placement.state in {before.state, *ROAD[before.state]}
        assert set(placement.sessions) <= set(before.sessions)


@given(st.sampled_from(EndCause), st.integers(0, 27), st.booleans())
def test_less_than_four_weeks_notice_takes_both_sides_or_danger(
    cause: EndCause, days: int, agreed: Any
) -> None:
    active = a_placement().make_ready().start(at=NOW)
    ends_at = NOW + timedelta(days=days)
    assert ends_at < NOW + NOTICE.on(NOW.date())

    try:
        ended = active.end_early(cause=cause, ends_at=ends_at, at=NOW, shorter_agreed=agreed)
    except Declined:
        assert not agreed
        assert cause not in AT_ONCE
    else:
        assert agreed or cause in AT_ONCE
        assert ended.state in {PlacementState.ENDING, PlacementState.ENDED_EARLY}


@given(st.permutations(list(Side)))
def test_a_stopped_placement_goes_on_once_home_and_region_agree(order: list[Side]) -> None:
    active = a_placement().make_ready().start(at=NOW)
    placement = active.suspend(reason=PauseReason.OTHER, at=NOW)
    said: set[Side] = set()
    for side in order:
        if placement.state is PlacementState.ACTIVE:
            break
        placement = placement.agree_to_resume(side, at=NOW)
        said.add(side)
        goes_on = placement.state is PlacementState.ACTIVE
        assert goes_on == ({Side.HOME, Side.REGION} <= said)
