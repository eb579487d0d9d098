"""What stands before the search begins: pins, what people were told, and teams' floors."""

from typing import Any

import numpy as np
import pytest

from staffbank_matching.aims import Aims
from staffbank_matching.board import board_of
from staffbank_matching.columns import columns_of
from staffbank_matching.ejection import eject
from staffbank_matching.ledger import Play, empty_ledger, take
from staffbank_matching.problem import Floor, NotAProblem, Pin, Previous
from staffbank_matching.solver import solve
from staffbank_matching.table import table_of
from tests.unit.matching.builders import (
    a_problem,
    a_request,
    a_worker,
    hours,
    weekdays,
    who_does_what,
)
from tests.unit.matching.proven import best, filled, takers

TWO_WEEKS = (*weekdays(), *weekdays(week=1))


def test_a_pinned_pair_stays_though_another_plan_were_better() -> None:
    low, high = a_request("low", tier=4), a_request("high", tier=1)

    plan = best(low, high, a_worker(), pins=[("ada", "low")])

    assert who_does_what(plan) == {"low": ("ada",)}


def test_a_pin_holds_one_seat_and_leaves_the_other() -> None:
    plan = best(a_request(seats=2), a_worker("ada"), a_worker("bea"), pins=[("bea", "duty")])

    assert who_does_what(plan) == {"duty": ("ada", "bea")}


def test_a_pin_may_say_which_days_or_which_blocks() -> None:
    days = a_request("days", *weekdays(), days_a_week=2)
    blocks = a_request("blocks", *TWO_WEEKS, block_weeks=1)
    pins = [
        Pin("ada", "days", (weekdays()[1], weekdays()[4])),
        Pin("bea", "blocks", weekdays(week=1)),
    ]

    plan = best(days, blocks, a_worker("ada"), a_worker("bea"), a_worker("cleo"), pins=pins)

    made = {(each.worker, each.request, each.sessions) for each in plan.assignments}
    assert {(pin.worker, pin.request, pin.sessions) for pin in pins} <= made


def test_a_pin_that_only_goes_with_others_brings_them() -> None:
    pair = a_request("pair", seats=2, part_worth=0, tier=4)
    urgent = a_request("urgent", tier=1)

    plan = best(pair, urgent, a_worker("ada"), a_worker("bea"), pins=[("ada", "pair")])

    assert takers(plan) == {("ada", "pair"), ("bea", "pair")}


@pytest.mark.parametrize(
    ("pins", "message"),
    [
        ([("bea", "week")], r"\$\.pins\[0\]: bea on week is not lawful \(availability\)"),
        (
            [("ada", "day"), ("ada", "week")],
            r"\$\.pins\[1\]: ada on week does not go together with the pins before it",
        ),
        ([("ada", "three")], r"\$\.pins: what may only be filled whole cannot be"),
    ],
    ids=["not eligible", "two at once", "too few for a whole"],
)
def test_pins_that_cannot_be_kept_are_refused(
    pins: list[tuple[str, str]], message: str
) -> None:
    work = (
        a_request("day", hours(9, 17, day=1)),
        a_request("week", *weekdays()),
        a_request("three", hours(9, 17, day=5), seats=3, part_worth=0),
    )
    problem = a_problem(
        *work, a_worker("ada"), a_worker("bea", free=(hours(8, 18, day=1),)), pins=pins
    )

    with pytest.raises(NotAProblem, match=message):
        solve(problem, seconds=1)


def test_a_pin_that_her_team_cannot_spare_is_refused_for_that() -> None:
    asked = a_problem(
        a_request(),
        a_worker(team="walsall/duty", duties=(hours(9, 17),)),
        floors=[Floor("walsall/duty", since=0, until=1440, spare=0)],
        pins=[("ada", "duty")],
    )

    with pytest.raises(NotAProblem, match="ada on duty would be missed by her team"):
        solve(asked, seconds=1)


def told(worker: str, request: str, **given: Any) -> list[Previous]:
    return [Previous(worker, request, told=True, **given)]


def test_who_was_told_stays_though_another_plan_covered_more() -> None:
    low, high = a_request("low", tier=4), a_request("high", tier=1)

    plan = best(low, high, a_worker(), previous=told("ada", "low"))

    assert who_does_what(plan) == {"low": ("ada",)}


