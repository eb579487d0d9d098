"""Cover all tasks with the fewest different people: shift minimisation personnel scheduling.

A greedy cover comes first; then a search lets one person go after another, as long as it can
hand on her tasks. Where it comes to the size of the largest crowd of tasks at one minute, that
proves it. Where it does not soon, prices and a complete search work on the bound beside it.

Source: M. Krishnamoorthy, A. T. Ernst and D. Baatar, Algorithms for large scale shift
minimisation personnel task scheduling problems, European Journal of Operational Research
219(1), 2012, states the problem and its public instances.
"""

import time
from collections.abc import Callable

from staffbank_matching.duties import Duties, Faces
from staffbank_matching.fewest_bound import largest_crowd
from staffbank_matching.fewest_proof import Proof
from staffbank_matching.fewest_run import Search
from staffbank_matching.fewest_search import NOBODY

POLL = 0.05  # seconds between two looks at whether to stop


def fewest_faces(
    duties: Duties,
    *,
    seconds: float,
    seed: int = 1,
    progress: Callable[[Faces], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Faces:
    """Find who does what with as few people as can be found within about `seconds`.

    The answer is never worse than the greedy one, and its bound always holds. `progress` hears
    the best so far and `should_stop` is asked some twenty times a second, both in the caller's
    thread; a run that is stopped answers with its best within moments, while a thread of the
    solvers may take some seconds more to end. It keeps four bytes for each task and worker.
    The first run after an installation compiles for some seconds, and hears nobody meanwhile.

    Where the search alone reaches the largest crowd before it is once stuck, the same seed
    gives the same answer; elsewhere that depends on how fast the machine is.

    Raises:
        NotAProblem: where it is proven that in no way can all tasks be done.
    """
    if not duties.tasks:
        return Faces((), 0, 0, proven=True)
    run = _Run(duties, seed, time.monotonic() + seconds)
    tell = progress or (lambda _: None)
    tell(run.best())
    while not (run.over or (should_stop and should_stop())):
        run.go_on()
        tell(run.best())
    run.proof.stop()
    run.gather()
    return run.best()


class _Run:
    """The search, and the proof beside it."""

    def __init__(self, duties: Duties, seed: int, end: float) -> None:
        crowd = set(largest_crowd(duties.tasks))
        self.proof = Proof(duties, seed=seed)
        self._search = Search(duties, seed=seed)
        self._end = end
        self._bound = len(crowd)
        self._weights = tuple(int(task in crowd) for task in range(len(duties.tasks)))
        self._priced = False

    @property
    def over(self) -> bool:
        """Whether the time is up, or the answer known."""
        return self._settled or time.monotonic() >= self._end

    @property
    def _settled(self) -> bool:
        return self._search.covered and self._search.people <= self._bound

    def go_on(self) -> None:
        """Search until the next look, and gather what is proven."""
        look = min(self._end, time.monotonic() + POLL)
        while not self._settled and time.monotonic() < look:
            self._search.go_on()
        if not self.proof.begun and (self._search.stuck or not self._search.covered):
            people = self._search.people if self._search.covered else None
            self.proof.begin(self._bound, people, seconds=self._end - time.monotonic())
        self.proof.check()
        self.gather()

    def gather(self) -> None:
        """Take over what the proof has come to."""
        exact, prices = self.proof.exact, self.proof.prices
        if prices and not self._priced:
            self._priced = True
            if self.proof.priced > self._bound:
                self._bound, self._weights = self.proof.priced, prices.weights
            if self._search.covered and not self._settled:
                self._search.choose(prices.shares)
        if exact.bound > self._bound:
            self._bound, self._weights = exact.bound, ()
        if exact.found and (
            not self._search.covered or len(set(exact.found)) < self._search.people
        ):
            self._search.learn(exact.found)

    def best(self) -> Faces:
        """The best so far."""
        who = self._search.cover.tolist()
        cover = tuple(None if worker == NOBODY else worker for worker in who)
        return Faces(cover, self._search.people, self._bound, self._settled, self._weights)
