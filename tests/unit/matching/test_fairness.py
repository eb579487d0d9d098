"""Shares between councils and between workers, where coverage is the same either way."""

from collections import Counter

from staffbank_matching.aims import Aims
from tests.unit.matching.builders import a_request, a_worker, hours, weekdays
from tests.unit.matching.proven import best

ONE_DAY = {"bank_minutes_a_week": 480}


def test_two_councils_with_equal_gaps_share_who_there_is() -> None:
    work = [
        a_request(f"{host} {day}", hours(9, 17, day=day), host=host)
        for day in range(2)
        for host in ("walsall", "sandwell")
    ]

    plan = best(*work, a_worker("ada", **ONE_DAY), a_worker("bea", **ONE_DAY))

    hosts = Counter(made.request.split()[0] for made in plan.assignments)
    assert hosts == {"walsall": 1, "sandwell": 1}


def test_where_fairness_is_left_out_it_is_no_figure() -> None:
    plan = best(a_request(), a_worker(), aims=Aims(fairness=False))

    assert {level.name: level.value for level in plan.levels}["fairness"] == 0


def test_of_ever_so_much_work_each_minute_still_counts() -> None:
    plan = best(a_request("duty", *weekdays(), seats=1000), a_worker())

    taken, given = 4 * 2400, 2400
    assert {level.name: level.value for level in plan.levels}["fairness"] == taken - given


def test_two_councils_of_one_size_give_alike() -> None:
    work = [a_request(f"day {day}", hours(9, 17, day=day)) for day in range(2)]

    plan = best(*work, a_worker("ada", home="dudley"), a_worker("bea", home="sandwell"))

    assert {made.worker for made in plan.assignments} == {"ada", "bea"}


def test_who_wishes_for_little_is_not_scored_down_for_it() -> None:
    work = [a_request(f"day {day}", hours(9, 17, day=day)) for day in range(2)]
    little, much = (
        a_worker(name, wished_minutes=minutes)
        for name, minutes in (("little", 480), ("much", 4800))
    )

    plan = best(*work, little, much)

    assert {made.worker for made in plan.assignments} == {"little", "much"}


def test_hours_beyond_a_wish_count_for_nothing() -> None:
    wished = [a_worker("few", wished_minutes=2), a_worker("none", wished_minutes=0)]

    plan = best(a_request(), *wished)

    assert {made.worker for made in plan.assignments} == {"few"}
    taken = 1_000_000 // 480 * 120 * (4 + 3 + 2 + 1)
    given = 1_000_000 // 480 * 240 * (1 + 2)
    offered = 1_000_000 // 2 * (4 + 3)
    assert {level.name: level.value for level in plan.levels}["fairness"] == (
        taken - given + offered
    )
