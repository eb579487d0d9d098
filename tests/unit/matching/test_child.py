import errno
import fcntl
import os
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from staffbank_matching.child import Child, ChildDied, in_child, in_children, telling


def never() -> bool:
    return False


def test_what_a_child_finds_comes_back() -> None:
    assert in_child(lambda: list(range(100_000)), seconds=20, should_stop=never) == list(
        range(100_000)
    )


def test_an_answer_longer_than_the_pipe_is_heard_at_one_look() -> None:
    child = Child(lambda: bytes(1 << 24))

    assert telling([child], 20) == [child]
    assert child.ready(0.0)

    child.end()
    assert child.result == bytes(1 << 24)


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


@pytest.mark.parametrize(
    ("call", "number"), [("fork", errno.ENOMEM), ("fork", errno.EAGAIN), ("pipe", errno.EMFILE)]
)
def test_where_no_child_can_be_made_it_is_as_if_it_had_died(
    call: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_left() -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, none_left)
    held = len(list(Path("/proc/self/fd").iterdir()))

    with pytest.raises(ChildDied):
        in_child(lambda: 1, seconds=20, should_stop=never)

    assert len(list(Path("/proc/self/fd").iterdir())) == held


def test_a_child_is_heard_where_a_thousand_files_are_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    beyond = 1_024  # the most that `select` can look at
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2 * beyond), hard))

    def late(pipe: Callable[[], tuple[int, int]] = os.pipe) -> tuple[int, int]:
        reader, writer = pipe()
        moved = fcntl.fcntl(reader, fcntl.F_DUPFD_CLOEXEC, beyond)
        os.close(reader)
        return moved, writer

    monkeypatch.setattr(os, "pipe", late)
    try:
        assert in_child(lambda: 7, seconds=20, should_stop=never) == 7
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_child_may_be_ended_where_the_system_buries_children_itself() -> None:
    usual = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert in_child(lambda: 7, seconds=20, should_stop=never) == 7
    finally:
        signal.signal(signal.SIGCHLD, usual)


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


def test_children_answer_in_the_order_of_their_stages() -> None:
    def stage(number: int) -> Callable[[], int]:
        def slow() -> int:
            time.sleep(0.3 - 0.1 * number)
            return number

        return slow

    stages = [stage(number) for number in range(3)]

    assert in_children(stages, at_once=2, seconds=20, should_stop=never) == [0, 1, 2]


def test_children_that_were_not_begun_in_time_have_no_answer() -> None:
    stages = [lambda: time.sleep(60)] * 3

    assert in_children(stages, at_once=1, seconds=0.2, should_stop=never) == [None] * 3


def test_where_one_child_dies_the_others_are_gone_too() -> None:
    before, seen = _children(), set[int]()

    def watched() -> bool:
        seen.update(_children() - before)
        return False

    def dies() -> None:
        time.sleep(0.3)
        os.kill(os.getpid(), signal.SIGKILL)

    stages: list[Callable[[], None]] = [lambda: time.sleep(60), dies]
    with pytest.raises(ChildDied):
        in_children(stages, at_once=2, seconds=20, should_stop=watched)

    assert len(seen) == len(stages)
    assert not seen & _children()


def _children() -> set[int]:
    tasks = Path(f"/proc/{os.getpid()}/task")
    return {int(each) for task in tasks.iterdir() for each in _children_of(task)}


def _children_of(task: Path) -> list[str]:
    return (task / "children").read_text(encoding="ascii").split()
