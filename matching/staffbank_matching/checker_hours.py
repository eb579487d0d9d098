"""Whether the rest and the hours of one worker forbid that she does some things together."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from staffbank_matching.checker_choice import Sessions
from staffbank_matching.checker_days import before_of, faults_beside
from staffbank_matching.checker_ground import Pair
from staffbank_matching.checker_weeks import Diary, minutes_by_week, windows_of
from staffbank_matching.problem import Figures, Worker

Weighed = Sequence[tuple[Pair, int]]


class Standing:
    """One worker's weeks without a plan: minutes promised, and with her duties."""

    def __init__(self, worker: Worker, own: Sequence[Pair], figures: Figures) -> None:
        self.worker, self.figures = worker, figures
        self.before = before_of(worker, figures)
        gone = {duty for pair in own for duty in pair.displaced}
        self.sure = [duty for duty in self.before if duty not in gone]
        self.booked = minutes_by_week(worker.booked, figures)
        home = minutes_by_week(self.before, figures)
        self.all = [one + other for one, other in zip(self.booked, home, strict=True)]

    def forbids(self, one: Pair, other: Pair) -> bool:
        """Whether no lawful plan has both, whatever else she does.

        Duties that something else of hers would displace may be gone: they are left out.
        """
        same = one.request is other.request
        if _touch(one.sessions, other.sessions, 0 if same else self.figures.turnaround):
            return True
        new = sorted((*one.sessions, *other.sessions))
        given = [(one.request, one.sessions), (other.request, other.sessions)]
        if same:
            given = [(one.request, tuple(new))]
        diary = Diary(self.worker, new, self.before, self.sure)
        return any(faults_beside(diary, given, self.figures))

    def keeps(self, pairs: Weighed, limit: int) -> bool:
        """Whether a limit on weeks of hers keeps the sum of the coefficients to this one."""
        return any(limit >= most for most in self._limits(pairs))

    def _limits(self, pairs: Weighed) -> Iterator[int]:
        """What the sum cannot pass, by each rule that says something of it."""
        factors = [factor for _, factor in pairs]
        own, law = self.worker.bank_minutes_a_week, self.worker.working_minutes_a_week
        for week, booked in enumerate(self.booked):
            added = [pair.added[week] for pair, _ in pairs]
            if own is not None and _within(factors, added):
                room = max(0, own - booked)
                yield _reachable(factors, room)
                if max(factors) <= 1:
                    yield sum(total <= room for total in accumulate(sorted(added)))
            if law is not None and _within(factors, [pair.net[week] for pair, _ in pairs]):
                yield max(0, law - self.all[week])
        yield from _averages(self, pairs)


def _averages(standing: Standing, pairs: Weighed) -> Iterator[int]:
    worker = standing.worker
    most, history = worker.average_minutes_a_week, len(worker.history)
    if most is None:
        return
    factors = [factor for _, factor in pairs]
    for weeks in windows_of(worker, len(standing.all), standing.figures):
        inside = [week for week in weeks if week >= 0]
        if _within(factors, [sum(pair.net[week] for week in inside) for pair, _ in pairs]):
            past = sum(worker.history[history + week] for week in weeks if week < 0)
            room = most * len(weeks) - past - sum(standing.all[week] for week in inside)
            yield max(0, room)


def _touch(one: Sessions, other: Sessions, apart: int) -> bool:
    """Whether some session of the one and some of the other leave less than this between."""
    if len(one) > len(other):
        one, other = other, one
    starts = [start for start, _ in other]
    for start, end in one:
        at = bisect_left(starts, end + apart)  # the ones before it start too soon
        if at and other[at - 1][1] + apart > start:
            return True
    return False


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
