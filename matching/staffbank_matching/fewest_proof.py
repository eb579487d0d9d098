"""What is proven in a thread beside the search: a bound, or that no cover exists."""

import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event

from staffbank_matching.duties import Duties
from staffbank_matching.fewest_bound import least_people
from staffbank_matching.fewest_crowd import too_big_a_crowd
from staffbank_matching.fewest_exact import Exact
from staffbank_matching.fewest_prices import Prices, Pricing
from staffbank_matching.fewest_programme import Programme, programme_of
from staffbank_matching.problem import NotAProblem

LARGEST = 2_000_000  # the largest programme that is tried: about a gigabyte in CP-SAT
GRACE = 0.1  # seconds that the solvers have to hear that they are to stop
ASK = 0.01
NO_COVER = (
    "$.able: in no way can all tasks be done, since the same people are wanted at several "
    "times; let more people do them, or leave some out"
)


class Proof:
    """First prices, then a complete search; the caller's thread looks on.

    `prices` prove `priced` people. Neither is there for a programme that is too large: then
    nothing more than what was known is proven.
    """

    def __init__(self, duties: Duties, *, seed: int) -> None:
        self.prices: Prices | None = None
        self.priced = 0
        self._stopped = Event()
        self.exact = Exact(self._stopped)
        self._duties = duties
        self._seed = seed
        self._pricing = Pricing(self._stopped)
        self._running: Future[None] | None = None

    @property
    def begun(self) -> bool:
        """Whether it runs, or did."""
        return self._running is not None

    def begin(self, bound: int, people: int | None, *, seconds: float) -> None:
        """Prove more than `bound` or find fewer than `people`; None: no cover is known."""
        pool = ThreadPoolExecutor(max_workers=1)
        self._running = pool.submit(self._run, bound, people, time.monotonic() + seconds)
        pool.shutdown(wait=False)

    def stop(self) -> None:
        """Stop it, and wait for that no longer than the grace: what it leaves ends by itself.

        Raises:
            NotAProblem: where it has been proven that there is no cover.
        """
        self._stopped.set()
        patience = time.monotonic() + GRACE
        while self._running and not self._running.done() and time.monotonic() < patience:
            self._pricing.stop()
            self.exact.stop()
            wait([self._running], timeout=ASK)
        self.check()

    def check(self) -> None:
        """Raise what has gone wrong, if it has.

        Raises:
            NotAProblem: where it has been proven that there is no cover.
        """
        if self._running and self._running.done():
            self._running.result()

    def _run(self, bound: int, people: int | None, end: float) -> None:
        if people is None and (crowd := too_big_a_crowd(self._duties)):
            raise NotAProblem(str(crowd))
        programme = programme_of(self._duties)
        if programme.size > LARGEST or self._stopped.is_set():
            return
        self._price(programme, end)
        if self._stopped.is_set():
            return
        most = programme.workers if people is None else people - 1
        least = max(bound, self.priced)
        if least <= most:
            left = max(0.0, end - time.monotonic())
            self.exact.search(programme, (least, most), seconds=left, seed=self._seed)
        if people is None and self.exact.settled and self.exact.found is None:
            raise NotAProblem(NO_COVER)

    def _price(self, programme: Programme, end: float) -> None:
        """Half of the time left is for the prices, which are useless until they are good."""
        prices = self._pricing.prices(programme, max(0.0, end - time.monotonic()) / 2)
        if prices is not None:
            self.priced = least_people(self._duties, prices.weights) or 0
            self.prices = prices
