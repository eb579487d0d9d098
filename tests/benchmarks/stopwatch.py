"""The processor's time that servers take for one request, told by the kernel."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

AT_ONCE = 8  # connections
WARM = 3  # rounds before it counts


@dataclass
class Served:
    """A server in a process of its own, and what it is asked."""

    process: subprocess.Popen[str]
    port: int
    path: str
    body: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    answer: bytes = b""

    def __post_init__(self) -> None:
        self._doors = [HTTPConnection("127.0.0.1", self.port) for _ in range(AT_ONCE)]

    def close(self) -> None:
        """Hang up."""
        for door in self._doors:
            door.close()

    def microseconds(self, requests: int) -> float:
        """What one of so many requests has cost the server, in all its threads."""
        before = self._nanoseconds()
        for _ in range(requests // AT_ONCE):
            for door in self._doors:
                method = "POST" if self.body else "GET"
                door.request(method, self.path, self.body, dict(self.headers))
            for door in self._doors:
                response = door.getresponse()
                self.answer = response.read()
                assert response.status == 200, self.answer
        return (self._nanoseconds() - before) / requests / 1000

    def _nanoseconds(self) -> int:
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads)


@contextmanager
def started(*words: str | Path, **told: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server that says its port, in this environment; ended at the end of the block."""
    process = subprocess.Popen(  # lines about requests are written, and nobody reads them
        words, env=told, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout
    try:
        yield process, int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def ratio(ours: Served, theirs: Served, *, requests: int, rounds: int, what: str) -> float:
    """How often the cost of theirs ours is: the least of many rounds, the two in turn."""
    for _ in range(WARM):
        _pair(ours, theirs, requests)
    pairs = [_pair(ours, theirs, requests) for _ in range(rounds)]
    mine, other = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    print(f"\n{what}: {mine:.0f} us against {other:.0f} us, {mine / other:.2f} times")
    return mine / other


def _pair(ours: Served, theirs: Served, requests: int) -> tuple[float, float]:
    return ours.microseconds(requests), theirs.microseconds(requests)
