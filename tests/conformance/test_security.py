"""Each threat of the security page names a test that is there, or says that there is none."""

import re

import pytest

from tests.conformance.test_held_by import functions
from tests.pages import DOCS, ROOT, sections

PAGE = DOCS / "security.md"
STRIDE = (
    *("Spoofing", "Tampering", "Repudiation"),
    *("Information disclosure", "Denial of service", "Elevation of privilege"),
)
CLAUSES = {"V4.3.1", "V4.3.2", "V4.4.1", "V4.4.2", "V4.4.3", "V4.4.4"}
ROW = re.compile(r"^\| (?P<threat>[^|]+) \| (?P<done>[^|]+) \| (?P<held>[^|]+) \|$")
OPEN = "*not yet*"


def rows(part: str) -> list[re.Match[str]]:
    """The threats of a part."""
    lines = part.splitlines()
    return [found for found in map(ROW.match, lines) if found and found["threat"] != "Threat"]


PARTS = sections(PAGE)
THREATS = [
    pytest.param(row["held"].strip("`"), id=row["threat"])
    for letter in STRIDE
    for row in rows(PARTS[letter])
    if row["held"] != OPEN
]


@pytest.mark.parametrize("letter", STRIDE)
def test_every_letter_has_its_threats_and_no_line_is_lost(letter: str) -> None:
    lines = [line for line in PARTS[letter].splitlines() if line.startswith("|")]

    assert len(rows(PARTS[letter])) == len(lines) - 2 > 0


@pytest.mark.parametrize("test", THREATS)
def test_the_test_that_holds_a_threat_is_there(test: str) -> None:
    file, _, name = test.partition("::")

    assert name in functions(file) if name else (ROOT / file).exists()


def at_odds(part: str) -> list[str]:
    """The threats that are open without a reason, or held by a test and said to be open."""
    return [
        row["threat"]
        for row in rows(part)
        if (row["held"] == OPEN) != row["done"].startswith("not yet: ")
    ]


def test_what_is_open_is_told_with_its_reason() -> None:
    page = [
        "| Threat | What is done | Test |",
        "|---|---|---|",
        "| Told | not yet: nobody has a key | *not yet* |",
        "| Untold | a wall | *not yet* |",
        "| Held | a wall | `tests/a.py` |",
        "| Held and open | not yet: no wall | `tests/a.py` |",
    ]

    assert at_odds("\n".join(page)) == ["Untold", "Held and open"]
    assert [each for letter in STRIDE for each in at_odds(PARTS[letter])] == []


def test_the_clauses_on_graphql_and_websockets_are_all_named() -> None:
    assert set(re.findall(r"V4\.[34]\.\d", PAGE.read_text())) == CLAUSES
