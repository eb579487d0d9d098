"""What is refused before it is looked at: bodies, texts, lists, numbers too large, and NUL."""

from collections.abc import Iterator
from typing import Any

import pytest

from staffbank_graphql.bounded import LARGEST
from staffbank_graphql.texts import LONGEST_LIST, LONGEST_TEXT, fault
from tests.unit.schema.desk import Desk

NODE = "query($i: ID!) { node(id: $i) { id } }"


def in_pieces(length: int) -> Iterator[bytes]:
    """A body of which no header says how long it is."""
    for _ in range(0, length, 2**16):
        yield b" " * 2**16


def sent(desk: Desk, content: Any, **headers: str) -> Any:
    signed = {
        "authorization": f"Bearer {desk.token}",
        "content-type": "application/json",
        **headers,
    }
    return desk.client.post("/graphql", content=content, headers=signed)


def refused_as_too_large(answer: Any) -> bool:
    (error,) = answer.json()["errors"]
    return (answer.status_code, error["extensions"], str(LARGEST) in error["message"]) == (
        413,
        {"code": "TOO_LARGE"},
        True,
    )


def test_a_body_that_is_too_large_is_refused(desk: Desk) -> None:
    assert refused_as_too_large(sent(desk, b" " * (LARGEST + 1)))


def test_a_body_that_says_it_is_too_large_is_not_read(desk: Desk) -> None:
    assert refused_as_too_large(sent(desk, b"{}", **{"content-length": str(LARGEST + 1)}))


@pytest.mark.parametrize("headers", [{}, {"content-length": "2"}], ids=["no length", "a lie"])
def test_a_body_is_measured_whatever_its_header_says(
    desk: Desk, headers: dict[str, str]
) -> None:
    assert refused_as_too_large(sent(desk, in_pieces(LARGEST + 1), **headers))


def test_a_body_may_be_as_large_as_the_bound(desk: Desk) -> None:
    body = b'{"query": "{ me { person } }"}'

    answer = sent(desk, body + b" " * (LARGEST - len(body)))

    assert answer.json()["data"] == {"me": {"person": "ada"}}


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        (NODE, {"i": "a\0b"}),
        ('{ node(id: "a\\u0000b") { id } }', {}),
        ('{ node(id: "a\\u{0}b") { id } }', {}),
        ("query($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": ["x", "a\0b"]}),
        (
            "mutation($i: JoinBankInput!) { joinBank(input: $i) { problems { code } } }",
            {"i": {"skills": [{"code": "a\0b"}]}},
        ),
    ],
    ids=["variable", "escaped", "escaped in braces", "in a list", "in an input"],
)
def test_a_text_with_the_character_nul_is_refused_by_name(
    desk: Desk, query: str, variables: dict[str, Any]
) -> None:
    error = desk.refused(query, **variables)

    assert error["message"] == "The text 'a\\x00b' has the character NUL in it; take it out."
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert desk.queries.statements == 0


def test_a_text_that_only_speaks_of_nul_is_welcome(desk: Desk) -> None:
    assert desk.ask(NODE, i="the six characters \\u0000") == {"node": None}


def test_a_file_may_be_longer_than_a_text(desk: Desk) -> None:
    """A search of a hundred numbers, as the register gives it."""
    rows = "".join(
        f"SW1000{n:02},Registered with interim conditions,2027-11-30\n" for n in range(100)
    )
    asked = "importRegister(input: $i) { problems { message } }"
    mutation = f"mutation($i: ImportRegisterInput!) {{ {asked} }}"

    answer = desk.post(mutation, {"i": {"csv": rows, "note": "x" * 4001}}).json()
    assert "4001 characters" in answer["errors"][0]["message"]
    answer = desk.post(mutation, {"i": {"csv": rows}}).json()
    assert "characters" not in answer["errors"][0]["message"]


@pytest.mark.parametrize("body", [b"null", b"5", b'"x"'])
def test_a_body_that_is_no_object_is_refused(desk: Desk, body: bytes) -> None:
    answer = sent(desk, body)

    assert answer.status_code == 400
    assert answer.json()["errors"]


