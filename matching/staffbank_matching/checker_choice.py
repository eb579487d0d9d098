"""Whether what each worker does is one choice that the request leaves, and fits its seats."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, pairwise

from staffbank_matching.plan import Assignment
from staffbank_matching.problem import DAY, Figures, Problem, Request, Stretch

Sessions = tuple[Stretch, ...]
CLOCK_CHANGE = 60  # minutes by which a day of such a week may start sooner after Monday 00:00


@dataclass(frozen=True)
class Filling:
    """How many workers do each part of one request; `parts` are the sessions of each."""

    request: Request
    parts: tuple[Sessions, ...]
    taken: list[int]

    @property
    def whole(self) -> bool:
        """Whether every seat is filled in every part."""
        return min(self.taken) >= self.request.seats

    @property
    def open_seats(self) -> int:
        """The seats that are open in the part that has most of them open."""
        return max(0, self.request.seats - min(self.taken))


def parts_of(request: Request, figures: Figures) -> tuple[Sessions, ...]:
    """The sessions of each part: of all the request, or of each block that has some."""
    if request.block_weeks is None:
        return (request.sessions,)
    first = _week(request.sessions[0], figures)
    blocks: defaultdict[int, list[Stretch]] = defaultdict(list)
    for session in request.sessions:
        blocks[(_week(session, figures) - first) // request.block_weeks].append(session)
    return tuple(tuple(blocks[block]) for block in sorted(blocks))


def weekdays_of(request: Request, figures: Figures) -> list[int]:
    """The weekday of each session, 0 for Monday."""
    return [
        min(6, (start - figures.weeks[_week((start, end), figures)] + CLOCK_CHANGE) // DAY)
        for start, end in request.sessions
    ]


def run_of(request: Request, sessions: Sessions, figures: Figures) -> range | None:
    """The numbers of the parts that these sessions are; None where they are no choice."""
    if not sessions:
        return None
    if request.days_a_week is not None:
        return range(1) if sessions in _choices_of_days(request, figures, sessions) else None
    parts = parts_of(request, figures)
    named = [number for number, part in enumerate(parts) if sessions[0] in part]
    for first in named:
        length = 0
        for last in range(first, len(parts)):
            length += len(parts[last])
            if length == len(sessions):
                whole = tuple(chain.from_iterable(parts[first : last + 1]))
                return range(first, last + 1) if whole == sessions else None
    return None


def choices_of(request: Request, figures: Figures) -> Iterator[tuple[Sessions, range]]:
    """Every set of sessions that one worker may take at once, and the parts that they are."""
    if request.days_a_week is not None:
        for sessions in _choices_of_days(request, figures, request.sessions):
            yield sessions, range(1)
        return
    parts = parts_of(request, figures)
    for first in range(len(parts)):
        for last in range(first, len(parts)):
            yield tuple(chain.from_iterable(parts[first : last + 1])), range(first, last + 1)


def fillings_of(made: Sequence[Assignment], problem: Problem) -> dict[str, Filling]:
    """Each request's filling; an assignment that is none of its choices fills nothing."""
    fillings = {}
    for request in problem.requests:
        parts = parts_of(request, problem.figures)
        fillings[request.id] = Filling(request, parts, [0] * len(parts))
    for each in made:
        filling = fillings[each.request]
        for part in run_of(filling.request, each.sessions, problem.figures) or ():
            filling.taken[part] += 1
    return fillings


def faults_of_choices(
    made: Sequence[Assignment], fillings: Mapping[str, Filling], figures: Figures
) -> Iterator[str]:
    """Hold every assignment against the choices that its request leaves, and its seats."""
    held: defaultdict[tuple[str, str], list[range]] = defaultdict(list)
    used = {each.request for each in made}
    for each in made:
        run = run_of(fillings[each.request].request, each.sessions, figures)
        if run is None:
            yield f"{each.worker} on {each.request}: the sessions are no choice that it leaves."
        else:
            held[each.worker, each.request].append(run)
    for (worker, name), runs in held.items():
        yield from _faults_of_runs(f"{worker} on {name}", runs, fillings[name].request)
    for name in sorted(used):
        yield from _faults_of_seats(fillings[name])


def _faults_of_runs(who: str, runs: Sequence[range], request: Request) -> Iterator[str]:
    if len(runs) > 1 and request.block_weeks is None:
        yield f"{who}: she is placed {len(runs)} times."
        return
    for one, other in pairwise(sorted(runs, key=lambda run: run.start)):
        if other.start <= one.stop:
            yield f"{who}: two of her runs of blocks touch, and should be one."


def _faults_of_seats(filling: Filling) -> Iterator[str]:
    request = filling.request
    for number, taken in enumerate(filling.taken, start=1):
        if taken > request.seats:
            yield (
                f"Request {request.id} has {taken} workers in part {number}, "
                f"and seats for {request.seats}."
            )
    if request.part_worth == 0 and not filling.whole:
        yield f"Request {request.id} is filled in part; it may only be filled whole."


def _choices_of_days(
    request: Request, figures: Figures, sessions: Sessions
) -> Iterator[Sessions]:
    """The choices whose weekdays are among those of `sessions`."""
    day_of = dict(zip(request.sessions, weekdays_of(request, figures), strict=True))
    wanted = min(request.days_a_week or 0, len(set(day_of.values())))
    days = {day_of[session] for session in sessions if session in day_of}
    for chosen in combinations(sorted(days), wanted):
        yield tuple(session for session, day in day_of.items() if day in chosen)


def _week(session: Stretch, figures: Figures) -> int:
    """The number of the week in which it starts."""
    return bisect_right(figures.weeks, session[0]) - 1
