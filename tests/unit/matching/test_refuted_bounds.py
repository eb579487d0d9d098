"""A bound that a plan passes is a mistake of the engine, and is told as one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from staffbank_matching import pricing, proof
from staffbank_matching.aims import Aims
from staffbank_matching.board import board_of
from staffbank_matching.checker import faults
from staffbank_matching.clock import Clock
from staffbank_matching.columns import columns_of
from staffbank_matching.engine_fault import RefutedBound
from staffbank_matching.plan import Status
from staffbank_matching.plan_json import plan_from_json, plan_to_json
from staffbank_matching.price_proof import proof_by
from staffbank_matching.root import opening
from staffbank_matching.run import ENDLESS, LINEAR, NONE, SEARCH, Run
from staffbank_matching.solver import begun, solve
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours

ONE, TWO = a_request("one", hours(9, 17), value=4), a_request("two", hours(10, 18), value=6)
PROBLEM = a_problem(ONE, TWO, a_worker())
SUM = Aims(weights=(1, 1, 1, 1), fairness=False)
BEST = 600


def a_run(aims: Aims = SUM) -> Run:
    board = board_of(columns_of(PROBLEM), aims)
    return begun(board, Clock(600), 1, lambda _: None, lambda: False)


def test_a_bound_below_the_best_plan_is_refuted_however_little_it_is() -> None:
    run = a_run()

    with pytest.raises(RefutedBound, match=f"told {BEST - 1} as the most of the value"):
        run.lower(BEST - 1, LINEAR)

    run.lower(BEST, LINEAR)
    assert (run.value, run.bound) == (BEST, BEST)


def test_a_plan_above_the_bound_refutes_it() -> None:
    run = a_run()
    best, nothing = run.best, run.best[:0]
    run.best, run.reached = nothing, (0,)
    run.lower(BEST - 1, SEARCH, "HiGHS")

    with pytest.raises(RefutedBound, match=f"by HiGHS.*a plan with {BEST}"):
        run.offer(best)


def test_a_level_below_the_best_plan_is_refuted() -> None:
    run = a_run(Aims())

    with pytest.raises(RefutedBound, match="told 5 as the most of tier 2"):
        run.lower_level("tier 2", 5)


def test_of_equal_bounds_the_one_that_can_be_added_up_is_told() -> None:
    run = a_run()

    run.lower(BEST, LINEAR)
    run.lower(BEST, SEARCH, "HiGHS")

    assert (run.method, run.solver) == (LINEAR, "")


def test_a_run_whose_bound_was_wrong_takes_no_other() -> None:
    run = a_run(Aims())
    run.disown(RefutedBound("the value", BEST, BEST - 1, "count"))

    run.lower(run.value, LINEAR)
    run.lower_level("tier 2", run.score.levels[0], SEARCH, "CP-SAT")

    assert (run.bound, run.method, run.level_bounds) == (ENDLESS, NONE, {})


def nothing_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prices prove little, so that what a search proves counts."""

    def loosely(*given: Any) -> Any:
        return replace(proof_by(*given), bound=2 * BEST)

    def wide_open(*given: Any) -> Any:
        return replace(opening(*given), elsewhere=0)

    monkeypatch.setattr(pricing, "proof_by", loosely)
    monkeypatch.setattr(proof, "opening", wide_open)


def too_low(found: Any) -> Any:
    return replace(found, bound=found.bound - 1)


@pytest.mark.parametrize(
    ("where", "name", "aims"),
    [(pricing, "proof_by", SUM), (proof, "_searched", SUM), (proof, "most_of", Aims())],
    ids=["prices", "search", "count"],
)
def test_a_run_with_a_refuted_bound_has_its_plan_and_no_bound(
    where: Any, name: str, aims: Aims, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "_searched":
        nothing_is_settled(monkeypatch)
    right: Callable[..., Any] = getattr(where, name)

    def wrong(*given: Any, **named: Any) -> Any:
        found = right(*given, **named)
        return found - 1 if isinstance(found, int) else too_low(found)

    monkeypatch.setattr(where, name, wrong)

    plan = solve(PROBLEM, aims=aims, seconds=600)

    assert [made.request for made in plan.assignments] == ["two"]
    assert plan.status is Status.FEASIBLE
    assert len(plan.engine_faults) == 1
    assert "The plan stands, no bound does" in plan.engine_faults[0]
    assert plan.certificate.method == "none"
    assert plan.price_certificate is None
    assert faults(plan, PROBLEM, aims) == []
    assert plan_from_json(plan_to_json(plan)) == plan
