"""What the bank does not know it can neither score nor leak."""

import re
from dataclasses import fields, replace
from decimal import Decimal

import pytest

from staffbank.domain.worker import Preferences, Worker
from staffbank.persistence.columns import METADATA
from staffbank.persistence.tables import WORKER
from staffbank.usecases.match_run.engine_problem import problem_of
from staffbank_graphql.schema import schema
from staffbank_matching import problem as engine
from staffbank_matching.solver import solve
from tests.builders import a_request
from tests.unit.usecases.snapshots import NOW, a_member, a_snapshot, slots_of

PROTECTED = re.compile(
    r"gender|\bsex\b|ethnic|race\b|religio|belief|disab|health|pregnan|union|marital|sexual"
    r"|birth|\bage\b|carer|caring",
    re.IGNORECASE,
)


def test_no_protected_characteristic_has_a_place_in_the_bank_or_the_engine() -> None:
    columns = [column.name for table in METADATA.tables.values() for column in table.columns]
    known = [
        field.name
        for kind in (Worker, Preferences, engine.Worker, engine.Request)
        for field in fields(kind)
    ]

    assert [name for name in (*columns, *known) if PROTECTED.search(name)] == []


@pytest.mark.parametrize(
    "fewer",
    [
        {"weekly_hours": Decimal("18.5"), "home_hours": a_member().home_hours[:3]},
        {"preferences": Preferences(longest_travel_km=5)},
        {"preferences": Preferences(bank_hours_a_week=Decimal(8))},
    ],
    ids=["half the hours", "a short way only", "a day a week"],
)
def test_nobody_is_scored_down_for_fewer_hours_or_a_shorter_way(
    fewer: dict[str, object],
) -> None:
    slots = slots_of(a_request())

    def points(worker: Worker) -> object:
        asked = problem_of(a_snapshot(*slots, workers=(worker,)), now=NOW)
        (assignment,) = solve(asked, seconds=5, work=10**6, seed=1).assignments
        return assignment.parts

    assert points(replace(a_member(), **fewer)) == points(a_member())  # type: ignore[arg-type]


def test_every_member_is_an_employee() -> None:
    assert not WORKER.c.employer_id.nullable
    assert "employerId: ID!" in schema.as_str().split("input JoinBankInput")[1].split("}")[0]
