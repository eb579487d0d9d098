"""Fewest faces on public instances: `python matching/benchmarks/bench_fewest_faces.py`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from rich import box
from rich.console import Console
from rich.table import Table
from smptsp import DATA, Bounds, published_bounds, read_instance

from staffbank_matching.duties import Duties, Faces
from staffbank_matching.faces_checker import faults_of_faces
from staffbank_matching.fewest_faces import fewest_faces

SECONDS = 60.0
WARM_UP = Duties(((0, 1), (0, 1), (1, 2)), ((0, 1, 2), (0, 1)))


class NoInstances(FileNotFoundError):
    """The folder has none of them; the message says which folder."""


class Unsound(AssertionError):
    """The checker does not agree with an answer."""


@dataclass(frozen=True)
class Row:
    """What came out for one instance, in `seconds` from its arrays to the answer."""

    instance: str
    duties: Duties
    published: Bounds
    faces: Faces
    seconds: float

    @property
    def matched(self) -> bool:
        """Whether it takes as few people as the published lower bound."""
        return not self.faces.uncovered and self.faces.people <= self.published[0]


def rows(folder: Path = DATA, *, seconds: float = SECONDS, seed: int = 1) -> Iterator[Row]:
    """Solve each instance of the folder, the smaller before the larger, and check the answer.

    Raises:
        NoInstances: where there are none.
        Unsound: where the checker finds a fault.
    """
    if not (folder / "bounds.csv").exists():
        raise NoInstances(f"no SMPTSP instances in {folder}")
    published = published_bounds(folder)
    fewest_faces(WARM_UP, seconds=seconds)  # so that compiling is not counted
    for name in sorted(published, key=lambda name: (int(name.split("_")[1]), name)):
        duties = read_instance(folder / f"{name}.dat")
        start = perf_counter()
        faces = fewest_faces(duties, seconds=seconds, seed=seed)
        taken = perf_counter() - start
        if faults := faults_of_faces(faces, duties):
            raise Unsound(f"{name}: {faults}")
        yield Row(name, duties, published[name], faces, taken)


def table(measured: Iterable[Row]) -> Table:
    """The rows as people read them."""
    shown = Table(
        title="Fewest faces: different people needed for all tasks",
        box=box.SIMPLE,
        collapse_padding=True,
        pad_edge=False,
        show_edge=False,
    )
    shown.add_column("Instance", no_wrap=True)
    for name in ("Tasks", "Workers", "Published", "Ours", "Bound", "Proven", "Seconds"):
        shown.add_column(name, justify="right", no_wrap=True)
    for row in measured:
        low, high = row.published
        shown.add_row(
            row.instance.removeprefix("data_"),
            f"{len(row.duties.tasks):,}",
            f"{len(row.duties.able):,}",
            str(low) if low == high else f"{low}-{high}",
            str(row.faces.people) if not row.faces.uncovered else "no cover",
            str(row.faces.bound),
            "yes" if row.faces.proven else "no",
            f"{row.seconds:.2f}",
        )
    return shown


def main() -> None:
    """Print the table, and how many of them come to the best known number."""
    console = Console()
    try:
        measured = list(rows())
    except NoInstances as none:
        console.print(f"Skipped: {none}")
        return
    console.print(table(measured))
    matched = sum(row.matched for row in measured)
    console.print(
        f"{matched} of {len(measured)} take as few people as is known to be possible."
    )


if __name__ == "__main__":
    main()
