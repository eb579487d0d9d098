"""The report of a match run, as it stands in a file or a narrow terminal."""

from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from rich.console import Console

from staffbank.cli.demo.bars import counted, measured
from staffbank.cli.demo.doors import curl_line
from staffbank.cli.demo.outcome import CouncilLine, Outcome, TierLine, UnfilledLine
from staffbank.cli.demo.report import print_report
from staffbank.ports.certificate import AimView, CertificateView, TierBoundView
from staffbank.ports.views import MatchRunView

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def a_run(*, status: str = "optimal", gap: float = 0) -> MatchRunView:
    return MatchRunView(
        id=UUID(int=1),
        state="finished",
        attempt=1,
        seconds=30,
        seed=1,
        queued_at=LONG_AGO,
        began_at=LONG_AGO,
        ended_at=LONG_AGO,
        failure=None,
        status=status,
        gap=gap,
        summary={},
        certificate=CertificateView(
            value=5_100_000,
            bound=5_100_000,
            gap=0.0,
            method="search",
            proven=status == "optimal",
            tiers=(TierBoundView(1, 50, 50, 50), TierBoundView(3, 1_020, 1_200, 1_100)),
            aims=(
                AimView("tier 1", 50, 50, 25),
                AimView("tier 3", 1_020, 1_100, 990),
                AimView("travel", -40, -40, -50),
            ),
        ),
    )


def an_outcome() -> Outcome:
    """Three of four slots filled: two for Telford and Wrekin, one for Herefordshire."""
    return Outcome(
        run=a_run(),
        summary={
            "filled": 3,
            "slots": 4,
            "workers": 20,
            "travel_km_mean": 12.34,
            "travel_km_most": 40.0,
        },
        tiers=(TierLine(1, 2, 2, 24, 24), TierLine(3, 1, 2, 8, 1_048)),
        councils=(
            CouncilLine("Herefordshire", 2, 1, 0, 8, 0),
            CouncilLine("Telford and Wrekin", 2, 2, 1, 24, 12_345),
            CouncilLine("Warwickshire", 0, 0, 2, 0, 20),
        ),
        unfilled=(UnfilledLine(1, "Most who could do it live further away."),),
        proposals=(),
    )


def printed(outcome: Outcome, *, width: int = 80) -> str:
    console = Console(file=StringIO(), width=width, highlight=False)
    print_report(outcome, console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def words(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


@pytest.mark.parametrize("width", [80, 100])
def test_a_report_in_a_file_is_plain_text_that_fits(width: int) -> None:
    text = printed(an_outcome(), width=width)

    assert all(character.isprintable() or character == "\n" for character in text)
    assert all(len(line) <= width for line in text.splitlines())
    assert "Telford and Wrekin" in text


def test_a_report_tells_slots_and_hours_of_each_tier() -> None:
    lines = words(printed(an_outcome()))

    assert "1 critical 2 of 2 100 % 24 of 24 100 %" in lines
    assert "3 normal 1 of 2 50 % 8 of 1,048 1 %" in lines


def test_a_report_tells_what_each_council_gives_and_takes() -> None:
    lines = words(printed(an_outcome()))

    assert "Telford and Wrekin 2 of 2 100 % 1 24 12,345 +12,321" in lines
    assert "Herefordshire 1 of 2 50 % 0 8 0 -8" in lines
    assert "Warwickshire 0 of 0 - 2 0 20 +20" in lines


def test_a_report_says_who_is_invented_and_what_is_published() -> None:
    text = printed(an_outcome())

    assert "Invented people; published council figures (DfE, 30 September 2025)." in text


def test_a_report_says_how_sure_the_engine_is() -> None:
    late = replace(an_outcome(), run=a_run(status="feasible", gap=0.0123))
    stopped = replace(an_outcome(), run=a_run(status="stopped"))

    assert "No better plan exists" in printed(an_outcome())
    assert "1.2 % better at most" in printed(late)
    assert "stopped before its time" in printed(stopped)


def test_a_report_compares_with_all_there_could_be_and_with_the_best_pair_first() -> None:
    lines = words(printed(an_outcome()))

    assert "3 of 4 slots are filled (75 %), from 20 members of the bank." in lines
    assert "1 critical 50 50 50 25" in lines
    assert "3 normal 1,020 1,100 1,200 990" in lines


def test_a_report_without_a_certificate_proves_nothing() -> None:
    broken = replace(an_outcome(), run=replace(a_run(status="feasible"), certificate=None))

    assert "proof" not in printed(broken)


def test_progress_without_a_terminal_is_one_plain_line_each() -> None:
    console = Console(file=StringIO(), width=80)

    with counted(console, "220 members join", 2) as told:
        told()
        told()
    with measured(console, "Matching") as show:
        show(0.5, "1 of 2 filled")

    assert isinstance(console.file, StringIO)
    first, second = console.file.getvalue().splitlines()
    assert first.startswith("220 members join")
    assert second.startswith("Matching")


def test_the_line_to_try_reads_the_token_from_its_file() -> None:
    line = curl_line(Path("my data") / "tokens.txt", 8000)

    assert "http://127.0.0.1:8000/graphql" in line
    assert "$(sed -n 's/^coordinator //p' 'my data/tokens.txt')" in line
