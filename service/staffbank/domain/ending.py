"""How a placement ends: before the agreed day, with notice or without, or on it."""

from dataclasses import replace
from datetime import datetime

from staffbank.domain.london import spoken_moment
from staffbank.domain.notice import (
    EndCause,
    Ending,
    Finding,
    Notice,
    ShorterNotice,
    earliest_end,
)
from staffbank.domain.placement import STOPPED, UNDER_WAY, Placement, PlacementState
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.side import Side

BEGUN = UNDER_WAY | STOPPED


def ended_early(
    placement: Placement, *, cause: EndCause, ends_at: datetime, at: datetime, by: Side | None
) -> tuple[Placement, Notice]:
    """A last moment before the agreed one, by one party's word; later sessions are given back.

    Work that is stopped stays so until that moment, unless both sides let it go on before.
    What is for danger, or has nothing left to work, ends at once: an `ends_at` that is past
    means now. `by` is None for the worker herself.

    Raises:
        Declined: not begun or over, after the agreed end, or with too little notice.
    """
    placement.must_be(BEGUN, "ended early")
    if placement.started_at is None:  # suspended before its first day: nothing was worked
        return _over(replace(placement, sessions=()), cause, at), Notice.NONE
    if placement.state in STOPPED and _agreed_end(placement) <= at:
        return _over(placement, cause, at), Notice.NONE
    soonest = earliest_end(cause, at=at, by=by)
    no_notice = soonest == at
    last_moment = max(ends_at, at) if no_notice else ends_at
    _before_the_agreed_end(placement, last_moment)
    if last_moment < soonest:
        message = (
            f"Notice is four weeks: the earliest end is {spoken_moment(soonest)}. Choose that "
            "or later, or let home or host propose less notice to the other."
        )
        raise Declined(Problem(ProblemCode.INVALID, message, ("endsAt",)))
    notice = Notice.NONE if no_notice else Notice.GIVEN
    return _cut(placement, cause, last_moment, at), notice


def proposed(placement: Placement, proposal: ShorterNotice, *, at: datetime) -> Placement:
    """One side asks the other for less notice; nothing ends before the other agrees.

    It takes the place of what was proposed before, by whichever side.

    Raises:
        Declined: not begun or over, past, after the agreed end, or where nobody has to agree.
    """
    placement.must_be(BEGUN, "ended early")
    if proposal.ends_at <= at:
        message = f"{spoken_moment(proposal.ends_at)} is past; propose a moment to come."
        raise Declined(Problem(ProblemCode.INVALID, message, ("endsAt",)))
    _before_the_agreed_end(placement, proposal.ends_at)
    begun = placement.started_at is not None
    if not begun or proposal.ends_at >= earliest_end(proposal.cause, at=at, by=proposal.side):
        message = "Nobody has to agree to that: end the placement, with this cause and moment."
        raise Declined(Problem(ProblemCode.INVALID, message, ("endsAt",)))
    return replace(placement, ending=replace(placement.ending, proposal=proposal))


def agreed(
    placement: Placement, *, ends_at: datetime, side: Side, by: str, at: datetime
) -> Placement:
    """The other side agrees to the end that is proposed, and names its moment.

    Raises:
        Declined: nothing is proposed, another moment is, it is past, by the side that has
            proposed it, or by the same person.
    """
    placement.must_be(BEGUN, "ended early")
    proposal = placement.ending.proposal
    if proposal is None:
        message = "Nobody proposes less than four weeks' notice; give notice, or propose it."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
    if proposal.side is side:
        message = "Your side has proposed it; it is for the other side to agree."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
    if proposal.by == by:
        message = "You have proposed it; somebody else on the other side has to agree."
        raise Declined(Problem(ProblemCode.SAME_PERSON, message, ("placementId",)))
    if proposal.ends_at != ends_at:
        message = (
            f"What is proposed is an end on {spoken_moment(proposal.ends_at)}, and you name "
            f"{spoken_moment(ends_at)}. Read it anew."
        )
        raise Declined(Problem(ProblemCode.INVALID, message, ("endsAt",)))
    if ends_at <= at:
        message = f"{spoken_moment(ends_at)} is past; propose a moment to come."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
    _before_the_agreed_end(placement, ends_at)
    return _cut(placement, proposal.cause, ends_at, at)


def closed(placement: Placement, *, at: datetime) -> Placement:
    """The last session is over. Raises Declined while there are sessions to come."""
    noticed = placement.ending.cause is not None
    placement.must_be(BEGUN if noticed else UNDER_WAY, "closed")
    if placement.sessions and (last := _agreed_end(placement)) > at:
        message = f"The last session ends on {spoken_moment(last)}; end it early, or wait."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
    over = replace(placement, ending=replace(placement.ending, proposal=None))
    if noticed or placement.state is PlacementState.ENDING:
        return replace(over, state=PlacementState.ENDED_EARLY)
    return replace(over, state=PlacementState.COMPLETED, ended_at=at)


def found(placement: Placement, finding: Finding) -> Placement:
    """The region records why it ended early, once. Raises Declined."""
    if placement.ending.cause is None:
        message = "Nobody has ended this placement early; there is no cause to record."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
    if placement.ending.finding is not None:
        message = "The cause is recorded already; it stays as it was given."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("placementId",)))
    finding.account.must_be_said("note")
    return replace(placement, ending=replace(placement.ending, finding=finding))


def _cut(placement: Placement, cause: EndCause, ends_at: datetime, at: datetime) -> Placement:
    """Sessions that begin after the last moment are given back."""
    kept = tuple(each for each in placement.sessions if each.start < ends_at)
    shorter = replace(placement, sessions=kept)
    if ends_at <= at:
        return _over(shorter, cause, ends_at)
    given = replace(shorter, ending=_given(placement, cause), ended_at=ends_at)
    if placement.state in STOPPED:
        return given
    return replace(given, state=PlacementState.ENDING, reason=cause.value)


def _over(placement: Placement, cause: EndCause, at: datetime) -> Placement:
    return replace(
        placement,
        state=PlacementState.ENDED_EARLY,
        ending=_given(placement, cause),
        reason=cause.value,
        ended_at=at,
        resume_agreed={},
    )


def _given(placement: Placement, cause: EndCause) -> Ending:
    return replace(placement.ending, cause=cause, proposal=None)


def _agreed_end(placement: Placement) -> datetime:
    """The last moment that is left to work; long past where nothing is."""
    return placement.sessions[-1].end if placement.sessions else placement.confirmed_at


def _before_the_agreed_end(placement: Placement, ends_at: datetime) -> None:
    if ends_at >= (last := _agreed_end(placement)):
        message = (
            f"Its last session ends on {spoken_moment(last)}, and you name "
            f"{spoken_moment(ends_at)}: an early end is before that. Name an earlier moment, "
            "or close the placement when its last session is over."
        )
        raise Declined(Problem(ProblemCode.INVALID, message, ("endsAt",)))
