"""What a plan comes to, against sums done by hand."""

from dataclasses import replace
from typing import Any

import pytest

from staffbank_matching.aims import Aims, Worth
from staffbank_matching.checker_choice import fillings_of
from staffbank_matching.checker_score import Score, score_of, value_of_part, value_of_seat
from staffbank_matching.plan import Assignment
from staffbank_matching.problem import Previous, Problem, Stretch
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours, weekdays
from tests.unit.matching.plans import does

SEATS = Aims(Worth.SEAT)
TWO_WEEKS = (*weekdays(), *weekdays(week=1))


def come_to(problem: Problem, *made: Assignment, aims: Aims = SEATS) -> Score:
    return score_of(made, problem, aims, fillings_of(made, problem))


@pytest.mark.parametrize(
    ("sessions", "given", "seat", "hour", "mixed"),
    [
        (weekdays(), {}, 1, 40, 46),
        (weekdays(), {"value": 1}, 1, 1, 1),
        (weekdays(), {"days_a_week": 2}, 1, 16, 32),
        (weekdays(), {"days_a_week": 6}, 1, 40, 46),
        ((hours(9, 9.25),), {}, 1, 1, 11),
        ((hours(9, 11.5),), {}, 1, 2, 17),
        ((hours(9, 12), hours(9, 14, day=1)), {"days_a_week": 1}, 1, 4, 20),
    ],
    ids=[
        "a week",
        "its own value",
        "two days of five",
        "all days",
        "at least one",
        "half to even",
        "the mean of uneven days",
    ],
)
def test_a_seat_is_worth_its_value_or_what_the_aims_say(
    sessions: tuple[Stretch, ...], given: dict[str, Any], seat: int, hour: int, mixed: int
) -> None:
    request = a_request("duty", *sessions, **given)
    figures = a_problem().figures

    found = [value_of_seat(request, figures, Aims(worth)) for worth in Worth]

    assert found == [seat, hour, mixed]


def test_a_block_has_its_share_of_the_value_and_one_at_least() -> None:
    request = a_request("duty", *TWO_WEEKS[:7], block_weeks=1, value=7)
    figures = a_problem().figures

    assert value_of_part(request, TWO_WEEKS[:5], figures, SEATS) == 5
    assert value_of_part(request, TWO_WEEKS[5:7], figures, SEATS) == 2
    assert value_of_part(a_request("x", *TWO_WEEKS), weekdays(), figures, SEATS) == 1


def test_coverage_is_the_worth_of_filled_seats_by_tier() -> None:
    first = a_request("first", tier=1, value=10, seats=3)
    third = a_request("third", hours(9, 17, day=1), tier=3, value=4)
    problem = a_problem(first, third, a_worker("ada"), a_worker("bea"))

    found = come_to(problem, does("ada", first), does("bea", first), does("bea", third))

    assert (found.filled, found.wanted) == ({1: 20, 3: 4}, {1: 30, 3: 4})


def test_a_seat_of_a_request_that_is_not_whole_has_a_percentage_rounded_down() -> None:
    request = a_request(value=255, seats=2, part_worth=50)
    problem = a_problem(request, a_worker("ada"), a_worker("bea"))

    half = come_to(problem, does("ada", request))
    whole = come_to(problem, does("ada", request), does("bea", request))

    assert (half.filled, whole.filled) == ({2: 127}, {2: 510})


def test_blocks_count_one_by_one() -> None:
    request = a_request("duty", *TWO_WEEKS, block_weeks=1, value=5, seats=2, part_worth=60)
    problem = a_problem(request, a_worker("ada"), a_worker("bea"))

    found = come_to(
        problem, does("ada", request, next_block=20), does("bea", request, *weekdays())
    )

    assert (found.filled, found.wanted, found.continuity) == ({2: 3}, {2: 8}, 20)


def test_what_stays_of_the_plan_before_is_counted() -> None:
    monday, tuesday = hours(9, 17), hours(9, 17, day=1)
    days = a_request("days", monday, tuesday, days_a_week=1)
    other = a_request("other", hours(9, 17, day=2))
    before = (
        Previous("ada", "days", (monday,)),
        Previous("bea", "days"),
        Previous("cem", "other"),
    )
    workers = (a_worker("ada"), a_worker("bea"), a_worker("cem"))
    problem = a_problem(days, other, *workers, previous=before)

    kept = come_to(problem, does("ada", days, monday), does("bea", days, tuesday))
    moved = come_to(problem, does("ada", days, tuesday), does("ada", other))

    assert (kept.kept, moved.kept) == (2, 0)


