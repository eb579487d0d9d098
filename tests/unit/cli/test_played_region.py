"""Eight weeks of a small region, played in a process of its own."""

import subprocess
import sys

import pytest
from typer import BadParameter

from staffbank.cli.demo.command import weeks_of

SMALL = ("--workers", "50", "--requests", "30", "--seconds", "5")
PATIENCE = 240.0  # seconds; the machine may be busy


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the play has printed."""
    folder = tmp_path_factory.mktemp("play") / "data"
    words = ("demo", "--once", "--play", "8w", *SMALL, "--data-dir", str(folder))
    played = subprocess.run(
        [sys.executable, "-P", "-m", "staffbank.cli.main", *words],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert played.returncode == 0, played.stderr
    return played.stdout


def test_the_ledger_of_eight_weeks_balances_to_the_penny(said: str) -> None:
    assert "The ledger balances to the penny." in said
    rows = said.split("in pounds")[1].split("Rates are", maxsplit=1)[0].splitlines()
    (region,) = [row.split() for row in rows if row.startswith("All ")]
    assert region[1:] == ["0.00"] * 6


@pytest.mark.parametrize(
    "event",
    [
        "placements confirmed",
        "placements begun",
        "timesheets locked",
        "registrations lapsed, placement suspended",
        "placements ended early",
        "recharges issued",
        "recharges settled",
    ],
)
def test_what_the_weeks_are_to_show_has_happened(said: str, event: str) -> None:
    (line,) = [line for line in said.splitlines() if line.endswith(f"  {event}")]

    assert int(line.split()[0]) > 0


def test_unverified_figures_are_said_to_be_so(said: str) -> None:
    assert "unverified figures" in " ".join(said.split())


@pytest.mark.parametrize("text", ["8", "27w", "w", "-1w", "8 weeks"])
def test_a_number_of_weeks_that_cannot_be_is_named(text: str) -> None:
    with pytest.raises(BadParameter, match="0w to 26w"):
        weeks_of(text)


def test_the_ledger_is_not_cut_at_eighty_columns(said: str) -> None:
    assert "…" not in said.split("The ledger")[1]
    assert max(map(len, said.splitlines())) <= 80
