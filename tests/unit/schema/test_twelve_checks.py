"""What those who look for holes in a GraphQL server ask first, each by one request.

The twelve are those of graphql-cop, written anew.
"""

from typing import Any

import pytest

from tests.unit.schema.desk import Desk

JSON = {"content-type": "application/json"}
ME = "{ me { person } }"


def sent(desk: Desk, method: str = "POST", /, **asked: Any) -> Any:
    headers = {"authorization": f"Bearer {desk.token}", **asked.pop("headers", {})}
    return desk.client.request(method, "/graphql", headers=headers, **asked)


def said(desk: Desk, query: str, **headers: str) -> list[str]:
    """The messages of its errors. It must have no data."""
    answer = desk.post(query, **headers).json()
    assert not answer.get("data"), answer
    return [error["message"] for error in answer["errors"]]


def test_an_alias_repeated_a_hundred_times_is_refused(desk: Desk) -> None:
    query = "{ " + " ".join(f"a{n}: __typename" for n in range(101)) + " }"

    assert "101 aliases" in str(said(desk, query))


def test_a_batch_of_queries_is_refused(desk: Desk) -> None:
    answer = sent(desk, json=[{"query": ME}] * 10)

    assert (answer.status_code, "data" in answer.text) == (400, False)


def test_a_directive_repeated_ten_times_and_more_is_refused(desk: Desk) -> None:
    assert "directives" in str(said(desk, "{ me { person " + "@skip(if: false) " * 50 + "} }"))
    assert said(desk, "{ __typename @aa@aa@aa@aa@aa@aa@aa@aa@aa@aa }")


def test_a_description_of_the_schema_that_goes_in_circles_is_refused(desk: Desk) -> None:
    below = "name"
    for _ in range(5):
        below = f"fields {{ type {{ {below} }} }}"
    circling = f"{{ __schema {{ types {{ {below} }} }} }}"

    assert "introspection depth" in str(said(desk, circling))


def test_a_stranger_is_not_told_the_schema(desk: Desk) -> None:
    query = "{ __schema { types { name } } }"

    answer = desk.client.post("/graphql", json={"query": query})

    assert (answer.status_code, "__schema" in answer.text) == (401, False)


def test_a_query_of_anybodys_making_is_not_answered_by_get(desk: Desk) -> None:
    assert sent(desk, "GET", params={"query": ME}).status_code == 405


def test_a_mutation_is_not_answered_by_get(desk: Desk) -> None:
    answer = sent(desk, "GET", params={"query": "mutation { __typename }"})

    assert (answer.status_code, "data" in answer.text) == (405, False)


@pytest.mark.parametrize("asked", [{"data": {"query": ME}}, {"files": {"query": (None, ME)}}])
def test_a_form_is_not_answered_so_that_no_page_can_post_one(
    desk: Desk, asked: dict[str, Any]
) -> None:
    assert sent(desk, **asked).status_code == 415


def test_a_field_that_was_nearly_guessed_is_not_suggested(desk: Desk) -> None:
    assert "Did you mean" not in str(said(desk, "{ council { id } }"))


STRANGERS = {"/graphql": 401, "/": 200, "/explorer": 200, "/graphiql": 404, "/console": 404}


@pytest.mark.parametrize("path", STRANGERS)
def test_who_has_not_signed_in_finds_no_page_to_try_queries_on(desk: Desk, path: str) -> None:
    answer = desk.client.get(path, headers={"accept": "text/html"}, follow_redirects=True)

    assert answer.status_code == STRANGERS[path]
    assert "graphiql" not in answer.text.lower()


def test_no_trace_of_the_execution_is_told(desk: Desk) -> None:
    answer = desk.post(ME, **{"apollo-federation-include-trace": "ftv1"}).json()

    assert answer["extensions"].keys() == {"cost"}


def test_an_error_tells_nothing_of_what_is_behind_it(desk: Desk) -> None:
    answer = sent(desk, content=b'{"query": {"a": 1}, "x": "qwerty"}', headers=JSON)

    assert (answer.status_code, answer.json()["errors"][0].keys()) == (
        400,
        {"message", "extensions"},
    )
    assert "Traceback" not in answer.text
