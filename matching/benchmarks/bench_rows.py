"""The rows of the table: what is measured, what the prototype did, and what is asked for.

Prototype figures and targets are those of the engine's issue and of ENGINE.md; where a figure
has no target it stands there to explain its neighbours.
"""

from dataclasses import dataclass
from functools import partial

from explaining import near_and_explained, one_explained
from faces import fewest_faces
from outcome import Measurement
from peers import against_peers
from repeating import repeated
from replanning import replanned
from solving import first_and_near, gap_at, near_bound, prove


@dataclass(frozen=True)
class Measure:
    """One line of the table: a figure that a row's measurement tells by name.

    `target` is the most it may be, or the least where `at_least`.
    """

    figure: str
    work: str
    unit: str
    prototype: str = ""
    target: float | None = None
    at_least: bool = False

    def met(self, value: float | None) -> bool:
        """Whether this value meets the target. What was not reached does not."""
        if value is None or self.target is None:
            return False
        return value >= self.target if self.at_least else value <= self.target


@dataclass(frozen=True)
class Row:
    """What one process measures for one seed.

    `memory` is the figure that the peak of its memory goes by, where that is measured: from
    outside, while it runs. `longest` is when it is given up, in seconds; a row that is not
    `seeded` is measured once.
    """

    key: str
    measure: Measurement
    lines: tuple[Measure, ...]
    memory: str | None = None
    longest: float = 900.0
    seeded: bool = True


def proof(name: str, work: str, prototype: str, target: float) -> Row:
    return Row(
        f"proof-{name}",
        partial(prove, name),
        (
            Measure("arrays", f"{work}: proven optimal, from arrays", "s", prototype, target),
            Measure("objects", "  the same from objects", "s", prototype, target),
        ),
    )


def peers(name: str, work: str, seconds: float, least: tuple[str, float]) -> Row:
    prototype, target = least
    return Row(
        f"peers-{name}",
        partial(against_peers, name, seconds),
        (
            Measure(
                "timefold",
                f"{work}: Timefold's loss in {seconds:.0f} s, by ours",
                "x",
                prototype,
                target,
                at_least=True,
            ),
            Measure("greedy", "  greed's, by ours", "x", "", target, at_least=True),
            Measure("timefold loss", "  Timefold's loss", "%"),
            Measure("greedy loss", "  greed's loss", "%"),
            Measure("our loss", "  our loss", "%"),
        ),
    )


TRUE_GAP = Measure("gap", "  that plan's gap to a bound over all pairs", "%")
ROWS = (
    proof("1kG", "1,000 x 500 geographic", "0.1 s", 0.1),
    proof("1kD", "1,000 x 500 dense", "1.2 s", 1.0),
    proof("1kS", "300 x 1,000 scarce", "2.8 s", 2.5),
    Row(
        "5kG",
        partial(first_and_near, "5kG"),
        (
            Measure(
                "first", "5,000 x 5,000: 1 % of the bound, from objects", "s", "2.8 s", 2.0
            ),
            Measure("near", "  0.05 % of the proven optimum", "s", "13 s", 8.0),
        ),
    ),
    Row(
        "5kD",
        partial(near_and_explained, "5kD", 0.002),
        (
            Measure("near", "5,000 x 5,000 dense: 0.2 % of the bound", "s", "1.4 s"),
            Measure("explained", "  with all open requests explained", "s", "-", 1.5),
            TRUE_GAP,
        ),
    ),
    Row(
        "20kG",
        partial(near_bound, "20kG", 0.0035, with_true_gap=True),
        (Measure("near", "20,000 x 20,000: 0.35 % of the bound", "s", "15 s", 8.0), TRUE_GAP),
    ),
    Row(
        "50kG",
        partial(near_bound, "50kG", 0.005, with_true_gap=True),
        (Measure("near", "50,000 x 50,000: 0.5 % of the bound", "s", "21.6 s", 15.0), TRUE_GAP),
    ),
    Row(
        "50kG-memory",
        partial(near_bound, "50kG", 0.005),
        (Measure("peak", "  peak memory, children included", "MiB", "840 MiB", 800.0),),
        memory="peak",
    ),
    Row(
        "5kS",
        partial(gap_at, "5kS", 60.0),
        (Measure("gap", "1,500 x 5,000 scarce: gap at 60 s", "%", "1.2 %", 0.5),),
    ),
    Row(
        "replan",
        partial(replanned, "5kG"),
        (
            Measure("valid", "1 % drop out, 2 % new: a valid plan", "s", "0.08 s", 0.05),
            Measure("near", "  0.4 % of the bound", "s", "1.8 s", 1.0),
            Measure(
                "moved per lost", "  moved without need, by each lost (stricter)", "", "", 0.25
            ),
            Measure(
                "moved per change",
                "  the same by each forced event, lost or new",
                "",
                "0.35",
                0.25,
            ),
        ),
    ),
    Row(
        "explanation",
        partial(one_explained, "5kG"),
        (
            Measure("open", "one open request explained (5,000 x 5,000)", "µs", "-", 1000.0),
            Measure("filled", "  one that is filled", "µs", "-", 1000.0),
        ),
    ),
    Row(
        "faces",
        fewest_faces,
        (
            Measure(
                "matched",
                "fewest faces, 12 of SMPTSP: best known matched",
                "",
                "part",
                12.0,
                at_least=True,
            ),
            Measure("slowest", "  the slowest of them", "s", "", 60.0),
        ),
        longest=1800.0,
        seeded=False,
    ),
    peers("5kG", "5,000 x 5,000", 60.0, ("73 x", 50.0)),
    peers("1kG", "1,000 x 500", 60.0, ("11 to 21 x", 10.0)),
    Row(
        "repeat",
        partial(repeated, "5kG", 12.0),
        (
            Measure(
                "same", "same input, seed and work: same bytes", "", "1", 1.0, at_least=True
            ),
        ),
    ),
)
