"""Why a run has proposed somebody, and what would fill a slot that stayed open: frozen rows."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class RunnerUpView:
    """The next best worker in somebody's place.

    `change` is what the plan's value would change by, `dropped` how many other proposals
    would go. Both are None where she cannot have it; `blocked` says why in the engine's word.
    """

    worker_id: UUID
    change: int | None
    dropped: int | None
    blocked: str


@dataclass(frozen=True)
class ChoiceView:
    """How the engine came to a proposal: `eligible` workers pass every filter, she included."""

    eligible: int
    runner_up: RunnerUpView | None


@dataclass(frozen=True)
class NearMissView:
    """The one thing that keeps a worker from a slot, and by how much.

    `size` is in levels of a skill, kilometres of travel, or minutes.
    """

    worker_id: UUID
    reason: str
    size: float
    message: str


@dataclass(frozen=True)
class EffectView:
    """How much more a plan would have of one aim; below 0, how much less."""

    aim: str
    change: int


@dataclass(frozen=True)
class CandidateView(RunnerUpView):
    """Somebody whom no filter keeps from an open slot, and what the plan would be with her.

    `effects` has the aims that would change, in the engine's order, and none where she cannot
    have it.
    """

    effects: tuple[EffectView, ...]


@dataclass(frozen=True)
class WayOutView:
    """What would fill an open slot: a candidate, somebody of the nearest, or one person more.

    `candidates` could do it and are not on it, the best first. `near_misses` workers miss by
    one thing; `nearest` has a few of them. One person more would add `worth_least` to the
    plan's value at once, and `worth_most` at the most.
    """

    near_misses: int
    nearest: tuple[NearMissView, ...]
    worth_least: int
    worth_most: float
    candidates: tuple[CandidateView, ...] = ()
