"""What the command line asks of a demonstration."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Wish:
    """The options of `staffbank demo`; `port` is None where nothing is to be served."""

    folder: Path
    workers: int
    requests: int
    seed: int
    seconds: float
    port: int | None
    weeks: int = 0  # to be played after the match

    @property
    def log(self) -> Path:
        """What the worker process writes."""
        return self.folder / "logs" / "worker.log"

    @property
    def ready(self) -> Path:
        """A file that is there once the region is complete."""
        return self.folder / "region-is-ready"
