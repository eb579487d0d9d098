"""What cannot be pinned, or cannot have been in the plan before."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from staffbank_matching.problem import DAY, Pin, Previous, Request, Stretch

SHOWN = 3  # sessions of a wrong choice
CLOCK_CHANGE = 60  # minutes that a day of the week may start sooner after the clocks change


def faults_of_pins(
    pins: Sequence[Pin],
    previous: Sequence[Previous],
    requests: Mapping[str, Request],
    workers: Container[str],
    weeks: Sequence[int],
) -> Iterator[str]:
    """Pins and previous assignments that name nobody, no option, or the same twice.

    `requests` has, by id, at least those that are named; `workers` are ids.
    """
    both: tuple[tuple[str, Sequence[Pin | Previous]], ...] = (
        ("$.pins", pins),
        ("$.previous", previous),
    )
    for path, made in both:
        for number, one in enumerate(made):
            yield from _faults_of_one(f"{path}[{number}]", one, requests, workers, weeks)
        yield from _twice(path, made, requests, weeks)
    yield from _too_many(pins, requests, weeks)


def _faults_of_one(
    path: str,
    made: Pin | Previous,
    requests: Mapping[str, Request],
    workers: Container[str],
    weeks: Sequence[int],
) -> Iterator[str]:
    if made.worker not in workers:
        yield f"{path}.worker: no worker has the id {made.worker!r}; leave it out"
    if made.request not in requests:
        yield f"{path}.request: no request has the id {made.request!r}; leave it out"
    elif made.sessions and not _is_option(requests[made.request], made.sessions, weeks):
        yield (
            f"{path}.sessions: {_shown(made.sessions)} is not what one worker may do of "
            f"{made.request}; {_way_out(requests[made.request])}"
        )


def _twice(
    path: str,
    made: Sequence[Pin | Previous],
    requests: Mapping[str, Request],
    weeks: Sequence[int],
) -> Iterator[str]:
    """The same worker on the same request again, but for runs of blocks that are apart."""
    seen: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for number, one in enumerate(made):
        request = requests[one.request]
        existing = _blocks(request, request.sessions, weeks)
        blocks = _blocks(request, one.sessions or request.sessions, weeks)
        mine = {existing.index(block) for block in blocks}
        beside = {block + step for block in mine for step in (-1, 0, 1)}
        if beside & seen[one.worker, one.request]:
            yield (
                f"{path}[{number}]: {one.worker} is on {one.request} already, or on the block "
                "beside it; take one away or give both as one"
            )
        seen[one.worker, one.request] |= mine


def _too_many(
    pins: Sequence[Pin], requests: Mapping[str, Request], weeks: Sequence[int]
) -> Iterator[str]:
    """More pins than seats, in a request or in one of its blocks."""
    taken: Counter[tuple[str, int]] = Counter()
    for number, pin in enumerate(pins):
        request = requests[pin.request]
        if request.block_weeks is not None and not pin.sessions:
            continue  # any of the blocks will do
        for block in _blocks(request, pin.sessions or request.sessions, weeks):
            taken[pin.request, block] += 1
            if taken[pin.request, block] > request.seats:
                yield (
                    f"$.pins[{number}]: {pin.request} has more pins than seats "
                    f"({request.seats}); take one away"
                )
                break


def _is_option(request: Request, sessions: Sequence[Stretch], weeks: Sequence[int]) -> bool:
    """Whether one worker may do just these sessions of the request."""
    if request.days_a_week is not None:
        return _are_days(request, sessions, weeks)
    if request.block_weeks is not None:
        return _are_blocks(request, sessions, weeks)
    return sessions == request.sessions


def _are_days(request: Request, sessions: Sequence[Stretch], weeks: Sequence[int]) -> bool:
    listed = {_weekday(start, weeks) for start, _ in request.sessions}
    chosen = {_weekday(start, weeks) for start, _ in sessions}
    theirs = tuple(each for each in request.sessions if _weekday(each[0], weeks) in chosen)
    return sessions == theirs and len(chosen) == min(request.days_a_week or 0, len(listed))


def _are_blocks(request: Request, sessions: Sequence[Stretch], weeks: Sequence[int]) -> bool:
    """Whether they are all of some blocks in a row."""
    chosen = _blocks(request, sessions, weeks)
    theirs = tuple(
        each
        for each in request.sessions
        if chosen[0] <= _block(request, each, weeks) <= chosen[-1]
    )
    return sessions == theirs


def _blocks(request: Request, sessions: Sequence[Stretch], weeks: Sequence[int]) -> list[int]:
    """The blocks that the sessions touch, in order; [0] where the request has none."""
    if request.block_weeks is None:
        return [0]
    return sorted({_block(request, each, weeks) for each in sessions})


def _block(request: Request, session: Stretch, weeks: Sequence[int]) -> int:
    first = bisect_right(weeks, request.sessions[0][0])
    return (bisect_right(weeks, session[0]) - first) // (request.block_weeks or 1)


def _weekday(start: int, weeks: Sequence[int]) -> int:
    monday = weeks[bisect_right(weeks, start) - 1]
    return min(6, (start - monday + CLOCK_CHANGE) // DAY)


def _way_out(request: Request) -> str:
    if request.days_a_week is not None:
        return f"give all sessions of {request.days_a_week} of its weekdays"
    if request.block_weeks is not None:
        return f"give all sessions of blocks in a row, {request.block_weeks} weeks each"
    return "leave them out: a worker does all of it"


def _shown(sessions: Sequence[Stretch]) -> str:
    few = ", ".join(f"[{start}, {end}]" for start, end in sessions[:SHOWN])
    return f"[{few}, …]" if len(sessions) > SHOWN else f"[{few}]"
