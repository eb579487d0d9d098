"""When a search came how far, by what it tells as it goes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import perf_counter

from staffbank_matching.plan import Plan
from staffbank_matching.run import Progress

Goal = Callable[[Progress], bool]


@dataclass
class Stopwatch:
    """Started as it is made. `reached` has for each goal its seconds, once it is reached."""

    goals: dict[str, Goal] = field(default_factory=dict)
    reached: dict[str, float] = field(default_factory=dict)
    started: float = field(default_factory=perf_counter)

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return perf_counter() - self.started

    def end(self, plan: Plan) -> None:
        """Hear of the plan that came out: the last step to it is told by nobody else."""
        made = plan.certificate
        self.tell(
            Progress(
                stage="end",
                fraction=1.0,
                filled=0,
                seats=0,
                value=made.value,
                bound=made.bound,
                gap=made.gap,
            )
        )

    def tell(self, progress: Progress) -> None:
        """Hear how far the search is, as `solve` tells it."""
        seconds = self.seconds
        for name, goal in self.goals.items():
            if name not in self.reached and goal(progress):
                self.reached[name] = seconds

    def done(self) -> bool:
        """Whether every goal is reached: for `should_stop`."""
        return len(self.reached) == len(self.goals)

    def figures(self, names: Iterable[str]) -> dict[str, float | None]:
        """The seconds of each of these goals, None where it was not reached."""
        return {name: self.reached.get(name) for name in names}


def within_bound(share: float) -> Goal:
    """A plan whose value is no farther than this share below the bound."""
    return lambda told: told.gap is not None and told.gap <= share


def within_value(best: int, share: float) -> Goal:
    """A plan whose value is no farther than this share below `best`."""
    return lambda told: told.value >= best - share * abs(best)
