"""Where things of a plan on the bench are found: by name, by request, by open seat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.displacement import Bench
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Stretch
from staffbank_matching.ragged import Bools, Longs
from staffbank_matching.reasons import Choice


@dataclass(frozen=True)
class Register:
    """A plan on the bench, and the words in which it was told."""

    bench: Bench
    made: Sequence[Assignment]

    @property
    def board(self) -> Board:
        """The problem as it is laid out."""
        return self.bench.board

    @cached_property
    def workers(self) -> dict[str, int]:
        """The number of each, by id."""
        return {name: n for n, name in enumerate(self.board.columns.people.ids)}

    @cached_property
    def requests(self) -> dict[str, int]:
        """The number of each, by id."""
        return {name: n for n, name in enumerate(self.board.columns.work.ids)}

    @cached_property
    def _open_parts(self) -> Bools:
        seats: Bools = self.bench.play.ledger.filled < self.bench.play.table.seats
        return seats

    @cached_property
    def is_open(self) -> Bools:
        """By request, whether a seat of some part of it is open."""
        found = np.zeros(len(self.board.columns.work.ids), dtype=np.bool_)
        found[self.board.options.part_request[self._open_parts]] = True
        return found

    @cached_property
    def _closed_before(self) -> Longs:
        """How many parts before each one have no open seat."""
        return np.concatenate(([0], np.cumsum(~self._open_parts))).astype(np.int64)

    def has_seats(self, pairs: Longs) -> Bools:
        """Of each pair, whether all its parts have an open seat."""
        options, option = self.board.options, self.board.pairs.option[pairs]
        closed = self._closed_before
        seats: Bools = closed[options.to_part[option]] == closed[options.from_part[option]]
        return seats

    def pairs_of(self, worker: int, request: int) -> Longs:
        """Her pairs of the request."""
        return self.board.matching(worker, request, ()).astype(np.int64)

    def all_of(self, request: int) -> Longs:
        """The pairs of the request."""
        first, last = self.board.request_first[request : request + 2]
        return self.board.by_request[first:last].astype(np.int64)

    def taken_of(self, request: int) -> Longs:
        """Those of them that the plan has."""
        pairs = self.all_of(request)
        return pairs[self.bench.play.ledger.taken[pairs] > 0]

    def others(self, request: int) -> Longs:
        """The pairs of workers who do nothing of the request."""
        pairs, worker = self.all_of(request), self.board.pairs.worker
        return pairs[~np.isin(worker[pairs], worker[self.taken_of(request)])]

    def openings(self, request: int) -> Longs:
        """Those of them for which seats are open in all their parts."""
        pairs = self.others(request)
        return pairs[self.has_seats(pairs)]

    @cached_property
    def _parts(self) -> dict[tuple[str, str, tuple[Stretch, ...]], Mapping[str, int]]:
        made = self.made
        return {(each.worker, each.request, each.sessions): each.parts for each in made}

    def held(self, pair: int) -> Choice:
        """A pair of the plan with its points."""
        job = self.bench.job(pair)
        parts = self._parts[job.worker, job.request, job.sessions]
        return Choice(job, parts, bool(self.board.fixed[pair]), None)
