"""A placement ends before its day, whatever stops its work meanwhile."""

from datetime import timedelta

from staffbank.domain.london import day_of
from staffbank.domain.notice import EndCause
from staffbank.domain.placement import PlacementState
from staffbank.domain.problem import ProblemCode
from staffbank.domain.stop import PauseReason
from staffbank.usecases.placement.close_placement import close_placement
from staffbank.usecases.placement.suspend_placement import suspend_placement
from tests.asking import refusal
from tests.ended import (
    BEGINS,
    IN_SIX_WEEKS,
    TEN_WEEKS,
    end,
    held,
    home,
    host,
    pause,
    resume,
    running,
)
from tests.integration.test_extensions import requested
from tests.placed import MONDAY, opened, placed, ready, settled
from tests.town import NOW, Town


async def test_notice_outlives_a_pause(town: Town) -> None:
    there = await running(town)
    await end(there, home(there), IN_SIX_WEEKS, EndCause.HOME_RECALLS)
    await pause(there)

    resumed = await resume(there)

    problem = await refusal(requested(there, days=7))
    await settled(there)
    over = await close_placement(
        placement_id=there.placement_id,
        access_removed_on=day_of(IN_SIX_WEEKS),
        now=IN_SIX_WEEKS,
        uow=host(there),
    )
    assert (resumed.state, resumed.ended_at) == (PlacementState.ENDING, IN_SIX_WEEKS)
    assert (resumed.reason, resumed.ending.cause) == ("home_recalls", EndCause.HOME_RECALLS)
    assert "this one is ending" in problem.message
    assert (over.state, over.ended_at) == (PlacementState.ENDED_EARLY, IN_SIX_WEEKS)


async def test_notice_in_a_pause_ends_nothing_before_its_day(town: Town) -> None:
    there = await running(town)
    await pause(there)

    noticed = await end(there, home(there), IN_SIX_WEEKS)

    kept = await there.placement()
    assert (noticed.state, noticed.ended_at) == (PlacementState.PAUSED, IN_SIX_WEEKS)
    assert (kept.reason, kept.ending.cause) == ("sickness", EndCause.NO_LONGER_NEEDED)
    assert await held(there) == len(kept.sessions) == 12
    later = await refusal(opened(there, MONDAY + timedelta(weeks=6)))
    assert "no session in the week" in later.message
    assert (await resume(there)).state is PlacementState.ENDING


async def test_what_stays_stopped_until_its_noticed_day_is_over_then(town: Town) -> None:
    there = await running(town)
    await pause(there)
    too_soon = close_placement(
        placement_id=there.placement_id,
        access_removed_on=day_of(BEGINS),
        now=BEGINS,
        uow=host(there),
    )
    assert (await refusal(too_soon)).code is ProblemCode.WRONG_STATE
    await end(there, home(there), IN_SIX_WEEKS)

    over = await close_placement(
        placement_id=there.placement_id,
        access_removed_on=day_of(IN_SIX_WEEKS),
        now=IN_SIX_WEEKS,
        uow=host(there),
    )

    assert (over.state, over.ended_at) == (PlacementState.ENDED_EARLY, IN_SIX_WEEKS)


async def test_what_is_stopped_ends_now_over_danger_and_nothing_is_held_after(
    town: Town,
) -> None:
    there = await running(town)
    await pause(there)
    now = BEGINS + timedelta(hours=9)

    ended = await end(there, host(there), now, EndCause.SAFEGUARDING, now)

    assert (ended.state, ended.ended_at) == (PlacementState.ENDED_EARLY, now)
    assert await held(there) == 1


async def test_what_is_stopped_past_its_last_session_ends_now(town: Town) -> None:
    there = await running(town)
    await pause(there)
    now = BEGINS + timedelta(weeks=20)

    ended = await end(there, home(there), now, EndCause.LONG_SICKNESS, now)

    assert (ended.state, ended.ended_at) == (PlacementState.ENDED_EARLY, now)


async def test_what_never_began_ends_at_once_and_nobody_is_held(town: Town) -> None:
    there = await placed(town, TEN_WEEKS)
    await ready(there)
    await suspend_placement(
        placement_id=there.placement_id,
        reason=PauseReason.REGISTRATION,
        now=NOW,
        uow=host(there),
    )

    ended = await end(there, host(there), IN_SIX_WEEKS, now=NOW)

    assert (ended.state, ended.ended_at) == (PlacementState.ENDED_EARLY, NOW)
    assert await held(there) == 0
