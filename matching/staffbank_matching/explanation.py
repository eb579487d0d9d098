"""Why a plan is as it is: for a request, a worker, or the two together.

Everything is told of one plan, exactly, without a new search. What would be better than the
plan by more than one step is not looked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from staffbank_matching.aims import Aims
from staffbank_matching.board import KEPT, Board, board_of
from staffbank_matching.columns import Columns, columns_of
from staffbank_matching.displacement import (
    Bench,
    bench_of,
    best_first,
    displacements,
    tried,
)
from staffbank_matching.funnel import unfilled
from staffbank_matching.ledger import NOBODY
from staffbank_matching.near_miss import near_misses
from staffbank_matching.obstacles import ANYBODY
from staffbank_matching.patterns import patterns_of
from staffbank_matching.plan import Plan
from staffbank_matching.problem import Problem, Stretch
from staffbank_matching.ragged import Ints, Longs
from staffbank_matching.reasons import (
    AboutPair,
    AboutRequest,
    AboutWorker,
    Choice,
    Displacement,
    NearMiss,
    Scarcity,
)
from staffbank_matching.refusal import marks_of_worker, refusals_of_pair
from staffbank_matching.register import Register
from staffbank_matching.scarcity import Market, market_of, scarcities
from staffbank_matching.sifting import KINDS
from staffbank_matching.standing import fixed_of, pairs_of
from staffbank_matching.view import View, view_of

NEAREST = 10  # near misses that are told where nobody asks for more or fewer
BEST = 10


@dataclass(frozen=True)
class Explainer:
    """A plan laid out for questions. One question at a time: each tries pairs on the bench."""

    bench: Bench
    register: Register
    view: View
    market: Market

    @classmethod
    def of(cls, problem: Problem | Columns, plan: Plan, aims: Aims) -> "Explainer":
        """Lay out the plan, which was made for the problem under these aims.

        Raises:
            NotThisPlan: where an assignment is none that the problem allows.
        """
        columns = problem if isinstance(problem, Columns) else columns_of(problem)
        return cls.on(board_of(columns, aims), plan)

    @classmethod
    def on(cls, board: Board, plan: Plan) -> "Explainer":
        """The same on the board that the plan was made on.

        Raises:
            NotThisPlan: where an assignment is none that the board has.
        """
        chosen = pairs_of(board, plan.assignments)
        bench = bench_of(replace(board, fixed=fixed_of(board, chosen)), chosen)
        register = Register(bench, plan.assignments)
        return cls(bench, register, view_of(board), market_of(bench, plan.prices))

    @property
    def board(self) -> Board:
        """The problem as it is laid out."""
        return self.bench.board

    def request(self, name: str, *, near: int = NEAREST, best: int = BEST) -> AboutRequest:
        """Who is on it, and why its open seats are open.

        So many near misses and candidates at most are told, the best ones. Whom a worker on
        it was preferred to is told by `pair`.

        Raises:
            KeyError: where there is no such request.
        """
        request = self.register.requests[name]
        marks = self.board.sieve.reasons(request)
        supply = self.market.supply(request)
        missed, misses = near_misses(self.board, self.view, request, marks, near)
        return AboutRequest(
            request=name,
            funnel=unfilled(name, supply.open_seats, np.bincount(marks, minlength=KINDS)),
            patterns=patterns_of(marks),
            chosen=tuple(
                self.register.held(int(pair)) for pair in self.register.taken_of(request)
            ),
            candidates=self.recommend(name, best) if supply.open_seats else (),
            near=missed,
            near_misses=misses,
            supply=supply,
        )

    def worker(self, name: str, *, near: int = NEAREST, best: int = BEST) -> AboutWorker:
        """What she has; which open seats she could take, and which she nearly could.

        Raises:
            KeyError: where there is no such worker.
        """
        worker = self.register.workers[name]
        board, taken = self.board, self.bench.play.ledger.taken
        hers = np.arange(board.pairs.first[worker], board.pairs.first[worker + 1])
        marks = marks_of_worker(board, worker)
        funnel = unfilled(name, 0, np.bincount(marks, minlength=KINDS))
        wanted = hers[self.register.is_open[board.request[hers]] & (taken[hers] == 0)]
        tries = tried(self.bench, wanted[self.register.has_seats(wanted)])
        numbers = best_first(self.bench, tries, board.request)[:best]
        return AboutWorker(
            worker=name,
            held=tuple(self.register.held(int(pair)) for pair in hers[taken[hers] > 0]),
            funnel=funnel.funnel,
            removed_first=funnel.removed_first,
            eligible=funnel.eligible,
            open_to=displacements(self.bench, tries, numbers),
            near=tuple(sorted(self._nearly(worker, marks), key=_nearest))[:near],
        )

    def pair(self, worker: str, request: str) -> AboutPair:
        """Why she is on it, or is not.

        Raises:
            KeyError: where there is no such worker or request.
        """
        w, r = self.register.workers[worker], self.register.requests[request]
        pairs = self.register.pairs_of(w, r)
        held = pairs[self.bench.play.ledger.taken[pairs] > 0]
        if len(held):
            choice = self._choice(int(held[0]))
            return AboutPair(worker, request, "chosen", (), (), (), None, choice)
        if not len(pairs):
            refused = refusals_of_pair(self.board, w, r)
            mark = int(self.board.sieve.reasons(r)[w])
            return AboutPair(
                worker, request, "refused", refused, self._miss(w, r, mark), (), None, None
            )
        forced = self._best(pairs, ANYBODY, 1)[0]
        state = _state(forced)
        ahead = self._ahead(w, r, forced.job.sessions) if state == "outranked" else ()
        return AboutPair(worker, request, state, (), (), ahead, forced, None)

    def recommend(self, request: str, n: int = BEST) -> tuple[Displacement, ...]:
        """Whom to give a seat of it, the best first: an open one or, where none is, any.

        Raises:
            KeyError: where there is no such request.
        """
        number = self.register.requests[request]
        if self.register.is_open[number]:
            return self._best(self.register.openings(number), NOBODY, n)
        return self._best(self.register.others(number), ANYBODY, n)

    def scarcity(self, n: int = BEST) -> tuple[Scarcity, ...]:
        """Which one person more would be worth most."""
        return scarcities(self.market, n)

    def _best(self, pairs: Longs, unseat: int, most: int) -> tuple[Displacement, ...]:
        tries = tried(self.bench, pairs, unseat)
        numbers = best_first(self.bench, tries, self.board.pairs.worker)[:most]
        return displacements(self.bench, tries, numbers)

    def _choice(self, pair: int) -> Choice:
        """With the worker who would do best in her place, for the same parts of the work."""
        board, held, option = self.board, self.register.held(pair), self.board.pairs.option
        others = self.register.others(int(board.request[pair]))
        same = _span(board, option[others]) == _span(board, option[[pair]])
        others = others[same.all(axis=1)]
        if held.pinned or not len(others):
            return held
        return replace(held, runner_up=self._best(others, pair, 1)[0])

    def _miss(self, worker: int, request: int, mark: int) -> tuple[NearMiss, ...]:
        """Her own near miss, if it is one; `mark` is what refuses her."""
        marks = np.zeros(len(self.register.workers), dtype=np.int32)
        marks[worker] = mark
        return near_misses(self.board, self.view, request, marks, 1)[0]

    def _nearly(self, worker: int, marks: Ints) -> Iterator[NearMiss]:
        one = (marks > 0) & (marks & (marks - 1) == 0)
        for request in np.flatnonzero(one & self.register.is_open):
            yield from self._miss(worker, int(request), int(marks[request]))

    def _ahead(
        self, worker: int, request: int, sessions: tuple[Stretch, ...]
    ) -> tuple[tuple[str, int], ...]:
        """Who has the seats, and how many points more than she would; the least first."""
        board, taken = self.board, self.register.taken_of(request)
        hers = board.matching(worker, request, sessions)[:1]
        points = [
            board.points[pairs, :3].sum(axis=1) + KEPT * board.kept[pairs]
            for pairs in (taken, hers)
        ]
        more = points[0] - points[1]
        names = (board.columns.people.ids[worker] for worker in board.pairs.worker[taken])
        return tuple(sorted(zip(names, more.tolist(), strict=True), key=lambda one: one[::-1]))


def _nearest(missed: NearMiss) -> tuple[float, str]:
    return missed.share, missed.request


def _state(forced: Displacement) -> str:
    if not forced.way:
        return "blocked" if forced.blocked else "free"
    return "outranked" if {each.code for each in forced.way} == {"seat"} else "busy"


def _span(board: Board, options: Ints) -> Ints:
    """The parts that they fill, from the first to before the last."""
    return np.stack((board.options.from_part[options], board.options.to_part[options]), axis=1)
