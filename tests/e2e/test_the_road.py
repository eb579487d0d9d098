"""From a request to a placement, over HTTP, with a worker process of its own."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from staffbank.domain.principal import Role
from staffbank.usecases.identifier import new_id
from tests.e2e.desk import Desk, an_id, served
from tests.town import TODAY, Town

WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
FAR = str(TODAY + timedelta(days=300))
SOON = str(TODAY + timedelta(days=14))  # a Monday


class Street:
    """Everybody who takes part, each with a token of one role."""

    def __init__(self, address: str, town: Town, stack: ExitStack) -> None:
        self._town, self._address, self._stack = town, address, stack
        home, host = town.warwick.employer.id, town.solihull.council.id
        self.ada = self._desk(Role.WORKER, home, "ada")
        self.personnel = self._desk(Role.COUNCIL_ADMINISTRATOR, home)
        self.releasing = self._desk(Role.RELEASE_AUTHORISER, home)
        self.requester = self._desk(Role.REQUESTER, host)
        self.budget = self._desk(Role.BUDGET_HOLDER, host)
        self.host = self._desk(Role.SERVICE_MANAGER, host)
        self.coordinator = self._desk(Role.COORDINATOR)
        self.stranger = self._desk(Role.BUDGET_HOLDER, town.dudley.council.id)

    def _desk(self, role: Role, scope: UUID | None = None, person: str | None = None) -> Desk:
        desk = Desk(self._address, self._town.bank, self._town.who(role, scope, person))
        self._stack.callback(desk.close)
        return desk


@pytest.fixture
def street(town: Town) -> Iterator[Street]:
    with served(town.bank) as address, ExitStack() as stack:
        yield Street(address, town, stack)


def joined(street: Street, town: Town) -> str:
    """Ada joins, is checked, and offers her weekdays; her id."""
    ada = street.ada.do(
        "join_bank",
        employerId=an_id("Employer", town.warwick.employer.id),
        name="Ada Lovell",
        role="SOCIAL_WORKER",
        place={"latitude": 52.3, "longitude": -1.6},
        weeklyHours="37",
        qualifiedOn="2015-07-01",
        homeHours=[{"weekday": day, "since": "09:00", "until": "17:00"} for day in WEEKDAYS],
        email="ada@example.org",
        skills=[{"code": "CP", "level": "CAN_LEAD", "lastPractisedOn": str(TODAY)}],
    )
    for check in (
        {"kind": "REGISTRATION", "reference": "SW000001", "expiresOn": FAR},
        {"kind": "DBS", "dbsLevel": "ENHANCED_CHILDREN_BARRED"},
        {"kind": "RIGHT_TO_WORK"},
    ):
        dated = {"checkedOn": "2026-11-02", "validFrom": "2026-11-02"}
        street.personnel.do("record_check", workerId=ada["id"], **dated, **check)
    street.ada.do(
        "set_availability",
        workerId=ada["id"],
        weekly=[
            {
                "hours": {"weekday": day, "since": "08:00", "until": "18:00"},
                "firstDay": SOON,
                "lastDay": FAR,
                "instead": "OF_HOME_WORK",
            }
            for day in WEEKDAYS
        ],
    )
    return str(ada["id"])


def asked(street: Street, town: Town, **facts: Any) -> str:
    """Solihull asks for two days a week, and its budget holder approves; the request's id."""
    wanted = {
        "teamId": an_id("Team", town.solihull.teams[0].id),
        "title": "Court team, two days a week",
        "roles": ["SOCIAL_WORKER"],
        "shape": {
            "daysAWeek": {"firstDay": SOON, "weekdays": ["MONDAY", "TUESDAY"], "weeks": 12}
        },
        "reason": "COURT_BACKLOG",
        "costCentre": "CC-100",
        "mustHave": [{"code": "CP", "level": "INDEPENDENT"}],
        "tier": "CRITICAL",
        "statutory": True,
    }
    request = street.requester.do("open_cover_request", **(wanted | facts))
    street.budget.do("approve_cover_request", requestId=request["id"])
    return str(request["id"])


