"""The road of a cover request, from a draft to its end."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from staffbank.domain.cover_request import CoverRequest, Outcome, RequestState
from staffbank.domain.expansion import sessions
from staffbank.domain.london import spoken_moment
from staffbank.domain.problem import Declined, Problem, ProblemCode
from staffbank.domain.profession import CoreRole
from staffbank.domain.stage import WIDER, Stage, widens_at

# each state, and those that may come next; the diagram in the documents is drawn from it
ROAD = {
    RequestState.DRAFT: (RequestState.SUBMITTED, RequestState.WITHDRAWN),
    RequestState.SUBMITTED: (
        RequestState.OPEN,
        RequestState.DRAFT,
        RequestState.REJECTED,
        RequestState.WITHDRAWN,
    ),
    RequestState.OPEN: (
        RequestState.SUBMITTED,
        RequestState.CLOSED,
        RequestState.WITHDRAWN,
    ),
    RequestState.CLOSED: (),
    RequestState.REJECTED: (),
    RequestState.WITHDRAWN: (),
}

SENIORITY = tuple(CoreRole)  # as the roles are written down, from social worker upwards


def submitted(request: CoverRequest, *, by: str) -> CoverRequest:
    """The draft goes to the budget holder. Raises Declined where it is none."""
    _must_be(request, {RequestState.DRAFT}, "submitted")
    return replace(request, state=RequestState.SUBMITTED, opened_by=by, remark=None)


def approved(request: CoverRequest, *, by: str, stage: Stage, at: datetime) -> CoverRequest:
    """The budget holder agrees, and says whom to ask first.

    Raises:
        Declined: decided already, by whoever asked, or for an agency at once.
    """
    _must_be(request, {RequestState.SUBMITTED}, "approved")
    if request.opened_by == by:
        message = "You opened or amended this request; another budget holder has to approve it."
        raise Declined(Problem(ProblemCode.SAME_PERSON, message))
    if stage is Stage.AGENCY:
        message = "Nothing begins with an agency; choose another stage, and release it later."
        raise Declined(Problem(ProblemCode.INVALID, message, ("stage",)))
    return replace(request, state=RequestState.OPEN, decided_by=by, stage=stage, stage_since=at)


def returned(request: CoverRequest, *, by: str, question: str) -> CoverRequest:
    """The budget holder wants to know something first. Raises Declined."""
    _must_be(request, {RequestState.SUBMITTED}, "returned")
    remark = _said(question, "question", "Say what you want to know; the requester reads it.")
    return replace(request, state=RequestState.DRAFT, decided_by=by, remark=remark)


def rejected(request: CoverRequest, *, by: str, reason: str) -> CoverRequest:
    """The budget holder does not pay for it. Raises Declined."""
    _must_be(request, {RequestState.SUBMITTED}, "rejected")
    remark = _said(reason, "reason", "Say why it is rejected; the requester reads it.")
    return replace(request, state=RequestState.REJECTED, decided_by=by, remark=remark)


def withdrawn(request: CoverRequest) -> CoverRequest:
    """The council no longer asks. Raises Declined where it is over."""
    able = {RequestState.DRAFT, RequestState.SUBMITTED, RequestState.OPEN}
    _must_be(request, able, "withdrawn")
    return replace(request, state=RequestState.WITHDRAWN)


def widened(request: CoverRequest, *, at: datetime, by_hand: bool) -> CoverRequest:
    """Put to the next circle of people; by itself only once the window is over.

    Raises:
        Declined: not open, the widest already, or too early.
    """
    _must_be(request, {RequestState.OPEN}, "widened")
    stage, since = request.stage, request.stage_since
    if stage is None or since is None or stage not in WIDER:
        message = "Every member of the region is asked already."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("requestId",)))
    due = widens_at(stage, since)
    if not by_hand and due is not None and at < due:
        message = f"It is put to more people on {spoken_moment(due)}, not before."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("requestId",)))
    return replace(request, stage=WIDER[stage], stage_since=at)


def released_to_agency(request: CoverRequest, *, reason: str, at: datetime) -> CoverRequest:
    """Agencies may be asked, once the whole region has been. Raises Declined."""
    _must_be(request, {RequestState.OPEN}, "released to an agency")
    remark = _said(reason, "reason", "Say why the bank cannot fill it; the region reads it.")
    if request.stage is not Stage.REGION:
        is_now = request.stage.value.replace("_", " ") if request.stage else "nobody"
        message = (
            f"The region is asked before an agency is; now it is {is_now}. "
            "Widen the request to the region first."
        )
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("requestId",)))
    return replace(request, stage=Stage.AGENCY, stage_since=at, remark=remark)


def closed(request: CoverRequest, *, outcome: Outcome, confirmed: int) -> CoverRequest:
    """It is over; `confirmed` of its slots have placements.

    Raises:
        Declined: not open, or the outcome contradicts the placements that there are.
    """
    _must_be(request, {RequestState.OPEN}, "closed")
    if outcome in (by_bank(request, confirmed), Outcome.NOT_FILLED):
        return replace(request, state=RequestState.CLOSED, outcome=by_bank(request, confirmed))
    all_placed = confirmed == request.headcount
    if all_placed or outcome in {Outcome.FILLED_BY_BANK, Outcome.PARTLY_FILLED}:
        message = (
            f"{confirmed} of {request.headcount} slots have a placement, which is not "
            f"{outcome.value.replace('_', ' ')}."
        )
        raise Declined(Problem(ProblemCode.INVALID, message, ("outcome",)))
    return replace(request, state=RequestState.CLOSED, outcome=outcome)


def by_bank(request: CoverRequest, confirmed: int) -> Outcome:
    """What the placements alone say."""
    if confirmed == request.headcount:
        return Outcome.FILLED_BY_BANK
    return Outcome.PARTLY_FILLED if confirmed else Outcome.NOT_FILLED


def amended(
    request: CoverRequest, new: CoverRequest, *, by: str, at: datetime, live_offers: int
) -> CoverRequest:
    """The same request, asked anew; it goes to the budget holder again where it widens.

    Whoever amends it has asked for it from now on, and may not approve it. Where its times
    change, who has declined it may be offered it again.

    Raises:
        Declined: over, for another number of people, or what people were offered would change.
    """
    _must_be(
        request, {RequestState.DRAFT, RequestState.SUBMITTED, RequestState.OPEN}, "amended"
    )
    if new.headcount != request.headcount:
        message = (
            f"It asks for {request.headcount}, not {new.headcount}. Open another request for "
            "more people, or withdraw this one."
        )
        raise Declined(Problem(ProblemCode.INVALID, message, ("headcount",)))
    if live_offers and (changed := _promised(request, new)):
        message = (
            f"{live_offers} offers or placements stand on it as it is, so {', '.join(changed)} "
            "cannot change. Have the offers withdrawn, or open another request."
        )
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("requestId",)))
    if new.shape != request.shape:
        new = replace(new, times_changed_at=at)
    if request.state is RequestState.OPEN and widens(request, new):
        return replace(new, state=RequestState.SUBMITTED, opened_by=by, stage=None)
    return replace(new, state=request.state, opened_by=by)


def widens(old: CoverRequest, new: CoverRequest) -> bool:
    """Whether it costs more than was approved: hours, days, grade, or somebody else pays."""
    before, after = sessions(old.shape), sessions(new.shape)
    return (
        sum(each.length.total_seconds() for each in after)
        > sum(each.length.total_seconds() for each in before)
        or after[0].start < before[0].start
        or after[-1].end > before[-1].end
        or _highest(new.roles) > _highest(old.roles)
        or new.cost_centre != old.cost_centre
    )


def _promised(old: CoverRequest, new: CoverRequest) -> list[str]:
    parts = ("team_id", "roles", "shape", "must_have", "remote", "case_work", "cost_centre")
    return [
        part.removesuffix("_id").replace("_", " ")
        for part in parts
        if getattr(old, part) != getattr(new, part)
    ]


def _highest(roles: Collection[CoreRole]) -> int:
    return max(map(SENIORITY.index, roles))


def _said(text: str, where: str, otherwise: str) -> str:
    if not text.strip():
        raise Declined(Problem(ProblemCode.INVALID, otherwise, (where,)))
    return text.strip()


def _must_be(request: CoverRequest, states: Collection[RequestState], wanted: str) -> None:
    if request.state not in states:
        able = " or ".join(sorted(state.value for state in states))
        message = f"This request cannot be {wanted}: it is {request.state.value}, not {able}."
        raise Declined(Problem(ProblemCode.WRONG_STATE, message, ("requestId",)))
