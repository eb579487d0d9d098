"""Whether what an explanation says of moves is so: by making them, and scoring the plan."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from staffbank_matching.aims import Aims
from staffbank_matching.checker_choice import (
    Sessions,
    faults_of_choices,
    fillings_of,
    run_of,
)
from staffbank_matching.checker_days import faults_of_diary
from staffbank_matching.checker_pairs import faults_of_pair, km_between
from staffbank_matching.checker_promises import broken_floors, lost_pins
from staffbank_matching.checker_score import Score, score_of
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Pin, Previous, Problem, Request, Worker
from staffbank_matching.reasons import Displacement, Job, Obstacle

STOPPED_EARLY = ("floor", "seat", "rest", "too_many")  # where not all that must go is told


@dataclass(frozen=True)
class Before:
    """A plan before moves."""

    problem: Problem
    aims: Aims
    made: tuple[Assignment, ...]

    @cached_property
    def workers(self) -> Mapping[str, Worker]:
        """By id."""
        return {worker.id: worker for worker in self.problem.workers}

    @cached_property
    def requests(self) -> Mapping[str, Request]:
        """By id."""
        return {request.id: request for request in self.problem.requests}

    @cached_property
    def score(self) -> Score:
        """What the plan comes to."""
        return self.scored(self.made)

    def scored(self, made: Sequence[Assignment]) -> Score:
        """What another plan comes to."""
        return score_of(made, self.problem, self.aims, fillings_of(made, self.problem))

    def after(self, gone: Sequence[Job], come: Sequence[Job]) -> tuple[Assignment, ...]:
        """The plan without the first and with the second, who have their points."""
        stay = (each for each in self.made if job_of(each) not in gone)
        return (*stay, *(self.assignment(job) for job in come))

    def assignment(self, job: Job) -> Assignment:
        """The job with its points, reckoned from the rules."""
        worker, request = self.workers[job.worker], self.requests[job.request]
        run = run_of(request, job.sessions, self.problem.figures) or range(1)
        met = [w for w in request.wishes if worker.skills.get(w.skill, 0) >= w.level]
        minutes = sum(end - start for start, end in job.sessions)
        parts = {
            "familiar_team": 30 * (request.team in worker.familiar_teams),
            "familiar_host": 10 * (request.host in worker.familiar_hosts),
            "next_block": 20 * (len(run) - 1),
            "preferred_host": 10 * (request.host in worker.preferred_hosts),
            "wishes": 5 * len(met),
            "travel": -min(60, int(km_between(worker.place, request.place))),
            "cost": -(minutes * worker.hourly_pence // 6000),
        }
        return Assignment(job.worker, job.request, job.sessions, parts)

    def unsound(self, made: Sequence[Assignment], *, whole: bool) -> list[str]:
        """What is wrong with a plan, open seats apart; `whole`: with parts of a whole, too."""
        problem = self.problem
        diaries: defaultdict[str, list[tuple[Request, Sessions]]] = defaultdict(list)
        for each in made:
            diaries[each.worker].append((self.requests[each.request], each.sessions))
        choices = faults_of_choices(made, fillings_of(made, problem), problem.figures)
        return [
            *(one for one in choices if whole or "only be filled whole" not in one),
            *chain.from_iterable(
                faults_of_pair(self.workers[name], request, sessions, now=problem.now)
                for name, given in diaries.items()
                for request, sessions in given
            ),
            *chain.from_iterable(
                faults_of_diary(self.workers[name], given, problem.figures)
                for name, given in diaries.items()
            ),
            *broken_floors(self.workers, diaries, problem),
        ]

    def must_stay(self, job: Job) -> bool:
        """Whether a pin or a promise that was told holds it."""
        wanted: list[Pin | Previous] = [each for each in self.problem.previous if each.told]
        wanted.extend(self.problem.pins)
        return any(
            (each.worker, each.request) == (job.worker, job.request)
            and each.sessions in ((), job.sessions)
            for each in wanted
        )


def job_of(made: Assignment) -> Job:
    """The same without points."""
    return Job(made.worker, made.request, made.sessions)


def false_displacement(told: Displacement, before: Before) -> Iterator[str]:
    """It gives a sound plan with exactly these figures; what is in its way truly is."""
    who = f"{told.job.worker} to {told.job.request}"
    yield from _false_way(who, told, before)
    if told.blocked:
        yield from _false_block(who, told, before)
        return
    made = {job_of(each) for each in before.made}
    if strangers := [job for job in told.dropped if job not in made]:
        yield f"{who}: {strangers[0]} is dropped and was not there."
        return
    after = before.after(told.dropped, (told.job, *told.added))
    yield from (f"{who}: {fault}" for fault in before.unsound(after, whole=True))
    yield from (f"{who}: {fault}" for fault in lost_pins(after, before.problem))
    yield from (f"{who}: {job} must stay." for job in told.dropped if before.must_stay(job))
    yield from _false_figures(who, told, before, before.scored(after))


def _false_figures(who: str, told: Displacement, before: Before, after: Score) -> Iterator[str]:
    strict = replace(before.aims, weights=None)
    old, new = before.score.levels(strict), after.levels(strict)
    right = {name: new[name] - old[name] for name in new}
    value = after.value(before.aims) - before.score.value(before.aims)
    if told.change is None:
        yield f"{who}: it can be done, and no change is told."
    elif (dict(told.change.levels), told.change.value) != (right, value):
        yield f"{who}: the change is told as {told.change} and is {right}, {value}."


def _false_way(who: str, told: Displacement, before: Before) -> Iterator[str]:
    """Each obstacle keeps her from it, alone; without all of them nothing does."""
    jobs = [each.job for each in told.way]
    base = before.after(jobs, (told.job,))
    if told.blocked not in STOPPED_EARLY:
        yield from (
            f"{who}: with all out of the way: {fault}"
            for fault in before.unsound(base, whole=False)
        )
    made = {job_of(each): each for each in before.made}
    for each in told.way:
        if each.job not in made:
            yield f"{who}: {each.job} stands in the way and is not in the plan."
            continue
        if each.pinned != before.must_stay(each.job):
            yield f"{who}: {each.job} is told as pinned: {each.pinned}."
        if not before.unsound((*base, made[each.job]), whole=False):
            yield f"{who}: {each.job} is not in the way."
        yield from _false_code(who, each, told.job, before)


def _false_code(who: str, told: Obstacle, job: Job, before: Before) -> Iterator[str]:
    """A seat is one of the request; time is hers; a floor is of her team."""
    hers, same = told.job.worker == job.worker, told.job.request == job.request
    team = before.workers[told.job.worker].team == before.workers[job.worker].team
    right = {
        "clash": hers and bool(before.unsound(_both(told.job, job, before), whole=False)),
        "hours": hers,
        "rest": hers,
        "floor": not hers and team,
        "seat": not hers and same,
    }
    if not right.get(told.code, False):
        yield f"{who}: {told.job} does not stand in the way by {told.code}."


def _both(one: Job, other: Job, before: Before) -> list[Assignment]:
    return [before.assignment(one), before.assignment(other)]


def _false_block(who: str, told: Displacement, before: Before) -> Iterator[str]:
    if told.change is not None:
        yield f"{who}: it is blocked by {told.blocked}, and a change is told."
    if told.blocked == "whole" and all(r.part_worth for r in before.problem.requests):
        yield f"{who}: nothing has to be filled whole."
    if told.blocked == "floor" and not before.problem.floors:
        yield f"{who}: there is no floor."
    if told.blocked == "pinned" and not any(map(before.must_stay, map(job_of, before.made))):
        yield f"{who}: nothing is pinned."
