"""What people tell the bank: requests, availability and checks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from staffbank_graphql.global_id import encode
from tests.unit.schema.ada import ADA, ASKING, adas_desk, told
from tests.unit.schema.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ada, in all her roles."""
    with adas_desk(tmp_path) as desk:
        yield desk


def _window(day: str, since: str, until: str) -> dict[str, str]:
    return {"firstDay": day, "since": since, "lastDay": day, "until": until}


@pytest.mark.parametrize(
    ("faults", "problem"),
    [
        ({"teamId": "x"}, ("INVALID", ["teamId"])),
        ({"title": " "}, ("INVALID", ["title"])),
        ({"costCentre": ""}, ("INVALID", ["costCentre"])),
        ({"headcount": 21}, ("INVALID", ["headcount"])),
        ({"mustHave": [{"code": "JUGGLING"}]}, ("UNKNOWN_SKILL", ["mustHave", "0", "code"])),
        (
            {"shape": {"dutyDay": {"day": "2020-01-06"}}},
            ("IN_THE_PAST", ["shape", "dutyDay", "day"]),
        ),
        (
            {"shape": {"fullTime": {"firstDay": "2026-01-05", "months": 13}}},
            ("INVALID", ["shape", "fullTime", "months"]),
        ),
    ],
    ids=["team", "title", "cost centre", "headcount", "skill", "past", "months"],
)
def test_a_request_that_cannot_be_says_which_value(
    desk: Desk, faults: dict[str, Any], problem: tuple[str, list[str]]
) -> None:
    given = {**ASKING, **faults}

    assert told(desk.deed("openCoverRequest", "coverRequest { id }", **given)) == [problem]


def test_a_request_that_can_be_is_opened(desk: Desk) -> None:
    opened = desk.deed("openCoverRequest", "coverRequest { id }", **ASKING)

    assert opened["problems"] == []
    assert [event.name for event in desk.shelves.events] == ["request.submitted"]


@pytest.mark.parametrize("shape", [{}, {"dutyDay": None}], ids=["none", "null"])
def test_a_request_has_exactly_one_shape(desk: Desk, shape: dict[str, Any]) -> None:
    query = (
        "mutation($i: OpenCoverRequestInput!)"
        " { openCoverRequest(input: $i) { problems { code } } }"
    )

    error = desk.refused(query, i={**ASKING, "shape": shape})

    assert "ShapeInput" in error["message"] or "dutyDay" in error["message"]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (
            {"windows": [_window("2026-03-02", "17:00", "09:00")]},
            ("INVALID", ["windows", "0"]),
        ),
        (
            {"windows": [_window("2026-03-02", "09:00", "17:00")] * 2},
            ("OVERLAPPING_AVAILABILITY", ["availability"]),
        ),
        (
            {"blockOuts": [{"firstDay": "2026-03-02", "lastDay": "2026-03-01"}]},
            ("INVALID", ["blockOuts", "0"]),
        ),
        ({"workerId": encode("Offer", ADA.id)}, ("INVALID", ["workerId"])),
    ],
    ids=["backwards", "overlapping", "backwards block", "no worker"],
)
def test_availability_that_cannot_be_says_which_entry(
    desk: Desk, said: dict[str, Any], problem: tuple[str, list[str]]
) -> None:
    given = {"workerId": encode("Worker", ADA.id), **said}

    assert told(desk.deed("setAvailability", "worker { id }", **given)) == [problem]


def test_a_check_that_cannot_be_is_declined(desk: Desk) -> None:
    check = {"kind": "DBS", "checkedOn": "2026-01-01", "validFrom": "2026-01-01"}
    given = {"workerId": encode("Worker", ADA.id), **check}

    payload = desk.deed("recordCheck", "worker { id }", **given)

    assert told(payload) == [("INVALID", [])]
    assert payload["problems"][0]["message"] == (
        "A DBS check has a level, and no other check has one."
    )
