"""Parts of a plan that are being solved, each in a child of its own."""

from dataclasses import dataclass
from functools import partial
from time import monotonic

import numpy as np

from staffbank_matching.branching import Branched, branched
from staffbank_matching.child import POLL, Child, ChildDied, telling
from staffbank_matching.ragged import Longs
from staffbank_matching.run import Run
from staffbank_matching.subproblem import Subproblem

PART_SECONDS = 4.0  # then a part is given up, and parts become smaller
GAP = 1e-6
NODES = 100  # of a part's search tree: a part that branches for long is too large
GRACE = 0.5  # seconds for a part to come to its end


@dataclass(frozen=True)
class Part:
    """A part to be solved."""

    sub: Subproblem
    gains: Longs
    most: Longs
    requests: Longs
    pairs: Longs

    def searched(self, seconds: float) -> Branched:
        """The best that can be made of it in so many seconds."""
        none = np.zeros(len(self.most), dtype=np.int64)
        return branched(
            self.sub, self.gains, none, self.most, seconds=seconds, gap=GAP, nodes=NODES
        )


@dataclass(frozen=True, eq=False)
class Begun:
    """A part that is being solved, until when at most."""

    part: Part
    child: Child[Branched]
    until: float

    @property
    def answered(self) -> bool:
        """Whether it has told what it found; or died, being too large for this machine."""
        try:
            return self.child.ready(0.0)
        except ChildDied:
            return True


def begun(run: Run, part: Part, until: float) -> Begun:
    """Have it solved in a child. Where work ends the run, no part is given up for its time."""
    left = run.clock.left - until
    if run.clock.work is None:
        left = min(left, PART_SECONDS + GRACE)
    end = monotonic() + left
    return Begun(part, Child(partial(part.searched, left - min(GRACE, left / 2))), end)


def ended(run: Run, running: list[Begun]) -> list[Begun]:
    """Those of them that are at their end; where work ends the run, the first begun first."""
    some = running if run.clock.work is None else running[:1]
    while not run.should_stop():
        ready = telling([each.child for each in some], POLL)
        found = [each for each in some if each.child in ready and each.answered]
        found += [each for each in some if each not in found and monotonic() > each.until]
        if found:
            return found
    return []
