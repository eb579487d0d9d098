from dataclasses import replace

import pytest

from staffbank_matching.explanation import Explainer
from staffbank_matching.problem import Need
from staffbank_matching.reasons import to_json
from staffbank_matching.standing import NotThisPlan
from staffbank_matching.wording import of_scarcity, sentences
from tests.unit.matching.builders import (
    a_problem,
    a_request,
    a_worker,
    hours,
)
from tests.unit.matching.explained import (
    USUAL,
    checked,
    explained,
    two_of_one_day,
    why,
)
from tests.unit.matching.plans import a_plan, does


def test_the_best_worker_for_a_seat_is_recommended_first() -> None:
    known = a_worker("bea", familiar_teams=frozenset({"mash"}))
    explainer = explained(a_problem(a_request(), a_worker(), known))

    found = explainer.recommend("duty", 1)

    assert [each.job.worker for each in found] == ["bea"]


def test_where_no_seat_is_open_a_recommendation_takes_one_from_somebody() -> None:
    problem = a_problem(a_request(), a_worker(), a_worker("bea"))
    explainer = explained(problem, does("ada", problem.requests[0], travel=-10))

    (found,) = explainer.recommend("duty")

    assert [(each.job.worker, each.code) for each in found.way] == [("ada", "seat")]


def test_a_worker_sees_what_she_has_and_what_else_is_open_to_her() -> None:
    problem, made = two_of_one_day()

    about = explained(problem, made).worker("ada")

    assert [each.job.request for each in about.held] == ["day"]
    assert [each.job.request for each in about.open_to] == ["duty"]
    assert about.eligible == 2


def test_a_worker_sees_what_she_nearly_could_take() -> None:
    problem = a_problem(
        a_request(), a_request("other", hours(9, 17, day=2)), a_worker(role="TM")
    )

    about = explained(problem).worker("ada")

    assert [(each.request, each.code) for each in about.near] == [
        ("duty", "role"),
        ("other", "role"),
    ]


def test_one_more_worker_is_worth_the_open_seat_that_she_would_fill() -> None:
    about = explained(a_problem(a_request(value=7))).request("duty")

    assert (about.supply.open_seats, about.supply.least) == (1, 7 * 100 * 100)


def test_one_more_worker_is_worth_nothing_where_all_seats_are_filled_at_that_price() -> None:
    problem = a_problem(a_request(value=7), a_worker())
    made = does("ada", problem.requests[0], travel=-10)
    plan = replace(a_plan(problem, made), prices={"duty": 70_000.0})

    about = Explainer.of(problem, plan, USUAL).request("duty")

    assert (about.supply.least, about.supply.most) == (0, 0.0)


def test_what_one_person_more_could_do_is_summed_over_work_that_she_could_do_in_turn() -> None:
    problem = a_problem(
        a_request("duty", hours(9, 17), value=7, needs=(Need("CP", 1),)),
        a_request("same day", hours(9, 17), value=5, needs=(Need("CP", 1),)),
        a_request("next day", hours(9, 17, day=1), value=5, needs=(Need("CP", 1),)),
    )

    (kind,) = explained(problem).scarcity()

    assert (kind.role, kind.skill, kind.host, kind.when) == ("SW", "CP", "walsall", "weekday")
    assert (kind.open_seats, kind.jobs, kind.least) == (3, 2, 12 * 100 * 100)


@pytest.mark.parametrize(
    ("session", "when"),
    [(hours(22, 30), "night"), (hours(9, 17, day=5), "weekend"), (hours(9, 17), "weekday")],
    ids=["night", "weekend", "weekday"],
)
def test_scarcity_tells_nights_and_weekends_apart(session: tuple[int, int], when: str) -> None:
    (kind,) = explained(a_problem(a_request("duty", session))).scarcity()

    assert kind.when == when


def test_a_plan_of_another_problem_is_not_explained() -> None:
    problem, made = two_of_one_day()
    stranger = replace(made, worker="bea")

    for plan in (a_plan(problem, made), a_plan(problem, made)):
        wrong = replace(plan, assignments=(stranger,))
        with pytest.raises(NotThisPlan, match="bea on day"):
            Explainer.of(problem, wrong, USUAL)


def test_a_plan_with_sessions_that_nobody_offered_is_not_explained() -> None:
    problem, made = two_of_one_day()
    wrong = replace(a_plan(problem, made), assignments=(replace(made, sessions=((0, 60),)),))

    with pytest.raises(NotThisPlan, match="may not do these sessions"):
        Explainer.of(problem, wrong, USUAL)


def test_an_explanation_is_told_in_sentences_with_figures() -> None:
    problem, made = two_of_one_day()

    told = sentences(explained(problem, made).request("duty"))

    assert "Open seats of duty: 1." in told
    assert "1 worker is eligible for it." in told
    assert any("the cheapest displacement loses 50,000" in each for each in told)


def test_each_state_of_a_pair_has_its_sentences() -> None:
    problem, made = two_of_one_day()
    refused = why(a_problem(a_request(), a_worker(role="TM")))

    assert sentences(refused)[0] == (
        "ada on duty cannot be: her role is TM, and it asks for SW."
    )
    assert "ada's work on day is at that time" in sentences(why(problem, made))[0]
    assert sentences(explained(problem, made).worker("ada"))[0].startswith("ada is on day")


def test_scarcity_is_a_sentence() -> None:
    (kind,) = explained(a_problem(a_request())).scarcity()

    assert of_scarcity(kind).startswith("One more SW near walsall, for weekday work")


def test_an_explanation_is_dictionaries_lists_numbers_and_strings() -> None:
    problem, made = two_of_one_day()

    told = to_json(explained(problem, made).pair("ada", "duty"))

    assert isinstance(told, dict)
    assert told["state"] == "busy"
    assert told["forced"]["way"][0]["job"]["request"] == "day"


def test_the_checker_finds_what_is_told_wrongly() -> None:
    problem, made = two_of_one_day()
    about = explained(problem, made).request("duty")
    (candidate,) = about.candidates
    assert candidate.change is not None
    better = replace(candidate, change=replace(candidate.change, value=1))

    assert checked(about, problem, made) == []
    assert checked(replace(about, near_misses=3), problem, made) != []
    assert checked(replace(about, patterns=()), problem, made) != []
    assert checked(replace(about, candidates=(better,)), problem, made) != []
    assert (
        checked(replace(about, candidates=(replace(candidate, way=()),)), problem, made) != []
    )
