"""Lists, a page at a time."""

import asyncio
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffbank.domain.principal import Role
from staffbank_graphql.connection import Listing, page
from staffbank_graphql.council import COUNCIL
from staffbank_graphql.cursor import Cursors, mark
from staffbank_graphql.errors import BadUserInput
from staffbank_graphql.global_id import encode
from staffbank_graphql.loaders import Loaders
from tests.fake_queries import FakeQueries
from tests.unit.schema.desk import Desk, a_desk, somebody
from tests.unit.schema.views import (
    a_council_row,
    a_proposal_row,
    a_run_row,
    a_worker_row,
    an_offer_row,
    numbered,
)

CURSORS = Cursors(b"a secret")
SOME = "{ councils(%s) { edges { node { id } } } }"


async def walk(rows: list[Any], *, size: int, backward: bool) -> list[Any]:
    """All pages of all councils, one after the other."""

    class Reader:
        queries = FakeQueries(rows)
        cursors = CURSORS
        loaders = Loaders(queries)
        principal = None  # a council is for everybody

    context: Any = Reader()
    length, beyond = ("last", "before") if backward else ("first", "after")
    asked: dict[str, Any] = {
        "first": None,
        "after": None,
        "last": None,
        "before": None,
        length: size,
    }
    pages: list[Any] = []
    while True:
        pages.append(found := await page(Listing(COUNCIL), asked, context))
        told = found.page_info
        behind, ahead = told.has_previous_page, told.has_next_page
        if backward:
            behind, ahead = ahead, behind
        assert behind is (len(pages) > 1)
        if not ahead:
            return pages
        asked[beyond] = told.start_cursor if backward else told.end_cursor


@given(st.integers(0, 40), st.integers(1, 12), st.booleans())
def test_walking_the_pages_always_meets_every_row_once_in_order(
    length: int,
    size: int,
    backward: bool,  # noqa: FBT001 hypothesis gives it
) -> None:
    rows = [a_council_row(numbered(number)) for number in range(length)]

    pages = asyncio.run(walk(rows, size=size, backward=backward))

    in_order = reversed(pages) if backward else pages
    assert [edge.node.id for found in in_order for edge in found.edges] == [
        encode("Council", row.id) for row in rows
    ]


