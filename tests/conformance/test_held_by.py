"""Which test holds each rule, state, action and race; as a page, written anew on change."""

import ast
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from staffbank.domain.agency_engagement import EngagementState
from staffbank.domain.agreement import AgreementState
from staffbank.domain.cover_request import RequestState
from staffbank.domain.offer import OfferState
from staffbank.domain.placement import PlacementState
from staffbank.domain.recharge import RechargeState
from staffbank.domain.timesheet import TimesheetState

ROOT = Path(__file__).parents[2]
TABLE: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "held_by.yaml").read_text()
)
PAGE = ROOT / "service" / "docs" / "held-by.md"
NOT_YET = "not yet"
DECISIONS = "service/docs/decisions/"
RULES = {
    *(f"S113-{n}" for n in range(1, 6)),
    *("S117-1", "EAA-1", "AG-5b"),
    *(f"AG-{n}" for n in range(1, 12)),
    *(f"WT-{n}" for n in range(1, 14)),
    *(f"SWE-{n}" for n in range(1, 6)),
    *(f"DBS-{n}" for n in range(1, 4)),
    *("RTW-1", "ASYE-1", "ASYE-2", "ELIG-1", "CASE-1", "REF-1"),
    *(f"VAT-{n}" for n in range(1, 6)),
    *("IR35-1", "TRV-1", "TRV-2", "NIC-1", "TUPE-1", "AWR-1"),
    *(f"DP-{n}" for n in range(1, 7)),
    *("ADM-1", "EQ-1", "EQ-2", "EQ-3", "ACC-1"),
}
# who may act next in each state of the process, by the number of its row
ACTIONS = {
    "1 requester submits a draft",
    "1 requester takes a draft away",
    "2 budget holder approves",
    "2 budget holder returns with a question",
    "2 budget holder rejects",
    "3 engine shortlists",
    "3 requester amends",
    "3 requester cancels",
    "4 coordinator adjusts with a reason",
    "4 coordinator declines a proposal",
    "4 coordinator proposes",
    "4 coordinator says no match",
    "5 worker accepts",
    "5 worker declines with a reason",
    "5 time ends the offer",
    "5 coordinator withdraws",
    "6 line manager supports or opposes",
    "6 home releases",
    "6 home refuses with a reason",
    "6 worker withdraws freely",
    "7 host confirms",
    "7 host rejects with a reason",
    "7 home withdraws its release",
    "8 bank draws up the agreement",
    "9 home and host sign",
    "9 worker acknowledges",
    "9 either refuses",
    "10 bank starts it on its day",
    "10 host postpones",
    "10 any party withdraws",
    "11 worker hands in a timesheet",
    "11 host reviews",
    "11 worker, home, host or coordinator pauses",
    "11 bank suspends on a failed check",
    "12 coordinator and home resume",
    "12 host stops at once over a concern",
    "13 three agree and two sign an extension",
    "14 host closes and says that her access is removed",
    "14 host gives its reference, worker feedback, home return to post",
    "15 worker, home or host ends it with notice",
    "15 both sides agree to shorter notice",
    "15 coordinator records the cause",
}
RACES = {
    "two offers to one worker",
    "worker accepts as HR refuses",
    "request cancelled between accept and release",
    "registration lapses overnight",
    "same idempotency key twice",
    "council merges mid-placement",
    "clock change inside a night shift",
}
IN_CODE = {
    "request": {state.value for state in RequestState} | {"shortlisted", "agency"},
    "offer": {state.value for state in OfferState} - {"confirmed"} | {"host confirmed"},
    "agreement": {state.value for state in AgreementState},
    "placement": {state.value for state in PlacementState} | {"extension requested"},
    "timesheet": {state.value for state in TimesheetState},
    "recharge": {state.value for state in RechargeState},
    "agency engagement": {state.value for state in EngagementState},
}
HELD = [
    pytest.param(test, id=f"{kind}-{what}")
    for kind, rows in TABLE.items()
    for what, test in rows.items()
    if test != NOT_YET
]


def as_page() -> str:
    """The table in Markdown, and how much of it is held."""
    rows = [(kind, what, test) for kind, part in TABLE.items() for what, test in part.items()]
    held = sum("::" in test for _, _, test in rows)
    left_out = sum(test.startswith(DECISIONS) for _, _, test in rows)
    lines = [
        "# Which test holds what",
        "",
        "Every rule, state, action and race of the bank's process, and the test that holds it.",
        f"Held by a test: {held} of {len(rows)}; left out by a decision: {left_out}.",
        "What is *not yet* held is not built, or not tested.",
    ]
    for kind, part in TABLE.items():
        lines += ["", f"## {kind.capitalize()}", "", "| | Held by |", "|---|---|"]
        for what, test in part.items():
            shown = "*not yet*" if test == NOT_YET else f"`{test}`"
            lines.append(f"| {what} | {shown} |")
    return "\n".join(lines) + "\n"


@cache
def functions(file: str) -> frozenset[str]:
    """The names of the functions in a file of tests."""
    tree: Any = ast.parse((ROOT / file).read_text())
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


def test_no_rule_state_action_or_race_is_missing() -> None:
    assert set(TABLE["rules"]) == RULES
    assert set(TABLE["actions"]) == ACTIONS
    assert set(TABLE["races"]) == RACES
    for kind, states in IN_CODE.items():
        assert set(TABLE[kind]) == states, kind


@pytest.mark.parametrize("test", HELD)
def test_the_test_that_is_named_is_there(test: str) -> None:
    file, _, name = test.partition("::")

    assert name in functions(file) if name else (ROOT / file).exists()


def test_the_page_is_up_to_date() -> None:
    before = PAGE.read_text() if PAGE.exists() else ""
    PAGE.write_text(as_page())

    assert as_page() == before, f"{PAGE.name} was written anew: read the difference, commit it"
