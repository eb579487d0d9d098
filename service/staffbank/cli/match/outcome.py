"""What a plan comes to, request by request, for the tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from staffbank_matching.aims import Aims
from staffbank_matching.columns import Columns
from staffbank_matching.options import asked_minutes, average_minutes, options_of, seat_values
from staffbank_matching.plan import Plan, Unfilled
from staffbank_matching.ragged import Longs


@dataclass(frozen=True)
class Outcome:
    """A plan and its problem.

    By request: `asked` minutes of one seat, `value` of one seat, seats still `open`, and
    minutes `done`. By assignment, in the plan's order: the numbers of its `worker` and
    `request`, and its `minutes`.
    """

    columns: Columns
    plan: Plan
    asked: Longs
    value: Longs
    open: Longs
    done: Longs
    worker: Longs
    request: Longs
    minutes: Longs

    @classmethod
    def of(cls, columns: Columns, plan: Plan, aims: Aims) -> "Outcome":
        """Reckon it up."""
        people, work = numbered(columns.people.ids), numbered(columns.work.ids)
        made = plan.assignments
        request = _longs(work[each.request] for each in made)
        minutes = _longs(sum(end - start for start, end in each.sessions) for each in made)
        left, done = (np.zeros(len(work), dtype=np.int64) for _ in range(2))
        for told in plan.unfilled:
            left[work[told.request]] = told.open_seats
        np.add.at(done, request, minutes)
        options = options_of(columns.work, columns.figures)
        return cls(
            columns=columns,
            plan=plan,
            asked=asked_minutes(columns.work, options),
            value=seat_values(columns.work, average_minutes(columns.work, options), aims),
            open=left,
            done=done,
            worker=_longs(people[each.worker] for each in made),
            request=request,
            minutes=minutes,
        )

    @property
    def nobody_could(self) -> bool:
        """Whether no worker is eligible for any request."""
        plan = self.plan
        everything = len(plan.unfilled) == len(self.columns.work.ids)
        return everything and not any(told.eligible for told in plan.unfilled)

    def most_valuable_first(self) -> list[Unfilled]:
        """The requests with open seats: the first tier first, then the most open value."""
        number, work = numbered(self.columns.work.ids), self.columns.work

        def rank(told: Unfilled) -> tuple[int, int, str]:
            request = number[told.request]
            return int(work.tier[request]), -self.open_value(request), told.request

        return sorted(self.plan.unfilled, key=rank)

    def open_value(self, request: int) -> int:
        """What the request's open seats are worth."""
        return int(self.open[request] * self.value[request])


def numbered(names: Sequence[str]) -> Mapping[str, int]:
    """The number of each name."""
    return {name: number for number, name in enumerate(names)}


def _longs(numbers: Iterable[int]) -> Longs:
    return np.fromiter(numbers, np.int64)
