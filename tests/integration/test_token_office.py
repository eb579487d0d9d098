"""The address at which programs get their tokens, as OAuth 2.0 has it."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
import structlog
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from staffbank import clock
from staffbank.adapters.redis_once import RedisOnce
from staffbank.identity.client_assertion import Assertions
from tests.integration.api_desk import ApiDesk, at_the_desk
from tests.programs import ADDRESS, assertion, let_in
from tests.town import Town

RSA = RSAKey.generate_key(2048)
CURVE = ECKey.generate_key("P-256")
EDWARDS = OKPKey.generate_key("Ed25519")
LATER = timedelta(minutes=6)
WRONG = "a wrong one"


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    return at_the_desk(town, monkeypatch)


async def signs_with(desk: ApiDesk, key: Any) -> str:
    """A program with this key; what it calls itself."""
    public = json.dumps(key.as_dict(private=False))
    return (await let_in(desk, publicKey=public)).client_id


def basic(name: str, secret: str) -> dict[str, str]:
    """The header of client_secret_basic."""
    packed = base64.b64encode(f"{name}:{secret}".encode()).decode()
    return {"Authorization": f"Basic {packed}"}


async def test_a_secret_may_come_in_the_header(desk: ApiDesk) -> None:
    program = await let_in(desk)

    answer = await desk.client.post(
        "/oauth/token",
        data={"grant_type": "client_credentials"},
        headers=basic(program.client_id, program.secret),
    )

    said = answer.json()
    assert (answer.status_code, said["token_type"], said["expires_in"]) == (200, "Bearer", 600)
    assert said["scope"] == "open_request read"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [(RSA, "RS256"), (RSA, "PS256"), (CURVE, "ES256"), (EDWARDS, "Ed25519")],
    ids=["RS256", "PS256", "ES256", "Ed25519"],
)
async def test_a_program_may_sign_with_a_key_that_it_alone_has(
    desk: ApiDesk, key: Any, algorithm: str
) -> None:
    client_id = await signs_with(desk, key)

    answer = await desk.client.post("/oauth/token", data=assertion(client_id, key, algorithm))

    assert answer.status_code == 200, answer.text


async def test_an_assertion_is_good_once(desk: ApiDesk) -> None:
    form = assertion(await signs_with(desk, CURVE), CURVE, "ES256")

    answers = [await desk.client.post("/oauth/token", data=form) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 401, 401]


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "https://elsewhere.example.org"},
        {"aud": None},
        {"iss": "another"},
        {"jti": None},
        {"exp": None},
        {"exp": int((clock.now() - LATER).timestamp())},
        {"exp": int((clock.now() + 10 * LATER).timestamp())},
    ],
    ids=[
        "for another",
        "for nobody",
        "by another",
        "without a name",
        "without an end",
        "over",
        "long",
    ],
)
async def test_an_assertion_that_is_not_sound_gets_no_token(
    desk: ApiDesk, claims: dict[str, Any]
) -> None:
    client_id = await signs_with(desk, CURVE)

    answer = await desk.client.post(
        "/oauth/token", data=assertion(client_id, CURVE, "ES256", **claims)
    )

    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


async def test_another_key_or_the_public_one_signs_for_nobody(desk: ApiDesk) -> None:
    client_id = await signs_with(desk, CURVE)
    public = OctKey.import_key({"kty": "oct", "k": CURVE.as_dict(private=False)["x"]})

    for key, algorithm in ((ECKey.generate_key("P-256"), "ES256"), (public, "HS256")):
        form = assertion(client_id, key, algorithm)  # type: ignore[arg-type]  # a forger's
        assert (await desk.client.post("/oauth/token", data=form)).status_code == 401


async def test_without_redis_an_assertion_is_not_believed(desk: ApiDesk) -> None:
    client_id = await signs_with(desk, CURVE)
    office = desk.town.bank.token_office
    away = RedisOnce("redis://127.0.0.1:1")
    object.__setattr__(office, "assertions", Assertions((ADDRESS,), away))

    answer = await desk.client.post("/oauth/token", data=assertion(client_id, CURVE, "ES256"))

    await away.close()
    assert (answer.status_code, answer.json()["error"]) == (503, "temporarily_unavailable")


async def test_nobody_learns_whether_the_name_or_the_secret_is_wrong(desk: ApiDesk) -> None:
    program = await let_in(desk)
    unknown = "01932f00-0000-7000-8000-57e57d1a2d50"

    answers = [
        await program.ask_token(client_secret=WRONG),
        await program.ask_token(client_id=unknown),
        await program.ask_token(client_id="no id"),
    ]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1
    assert answers[0].headers["www-authenticate"].startswith("Basic")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("grant_type=password&username=ada&password=x", "unsupported_grant_type"),
        ("grant_type=client_credentials", "invalid_request"),
        ("grant_type=client_credentials&client_secret=a&client_assertion=b", "invalid_request"),
        ("grant_type=client_credentials&client_assertion=b", "invalid_request"),
        ("grant_type=client_credentials&client_secret=a&client_secret=b", "invalid_request"),
        ("grant_type=%ff", "unsupported_grant_type"),
        ("x=" + "y" * 20_000, "invalid_request"),
    ],
    ids=lambda each: str(each)[:70],
)
async def test_a_form_that_cannot_be_read_is_told_in_oauths_words(
    desk: ApiDesk, body: str, error: str
) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}

    answer = await desk.client.post("/oauth/token", content=body, headers=headers)

    assert answer.status_code in {400, 413}
    assert answer.json()["error"] == error


async def test_no_log_has_a_secret_an_assertion_or_a_token(
    desk: ApiDesk, caplog: pytest.LogCaptureFixture
) -> None:
    program = await let_in(desk)
    form = assertion(await signs_with(desk, CURVE), CURVE, "ES256")

    with structlog.testing.capture_logs() as lines, caplog.at_level("DEBUG"):
        token = await program.token()
        await program.ask_token(client_secret=WRONG)
        await desk.client.post("/oauth/token", data=form)
        await desk.client.post("/oauth/token", data=form)

    told = str(lines) + caplog.text
    assert [line["event"] for line in lines][:2] == ["token given", "program refused"]
    for secret in (program.secret, WRONG, token, form["client_assertion"]):
        assert secret not in told
