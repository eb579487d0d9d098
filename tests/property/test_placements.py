"""Whatever people do to a placement, in whatever order, it stays on its road."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.council import CouncilId, EmployerId, RegionId, TeamId
from staffbank.domain.cover_request import RequestId
from staffbank.domain.ending import agreed, closed, ended_early, proposed
from staffbank.domain.notice import AT_ONCE, NOTICE, EndCause, ShorterNotice
from staffbank.domain.offer import OfferId, SlotId
from staffbank.domain.period import Period
from staffbank.domain.placement import (
    ROAD,
    STOPPED,
    Placement,
    PlacementId,
    PlacementState,
)
from staffbank.domain.problem import Declined
from staffbank.domain.side import Side
from staffbank.domain.start_gate import StartGate
from staffbank.domain.stop import PauseReason
from staffbank.domain.worker import WorkerId
from tests.builders import an_id

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
GATE = StartGate("Sol Penn", date(2026, 11, 30), delegation_recorded=True, account_ready=True)
PARTIES = (None, Side.HOME, Side.HOST)  # the worker herself, and the two sides
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
    by, ends_at = draw(st.sampled_from(PARTIES)), at + timedelta(days=days)
    tried: list[Deed] = [
        lambda p: p.prepare(GATE),
        lambda p: p.make_ready(),
        lambda p: p.start(at=at),
        lambda p: p.pause(reason=reason, at=at),
        lambda p: p.suspend(reason=reason, at=at),
        lambda p: p.agree_to_resume(side, by=side.value, at=at),
        lambda p: p.postpone((at + timedelta(days=days)).date()),
        lambda p: ended_early(p, cause=cause, ends_at=ends_at, at=at, by=by)[0],
        lambda p: proposed(p, ShorterNotice(cause, ends_at, Side.HOME, "hugh"), at=at),
        lambda p: agreed(p, ends_at=ends_at, side=Side.HOST, by="sue", at=at),
        lambda p: closed(p, at=at),
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


@given(st.lists(deeds(), max_size=25))
def test_notice_that_was_given_stays_given(tried: list[Deed]) -> None:
    placement = a_placement().make_ready().start(at=NOW)
    given = False
    for deed in tried:
        try:
            placement = deed(placement)
        except Declined:
            continue
        given = given or placement.ending.cause is not None
        assert given == (placement.ending.cause is not None)
        over_or_ending = {PlacementState.ENDING, PlacementState.ENDED_EARLY, *STOPPED}
        assert (placement.state in over_or_ending) or not given
        if given and placement.sessions:
            assert placement.ended_at is not None
            assert placement.sessions[-1].start < placement.ended_at


@given(st.sampled_from(EndCause), st.integers(0, 27), st.sampled_from(PARTIES))
def test_nobody_alone_ends_it_within_four_weeks_but_a_side_that_sees_danger(
    cause: EndCause, days: int, by: Side | None
) -> None:
    active = a_placement().make_ready().start(at=NOW)
    ends_at = NOW + timedelta(days=days)
    assert ends_at < NOW + NOTICE.on(NOW.date())

    try:
        ended, _ = ended_early(active, cause=cause, ends_at=ends_at, at=NOW, by=by)
    except Declined:
        assert cause not in AT_ONCE or by is None
    else:
        assert cause in AT_ONCE
        assert by is not None
        assert ended.state in {PlacementState.ENDING, PlacementState.ENDED_EARLY}


@given(st.permutations(list(Side)))
def test_a_stopped_placement_goes_on_once_home_and_region_agree(order: list[Side]) -> None:
    active = a_placement().make_ready().start(at=NOW)
    placement = active.suspend(reason=PauseReason.OTHER, at=NOW)
    said: set[Side] = set()
    for side in order:
        if placement.state is PlacementState.ACTIVE:
            break
        placement = placement.agree_to_resume(side, by=side.value, at=NOW)
        said.add(side)
        goes_on = placement.state is PlacementState.ACTIVE
        assert goes_on == ({Side.HOME, Side.REGION} <= said)
