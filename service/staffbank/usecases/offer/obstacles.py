"""What stands between a worker and a slot, all of it at once."""

from collections.abc import Iterable, Iterator, Sequence

from staffbank.domain.consent import Consent, unconsented
from staffbank.domain.law.rules import rule_card, verdicts
from staffbank.domain.london import day_of
from staffbank.domain.period import Period
from staffbank.domain.placeable import placeable
from staffbank.domain.problem import Problem, ProblemCode
from staffbank.domain.stage import Stage
from staffbank.domain.verdict import Refused, Verdict
from staffbank.domain.worker import Worker
from staffbank.ports.unit_of_work import Slot


def obstacles(worker: Worker, slot: Slot, booked: Sequence[Period]) -> list[Problem]:
    """Every reason why she may not be offered the slot; the engine asks the same."""
    found = [
        Problem(ProblemCode.NOT_ELIGIBLE, message, ("workerId",))
        for message in _not_eligible(worker, slot)
    ]
    return [*refusals(said_of(worker, slot, booked), path="workerId"), *found]


def said_of(worker: Worker, slot: Slot, booked: Sequence[Period]) -> tuple[Verdict, ...]:
    """What every rule says of her in this slot."""
    return verdicts(worker, slot.sessions, booked, asked=slot.request.asks_for)


def refusals(said: Sequence[Verdict], *, path: str) -> list[Problem]:
    """A problem for each rule that refuses."""
    return [_problem(verdict, path) for verdict in said if isinstance(verdict, Refused)]


def rules_against(
    worker: Worker,
    sessions: Sequence[Period],
    booked: Sequence[Period],
    *,
    given: Iterable[Consent],
    path: str,
) -> list[Problem]:
    """A problem for each rule that refuses her these sessions, or lacks a consent to them."""
    said = verdicts(worker, sessions, booked)
    return [*refusals(said, path=path), *unconsented(said, given, path=path)]


def _problem(refused: Refused, path: str) -> Problem:
    card = rule_card(refused.rule)
    return Problem(
        code=ProblemCode.RULE,
        message=refused.because,
        path=(path,),
        rule=card.id,
        source=card.source,
        standing=card.standing,
    )


def _not_eligible(worker: Worker, slot: Slot) -> Iterator[str]:
    request, wishes = slot.request, worker.preferences
    yield from _not_asked(worker, slot)
    if worker.council_id == request.council_id:
        yield "Her own council asks here; the bank places people at other councils."
    if request.council_id in wishes.avoided_councils:
        yield "She has chosen not to work for this council."
    if worker.role not in request.roles:
        asked = ", ".join(sorted(role.value for role in request.roles))
        yield f"The request asks for {asked}; her role is {worker.role.value}."
    yield from _skills_missing(worker, slot)
    km = worker.place.km_to(slot.place)
    if not request.remote and (wishes.remote_only or km > wishes.longest_travel_km):
        reach = 0 if wishes.remote_only else wishes.longest_travel_km
        yield f"The work is {km:.0f} km away, and she travels {reach} km at most."
    yield from _not_offered(worker, slot.sessions)


def _not_asked(worker: Worker, slot: Slot) -> Iterator[str]:
    stage = slot.request.stage
    if stage is Stage.OWN_COUNCIL:
        yield "The council looks among its own people first; it can widen the request."
    if stage is Stage.NEIGHBOURS and worker.council_id not in slot.neighbours:
        yield "Only members of neighbouring councils are asked now; widen the request first."


def _skills_missing(worker: Worker, slot: Slot) -> Iterator[str]:
    day = day_of(slot.sessions[0].start)
    held = {skill.code: skill.level_on(day) for skill in worker.skills}
    for need in slot.request.must_have:
        if held.get(need.code, 0) < need.level:
            level = int(need.level)
            yield f"The request asks for {need.code} at level {level}, which she lacks."


def _not_offered(worker: Worker, sessions: Sequence[Period]) -> Iterator[str]:
    whole = Period(sessions[0].start, sessions[-1].end)
    free = placeable(worker, whole)
    outside = [each for each in sessions if not any(time.contains(each) for time in free)]
    if outside:
        first = day_of(outside[0].start)
        yield (
            f"{len(outside)} of {len(sessions)} sessions lie outside the time that she offers "
            f"and may be placed at, the first on {first:%d %B %Y}."
        )
