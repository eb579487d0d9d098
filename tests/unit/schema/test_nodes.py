"""Things by their ids."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffbank_graphql.global_id import NotAnId, decode, encode, split
from tests.unit.schema.desk import Desk, a_desk
from tests.unit.schema.views import a_council_row, a_run_row, a_worker_row, numbered

NODE = "query($i: ID!) { node(id: $i) { __typename id } }"
KINDS = st.sampled_from(["Council", "Worker", "Offer"])


@pytest.mark.parametrize(
    "respelt",
    [
        lambda good: good + "=",
        lambda good: good[:4] + "!" + good[4:],
        lambda _: urlsafe_b64encode(f"Council:{numbered(0).hex}".encode()).decode(),
        lambda _: urlsafe_b64encode(f":{numbered(0)}".encode()).decode(),
    ],
    ids=["padded", "with a stray sign", "without dashes", "of no kind"],
)
def test_of_each_id_there_is_one_spelling(respelt: Callable[[str], str]) -> None:
    with pytest.raises(NotAnId):
        split(respelt(encode("Council", numbered(0))))


@given(KINDS, st.uuids())
def test_an_id_always_leads_back_to_its_thing(kind: str, id_: Any) -> None:
    assert split(encode(kind, id_)) == (kind, id_)


@given(st.text())
def test_no_text_is_read_as_an_id_unless_it_is_spelt_as_one(text: str) -> None:
    try:
        kind, id_ = split(text)
    except NotAnId:
        return

    assert encode(kind, id_) == text


@given(st.uuids())
def test_an_id_is_never_taken_for_one_of_another_kind(id_: Any) -> None:
    with pytest.raises(NotAnId, match=r"is not an id of an Offer\."):
        decode(encode("Worker", id_), "Offer")


def test_each_thing_can_be_asked_for_by_the_id_that_it_shows(tmp_path: Path) -> None:
    rows: list[Any] = [
        a_council_row(numbered(0)),
        a_worker_row(numbered(1)),
        a_run_row(numbered(2)),
    ]
    with a_desk(tmp_path, *rows) as desk:
        for kind, row in zip(("Council", "Worker", "MatchRun"), rows, strict=True):
            wanted = encode(kind, row.id)

            assert desk.ask(NODE, i=wanted)["node"] == {"__typename": kind, "id": wanted}


@pytest.mark.parametrize(
    "unknown",
    ["", "made up", "%%%", encode("Council", numbered(9)), encode("Employer", numbered(0))],
    ids=["empty", "made up", "not base64", "nobody's", "not a node"],
)
def test_what_is_not_there_is_null_and_no_error(tmp_path: Path, unknown: str) -> None:
    with a_desk(tmp_path, a_council_row(numbered(0))) as desk:
        assert desk.ask(NODE, i=unknown) == {"node": None}


def test_many_things_come_in_the_order_asked_for_at_one_statement_a_kind(
    tmp_path: Path,
) -> None:
    councils = [a_council_row(numbered(number), name=f"C{number}") for number in range(3)]
    ids = [encode("Council", numbered(number)) for number in (2, 7, 0, 1)]
    with a_desk(tmp_path, *councils) as desk:
        found = desk.ask(
            "query($i: [ID!]!) { nodes(ids: $i) { ... on Council { name } } }", i=ids
        )

        assert found["nodes"] == [{"name": "C2"}, None, {"name": "C0"}, {"name": "C1"}]
        assert desk.queries.statements == 1


@pytest.mark.parametrize("length", [0, 101])
def test_nobody_asks_for_nothing_or_for_too_much_by_ids(desk: Desk, length: int) -> None:
    error = desk.refused("query($i: [ID!]!) { nodes(ids: $i) { id } }", i=["x"] * length)

    assert "1 to 100 ids" in error["message"]


def test_a_run_asked_for_by_another_kind_of_id_is_explained(desk: Desk) -> None:
    worker = encode("Worker", numbered(0))

    error = desk.refused("query($i: ID!) { matchRun(id: $i) { id } }", i=worker)

    assert error["message"] == f"{worker!r} is not an id of a MatchRun."
