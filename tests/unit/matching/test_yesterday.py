from dataclasses import replace

import pytest

from staffbank_matching.aims import Aims
from staffbank_matching.board_after import board_after
from staffbank_matching.change import Change, changed
from staffbank_matching.columns import Columns
from staffbank_matching.generate import Size, generate
from staffbank_matching.plan_json import plan_to_json
from staffbank_matching.price_proof import proof_by
from staffbank_matching.problem import Need, NotAProblem
from staffbank_matching.programme import programme_of
from staffbank_matching.rows import request_of
from staffbank_matching.solver import solve
from staffbank_matching.yesterday import Yesterday, replan_after
from tests.unit.matching.builders import (
    a_problem,
    a_request,
    a_worker,
    hours,
    who_does_what,
)

AIMS = Aims(weights=(40, 16, 6, 2), fairness=False)
LEADING = a_request("case", hours(9, 17, day=1), needs=(Need("CP", 3),))


def a_yesterday() -> Yesterday:
    """Ada, who is near, is on duty; Bea, who can lead, is free."""
    asked = a_problem(
        a_request("duty"),
        a_worker(),
        a_worker("bea", place=(52.9, -2.0), reach_km=80.0, skills={"CP": 3}),
    )
    plan = solve(asked, aims=AIMS, seconds=60)
    assert who_does_what(plan) == {"duty": ("ada",)}
    return Yesterday.of(asked, plan, aims=AIMS)


def a_region() -> tuple[Yesterday, Change]:
    """Some drop out, some work is no longer asked for, and some is new."""
    later = generate(Size(250, 260, 4))
    asked = _first(later, 250)
    plan = solve(asked, aims=AIMS, seconds=60, work=1)
    change = Change(
        away=frozenset(sorted({made.worker for made in plan.assignments})[:4]),
        gone=frozenset(asked.work.ids[20:24]),
        new=tuple(request_of(later, number) for number in range(250, 260)),
    )
    return Yesterday.of(asked, plan, aims=AIMS), change


def _first(columns: Columns, requests: int) -> Columns:
    gone = frozenset(columns.work.ids[requests:])
    return changed(columns, Change(gone=gone)).columns


def test_the_work_of_who_is_away_goes_to_somebody_else() -> None:
    plan = replan_after(a_yesterday(), Change(away=frozenset({"ada"})))

    assert who_does_what(plan) == {"duty": ("bea",)}


def test_a_new_request_may_ask_for_a_skill_that_nobody_had_asked_for() -> None:
    plan = replan_after(a_yesterday(), Change(new=(LEADING,)))

    assert who_does_what(plan) == {"duty": ("ada",), "case": ("bea",)}


def test_a_request_whose_times_have_changed_is_gone_and_new_by_the_same_id() -> None:
    later = a_request("duty", hours(9, 17, day=2))

    plan = replan_after(a_yesterday(), Change(gone=frozenset({"duty"}), new=(later,)))

    assert [made.sessions for made in plan.assignments] == [later.sessions]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(away=frozenset({"eve"})), "away: no worker has the id 'eve'; leave it out"),
        (Change(gone=frozenset({"x"})), "gone: no request has the id 'x'; leave it out"),
        (Change(new=(a_request("duty"),)), "'duty' already; give it as gone, too"),
        (Change(new=(replace(LEADING, seats=0),)), r"requests\[0\].seats: 0 is not from 1"),
    ],
)
def test_a_change_that_cannot_be_is_refused_in_words(change: Change, words: str) -> None:
    with pytest.raises(NotAProblem, match=words):
        replan_after(a_yesterday(), change)


def test_prices_of_yesterday_prove_nearly_as_much_of_today() -> None:
    yesterday, change = a_region()
    after = changed(yesterday.board.columns, change)
    board, merge = board_after(yesterday.board, after)
    programme = programme_of(board, fair=False)

    bound = proof_by(programme, yesterday.priced(programme, merge, after.stay)).bound

    plan = solve(board.columns, aims=AIMS, seconds=60)
    assert plan.certificate.value <= bound <= 1.01 * plan.certificate.bound


def test_the_same_change_and_work_give_the_same_plan_to_the_byte() -> None:
    yesterday, change = a_region()

    plans = {
        plan_to_json(replan_after(yesterday, change, seconds=60, work=1)) for _ in range(2)
    }

    assert len(plans) == 1
