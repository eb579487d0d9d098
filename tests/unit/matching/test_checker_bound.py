"""What a plan's prices prove, against sums done by hand; and prices that prove nothing."""

from dataclasses import replace
from typing import Any

import pytest

from staffbank_matching.aims import Aims
from staffbank_matching.checker import faults
from staffbank_matching.checker_bound import first_wrong_row
from staffbank_matching.checker_ground import Ground
from staffbank_matching.plan import Certificate, Plan, Status
from staffbank_matching.price_certificate import Column, PriceCertificate, PricedRow
from staffbank_matching.problem import Previous, Problem
from tests.unit.matching.builders import a_problem, a_request, a_worker, hours
from tests.unit.matching.plans import HIGHS, a_plan, does

SUM = Aims(weights=(1, 1, 1, 1), fairness=False)
ONE, TWO = (
    a_request(name, hours(9, 17), value=value) for name, value in (("one", 4), ("two", 6))
)
ADA = a_worker("ada")
PROBLEM = a_problem(ONE, TWO, ADA)
SUM_OF_BOTH = 1000  # points: nobody can do both, as the row says
ADA_ON = tuple(Column("pair", ("ada", each.id), sessions=each.sessions) for each in (ONE, TWO))
BUSY = PricedRow(price=2 * 600, limit=1, columns=(0, 1), coefficients=(1, 1))


def told(*rows: PricedRow, bound: int = 600, **given: Any) -> list[str]:
    """What the checker says of the plan that has Ada on the second, with these prices."""
    plan = a_plan(PROBLEM, does("ada", TWO), aims=SUM)
    certificate = PriceCertificate(bound, 2, ADA_ON, rows)
    return faults(replace(plan, price_certificate=replace(certificate, **given)), PROBLEM, SUM)


def test_prices_of_what_nobody_can_do_together_prove_a_bound() -> None:
    assert told(BUSY) == []


def test_any_prices_prove_one() -> None:
    assert told(bound=SUM_OF_BOTH) == []
    assert told(replace(BUSY, price=2 * 500), bound=500 + 100) == []
    assert told(replace(BUSY, price=2 * 700), bound=700) == []


@pytest.mark.parametrize(
    ("rows", "bound", "least"),
    [
        ((BUSY,), 599, 600),
        ((replace(BUSY, price=2 * 600 + 1),), 600, 600),
        ((replace(BUSY, price=2 * 601),), 600, 601),
        ((), 999, 1000),
    ],
    ids=["too low", "half a point", "too dear", "no prices"],
)
def test_a_bound_that_its_prices_do_not_prove_is_found(
    rows: tuple[PricedRow, ...], bound: int, least: int
) -> None:
    found = told(*rows, bound=bound)

    wrong = f"The bound is told as {bound}, and the prices prove no less than {least}."
    assert found == ([wrong] if bound < least else [])


@pytest.mark.parametrize(
    "row",
    [
        replace(BUSY, limit=0),
        replace(BUSY, coefficients=(2, 1)),
        replace(BUSY, coefficients=(1,)),
        replace(BUSY, columns=(1, 1)),
        replace(BUSY, columns=(0, 2)),
        replace(BUSY, columns=(1, -1)),
        replace(BUSY, price=-1),
    ],
    ids=[
        "no room",
        "counted twice",
        "too short",
        "one twice",
        "unknown",
        "one from behind",
        "below nothing",
    ],
)
def test_a_row_that_lawful_plans_do_not_keep_is_found(row: PricedRow) -> None:
    assert told(row, bound=SUM_OF_BOTH) == [
        "Row 0 of the prices is no limit that every lawful plan keeps."
    ]


def test_prices_of_what_is_not_there_are_found() -> None:
    wrong = ["The prices are of something that is not in the problem, or is there twice."]

    assert told(columns=(*ADA_ON, Column("whole", ("three",))), bound=SUM_OF_BOTH) == wrong
    assert told(columns=(*ADA_ON, *ADA_ON), bound=SUM_OF_BOTH) == wrong
    assert told(unit=0, bound=SUM_OF_BOTH) == wrong


def test_whoever_may_not_do_it_costs_nothing() -> None:
    nobody = Column("pair", ("ada", "one"), sessions=((0, 60),))

    assert told(BUSY, columns=(*ADA_ON, nobody)) == []


def test_what_is_kept_twice_counts_once_unless_it_was_told_by_its_sessions() -> None:
    days = [hours(9, 17, day=7 * week) for week in range(3)]
    runs = a_request("runs", *days, block_weeks=1)
    each = [Previous("ada", "runs", (day,)) for day in (days[0], days[2])]
    pairs = (Column("pair", ("ada", "runs"), sessions=one.sessions) for one in each)
    once = PricedRow(price=50, limit=1, columns=(0, 1, 2), coefficients=(1, 1, -1))
    told = PriceCertificate(0, 1, (*pairs, Column("again", ("ada", "runs"))), (once,))

    found = [
        first_wrong_row(told, Ground(a_problem(runs, ADA, previous=before), SUM))
        for before in ([("ada", "runs")], each)
    ]

    assert found[0] is None
    assert found[1] is not None


def test_what_must_be_filled_whole_and_nobody_may_do_is_in_a_row_of_its_own() -> None:
    nobodys = a_request("nobodys", hours(9, 17), roles=("TM",), seats=2, part_worth=0)
    row = PricedRow(price=1, limit=0, columns=(0,), coefficients=(-2,))
    told = PriceCertificate(0, 1, (Column("whole", ("nobodys",)),), (row,))

    assert first_wrong_row(told, Ground(a_problem(nobodys, ADA), SUM)) is None


def by_counting(bound: int) -> tuple[Plan, Problem]:
    plan = a_plan(PROBLEM, does("ada", TWO), aims=SUM)
    certificate = Certificate(600, bound, (bound - 600) / bound, "count")
    level = replace(plan.levels[0], bound=bound, method="count", solver="")
    feasible = replace(plan, certificate=certificate, levels=(level,), status=Status.FEASIBLE)
    return feasible, PROBLEM


def test_what_counting_comes_to_is_counted_anew() -> None:
    assert faults(*by_counting(1000), SUM) == []
    assert faults(*by_counting(999), SUM) == [
        "sum is told as 999 at most, by counting; that comes to 1000."
    ]


def test_a_bound_that_is_said_to_be_of_prices_is_not_below_theirs() -> None:
    plan = a_plan(PROBLEM, does("ada", TWO), aims=SUM)
    linear = replace(plan.certificate, method="linear program", solver="")
    loose = PriceCertificate(SUM_OF_BOTH, 2, ADA_ON, ())

    assert faults(replace(plan, certificate=linear, price_certificate=loose), PROBLEM, SUM) == [
        f"The bound is told as 600, and its prices have {SUM_OF_BOTH}."
    ]


def test_a_search_is_told_with_the_solver_that_made_it() -> None:
    plan = a_plan(PROBLEM, does("ada", TWO), aims=SUM)
    nobodys = replace(plan, certificate=replace(plan.certificate, solver=""))

    assert HIGHS == ("search", "HiGHS")
    assert faults(nobodys, PROBLEM, SUM) == [
        "The bound of the value comes from search, by nobody."
    ]
