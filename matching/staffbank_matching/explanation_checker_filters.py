"""Who fails which filter and who nearly passes, pair by pair, from the rules alone."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from staffbank_matching.checker_choice import Sessions, choices_of
from staffbank_matching.checker_days import faults_of_diary
from staffbank_matching.checker_pairs import HAIR, faults_of_pair, km_between
from staffbank_matching.problem import LEVELS, Problem, Request, Stretch, Worker
from staffbank_matching.reasons import NearMiss

EVERYWHERE = 50_000.0  # kilometres: farther than any place
METRES = 0.002  # kilometres: sizes of travel are rounded up to the metre


@dataclass(frozen=True)
class Case:
    """One worker and one request of a problem."""

    worker: Worker
    request: Request
    problem: Problem

    def eligible(self) -> bool:
        """Whether some choice of the request keeps every rule, as all that she does."""
        worker, request, problem = self.worker, self.request, self.problem
        return any(
            not any(faults_of_pair(worker, request, sessions, now=problem.now))
            and not any(faults_of_diary(worker, [(request, sessions)], problem.figures))
            for sessions, _ in choices_of(request, problem.figures)
        )

    def codes(self) -> tuple[str, ...]:
        """Every filter that she fails; rest and hours are asked where she fails no other."""
        return tuple(self._first_codes()) or tuple(self._diary_codes())

    def _first_codes(self) -> Iterator[str]:
        worker, request = self.worker, self.request
        roles = {*request.roles}
        roles |= {each.role for each in request.fallbacks if each.since <= self.problem.now}
        barred = request.host in worker.barred_hosts or worker.id in request.barred_workers
        free = [choice for choice, _ in self._choices() if self._free_for(choice)]
        found = {
            "own_council": worker.home == request.host,
            "role": worker.role not in roles,
            "skill": any(worker.skills.get(n.skill, 0) < n.level for n in request.needs),
            "barred": barred,
            "travel": km_between(worker.place, request.place) > worker.reach_km + HAIR,
            "availability": not free,
            "booked": bool(free) and all(map(self._promised, free)),
        }
        yield from (code for code, fails in found.items() if fails)

    def _diary_codes(self) -> Iterator[str]:
        """The mildest of what the choices that are free and not promised come to."""
        verdicts = []
        for choice, _ in self._choices():
            if self._free_for(choice) and not self._promised(choice):
                faults = self._faults(choice)
                tired = any("weekly rest" in one or "working day" in one for one in faults)
                verdicts.append(1 if tired else 2 * bool(faults))
        best = min(verdicts)
        yield from ("rest",) if best == 1 else ("hours",) if best else ()

    def _choices(self) -> Iterator[tuple[Sessions, range]]:
        return choices_of(self.request, self.problem.figures)

    def _faults(self, sessions: Sessions) -> list[str]:
        return list(
            faults_of_diary(self.worker, [(self.request, sessions)], self.problem.figures)
        )

    def _promised(self, sessions: Sessions) -> bool:
        return any("which is promised" in fault for fault in self._faults(sessions))

    def _free_for(self, sessions: Sessions) -> bool:
        free = joined(self.worker.free)
        return all(is_inside(session, free) for session in sessions)


def false_near_miss(case: Case, told: NearMiss) -> Iterator[str]:
    """It makes her eligible when just that is relaxed, and does not with less."""
    who = f"{told.worker} nearly on {told.request}"
    if case.eligible():
        yield f"{who}: she is eligible as it is."
        return
    if not _relaxed(case, told, told.size).eligible():
        yield f"{who}: {told.code} relaxed by {told.size} is not enough."
    if any(less.eligible() for less in _with_less(case, told)):
        yield f"{who}: {told.code} relaxed by less than {told.size} is enough."
    if told.session is not None and told.size != _unfree(case.worker, told.session):
        yield f"{who}: {told.size} are not the minutes of {told.session} that she lacks."


def is_near(case: Case) -> bool:
    """Whether one thing alone, relaxed as far as can be, would make her eligible."""
    if case.eligible():
        return False
    worker, request = case.worker, case.request
    skills = [{**worker.skills, need.skill: LEVELS[-1]} for need in request.needs]
    sessions = {session for choice, _ in case._choices() for session in choice}  # noqa: SLF001
    return any(
        relaxed.eligible()
        for relaxed in (
            replace(case, request=_with_role(request, worker.role)),
            replace(case, worker=replace(worker, reach_km=EVERYWHERE)),
            replace(case, worker=replace(worker, bank_minutes_a_week=None)),
            *(replace(case, worker=replace(worker, skills=more)) for more in skills),
            *(replace(case, worker=_freed(worker, session)) for session in sessions),
        )
    )


def joined(stretches: tuple[Stretch, ...]) -> list[Stretch]:
    """The same time in as few stretches as can be; they may overlap and be in any order."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def is_inside(session: Stretch, stretches: list[Stretch]) -> bool:
    """Whether it lies in one of the joined stretches."""
    last = bisect_right(stretches, session[0], key=lambda one: one[0]) - 1
    return last >= 0 and session[1] <= stretches[last][1]


def _relaxed(case: Case, told: NearMiss, size: float) -> Case:
    worker = case.worker
    if told.code == "role":
        return replace(case, request=_with_role(case.request, worker.role)) if size else case
    if told.code == "skill":
        level = worker.skills.get(told.skill, 0) + int(size)
        return replace(
            case, worker=replace(worker, skills={**worker.skills, told.skill: level})
        )
    if told.code == "travel":
        return replace(case, worker=replace(worker, reach_km=worker.reach_km + size))
    if told.code == "hours":
        limit = (worker.bank_minutes_a_week or 0) + int(size)
        return replace(case, worker=replace(worker, bank_minutes_a_week=limit))
    return replace(case, worker=_freed(worker, told.session or (0, 0)))


def _with_less(case: Case, told: NearMiss) -> Iterator[Case]:
    if told.code == "travel":
        yield _relaxed(case, told, told.size - METRES)
    elif told.session is None:
        yield _relaxed(case, told, told.size - 1)
    else:
        free = joined(case.worker.free)
        for minute in range(*told.session):
            if not is_inside((minute, minute + 1), free):
                before, after = (told.session[0], minute), (minute + 1, told.session[1])
                yield replace(case, worker=_freed(case.worker, before, after))
                return


def _with_role(request: Request, role: str) -> Request:
    others = tuple(each for each in request.fallbacks if each.role != role)
    return replace(request, roles=tuple({*request.roles, role}), fallbacks=others)


def _freed(worker: Worker, *stretches: Stretch) -> Worker:
    some = tuple(stretch for stretch in stretches if stretch[0] < stretch[1])
    return replace(worker, free=tuple(joined((*worker.free, *some))))


def _unfree(worker: Worker, session: Stretch) -> int:
    covered = sum(
        max(0, min(session[1], end) - max(session[0], start))
        for start, end in joined(worker.free)
    )
    return session[1] - session[0] - covered
