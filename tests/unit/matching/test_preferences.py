"""One test for each preference: alone, it decides between two who are alike but for it."""

from collections.abc import Mapping
from typing import Any

import pytest

from staffbank_matching.preferences import PREFERENCES, parts
from staffbank_matching.problem import Need
from tests.unit.matching.builders import WALSALL, a_slot, a_worker, solved, who_does_what

NEAR_WALSALL, LONDON = (52.59, -1.98), (51.5, -0.12)


@pytest.mark.parametrize(
    "better",
    [
        {"familiar_teams": frozenset({"mash"})},
        {"familiar_hosts": frozenset({"walsall"})},
        {"preferred_hosts": frozenset({"walsall"})},
        {"skills": {"COURT": 2}},
        {"place": NEAR_WALSALL},
    ],
    ids=PREFERENCES,
)
def test_among_equals_this_decides(better: Mapping[str, Any]) -> None:
    wanted = a_slot(wishes=(Need("COURT", 2),), place=WALSALL)

    plan = solved(wanted, a_worker("ada"), a_worker("bea", **better), a_worker("cleo"))

    assert who_does_what(plan) == {"duty": "bea"}


def test_a_familiar_team_is_worth_30_points_and_its_council_10_more() -> None:
    known = a_worker(familiar_teams=frozenset({"mash"}), familiar_hosts=frozenset({"walsall"}))

    assert parts(known, a_slot(), 0) == {
        "familiar_team": 30,
        "familiar_host": 10,
        "preferred_host": 0,
        "wishes": 0,
        "travel": 0,
    }


def test_each_wish_met_at_its_level_is_worth_5_points() -> None:
    slot = a_slot(wishes=(Need("COURT", 2), Need("CP", 2), Need("LAC", 1)))

    assert parts(a_worker(skills={"COURT": 3, "CP": 1, "LAC": 1}), slot, 0)["wishes"] == 10


@pytest.mark.parametrize(("km", "points"), [(0.9, 0), (10.9, -10), (60.9, -60), (300, -60)])
def test_each_whole_kilometre_costs_a_point_and_60_at_most(km: float, points: int) -> None:
    assert parts(a_worker(), a_slot(place=WALSALL), km)["travel"] == points


def test_remote_work_costs_no_travel() -> None:
    plan = solved(a_slot(place=None), a_worker(place=LONDON))

    assert plan.assignments[0].parts["travel"] == 0
