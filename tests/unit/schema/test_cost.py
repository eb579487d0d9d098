"""No document that the schema permits can keep the bank from answering others."""

from typing import Any

import pytest
from graphql import get_introspection_query, parse
from hypothesis import given
from hypothesis import strategies as st

from staffbank_graphql.cost import COSTLIEST, cost
from staffbank_graphql.schema import schema
from tests.unit.schema.desk import Desk

LENGTHS = st.integers(1, 100)
TEAMS = (
    "query($n: Int%s) { councils(first: $n) { edges { node {"
    " teams(last: $n) { edges { node { id } } } } } } }"
)
WIDE = (
    "{"
    + " ".join(
        f"a{n}: coverRequests(first: 100) {{ edges {{ node {{ slots(first: 100) {{ edges {{"
        " node { coverRequest { slots(first: 100) { edges { node { id } } } } } } } } } }"
        for n in range(20)
    )
    + "}"
)


def reckoned(query: str, **variables: Any) -> int:
    return cost(parse(query), schema._schema, variables)


def teams_of_councils(councils: int, teams: int) -> int:
    """What TEAMS costs: each field as often as it is answered."""
    return 1 + councils * (3 + teams * 3)


def test_a_document_that_multiplies_is_refused_before_anything_is_read(desk: Desk) -> None:
    error = desk.refused(WIDE)

    assert str(reckoned(WIDE)) in error["message"]
    assert f"{COSTLIEST} are the most. Ask for shorter pages" in error["message"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert desk.queries.statements == 0


def test_the_cost_of_a_document_goes_by_its_variables_each_time(desk: Desk) -> None:
    query = TEAMS % ""

    desk.ask(query, n=1)
    refused = desk.refused(query, n=100)
    desk.ask(query, n=1)

    assert str(teams_of_councils(100, 100)) in refused["message"]


def test_the_answer_to_a_query_tells_what_it_cost(desk: Desk) -> None:
    answer = desk.post("{ me { person } }").json()

    cost = answer["extensions"]["cost"]
    assert (cost["requested"], cost["limit"]) == (2, COSTLIEST)


def test_the_answer_to_a_deed_is_its_payload_alone(desk: Desk) -> None:
    query = 'mutation { abortMatchRun(input: {runId: "x"}) { problems { code } } }'

    answer = desk.post(query).json()

    assert answer == {"data": {"abortMatchRun": {"problems": [{"code": "INVALID"}]}}}


@given(LENGTHS)
def test_every_field_always_counts_as_often_as_its_page_is_long(length: int) -> None:
    wanted = teams_of_councils(length, length)

    assert reckoned(TEAMS % "", n=length) == wanted
    assert reckoned(TEAMS % f" = {length}") == wanted
    assert reckoned((TEAMS % "").replace("$n)", f"{length})"), n=length) == wanted


@pytest.mark.parametrize("given", [{}, {"n": None}, {"n": "x"}, {"n": 10**9}, {"n": True}])
def test_a_page_of_unknown_length_counts_as_the_longest(given: dict[str, Any]) -> None:
    assert reckoned(TEAMS % "", **given) == teams_of_councils(100, 100)


@given(LENGTHS, st.integers(0, 5))
def test_a_document_always_costs_what_it_does_with_its_fragments_written_out(
    length: int, depth: int
) -> None:
    person = "councils(first: %d) { edges { node { name } } }" % length  # noqa: UP031 has braces
    fragments = " ".join(
        f"fragment F{n} on Query {{ ...F{n + 1} ... on Query {{ ...F{n + 1} }} }}"
        for n in range(depth)
    )
    end = f" fragment F{depth} on Query {{ {person} }}"

    assert reckoned("{ ...F0 } " + fragments + end) == 2**depth * reckoned(f"{{ {person} }}")


@pytest.mark.parametrize(
    ("query", "variables", "wanted"),
    [
        ('{ nodes(ids: ["a", "b"]) { id } }', {}, 1 + 2),
        ("query($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": ["a"] * 3}, 1 + 3),
        ("query($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": "a"}, 1 + 1),
        ("query($i: ID!) { node(id: $i) { ... on Worker { skills { code } } } }", {}, 12),
        ("query A { me { person } }", {}, 2),
        ("{ me { openWork { places } } }", {}, 1 + 1 + 4_000 + 100),
        ("{ auditCheck { entries } }", {}, 1 + 15_000 + 1),
    ],
    ids=[
        *("ids", "ids in a variable", "one id", "a list without pages", "a plain field"),
        *("a long list that is reckoned", "a walk along all chains"),
    ],
)
def test_other_lists_count_by_their_length_or_as_ten(
    query: str, variables: dict[str, Any], wanted: int
) -> None:
    assert reckoned(query, **variables) == wanted


def test_an_operation_that_is_not_there_costs_nothing() -> None:
    document = parse("query A { me { person } } query B { me { regionId } }")

    assert cost(document, schema._schema, {}) == 0
    assert cost(document, schema._schema, {}, "B") == 2


def test_the_whole_schema_may_be_asked_for_once_but_not_many_times(desk: Desk) -> None:
    query = get_introspection_query()
    again = " ".join(f"a{n}: __schema {{ types {{ ...FullType }} }}" for n in range(20))

    assert desk.ask(query)["__schema"]["types"]
    assert "may cost" in desk.refused(query.replace("{\n", "{ " + again, 1))["message"]
