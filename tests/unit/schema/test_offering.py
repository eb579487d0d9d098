"""Offers and runs: done, or declined with every reason."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from staffbank.domain.principal import Role
from staffbank_graphql.global_id import encode
from tests.builders import an_id
from tests.unit.schema.ada import OFFER_ID, ada_of_the_trust, adas_desk, told
from tests.unit.schema.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Ada, in all her roles."""
    with adas_desk(tmp_path) as desk:
        yield desk


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
        "state": "DECLINED",
        "declineReason": "TRAVEL",
        "refusalReason": None,
    }


@pytest.mark.parametrize("person", ["ada", "cora"], ids=["herself", "the coordinator"])
def test_an_offer_is_taken_back_with_a_reason(tmp_path: Path, person: str) -> None:
    with adas_desk(tmp_path) as desk:
        desk.principal = ada_of_the_trust(Role.WORKER, Role.COORDINATOR, person=person)

        withdrawn = desk.deed(
            "withdrawOffer",
            "offer { state withdrawalReason declineReason refusalReason }",
            offerId=OFFER_ID,
            reason=" The court date moved. ",
        )

    assert withdrawn["problems"] == []
    assert withdrawn["offer"] == {
        "state": "WITHDRAWN",
        "withdrawalReason": "The court date moved.",
        "declineReason": None,
        "refusalReason": None,
    }
    assert [event.name for event in desk.shelves.events] == ["offer.withdrawn"]


@pytest.mark.parametrize(
    ("faults", "problem"),
    [
        ({"reason": " "}, ("INVALID", ["reason"])),
        ({"offerId": "x"}, ("INVALID", ["offerId"])),
        ({"offerId": encode("Offer", an_id("another"))}, ("NOT_FOUND", ["offerId"])),
    ],
    ids=["no reason", "no id", "unknown"],
)
def test_an_offer_that_cannot_be_taken_back_says_which_value(
    desk: Desk, faults: dict[str, str], problem: tuple[str, list[str]]
) -> None:
    given = {"offerId": OFFER_ID, "reason": "Ill", **faults}

    assert told(desk.deed("withdrawOffer", "offer { id }", **given)) == [problem]


def test_nobody_else_takes_an_offer_back(tmp_path: Path) -> None:
    with adas_desk(tmp_path) as desk:
        desk.principal = ada_of_the_trust(Role.WORKER, person="bel")

        payload = desk.deed("withdrawOffer", "offer { id }", offerId=OFFER_ID, reason="Ill")

    assert told(payload) == [("NOT_FOUND", ["offerId"])]


def test_an_offer_that_is_over_cannot_be_taken_back(desk: Desk) -> None:
    desk.deed("declineOffer", "offer { id }", offerId=OFFER_ID, reason="TRAVEL")

    payload = desk.deed("withdrawOffer", "offer { id }", offerId=OFFER_ID, reason="Ill")

    assert told(payload) == [("WRONG_STATE", [])]


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
