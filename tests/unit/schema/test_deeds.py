"""Deeds: done, or declined with every reason."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from staffbank.domain.council import CouncilId, Employer, EmployerId, EmployerKind, Team, TeamId
from staffbank.domain.offer import Offer, OfferId, OfferState, SlotId
from staffbank.domain.principal import Principal, Role
from staffbank_graphql.global_id import encode
from tests.builders import BIRMINGHAM, a_request, a_worker, an_id
from tests.unit.schema.desk import REGION, Desk, a_desk, somebody
from tests.unit.schema.views import NOW

TRUST = EmployerId(an_id("Birmingham Children's Trust"))
COVENTRY = CouncilId(an_id("Coventry"))
DESK = TeamId(an_id("Coventry front door"))
ADA = a_worker(person="ada")

JOINING: dict[str, Any] = {
    "employerId": encode("Employer", TRUST),
    "name": "Bel Okoro",
    "role": "SOCIAL_WORKER",
    "place": {"latitude": 52.5, "longitude": -1.9},
    "weeklyHours": "37",
    "homeHours": [{"weekday": "MONDAY", "since": "09:00", "until": "17:00"}],
}
ASKING: dict[str, Any] = {
    "teamId": encode("Team", DESK),
    "title": "Duty desk",
    "roles": ["SOCIAL_WORKER"],
    "shape": {"dutyDay": {"day": str(date.today() + timedelta(days=30))}},  # noqa: DTZ011 the edge reads the clock
    "reason": "LONG_SICKNESS",
    "costCentre": "CV-100",
}


def _window(day: str, since: str, until: str) -> dict[str, str]:
    return {"firstDay": day, "since": since, "lastDay": day, "until": until}


def ada_of_the_trust(*roles: Role, person: str = "ada") -> Principal:
    """Somebody of Birmingham's trust and of Coventry, and of the region, in these roles."""
    return somebody(
        *((role, scope) for role in roles for scope in (TRUST, COVENTRY, REGION)), person=person
    )


def an_offer_to_ada() -> Offer:
    """The desk, offered to Ada."""
    request = a_request()
    return Offer(
        id=OfferId(an_id("an offer")),
        region_id=REGION,
        slot_id=SlotId(an_id("a slot")),
        request_id=request.id,
        team_id=DESK,
        worker_id=ADA.id,
        person="ada",
        home_employer_id=TRUST,
        host_council_id=COVENTRY,
        sessions=(),
        offered_at=NOW,
        offered_by="cora",
    )


OFFER_ID = encode("Offer", an_offer_to_ada().id)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ada, in all her roles, at a bank with a trust, a team, and an offer to her."""
    roles = (Role.WORKER, Role.COUNCIL_ADMINISTRATOR, Role.REQUESTER, Role.COORDINATOR)
    with a_desk(tmp_path, principal=ada_of_the_trust(*roles)) as desk:
        trust = Employer(
            TRUST, CouncilId(an_id("Birmingham")), "Trust", EmployerKind.TRUST_COMPANY
        )
        team = Team(DESK, COVENTRY, "Front door", BIRMINGHAM)
        kept = (trust, team, ADA, an_offer_to_ada())
        desk.shelves.keep({thing.id: thing for thing in kept})
        yield desk


def told(payload: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """The problems of a payload, which has no result then."""
    (result,) = (value for name, value in payload.items() if name != "problems")
    assert result is None
    return [(problem["code"], problem["path"]) for problem in payload["problems"]]


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
    kind = "mutation($i: OpenCoverRequestInput!) { openCoverRequest(input: $i) { problems { code } } }"

    error = desk.refused(kind, i={**ASKING, "shape": shape})

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


def test_an_offer_is_accepted_in_the_workers_own_words(desk: Desk) -> None:
    given = {"offerId": OFFER_ID, "comments": "none"}

    accepted = desk.deed("acceptOffer", "offer { id state }", **given)

    assert accepted == {"offer": {"id": OFFER_ID, "state": "ACCEPTED"}, "problems": []}


def test_a_rule_of_law_is_told_with_its_source(desk: Desk) -> None:
    payload = desk.deed("acceptOffer", "offer { id }", offerId=OFFER_ID, comments=" ")

    (problem,) = payload["problems"]
    assert told(payload) == [("INVALID", ["comments"])]
    assert (problem["rule"], problem["source"]) == (
        "S113-2",
        "Local Government Act 1972, s. 113(1)",
    )


def test_a_declined_offer_says_why(desk: Desk) -> None:
    declined = desk.deed(
        "declineOffer",
        "offer { state declineReason refusalReason }",
        offerId=OFFER_ID,
        reason="TRAVEL",
    )

    assert declined["offer"] == {
        "state": OfferState.DECLINED.name,
        "declineReason": "TRAVEL",
        "refusalReason": None,
    }


@pytest.mark.parametrize(
    "named",
    [{}, {"slotId": encode("Slot", an_id("a slot"))}, {"proposalId": "x", "workerId": "y"}],
    ids=["nothing", "a slot alone", "too much"],
)
def test_an_offer_is_made_by_a_proposal_or_by_a_slot_and_a_worker(
    desk: Desk, named: dict[str, str]
) -> None:
    assert told(desk.deed("makeOffer", "offer { id }", **named)) == [
        ("INVALID", ["proposalId"])
    ]


def test_a_proposal_that_nobody_sees_cannot_be_offered(desk: Desk) -> None:
    unknown = encode("Proposal", an_id("a proposal"))

    payload = desk.deed("makeOffer", "offer { id }", proposalId=unknown)

    assert told(payload) == [("NOT_FOUND", ["proposalId"])]


def test_a_region_has_one_run_at_a_time(desk: Desk) -> None:
    first = desk.deed("startMatchRun", "matchRun { state }", seconds=5)
    second = desk.deed("startMatchRun", "matchRun { state }", seconds=5)

    assert first == {"matchRun": {"state": "QUEUED"}, "problems": []}
    assert told(second) == [("ALREADY_RUNNING", [])]


def test_a_run_has_bounds(desk: Desk) -> None:
    assert told(desk.deed("startMatchRun", "matchRun { id }", seconds=601)) == [
        ("INVALID", ["seconds"])
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