@pytest.mark.parametrize(
    "value",
    ["x" * (LONGEST_TEXT + 1), ["x"] * (LONGEST_LIST + 1)],
    ids=["a text", "a list"],
)
def test_what_is_longer_than_anybody_needs_is_refused_with_its_length(
    desk: Desk, value: Any
) -> None:
    answer = desk.post("query($i: [ID!]!) { nodes(ids: $i) { id } }", {"i": value}).json()

    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert str(len(value)) in error["message"]


NINES = "9" * 5_000


@pytest.mark.parametrize("number", [NINES, f"-{NINES}", f"{NINES}.5", f"1.{NINES}"])
@pytest.mark.parametrize(
    "query",
    [
        "{{ workers(first: {}) {{ edges {{ cursor }} }} }}",
        "query($n: Int = {}) {{ workers(first: $n) {{ edges {{ cursor }} }} }}",
        "{{ node(id: {}) {{ id }} }}",
        "mutation {{ joinBank(input: {{ weeklyHours: {} }}) {{ problems {{ code }} }} }}",
    ],
    ids=["argument", "default", "id", "within an input"],
)
def test_a_number_of_thousands_of_digits_in_a_document_is_refused_with_its_length(
    desk: Desk, query: str, number: str
) -> None:
    error = desk.refused(query.format(number))

    assert error["message"] == (
        f"The number {number[:20]}... has {len(number)} characters; the most is 40. "
        "Write a shorter one."
    )
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (NINES, f"The number {NINES[:20]}... has 5000 characters; the most is 40."),
        ("-1e400", "The number -1e400 is beyond 1.7e308, which is the most."),
    ],
)
@pytest.mark.parametrize("by", ["post", "get"])
def test_a_number_of_json_that_nothing_can_hold_is_named(
    desk: Desk, by: str, number: str, said: str
) -> None:
    variables = f'{{"first": {number}}}'
    if by == "post":
        answer = sent(desk, f'{{"query": "{{ me {{ person }} }}", "variables": {variables}}}')
    else:
        headers = {"authorization": f"Bearer {desk.token}"}
        asked = {"documentId": "sha256:0", "variables": variables}
        answer = desk.client.get("/graphql", params=asked, headers=headers)

    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (400, "BAD_REQUEST")
    assert error["message"].startswith(said)


def test_a_page_as_long_as_a_number_of_thousands_of_digits_is_refused_by_rest(
    desk: Desk,
) -> None:
    headers = {"authorization": f"Bearer {desk.token}"}

    answer = desk.client.get("/api/v1/workers", params={"limit": NINES}, headers=headers)

    assert answer.status_code == 400
    assert answer.json()["detail"].startswith(
        "A page has 1 to 100 rows, not '99999999999999999999...'"
    )


def test_a_text_may_have_as_many_digits_as_letters(desk: Desk) -> None:
    assert desk.ask(f'{{ node(id: "{"9" * LONGEST_TEXT}") {{ id }} }}') == {"node": None}


def test_a_length_of_thousands_of_digits_is_too_large(desk: Desk) -> None:
    assert refused_as_too_large(sent(desk, b"{}", **{"content-length": NINES}))


@pytest.mark.parametrize("name", ["Authorization", "Idempotency-Key", "Content-Type", "Origin"])
def test_a_header_that_decides_who_asks_for_what_comes_once(desk: Desk, name: str) -> None:
    said = {"Authorization": f"Bearer {desk.token}", "Content-Type": "application/json"}
    twice = [*said.items(), (name, said.get(name, "12345678")), (name, "somebody-else")]

    by_post = desk.client.post("/graphql", content=b'{"query": "{ me }"}', headers=twice)
    by_rest = desk.client.get("/api/v1/workers", headers=twice)

    told = f"The header {name.lower()} comes twice. Send it once."
    assert (by_post.status_code, by_rest.status_code) == (400, 400)
    assert by_post.json()["errors"][0]["message"] == by_rest.json()["detail"] == told


def test_half_a_character_which_no_database_keeps_is_refused() -> None:
    """A file of rows may have one; JSON over HTTP may not."""
    wrong = fault("ad\ud800a")

    assert wrong is not None
    assert "'ad\\ud800a' has half a character in it" in wrong.message
