"""Who may take what: each filter as bitsets of workers, all pairs at once.

Filters that ask the same of many requests (a role, a skill at a level, a session) are asked
once and shared; a request's set of candidates is then a handful of ANDs.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from staffbank_matching.candidates import Wanted, pairs_between
from staffbank_matching.columns import Columns
from staffbank_matching.masks import Masks, masks_of
from staffbank_matching.options import Options
from staffbank_matching.ragged import Bools, Ints, Longs
from staffbank_matching.ranking import grouped
from staffbank_matching.rules import Diaries, Rules
from staffbank_matching.sifting import KINDS, reasons_counted, refusals_of
from staffbank_matching.ways import Ways, ways_of

CODES = (
    "own_council",
    "role",
    "skill",
    "barred",
    "travel",
    "availability",
    "booked",
    "rest",
    "hours",
)
THREADS = 2


@dataclass(frozen=True)
class Pairs:
    """Workers and the options that they may take, in order of worker, then option.

    `first[w]` to before `first[w + 1]` are those of worker w.
    """

    worker: Ints
    option: Ints
    first: Longs

    def __len__(self) -> int:
        return len(self.worker)

    def only(self, wanted: Bools) -> "Pairs":
        """The pairs for which `wanted` holds."""
        worker = self.worker[wanted]
        first = np.searchsorted(worker, np.arange(len(self.first)))
        return Pairs(worker, self.option[wanted], first.astype(np.int64))


@dataclass(frozen=True)
class Sieve:
    """All that it takes to ask who may take what; bitsets are made once they are needed."""

    columns: Columns
    options: Options
    diaries: Diaries
    rules: Rules

    @cached_property
    def masks(self) -> Masks:
        """The bitsets."""
        return masks_of(self.columns, self.options, self.rules)

    @cached_property
    def ways(self) -> Ways:
        """Where everybody and all work is."""
        return ways_of(self.columns)

    def pairs(self) -> Pairs:
        """Every pair that passes every filter."""
        asked = self._asked()
        with ThreadPoolExecutor(THREADS) as pool:
            found = list(
                pool.map(
                    lambda share: pairs_between(share[0], share[1], *asked), self._shares()
                )
            )
        worker = np.concatenate([each[0] for each in found])
        option = np.concatenate([each[1] for each in found])
        # options stand in order: shares of the requests are, and so are options in each
        first, order = grouped(worker, len(self.columns.people.ids))
        return Pairs(worker[order], option[order], first)

    def refusals(self, request: int) -> Bools:
        """Codes by workers: which filter refuses whom.

        `rest` and `hours`, which look into her diary, are asked only of those whom no other
        filter refuses.
        """
        return refused_by(self.reasons(request))

    def reasons(self, request: int) -> Ints:
        """The same by worker: one bit for each filter, in the order of `CODES`."""
        return refusals_of(request, *self._asked())

    def counted(self, requests: Longs) -> Longs:
        """Requests by sets of filters: how many workers are refused by just these.

        A set is a number with one bit for each filter, in the order of `CODES`.
        """
        asked = self._asked()
        with ThreadPoolExecutor(THREADS) as pool:
            shares = [each for each in np.array_split(requests, THREADS) if len(each)]
            found = pool.map(lambda share: reasons_counted(share, *asked), shares)
            return np.concatenate([np.zeros((0, KINDS), dtype=np.int64), *found])

    def _shares(self) -> Iterator[tuple[int, int]]:
        requests = len(self.columns.work.ids)
        size = max(1, -(-requests // (4 * THREADS)))
        for start in range(0, requests, size):
            yield start, min(start + size, requests)
        if not requests:
            yield 0, 0

    def _asked(self) -> tuple[Wanted, Masks, Ways, Diaries, Rules]:
        work, options = self.columns.work, self.options
        wanted = Wanted(
            work.host,
            work.roles,
            work.needs.first,
            work.needs.flat,
            work.barred_workers.first,
            work.barred_workers.flat,
            options.of_request,
            options.sessions.first,
            options.sessions.starts,
            options.sessions.ends,
        )
        return wanted, self.masks, self.ways, self.diaries, self.rules


def refused_by(reasons: Ints | Longs) -> Bools:
    """Codes by workers, from one bit for each code."""
    return (reasons >> np.arange(len(CODES), dtype=np.int32)[:, None] & 1).astype(np.bool_)
