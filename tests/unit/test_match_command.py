"""`staffbank match`, run as a person runs it."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from staffbank.cli.match.search import STOPPING, first_interrupt
from staffbank_matching.checker import faults
from staffbank_matching.plan_json import plan_from_json
from staffbank_matching.problem_json import problem_from_json
from tests.unit.cli.match_typed import REPLAN, SECONDS, SMALL, Told, a_file, match
from tests.unit.matching.builders import a_request, a_worker, hours

INTERRUPTED = """
import os, signal, sys, threading
from staffbank.cli.main import main
from staffbank.cli.match import matching  # which takes seconds to load
threading.Timer(6, os.kill, (os.getpid(), signal.SIGINT)).start()
main(sys.argv[1:])
"""


def test_the_small_instance_is_matched_and_told(capsys: Told) -> None:
    assert match(SMALL, *SECONDS) == 0

    told = capsys.readouterr().out
    assert "Proven optimal by the search of CP-SAT: no better plan exists." in told
    assert "Checked: 0 faults." in told
    assert "By council" in told
    assert "Requests with open seats" in told


def test_the_plan_is_written_and_is_the_same_each_time(tmp_path: Path) -> None:
    plans = [tmp_path / "one.json", tmp_path / "other.json"]
    for plan in plans:
        assert match(SMALL, "--work", "100", "--seed", "4", "--out", plan) == 0

    one, other = (plan.read_bytes() for plan in plans)

    assert one == other
    assert faults(plan_from_json(one), problem_from_json(SMALL.read_bytes())) == []


def test_without_time_the_greedy_plan_is_told_with_its_gap(
    tmp_path: Path, capsys: Told
) -> None:
    requests = [a_request(f"[red]r{n}", hours(9, 17)) for n in range(30)]

    assert match(a_file(tmp_path, *requests, a_worker()), "--seconds", "0") == 0

    told = capsys.readouterr().out
    assert "% below the best possible (" in told
    assert "[red]r11" in told
    assert "and 19 more" in told


@pytest.mark.parametrize("worth", ["seat", "hour", "mixed"])
def test_the_aims_may_be_one_sum(worth: str, tmp_path: Path, capsys: Told) -> None:
    problem = a_file(tmp_path, a_request(), a_worker())

    assert match(problem, "--aims", "sum", "--worth", worth, *SECONDS) == 0

    told = capsys.readouterr().out
    assert "Proven optimal" in told
    assert "Then: " not in told


def test_where_nobody_is_eligible_the_reasons_are_told(tmp_path: Path, capsys: Told) -> None:
    assert match(a_file(tmp_path, a_request(), a_worker(role="AP")), *SECONDS) == 0

    told = capsys.readouterr().out
    assert "Nobody is eligible for any request" in told
    assert "workers are not in the role 1." in told


def test_a_request_is_explained(capsys: Told) -> None:
    assert match(SMALL, *SECONDS, "--explain", "walsall-in-care") == 0

    told = capsys.readouterr().out
    assert "walsall-in-care" in told
    assert "By council" not in told
    assert "Who would help most\n- One more " in told


def test_whoever_could_have_a_seat_that_is_filled_is_told(capsys: Told) -> None:
    assert match(SMALL, *SECONDS, "--explain", "dudley-sunday") == 0

    told = capsys.readouterr().out
    assert "hugo on dudley-sunday loses 48 points: ines has the seat." in told
    assert "Open seats" not in told


def test_a_worker_is_explained_alone_and_with_a_request(capsys: Told) -> None:
    assert match(SMALL, *SECONDS, "--worker", "ben") == 0
    assert "ben" in capsys.readouterr().out

    assert match(SMALL, *SECONDS, "--worker", "ben", "--explain", "walsall-chair") == 0
    told = capsys.readouterr().out
    assert "ben" in told
    assert "walsall-chair" in told


def test_a_plan_is_compared_with_one_of_before(tmp_path: Path, capsys: Told) -> None:
    before, plan = (
        a_file(tmp_path, a_request(), a_worker("ada"), name="before.json"),
        tmp_path / "plan",
    )
    assert match(before, *SECONDS, "--out", plan) == 0

    now = a_file(tmp_path, a_request(), a_worker("ben"), a_worker("ada", role="AP"))
    assert match(now, *SECONDS, "--compare", plan) == 0

    told = capsys.readouterr().out
    assert f"Compared with {plan}" in told.replace("\n", "")
    assert "0 as before, moved 0, other times 0, added 1, removed 1." in told


def test_a_plan_is_made_anew_from_one_of_before(tmp_path: Path, capsys: Told) -> None:
    plan = tmp_path / "plan.json"
    assert match(SMALL, *SECONDS, "--out", plan) == 0

    assert match(REPLAN, *SECONDS, "--before", plan) == 0

    told = capsys.readouterr().out
    assert "as before" in told
    assert "Checked: 0 faults." in told


def test_ctrl_c_ends_the_search_with_the_best_plan_so_far(tmp_path: Path) -> None:
    problem, plan = tmp_path / "problem.json", tmp_path / "plan.json"
    size = ("--workers", "300", "--requests", "1000", "--mode", "dense")  # minutes to prove
    assert match("generate", *size, "--out", problem) == 0

    told = subprocess.run(
        [
            sys.executable,
            "-c",
            INTERRUPTED,
            "match",
            problem,
            "--seconds",
            "600",
            "--out",
            plan,
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert told.returncode == 0, told.stderr
    assert "Stopped early." in told.stdout
    assert plan_from_json(plan.read_bytes()).status.value == "stopped"


@pytest.mark.parametrize("first", [signal.SIGINT, signal.SIGTERM])
def test_the_second_ctrl_c_or_sigterm_ends_the_command(first: signal.Signals) -> None:
    usual = [signal.getsignal(number) for number in STOPPING]

    with first_interrupt() as interrupted:
        signal.raise_signal(first)
        assert interrupted()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL

    assert [signal.getsignal(number) for number in STOPPING] == usual


def test_help_shows_an_example(capsys: Told) -> None:
    assert match("--help") == 0
    assert "Example: staffbank match" in capsys.readouterr().out

    assert match("generate", "--help") == 0
    assert "Example: staffbank match generate" in capsys.readouterr().out
