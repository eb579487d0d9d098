import os
import signal
import time
from pathlib import Path

import pytest

from staffbank_matching.child import ChildDied, in_child


def never() -> bool:
    return False


def test_what_a_child_finds_comes_back() -> None:
    assert in_child(lambda: list(range(100_000)), seconds=20, should_stop=never) == list(
        range(100_000)
    )


def test_a_child_that_looks_at_no_clock_is_gone_when_somebody_stops_it() -> None:
    started = time.monotonic()

    found = in_child(
        lambda: time.sleep(60), seconds=60, should_stop=lambda: time.monotonic() - started > 0.3
    )

    assert found is None
    assert time.monotonic() - started < 10


def test_a_child_has_no_more_time_than_it_is_given() -> None:
    assert in_child(lambda: time.sleep(60), seconds=0.2, should_stop=never) is None


def test_a_child_that_dies_is_told_of() -> None:
    with pytest.raises(ChildDied):
        in_child(lambda: os.kill(os.getpid(), signal.SIGKILL), seconds=20, should_stop=never)


def test_a_child_holds_none_of_its_parents_files() -> None:
    reader, writer = os.pipe()

    open_ones = in_child(
        lambda: [each.name for each in Path("/proc/self/fd").iterdir()],
        seconds=20,
        should_stop=never,
    )

    os.close(reader)
    os.close(writer)
    assert open_ones is not None
    assert str(reader) not in open_ones
    assert str(writer) not in open_ones
