"""What a plan has to leave as it is: pins, what workers were told, and teams' floors."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from staffbank_matching.checker_choice import Filling, Sessions, choices_of
from staffbank_matching.checker_days import Given, displaced, faults_of_diary
from staffbank_matching.checker_pairs import faults_of_pair
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Floor, Previous, Problem, Request, Stretch, Worker

Diaries = Mapping[str, list[tuple[Request, Sessions]]]


def lost_pins(made: Sequence[Assignment], problem: Problem) -> Iterator[str]:
    """A pin is kept by the same sessions or, where it names none, by any of the request's."""
    exact = {(each.worker, each.request, each.sessions) for each in made}
    pairs = {(each.worker, each.request) for each in made}
    for pin in problem.pins:
        kept = (pin.worker, pin.request) in pairs
        if pin.sessions:
            kept = (pin.worker, pin.request, pin.sessions) in exact
        if not kept:
            yield f"{pin.worker} is pinned to {pin.request} and not placed there."


def broken_floors(
    workers: Mapping[str, Worker], diaries: Diaries, problem: Problem
) -> Iterator[str]:
    """Count the members of a team whom the plan takes from duties under one of its floors."""
    missing: Counter[Floor] = Counter()
    floors = _floors_by_team(problem)
    for name, given in diaries.items():
        missing.update(_floors_touched(workers[name], given, floors, problem))
    for floor in dict.fromkeys(problem.floors):
        if missing[floor] > floor.spare:
            yield (
                f"{missing[floor]} members of {floor.team} miss duties from {floor.since} on; "
                f"it can spare {floor.spare}."
            )


def broken_promises(
    workers: Mapping[str, Worker],
    diaries: Diaries,
    fillings: Mapping[str, Filling],
    problem: Problem,
) -> Iterator[str]:
    """Whoever was told of work, could do it and does nothing else, has lost it for nothing.

    Whether it is lawful beside other work, other members' absence or seats that may only be
    filled together is not asked: only what needs no such weighing is a fault.
    """
    floors = _floors_by_team(problem)
    for before in problem.previous:
        if not before.told or before.worker in diaries:
            continue
        worker, filling = workers[before.worker], fillings[before.request]
        lawful = (
            sessions
            for sessions in _ways(before, filling, problem)
            if not _hindered(worker, filling.request, sessions, problem)
            and not _floors_touched(worker, [(filling.request, sessions)], floors, problem)
        )
        if next(lawful, None) is not None:
            yield (
                f"{before.worker} was told of {before.request} and lost it, "
                "though nothing stands in the way."
            )


def _ways(before: Previous, filling: Filling, problem: Problem) -> Iterator[Sessions]:
    """Choices that would keep it, with a free seat in each part."""
    request, figures = filling.request, problem.figures
    if request.part_worth == 0:
        return
    for sessions, parts in choices_of(request, figures):
        told = before.sessions in ((), sessions)
        if told and all(filling.taken[part] < request.seats for part in parts):
            yield sessions


def _hindered(worker: Worker, request: Request, sessions: Sessions, problem: Problem) -> bool:
    found = chain(
        faults_of_pair(worker, request, sessions, now=problem.now),
        faults_of_diary(worker, [(request, sessions)], problem.figures),
    )
    return next(found, None) is not None


def _floors_by_team(problem: Problem) -> Mapping[str, list[Floor]]:
    floors: defaultdict[str, list[Floor]] = defaultdict(list)
    for floor in dict.fromkeys(problem.floors):
        floors[floor.team].append(floor)
    return floors


def _floors_touched(
    worker: Worker, given: Given, floors: Mapping[str, list[Floor]], problem: Problem
) -> list[Floor]:
    """Floors under which she misses a duty."""
    own = floors.get(worker.team)
    if not own:
        return []
    missed: list[Stretch] = displaced(worker, given, problem.figures)
    return [
        floor for floor in own if any(floor.since <= start < floor.until for start, _ in missed)
    ]
