"""Joining the bank: done, or declined with every reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from staffbank_graphql.global_id import encode
from tests.builders import an_id
from tests.unit.schema.ada import COVENTRY, JOINING, adas_desk, told
from tests.unit.schema.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ada, in all her roles."""
    with adas_desk(tmp_path) as desk:
        yield desk


def test_a_new_member_is_shown_as_any_query_shows_her(desk: Desk) -> None:
    given = {**JOINING, "person": "bel"}

    joined = desk.deed("joinBank", "worker { id name }", **given)

    assert joined["problems"] == []
    again = desk.ask(
        "query($i: ID!) { node(id: $i) { ... on Worker { id name } } }",
        i=joined["worker"]["id"],
    )
    assert again["node"] == joined["worker"]


def test_every_fault_of_an_input_is_told_at_once_with_its_place(desk: Desk) -> None:
    skill = {"level": "INDEPENDENT", "lastPractisedOn": "2026-01-01"}
    faulty = {
        **JOINING,
        "employerId": encode("Council", COVENTRY),
        "place": {"latitude": 91, "longitude": 0},
        "skills": [{"code": "CP", **skill}, {"code": "JUGGLING", **skill}],
        "preferences": {"councilIds": ["made up"]},
    }

    problems = told(desk.deed("joinBank", "worker { id }", **faulty))

    assert sorted(problems) == sorted(
        [
            ("INVALID", ["employerId"]),
            ("INVALID", ["place"]),
            ("UNKNOWN_SKILL", ["skills", "1", "code"]),
            ("INVALID", ["preferences", "councilIds", "0"]),
        ]
    )
    assert desk.shelves.events == []


def test_a_problem_says_the_value_and_the_way_out(desk: Desk) -> None:
    faulty = {**JOINING, "employerId": "made up"}

    (problem,) = desk.deed("joinBank", "worker { id }", **faulty)["problems"]

    assert problem["message"] == "'made up' is not an id of anything here."


@pytest.mark.parametrize(
    ("faults", "problem"),
    [
        ({"name": " "}, ("INVALID", [])),
        ({"weeklyHours": "49"}, ("INVALID", [])),
        ({"person": "ada"}, ("ALREADY_ON_THE_BANK", ["person"])),
        (
            {"employerId": encode("Employer", an_id("Leeds"))},
            ("NOT_PERMITTED", []),
        ),
    ],
    ids=["no name", "too many hours", "a member already", "another employer"],
)
def test_what_the_bank_declines_is_data(
    desk: Desk, faults: dict[str, Any], problem: tuple[str, list[str]]
) -> None:
    given = {**JOINING, "person": "bel", **faults}

    assert told(desk.deed("joinBank", "worker { id }", **given)) == [problem]


@pytest.mark.parametrize(
    ("hours", "kept"),
    [
        ("0.01", False),
        ("0", False),
        ("37.25", False),
        ("37.0000000000000000000000000000000001", False),
        ("1e-9999", False),
        ("0.1", True),
        ("37.50", True),
        (37.5, True),
    ],
)
def test_hours_that_would_not_be_kept_as_they_were_said_are_declined(
    desk: Desk,
    hours: Any,
    kept: bool,  # noqa: FBT001 a table's column
) -> None:
    given = {**JOINING, "person": "bel", "weeklyHours": hours}

    joined = desk.deed("joinBank", "worker { id }", **given)

    if kept:
        assert joined["problems"] == []
    else:
        assert told(joined) == [("INVALID", ["weeklyHours"])]
        assert "in tenths, as 37.5" in joined["problems"][0]["message"]


@pytest.mark.parametrize(
    ("hours", "problems"),
    [
        ("7.25", [("INVALID", ["preferences", "bankHoursAWeek"])]),
        ("-1", [("INVALID", ["preferences", "bankHoursAWeek"])]),
        ("1e30", [("INVALID", [])]),
    ],
)
def test_hours_for_the_bank_are_kept_as_they_were_said_or_declined(
    desk: Desk, hours: str, problems: list[tuple[str, list[str]]]
) -> None:
    given = {**JOINING, "person": "bel", "preferences": {"bankHoursAWeek": hours}}

    assert told(desk.deed("joinBank", "worker { id }", **given)) == problems


def test_no_hours_for_the_bank_are_a_wish_too(desk: Desk) -> None:
    given = {**JOINING, "person": "bel", "preferences": {"bankHoursAWeek": "0"}}

    assert desk.deed("joinBank", "worker { id }", **given)["problems"] == []


def test_a_team_that_nobody_sees_cannot_be_familiar(desk: Desk) -> None:
    given = {**JOINING, "person": "bel", "familiarTeamIds": [encode("Team", an_id("Leeds"))]}

    assert told(desk.deed("joinBank", "worker { id }", **given)) == [
        ("NOT_FOUND", ["familiarTeamIds"])
    ]


@pytest.mark.parametrize(
    ("kind", "value", "because"),
    [
        ("Date", "4 May", "is not a day"),
        ("Date", "9999-12-31", "out of bounds"),
        ("Time", "09:00+01:00", "times of day are London's"),
        ("Time", 9, "is not a time of day"),
        ("Decimal", "NaN", "is not a number"),
        ("Decimal", True, "is not a number"),
    ],
)
def test_a_value_that_is_none_of_its_kind_is_explained(
    desk: Desk, kind: str, value: Any, because: str
) -> None:
    place = {
        "Date": {"inductionEndsOn": value},
        "Time": {"homeHours": [{"weekday": "MONDAY", "since": value, "until": "17:00"}]},
        "Decimal": {"weeklyHours": value},
    }[kind]
    query = "mutation($i: JoinBankInput!) { joinBank(input: $i) { problems { code } } }"

    error = desk.refused(query, i={**JOINING, **place})

    assert because in error["message"]