@pytest.mark.parametrize(
    ("arguments", "because"),
    [
        ('after: "x"', "by `first` or by `last`"),
        ("first: 1, last: 1", "not both"),
        ("first: 0", "1 to 100 rows, not 0"),
        ("last: 101", "1 to 100 rows, not 101"),
        ("first: -1", "1 to 100 rows, not -1"),
        ('first: 1, before: "x"', "`before` with `last`"),
        ('last: 1, after: "x"', "`after` goes with `first`"),
        ('first: 1, after: "made up"', "is not a cursor of this bank"),
        ('first: 1, after: "ü"', "is not a cursor of this bank"),
    ],
)
def test_arguments_that_name_no_page_are_explained(
    desk: Desk, arguments: str, because: str
) -> None:
    error = desk.refused(SOME % arguments)

    assert because in error["message"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


@given(st.uuids(), st.integers(0), st.integers(1, 255))
def test_a_cursor_that_was_tampered_with_is_never_read(
    id_: Any, place: int, change: int
) -> None:
    councils = mark("Council", {})
    content = bytearray(urlsafe_b64decode(CURSORS.make(councils, id_) + "=="))
    content[place % len(content)] ^= change
    forged = urlsafe_b64encode(content).decode().rstrip("=")

    with pytest.raises(BadUserInput, match="not a cursor of this bank"):
        CURSORS.read(councils, forged)


@given(st.uuids())
def test_a_cursor_always_leads_back_to_its_row(id_: Any) -> None:
    councils = mark("Council", {})

    assert CURSORS.read(councils, CURSORS.make(councils, id_)) == id_


def test_a_cursor_of_another_list_is_refused_with_the_way_out(tmp_path: Path) -> None:
    council = a_council_row(numbered(0))
    with a_desk(tmp_path, council) as desk:
        councils = desk.ask("{ councils(first: 1) { edges { cursor } } }")["councils"]
        cursor = councils["edges"][0]["cursor"]

        error = desk.refused(
            "query($c: String) { offers(first: 1, after: $c) { totalCount } }", c=cursor
        )

    assert "belongs to another list" in error["message"]
    assert "Begin without one" in error["message"]


def test_a_cursor_of_the_same_list_with_other_filters_is_refused(tmp_path: Path) -> None:
    with a_desk(tmp_path, an_offer_row(numbered(0))) as desk:
        offers = desk.ask("{ offers(first: 1) { pageInfo { endCursor } } }")["offers"]

        error = desk.refused(
            "query($c: String) { offers(filter: {state: OFFERED}, first: 1, after: $c)"
            " { totalCount } }",
            c=offers["pageInfo"]["endCursor"],
        )

    assert "with other filters" in error["message"]


def test_a_filter_leaves_only_what_it_says(tmp_path: Path) -> None:
    rows = [an_offer_row(numbered(0)), an_offer_row(numbered(1), state="released")]
    with a_desk(tmp_path, *rows) as desk:
        found = desk.ask(
            "{ offers(filter: {state: RELEASED}, first: 9)"
            " { totalCount edges { node { state } } } }"
        )

    assert found["offers"] == {"totalCount": 1, "edges": [{"node": {"state": "RELEASED"}}]}


def test_a_filter_by_what_is_no_council_is_explained(desk: Desk) -> None:
    error = desk.refused('{ teams(filter: {councilId: "x"}, first: 1) { totalCount } }')

    assert "'x' is not an id" in error["message"]


def test_the_rows_are_counted_only_where_that_is_asked(tmp_path: Path) -> None:
    with a_desk(tmp_path, a_council_row(numbered(0))) as desk:
        desk.ask("{ councils(first: 1) { edges { node { name } } } }")

        assert desk.queries.statements == 1


@pytest.mark.parametrize("length", [1, 100])
def test_a_page_of_any_length_costs_the_same_statements(tmp_path: Path, length: int) -> None:
    workers = [
        a_worker_row(numbered(100 + number), council_id=numbered(number % 14))
        for number in range(length)
    ]
    councils = [a_council_row(numbered(number)) for number in range(14)]
    with a_desk(tmp_path, *workers, *councils) as desk:
        desk.ask(
            "{ workers(first: 100) { edges { node { council { name } contact { email } } } } }"
        )

        assert desk.queries.statements == 3


def test_any_number_of_roles_costs_the_same_statements(tmp_path: Path) -> None:
    councils = [
        a_council_row(numbered(number), employer_id=numbered(100 + number))
        for number in range(8)
    ]
    # at half of the councils by the council itself, at the others by its employer
    scopes = [*range(4), *range(104, 108)]
    roles = [(Role.REQUESTER, numbered(scope)) for scope in scopes]
    with a_desk(tmp_path, *councils, principal=somebody(*roles)) as desk:
        me = desk.ask("{ me { roles { council { id } } } }")["me"]

        assert desk.queries.statements == 2
    assert [role["council"]["id"] for role in me["roles"]] == [
        encode("Council", council.id) for council in councils
    ]


def test_a_run_lists_its_own_proposals_and_no_others(tmp_path: Path) -> None:
    run, other = a_run_row(numbered(0)), a_run_row(numbered(1))
    rows = [
        a_proposal_row(numbered(10), run_id=run.id),
        a_proposal_row(numbered(11), run_id=other.id),
    ]
    with a_desk(tmp_path, run, other, *rows) as desk:
        found = desk.ask(
            "{ matchRuns(first: 1) { edges { node { proposals(first: 9) { edges { node {"
            " total points { preference points } verdicts { rule outcome } } } } } } } }"
        )

    (edge,) = found["matchRuns"]["edges"][0]["node"]["proposals"]["edges"]
    assert edge["node"] == {
        "total": 23,
        "points": [
            {"preference": "FAMILIAR_TEAM", "points": 30},
            {"preference": "TRAVEL", "points": -7},
        ],
        "verdicts": [{"rule": "WT-4", "outcome": "ALLOWED"}],
    }
