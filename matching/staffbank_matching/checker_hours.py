"""Whether the rest and the hours of one worker forbid that she does some things together."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from staffbank_matching.checker_days import before_of, faults_beside
from staffbank_matching.checker_ground import Pair
from staffbank_matching.checker_weeks import Diary, minutes_by_week, windows_of
from staffbank_matching.problem import Figures, Worker

Weighed = Sequence[tuple[Pair, int]]


def never_together(one: Pair, other: Pair, own: Sequence[Pair], figures: Figures) -> bool:
    """Whether no lawful plan has both, whatever else she does.

    Duties that something else of hers would displace may be gone: they are left out.
    """
    worker = one.worker
    sessions = sorted((*one.sessions, *other.sessions))
    if any(second[0] < first[1] for first, second in pairwise(sessions)):
        return True
    gone = {duty for pair in own for duty in pair.displaced}
    before = before_of(worker, figures)
    kept = [duty for duty in before if duty not in gone]
    given = [(one.request, one.sessions), (other.request, other.sessions)]
    if one.request is other.request:
        given = [(one.request, tuple(sessions))]
    return any(faults_beside(Diary(worker, sessions, before, kept), given, figures))


def follows_from_hours(pairs: Weighed, limit: int, figures: Figures) -> bool:
    """Whether a limit on weeks of hers keeps the sum of the coefficients below this one."""
    return any(limit >= most for most in _limits(pairs, figures))


def _limits(pairs: Weighed, figures: Figures) -> Iterator[int]:
    """What the sum cannot pass, by each rule that says something of it."""
    worker = pairs[0][0].worker
    added = [minutes_by_week(pair.sessions, figures) for pair, _ in pairs]
    net = [
        [
            more - less
            for more, less in zip(mine, minutes_by_week(pair.displaced, figures), strict=True)
        ]
        for mine, (pair, _) in zip(added, pairs, strict=True)
    ]
    factors = [factor for _, factor in pairs]
    booked = minutes_by_week(worker.booked, figures)
    home = minutes_by_week(before_of(worker, figures), figures)
    standing = [one + other for one, other in zip(booked, home, strict=True)]
    for week in range(len(booked)):
        own, law = worker.bank_minutes_a_week, worker.working_minutes_a_week
        if own is not None and _within(factors, [each[week] for each in added]):
            yield _reachable(factors, max(0, own - booked[week]))
        if law is not None and _within(factors, [each[week] for each in net]):
            yield max(0, law - standing[week])
    yield from _averages(worker, factors, net, standing, figures)


def _averages(
    worker: Worker,
    factors: Sequence[int],
    net: Sequence[Sequence[int]],
    standing: Sequence[int],
    figures: Figures,
) -> Iterator[int]:
    most, history = worker.average_minutes_a_week, len(worker.history)
    if most is None:
        return
    for weeks in windows_of(worker, len(standing), figures):
        inside = [week for week in weeks if week >= 0]
        if _within(factors, [sum(each[week] for week in inside) for each in net]):
            past = sum(worker.history[history + week] for week in weeks if week < 0)
            room = most * len(weeks) - past - sum(standing[week] for week in inside)
            yield max(0, room)


def _within(factors: Sequence[int], minutes: Sequence[int]) -> bool:
    """Whether no coefficient is above the minutes, so that their sum is not above either."""
    return all(factor <= most for factor, most in zip(factors, minutes, strict=True))


def _reachable(factors: Sequence[int], most: int) -> int:
    """The largest sum of some of these that is not above `most`."""
    sums = 1  # bit n is set where n can be reached
    for factor in factors:
        if factor < 0:
            return most
        sums |= sums << factor
    return (sums & ((1 << (most + 1)) - 1)).bit_length() - 1