def test_points_are_summed_by_their_level() -> None:
    request = a_request(value=3)
    problem = a_problem(request, a_worker())
    points = {
        "familiar_team": 30,
        "familiar_host": 10,
        "preferred_host": 10,
        "wishes": 15,
        "travel": -7,
        "cost": -200,
    }

    found = come_to(problem, does("ada", request, **points), aims=Aims(fairness=False))

    assert found.levels(Aims()) == {
        "tier 2": 3,
        "kept": 0,
        "continuity": 40,
        "fairness": 0,
        "preference": 25,
        "travel": -7,
        "cost": -200,
    }
    assert found.value(Aims()) == 100 * 100 * 3 + 40 + 25 - 7


def test_in_one_sum_kept_work_and_fairness_have_their_weights_and_cost_has_none() -> None:
    score = Score({1: 2, 4: 3}, {1: 2, 4: 3}, 3, 1, -10_001, 0, 0, -500)
    aims = Aims(weights=(9, 5, 3, 2))

    assert score.value(aims) == 100 * (9 * 2 + 2 * 3) + 50 * 3 + 1 - 2
    assert replace(score, fairness=20_000).value(aims) == score.value(aims) + 4
    assert score.levels(aims) == {"sum": score.value(aims)}


def test_hours_that_a_council_takes_count_less_and_less() -> None:
    """Walsall asks for 1,600 minutes: a minute is worth 625, the first 400 of them fourfold."""
    requests = [a_request(f"r{n}", (n * 1440, n * 1440 + 500)) for n in range(3)]
    rest = a_request("rest", (4 * 1440, 4 * 1440 + 100))
    problem = a_problem(*requests, rest, a_worker())

    one = come_to(problem, does("ada", requests[0])).fairness
    three = come_to(problem, *(does("ada", request) for request in requests)).fairness

    taken = (625 * (4 * 400 + 3 * 100), 625 * (4 * 400 + 3 * 400 + 2 * 400 + 300))
    given = (625 * 500, 625 * (800 + 2 * 700))
    assert (one, three) == (taken[0] - given[0], taken[1] - given[1])


def test_hours_that_a_council_gives_count_against_it_by_its_size() -> None:
    """Of 480 minutes asked for, Dudley's share is 320: a minute is worth 3,125."""
    request = a_request()
    workers = (a_worker("ada"), a_worker("bea"), a_worker("cem", home="wolves"))
    problem = a_problem(request, *workers)

    found = come_to(problem, does("ada", request)).fairness

    taken = 1_000_000 // 480 * (4 + 3 + 2 + 1) * 120
    assert found == taken - 3125 * (160 + 2 * 160 + 3 * 160)


def test_beyond_its_fourth_half_share_what_a_council_gives_counts_fourfold() -> None:
    """Dudley's share is 120, its half 60."""
    request = a_request()
    others = (a_worker(name, home="wolves") for name in ("bea", "cem", "dan"))
    problem = a_problem(request, a_worker("ada"), *others)

    found = come_to(problem, does("ada", request)).fairness

    taken = 1_000_000 // 480 * (4 + 3 + 2 + 1) * 120
    assert found == taken - 1_000_000 // 120 * (60 + 2 * 60 + 3 * 60 + 4 * 300)


def test_hours_that_a_worker_wishes_for_count_up_to_her_wish() -> None:
    request = a_request()
    plain, wishing, none = (
        a_problem(request, a_worker(wished_minutes=wish)) for wish in (None, 400, 0)
    )

    without = come_to(plain, does("ada", request)).fairness
    found = come_to(wishing, does("ada", request)).fairness

    assert found - without == 2500 * (4 + 3 + 2 + 1) * 100
    assert come_to(none, does("ada", request)).fairness == without


def test_a_seat_for_some_days_asks_for_their_share_of_the_minutes() -> None:
    """Two seats for two of three days ask for 2 * (1000 * 2 // 3) minutes."""
    sessions = ((540, 740), (1980, 2380), (3420, 3820))
    request = a_request("duty", *sessions, days_a_week=2, seats=2)
    problem = a_problem(request, a_worker())

    found = come_to(problem, does("ada", request, *sessions[:2])).fairness

    unit = 1_000_000 // 1332
    assert found == unit * (4 * 333 + 3 * 267) - unit * 600


def test_a_group_too_small_to_share_out_has_segments_of_a_minute() -> None:
    request = a_request("duty", (540, 542))
    problem = a_problem(request, a_worker())

    found = come_to(problem, does("ada", request)).fairness

    assert found == 500_000 * (4 + 3) - 500_000 * (1 + 2)


def test_a_council_too_small_for_a_share_has_none() -> None:
    request = a_request("duty", (540, 541))
    problem = a_problem(request, a_worker(), a_worker("bea", home="wolves"))

    assert come_to(problem, does("ada", request)).fairness == 4_000_000
