"""One test for each preference: alone, it decides between two who are alike but for it."""

from collections.abc import Mapping
from typing import Any

import pytest

from staffbank_matching.preferences import NAMES
from staffbank_matching.problem import Need, Request, Worker
from tests.unit.matching.builders import WALSALL, a_request, a_worker, who_does_what
from tests.unit.matching.proven import best

NEAR_WALSALL, LONDON = (52.59, -1.98), (51.5, -0.12)


def points(worker: Worker, request: Request) -> dict[str, int]:
    (made,) = best(worker, request).assignments
    return dict(made.parts)


@pytest.mark.parametrize(
    "better",
    [
        {"familiar_teams": frozenset({"mash"})},
        {"familiar_hosts": frozenset({"walsall"})},
        {"preferred_hosts": frozenset({"walsall"})},
        {"skills": {"COURT": 2}},
        {"place": NEAR_WALSALL},
        {"hourly_pence": 1999},
    ],
    ids=[name for name in NAMES if name != "next_block"],
)
def test_among_equals_this_decides(better: Mapping[str, Any]) -> None:
    wanted = a_request(wishes=(Need("COURT", 2),), place=WALSALL)
    alike = {"hourly_pence": 2100}

    plan = best(
        wanted,
        a_worker("ada", **alike),
        a_worker("bea", **{**alike, **better}),
        a_worker("cleo", **alike),
    )

    assert who_does_what(plan) == {"duty": ("bea",)}


def test_a_familiar_team_is_worth_30_points_and_its_council_10_more() -> None:
    known = a_worker(familiar_teams=frozenset({"mash"}), familiar_hosts=frozenset({"walsall"}))

    assert points(known, a_request()) == {
        **dict.fromkeys(NAMES, 0),
        "familiar_team": 30,
        "familiar_host": 10,
    }


def test_a_familiar_face_outweighs_every_kilometre() -> None:
    wanted = a_request(place=WALSALL)
    near = a_worker("near", place=NEAR_WALSALL)
    known = a_worker("known", familiar_teams=frozenset({"mash"}))

    assert who_does_what(best(wanted, near, known)) == {"duty": ("known",)}


def test_each_wish_met_at_its_level_is_worth_5_points() -> None:
    wanted = a_request(wishes=(Need("COURT", 2), Need("CP", 2), Need("LAC", 1)))

    assert points(a_worker(skills={"COURT": 3, "CP": 1, "LAC": 1}), wanted)["wishes"] == 10


def test_each_whole_kilometre_costs_a_point_and_60_at_most() -> None:
    wanted = a_request(place=WALSALL)

    assert points(a_worker(reach_km=300), wanted)["travel"] == -10
    assert points(a_worker(reach_km=300, place=LONDON), wanted)["travel"] == -60


def test_remote_work_costs_no_travel() -> None:
    assert points(a_worker(place=LONDON), a_request(place=None))["travel"] == 0


def test_each_whole_pound_costs_a_point() -> None:
    assert points(a_worker(hourly_pence=2499), a_request())["cost"] == -199


def test_a_seat_is_filled_though_the_pair_has_points_against_it() -> None:
    far = a_worker(place=LONDON, reach_km=300, hourly_pence=9000)

    assert len(best(a_request(place=WALSALL), far).assignments) == 1
