"""Tokens of an issuer elsewhere: which let somebody in, and as whom."""

import base64
import hmac
import json
from typing import Any

import pytest
import structlog

from staffbank.domain.principal import Grant, Principal, Role
from staffbank.identity.callers import Callers
from staffbank.identity.role_map import NoRoleHere
from staffbank.identity.tokens import BAD_TOKEN, NotAuthenticated, NoTokens
from staffbank.settings import Settings
from tests.an_issuer import (
    AUDIENCE,
    COUNCIL,
    EMPLOYER,
    FIRST,
    NOW,
    REGION,
    AnIssuer,
    a_key,
    read_by,
    said,
    signed,
)
from tests.fake_clients import no_sessions

NOBODY = no_sessions(Settings(database_url="", redis_url=""))
EARLIER = int(NOW.timestamp()) - 60
LATER = int(NOW.timestamp()) + 60


async def test_an_app_role_holds_at_the_organisations_of_the_tenant() -> None:
    principal = await read_by(AnIssuer()).principal_of(signed(), now=NOW)

    at = (Grant(Role.REQUESTER, COUNCIL), Grant(Role.REQUESTER, EMPLOYER))
    assert principal == Principal("ada's object", REGION, frozenset(at))


async def test_a_token_may_be_for_others_as_well() -> None:
    token = signed(said(aud=["api://other", AUDIENCE]))

    assert (await read_by(AnIssuer()).principal_of(token, now=NOW)).grants


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "api://other"},
        {"aud": ["api://other"]},
        {"aud": None},
        {"iss": "https://login.example.org/another/v2.0"},
        {"iss": None},
        {"exp": EARLIER},
        {"exp": None},
        {"exp": "tomorrow"},
        {"nbf": LATER},
        {"iat": LATER},
        {"tid": "another"},
        {"tid": None},
        {"sub": None},
        {"oid": None},
        {"oid": " "},
        {"nonce": "of a sign-in"},
        {"scp": None},
        {"idtyp": "app"},
    ],
    ids=str,
)
async def test_whatever_is_wrong_with_a_token_its_bearer_hears_the_same(
    claims: dict[str, Any],
) -> None:
    with pytest.raises(NotAuthenticated) as refused:
        await read_by(AnIssuer()).principal_of(signed(said(**claims)), now=NOW)

    assert str(refused.value) == BAD_TOKEN


async def test_a_few_seconds_between_two_clocks_are_let_pass() -> None:
    ahead = int(NOW.timestamp()) + 10

    assert (
        await read_by(AnIssuer()).principal_of(signed(said(nbf=ahead, iat=ahead)), now=NOW)
    ).grants


def unsigned(kid: object = "first") -> str:
    """A token that says that it needs no signature."""
    parts = ({"alg": "none", "kid": kid}, said())
    return ".".join(_packed(part) for part in parts) + "."


def _packed(part: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def by_the_public_key() -> str:
    """A token signed with what everybody may read."""
    body = ".".join(_packed(part) for part in ({"alg": "HS256", "kid": "first"}, said()))
    mark = hmac.digest(FIRST.as_pem(private=False), body.encode(), "sha256")
    return f"{body}.{base64.urlsafe_b64encode(mark).decode().rstrip('=')}"


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(unsigned(), id="no signature"),
        pytest.param(by_the_public_key(), id="the public key as a secret"),
        pytest.param(signed(key=a_key("first")), id="another key of the same id"),
        pytest.param(signed(algorithm="RS512"), id="an algorithm that was not agreed"),
        pytest.param(signed(key=a_key("unheard of")), id="a key that is not the issuer's"),
        pytest.param(unsigned(7), id="an id that is none"),
        pytest.param("made-up", id="no token"),
        pytest.param(signed() + "x", id="a signature that was changed"),
        pytest.param("ü.ü.ü", id="other letters"),
    ],
)
async def test_what_the_issuer_has_not_signed_lets_nobody_in(token: str) -> None:
    callers = Callers(NoTokens(), NOBODY, outside=read_by(AnIssuer()))

    with pytest.raises(NotAuthenticated) as refused:
        await callers.bearer(f"Bearer {token}", now=NOW)

    assert str(refused.value) == BAD_TOKEN


async def test_a_council_does_not_hand_out_roles_of_the_region() -> None:
    token = signed(said(roles=["coordinator", "system", "made-up"]))

    with pytest.raises(NoRoleHere, match="have no role in this bank"):
        await read_by(AnIssuer()).principal_of(token, now=NOW)


async def test_the_regions_own_directory_hands_out_its_roles() -> None:
    token = signed(said(roles=["coordinator", "system"]))
    reader = read_by(AnIssuer(), regional_roles=True)

    principal = await reader.principal_of(token, now=NOW)

    assert principal.grants == {Grant(Role.COORDINATOR, REGION)}


async def test_a_group_has_its_one_role_in_its_one_place() -> None:
    token = signed(said(roles=None, groups=["managers", "others"]))
    reader = read_by(AnIssuer(), groups={"managers": Grant(Role.SERVICE_MANAGER, COUNCIL)})

    principal = await reader.principal_of(token, now=NOW)

    assert principal.grants == {Grant(Role.SERVICE_MANAGER, COUNCIL)}


async def test_no_log_has_a_token_and_the_log_alone_says_what_was_wrong() -> None:
    token = signed(said(aud="api://other"))

    with structlog.testing.capture_logs() as lines, pytest.raises(NotAuthenticated):
        await read_by(AnIssuer()).principal_of(token, now=NOW)

    assert [line["because"] for line in lines] == ["InvalidClaimError aud"]
    assert not any(part in str(lines) for part in token.split("."))


async def test_without_a_local_issuer_its_tokens_are_nobodys() -> None:
    callers = Callers(NoTokens(), NOBODY)

    with pytest.raises(NotAuthenticated):
        await callers.bearer(f"Bearer {signed()}", now=NOW)
