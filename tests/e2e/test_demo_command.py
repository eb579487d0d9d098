"""The demonstration as a whole, with a small region, in processes of its own."""

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from staffbank.cli.demo.doors import curl_line

SMALL = ("--workers", "40", "--requests", "12", "--seconds", "5")
PORT = 8971
PATIENCE = 120.0  # seconds; the machine may be busy


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "staffbank.cli.main", "demo", *arguments]


def run_once(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*SMALL, "--once", "--data-dir", str(folder)),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


@contextmanager
def started(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A demonstration under way."""
    running = subprocess.Popen(
        command(*SMALL, "--port", str(PORT), "--data-dir", str(folder)),
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        text=True,
    )
    assert running.stdout is not None
    try:
        yield running
    finally:
        running.kill()
        running.wait()
        running.stdout.close()


def read_until(running: subprocess.Popen[str], words: str) -> None:
    assert running.stdout is not None
    assert any(line.startswith(words) for line in running.stdout), f"it never said {words!r}"


def gone(processes: list[psutil.Process]) -> bool:
    """Whether all of them have ended within half a minute."""
    _, alive = psutil.wait_procs(processes, timeout=30)
    return not alive


def report_of(text: str) -> str:
    """What is told of the match run."""
    return text[text.index("slots are filled") :]


@pytest.mark.skipif(
    shutil.which("curl") is None and "CI" not in os.environ,
    reason="the line to try is one for curl",
)
def test_a_demonstration_is_set_up_once_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """One region is made for all of this: to set it up is most of the time."""
    folder = tmp_path / "data"
    first = run_once(folder)
    once_sets_up_matches_prints_and_ends(first)
    a_second_start_finds_the_region_and_plans_the_same(first, folder)
    a_region_half_set_up_is_told_and_not_run(folder)
    nothing_outlives_it_where_it_is_killed_as_it_matches(folder)
    with started(folder) as running:
        read_until(running, "Serving ")
        the_line_to_try_works_and_the_tokens_are_for_their_owner_alone(folder)
        ctrl_c_stops_everything(running)


def once_sets_up_matches_prints_and_ends(first: subprocess.CompletedProcess[str]) -> None:
    assert (first.returncode, first.stderr) == (0, "")
    assert re.search(r"\d+ of \d+ slots are filled", first.stdout)
    assert "40 members join" in first.stdout
    assert all(character.isprintable() or character == "\n" for character in first.stdout)


def a_second_start_finds_the_region_and_plans_the_same(
    first: subprocess.CompletedProcess[str], folder: Path
) -> None:
    second = run_once(folder)

    assert "The region is there already: 40 members, 12 open requests." in second.stdout
    assert report_of(second.stdout) == report_of(first.stdout)


def a_region_half_set_up_is_told_and_not_run(folder: Path) -> None:
    (folder / "region-is-ready").rename(folder / "away")

    half = run_once(folder)

    (folder / "away").rename(folder / "region-is-ready")
    assert half.returncode == 2
    assert "was interrupted before: delete that folder" in half.stderr


def nothing_outlives_it_where_it_is_killed_as_it_matches(folder: Path) -> None:
    with started(folder) as running:
        read_until(running, "The region is there already")
        children = psutil.Process(running.pid).children(recursive=True)
        assert len(children) > 2

        running.kill()

        assert gone(children)


def the_line_to_try_works_and_the_tokens_are_for_their_owner_alone(folder: Path) -> None:
    tokens = folder / "tokens.txt"
    answer = subprocess.run(
        ["sh", "-c", curl_line(tokens, PORT)], capture_output=True, text=True, check=True
    )
    assert '"state":"FINISHED"' in answer.stdout
    assert stat.S_IMODE(tokens.stat().st_mode) == 0o600


def ctrl_c_stops_everything(running: subprocess.Popen[str]) -> None:
    children = psutil.Process(running.pid).children(recursive=True)

    running.send_signal(signal.SIGINT)

    assert running.wait(PATIENCE) == 0
    assert gone(children)