def test_who_was_not_told_stays_only_where_nothing_is_lost_by_it() -> None:
    before = [Previous("ada", "low")]
    low, high = a_request("low", tier=4), a_request("high", tier=1)
    known = a_worker("bea", familiar_teams=frozenset({"mash"}))

    assert takers(best(low, high, a_worker(), previous=before)) == {("ada", "high")}
    assert takers(best(low, a_worker(), known, previous=before)) == {("ada", "low")}


def test_what_was_told_and_is_no_longer_lawful_goes() -> None:
    ill = a_worker("ada", free=())

    plan = best(a_request(), ill, a_worker("bea"), previous=told("ada", "duty"))

    assert takers(plan) == {("bea", "duty")}


def test_a_pin_comes_before_what_was_told() -> None:
    plan = best(
        a_request(),
        a_worker("ada"),
        a_worker("bea"),
        pins=[("bea", "duty")],
        previous=told("ada", "duty"),
    )

    assert takers(plan) == {("bea", "duty")}


def test_of_a_team_that_cannot_be_whole_any_more_nobody_stays() -> None:
    pair = a_request("pair", seats=2, part_worth=0)
    before = [Previous("ada", "pair", told=True), Previous("bea", "pair", told=True)]
    alone = (pair, a_worker("ada"), a_worker("bea", free=()))

    assert filled(*alone, previous=before) == 0
    assert filled(*alone, a_worker("cleo"), previous=before) == 2


FLOOR = Floor("duty desk", since=0, until=7 * 1440, spare=1)


def test_a_home_team_spares_no_more_than_it_can() -> None:
    team = [a_worker(name, team="duty desk", duties=weekdays()) for name in ("ada", "bea")]
    other = a_worker("cleo", team="elsewhere", duties=weekdays())

    assert filled(a_request(seats=3), *team, other, floors=[FLOOR]) == 2


def test_one_who_is_away_already_may_be_away_for_longer() -> None:
    team = [a_worker(name, team="duty desk", duties=weekdays()) for name in ("ada", "bea")]
    days = [a_request(f"day {day}", hours(9, 17, day=day)) for day in range(3)]

    plan = best(*days, *team, floors=[FLOOR])

    assert len({made.worker for made in plan.assignments}) == 1
    assert len(plan.assignments) == 3


def test_a_floor_holds_for_duties_that_start_within_it() -> None:
    team = [a_worker(name, team="duty desk", duties=weekdays()) for name in ("ada", "bea")]
    early = Floor("duty desk", since=0, until=2 * 1440 + 540, spare=0)
    both = a_request("wednesday", hours(9, 17, day=2), seats=2)

    assert filled(both, *team, floors=[early]) == 2
    assert filled(both, *team, floors=[Floor("duty desk", 0, 2 * 1440 + 541, 0)]) == 0


def test_evenings_take_nobody_from_her_team() -> None:
    at_home = a_worker(team="duty desk", duties=weekdays(9, 13))
    nobody = Floor("duty desk", since=0, until=7 * 1440, spare=0)

    assert filled(a_request("evening", hours(14, 18)), at_home, floors=[nobody]) == 1


def test_a_chain_takes_no_two_from_a_team_that_spares_one() -> None:
    """Ada leaves two days for a week; only bea could do the one, and only cleo the other."""
    days = [
        a_request(f"day {day}", hours(9, 17, day=day), barred_workers=frozenset({barred}))
        for day, barred in ((0, "cleo"), (1, "bea"))
    ]
    team = [
        a_worker(name, team="duty desk", duties=weekdays(), free=(hours(0, 24, day=day),))
        for day, name in enumerate(("bea", "cleo"))
    ]
    week = a_request("week", *weekdays(), value=100)
    problem = a_problem(week, *days, a_worker("ada"), *team, floors=[FLOOR])
    board = board_of(columns_of(problem), Aims())
    table = table_of(board)
    play = Play(table, empty_ledger(table))
    for day in days:
        (pair,) = board.find("ada", day.id, ())
        take(pair, play.table, play.ledger)

    eject(play, steps=100, seed=1)

    assert len(play.chosen) == 2
    assert np.array_equal(play.ledger.missing, [1])
