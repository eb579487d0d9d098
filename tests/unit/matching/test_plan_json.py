"""Plans as JSON: what is written is read again, and what no plan can say is refused."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from staffbank_matching.plan_json import NotAPlan, plan_from_json, plan_to_json
from tests.unit.matching.json_given import a_full_plan, changed, put


def test_a_plan_written_and_read_is_the_same() -> None:
    assert plan_from_json(plan_to_json(a_full_plan())) == a_full_plan()


def test_what_is_no_plan_is_refused() -> None:
    with pytest.raises(NotAPlan, match=r"\$: \{\}: 'assignments' is a required property"):
        plan_from_json("{}")
    with pytest.raises(NotAPlan, match=r"\$.certificate.gap: -1: is less than the minimum"):
        plan_from_json(
            changed(plan_to_json(a_full_plan()), put("certificate", "gap", value=-1))
        )


def again(name: str) -> Callable[[Any], None]:
    def change(content: Any) -> None:
        content[name].append(content[name][0])

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (again("assignments"), "$.assignments[1]: ada is on duty at that time already; take"),
        (
            put("assignments", 0, "sessions", value=[[5, -5]]),
            "$.assignments[0].sessions[0]: it ends at -5, which is not after its start 5; give",
        ),
        (
            put("assignments", 0, "sessions", value=[[9, 12], [0, 5]]),
            "$.assignments[0].sessions[1]: it starts at 0, before the last one ends (12); put",
        ),
        (again("unfilled"), "$.unfilled[1]: id 'turns' stands here 2 times, not once; give"),
        (put("levels", value=[]), "$.levels: [] says not what the plan is worth; write"),
        (again("levels"), "$.levels[2]: id 'tier 1' stands here 2 times, not once; give"),
        (
            put("levels", 0, "value", value=13),
            "$.levels[0].bound: 12 is less than what the plan has (13); write the plan anew",
        ),
        (put("greedy", value=[9]), "$.greedy: it has 1 values and levels 2; write the plan"),
        (again("coverage"), "$.coverage[1].tier: 1 does not come after 1; tell each tier once"),
        (
            put("coverage", 0, "filled", value=21),
            "$.coverage[0].filled: 21 is more than wanted (20); write the plan anew",
        ),
        (
            put("coverage", 0, "bound", value=9),
            "$.coverage[0].bound: 9 is less than what the plan has (10); write",
        ),
        (
            put("certificate", "bound", value=-1),
            "$.certificate.bound: -1 is less than what the plan has (10002); write",
        ),
        (put("certificate", "gap", value=10**400), "$.certificate.gap: 100"),
        (put("prices", "x\n", value=10**400), r"$.prices.x\n: 100000"),
    ],
    ids=itertools.count(),
)
def test_what_no_plan_can_say_is_refused_with_a_way_out(
    change: Callable[[Any], object], message: str
) -> None:
    with pytest.raises(NotAPlan) as refused:
        plan_from_json(changed(plan_to_json(a_full_plan()), change))

    assert str(refused.value).startswith(message)
    assert str(refused.value).isprintable()