def matched(street: Street) -> dict[str, Any]:
    """The coordinator runs the engine and follows it to its end; the run."""
    run = street.coordinator.do("start_match_run", seconds=10)
    deadline = time.monotonic() + 120
    while True:
        found: dict[str, Any] = street.coordinator.send("match_run", id=run["id"])["matchRun"]
        if found["state"] not in ("QUEUED", "RUNNING"):
            return found
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    pytest.fail(f"the run has not ended: {found}")


def test_a_request_becomes_a_placement(street: Street, town: Town) -> None:
    ada = joined(street, town)
    request = asked(street, town)
    unfillable = asked(street, town, mustHave=[{"code": "LADO", "level": "CAN_LEAD"}])

    run = matched(street)
    (proposal,) = [edge["node"] for edge in run["proposals"]["edges"]]
    (unfilled,) = [edge["node"] for edge in run["unfilled"]["edges"]]
    offer = street.coordinator.do("make_offer", proposalId=proposal["id"])
    street.ada.do("accept_offer", offerId=offer["id"], comments="I know the team; happy to.")
    street.releasing.do("release_worker", offerId=offer["id"])
    placement = street.host.do("confirm_placement", offerId=offer["id"])

    assert (run["state"], run["status"], run["gap"]) == ("FINISHED", "OPTIMAL", 0.0)
    assert (proposal["worker"]["id"], proposal["coverRequest"]["id"]) == (ada, request)
    assert {verdict["outcome"] for verdict in proposal["verdicts"]} == {"ALLOWED"}
    assert all(verdict["source"] for verdict in proposal["verdicts"])
    assert (unfilled["coverRequest"]["id"], unfilled["mainReason"]) == (unfillable, "SKILL")
    assert placement["state"] == "AGREEMENT_PENDING"
    assert placement["worker"]["contact"] == {"email": "ada@example.org", "phone": ""}


def test_each_kind_of_bad_input_has_its_own_problem(street: Street, town: Town) -> None:
    ada = joined(street, town)
    request = asked(street, town)
    team = an_id("Team", town.solihull.teams[0].id)
    wanted = {
        "teamId": team,
        "title": "Duty",
        "roles": ["SOCIAL_WORKER"],
        "reason": "LEAVE_COVER",
        "costCentre": "CC",
    }
    backwards = {"day": SOON, "since": "17:00", "until": "09:00"}
    twice = {
        "hours": {"weekday": "MONDAY", "since": "09:00", "until": "17:00"},
        "firstDay": SOON,
        "lastDay": FAR,
    }

    def opening(**facts: Any) -> list[str]:
        return street.requester.try_to("open_cover_request", **(wanted | facts))

    duty = {"dutyDay": {"day": SOON}}
    unknown = an_id("CoverRequest", new_id())
    assert opening(shape={"singleSession": backwards}) == ["INVALID"]
    assert opening(shape={"dutyDay": {"day": "2026-01-05"}}) == ["IN_THE_PAST"]
    assert opening(shape=duty, mustHave=[{"code": "MAGIC"}]) == ["UNKNOWN_SKILL"]
    assert street.ada.try_to("set_availability", workerId=ada, weekly=[twice, twice]) == [
        "OVERLAPPING_AVAILABILITY"
    ]
    assert street.budget.try_to("approve_cover_request", requestId=unknown) == ["NOT_FOUND"]
    assert street.stranger.try_to("approve_cover_request", requestId=request) == ["NOT_FOUND"]
    assert street.budget.try_to("approve_cover_request", requestId="x") == ["INVALID"]
    assert street.requester.try_to("approve_cover_request", requestId=request) == [
        "NOT_PERMITTED"
    ]

    proposal = matched(street)["proposals"]["edges"][0]["node"]["id"]
    offer = street.coordinator.do("make_offer", proposalId=proposal)
    assert street.coordinator.try_to("make_offer", proposalId=proposal) == ["SLOT_TAKEN"]
    assert street.ada.try_to("accept_offer", offerId=offer["id"], comments=" ") == ["INVALID"]
    street.ada.do("accept_offer", offerId=offer["id"], comments="none")
    assert street.ada.try_to("decline_offer", offerId=offer["id"], reason="DATES") == [
        "WRONG_STATE"
    ]
