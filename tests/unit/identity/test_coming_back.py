"""What an issuer hands over at the end of a sign-in, and whether the bank takes it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from staffbank.identity.issuer_keys import IssuerAway
from staffbank.identity.sign_in import START_AGAIN, SignIn
from staffbank.identity.tokens import NotAuthenticated
from tests.an_issuer import FIRST, NOW, AnIssuer, a_key, read_by, said, signed

CLIENT = "the bank's application"


def at_the_issuer(issuer: AnIssuer) -> SignIn:
    """The bank's way in."""
    return SignIn(read_by(issuer), CLIENT, "a secret", "https://bank.example.org")


async def come_back(issuer: AnIssuer, *, key: Any = FIRST, **claims: Any) -> str:
    """Who has come back with a token of these claims."""
    way_in = at_the_issuer(issuer)
    leaving = await way_in.leave("/", now=NOW)
    asked = {
        name: value[0] for name, value in parse_qs(urlsplit(leaving.address).query).items()
    }
    sound = {"aud": CLIENT, "nonce": asked["nonce"]}
    issuer.hands_over = {"id_token": signed(said(**sound | claims), key)}
    back = {"state": asked["state"], "code": "a code"}
    who, _ = await way_in.come_back(back, leaving.kept, now=NOW)
    return who.person


async def test_a_token_of_this_sign_in_says_who_it_is() -> None:
    issuer = AnIssuer()

    assert await come_back(issuer) == "ada's object"
    (sent,) = issuer.sent
    assert sent["code_verifier"]
    assert "client_secret" not in sent


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another sign-in"},
        {"nonce": None},
        {"aud": "another application"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"iss": "https://login.example.org/another/v2.0"},
        {"exp": int(NOW.timestamp()) - 60},
        {"key": a_key("first")},
    ],
    ids=["nonce", "no nonce", "aud", "azp", "iss", "exp", "key"],
)
async def test_a_token_that_is_not_of_this_sign_in_begins_no_session(
    claims: dict[str, Any],
) -> None:
    with pytest.raises(NotAuthenticated):
        await come_back(AnIssuer(), **claims)


@pytest.mark.parametrize("state", ["", "of another browser", "ü"])
async def test_a_code_that_another_browser_brings_is_not_even_shown_to_the_issuer(
    state: str,
) -> None:
    issuer = AnIssuer()
    way_in = at_the_issuer(issuer)
    leaving = await way_in.leave("/", now=NOW)

    with pytest.raises(NotAuthenticated):
        await way_in.come_back({"state": state, "code": "a code"}, leaving.kept, now=NOW)
    with pytest.raises(NotAuthenticated):
        await way_in.come_back({"state": state, "code": "a code"}, "", now=NOW)

    assert issuer.sent == []


@pytest.mark.parametrize(
    "answer",
    [
        httpx2.Response(400, json={"error": "invalid_grant"}),
        httpx2.Response(200, json={}),
        httpx2.Response(200, json=[]),
        httpx2.Response(200, text="<html>"),
    ],
    ids=["a refusal", "no token", "a list", "a page"],
)
async def test_whatever_else_the_issuer_says_the_way_out_is_to_start_again(
    answer: httpx2.Response,
) -> None:
    issuer = AnIssuer(answers_with=answer)

    with pytest.raises(NotAuthenticated) as wrong:
        await come_back(issuer)

    assert str(wrong.value) == START_AGAIN


async def test_nobody_is_sent_to_an_issuer_that_is_away() -> None:
    way_in = at_the_issuer(AnIssuer(away=True))

    with pytest.raises(IssuerAway):
        await way_in.leave("/", now=NOW)
    assert await way_in.farewell(now=NOW) == "https://bank.example.org/"
