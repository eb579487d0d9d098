"""Timefold on the same instance: one program of Java, which `TimefoldPeer.java` is.

It is no dependency of the product. Its jars come with the package `timefold`, which pip
fetches into a folder that the caller throws away; Java is that of the machine. Eligible pairs
and what each gains are ours, so both sides differ in nothing but the search.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

import numpy as np

from staffbank_matching.board import Board
from staffbank_matching.ragged import Longs

VERSION = "1.24.0b0"
DIGEST = "e2dde8630e62f5b3718efda2c0b1e88bd2a7e015b82bfcfdd7a4ae72ad87f1e7"
PROGRAM = Path(__file__).with_name("TimefoldPeer.java")
QUIET = '<configuration><root level="error"/></configuration>'  # else it logs each step
OVERHEAD = 120.0  # seconds: what reading the instance and starting may take at most


class NoTimefold(Exception):
    """It cannot run here; the message says why."""


def plan_by_timefold(board: Board, *, seconds: float, folder: Path) -> Longs:
    """The pairs of the plan that it has after so many seconds of search.

    Reading the instance is not counted. `folder` keeps the jars and the compiled program.

    Raises:
        NoTimefold: where Java or the package cannot be had.
    """
    path = class_path(folder)
    given, answer = folder / "instance.txt", folder / "plan.txt"
    given.write_text("\n".join(_lines(board)), encoding="ascii")
    command = ["java", "-cp", path, "TimefoldPeer", str(given), str(seconds), str(answer)]
    _run(command, seconds + OVERHEAD)
    pair_of = {
        (worker, request): pair
        for pair, (worker, request) in enumerate(
            zip(board.pairs.worker.tolist(), board.request.tolist(), strict=True)
        )
    }
    chosen = [
        pair_of[int(worker), int(request)]
        for worker, request in map(str.split, answer.read_text(encoding="ascii").splitlines())
    ]
    return np.array(sorted(chosen), dtype=np.int64)


def class_path(folder: Path) -> str:
    """Where Java finds the program; fetched and compiled into `folder` the first time.

    Raises:
        NoTimefold: where Java or the package cannot be had.
    """
    classes, jars = folder / "classes", folder / "jars"
    path = f"{classes}:{jars}/*"
    if (classes / "TimefoldPeer.class").exists():
        return path
    for tool in ("java", "javac"):
        if shutil.which(tool) is None:
            raise NoTimefold(f"{tool} is not installed; version 17 or later is needed")
    _fetch_jars(folder, jars)
    classes.mkdir(exist_ok=True)
    (classes / "logback.xml").write_text(QUIET, encoding="ascii")
    _run(["javac", "-cp", f"{jars}/*", "-d", str(classes), str(PROGRAM)], OVERHEAD)
    return path


def _fetch_jars(folder: Path, jars: Path) -> None:
    wanted = folder / "wanted.txt"
    wanted.write_text(f"timefold=={VERSION} --hash=sha256:{DIGEST}\n", encoding="ascii")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
    _run([*pip, "--dest", str(folder), "--requirement", str(wanted)], OVERHEAD)
    with ZipFile(next(folder.glob("timefold-*.whl"))) as wheel:
        inside = [name for name in wheel.namelist() if name.endswith(".jar")]
        jars.mkdir(exist_ok=True)
        for name in inside:
            if not name.endswith("-tests.jar"):
                (jars / Path(name).name).write_bytes(wheel.read(name))


def _run(command: Sequence[str], seconds: float) -> None:
    try:
        subprocess.run(  # noqa: S603 the command is ours
            command, check=True, capture_output=True, text=True, timeout=seconds
        )
    except subprocess.CalledProcessError as failed:
        last = (failed.stderr or failed.stdout or "it said nothing").strip().splitlines()[-1]
        raise NoTimefold(f"{command[0]}: {last}") from failed
    except subprocess.TimeoutExpired as failed:
        raise NoTimefold(f"{command[0]}: no answer in {seconds:.0f} s") from failed


def _lines(board: Board) -> Iterator[str]:
    """The instance as `TimefoldPeer.java` reads it."""
    figures, work, people = board.columns.figures, board.columns.work, board.columns.people
    yield _words([len(figures.weeks) - 1, figures.turnaround])
    yield _words(figures.weeks)
    yield _words([len(people.ids), *people.bank_limit.tolist()])
    yield str(len(work.ids))
    for request, sessions in enumerate(work.sessions):
        first, last = board.request_first[request], board.request_first[request + 1]
        pairs = board.by_request[first:last]
        both = np.column_stack((board.pairs.worker[pairs], board.weight[pairs]))
        yield _words([int(work.seats[request]), len(sessions)])
        yield _words([minute for session in sessions for minute in session])
        yield _words([len(pairs), *both.reshape(-1).tolist()])


def _words(numbers: Sequence[int]) -> str:
    return " ".join(map(str, numbers))
