"""People sign in with a browser, at a real provider."""

import json
import logging
from urllib.parse import parse_qs, urlsplit

import pytest
import structlog
from starlette.types import Message

from staffbank.web.request_lines import requests_told
from tests.a_browser import BANK, Browser, a_browser
from tests.identity_provider import PROVIDERS_SECRET
from tests.town import Town

ADA = "ada requester"
ME = "{ me { person roles { role council { name } } } }"


async def test_whoever_signs_in_comes_to_the_page_that_she_wanted(browser: Browser) -> None:
    answer = await browser.sign_in(ADA, page="/requests%3Fstate=open")

    assert (answer.status_code, answer.headers["location"]) == (303, "/requests?state=open")
    me = (await browser.ask(ME)).json()["data"]["me"]
    assert me["person"] == ADA
    assert me["roles"][0] == {"role": "REQUESTER", "council": {"name": "Warwick"}}


async def test_a_browser_keeps_a_secret_that_no_script_reads(browser: Browser) -> None:
    answer = await browser.sign_in(ADA)

    cookie = next(
        each for each in answer.headers.get_list("set-cookie") if browser.session in each
    )
    assert cookie.startswith("__Host-staffbank=")
    assert {"HttpOnly", "Path=/", "Secure"} <= set(cookie.split("; "))
    assert "samesite=lax" in cookie.lower()
    assert "Domain" not in cookie


async def test_the_code_is_asked_for_with_pkce(browser: Browser) -> None:
    asked = parse_qs(urlsplit(await browser.to_the_provider()).query)

    assert asked["code_challenge_method"] == ["S256"]
    assert asked["response_type"] == ["code"]
    assert asked["redirect_uri"] == [f"{BANK}/callback"]
    assert len({asked[name][0] for name in ("state", "nonce", "code_challenge")}) == 3


async def test_another_browser_cannot_come_back_in_her_place(
    browser: Browser, signed: Town
) -> None:
    back = await browser.through(await browser.to_the_provider(), ADA)
    thief = a_browser(signed.bank)
    await thief.to_the_provider()

    answers = [await thief.get(back), await a_browser(signed.bank).get(back)]

    assert [answer.status_code for answer in answers] == [400, 400]
    assert {answer.text for answer in answers} == {
        "Signing in did not work. Start again at /login."
    }
    await thief.client.aclose()


async def test_a_code_is_good_once(browser: Browser) -> None:
    leaving = await browser.to_the_provider()
    kept = browser.client.cookies.get("__Host-staffbank-signing-in")
    back = await browser.through(leaving, ADA)
    assert (await browser.get(back)).status_code == 303
    browser.client.cookies.set(
        "__Host-staffbank-signing-in", str(kept), domain="bank.example.org"
    )

    assert (await browser.get(back)).status_code == 400


async def test_what_the_provider_refuses_is_told_plainly(browser: Browser) -> None:
    asked = parse_qs(urlsplit(await browser.to_the_provider()).query)

    answer = await browser.get(f"/callback?error=access_denied&state={asked['state'][0]}")

    assert answer.status_code == 400
    assert "Start again at /login" in answer.text


async def test_whoever_has_no_role_is_told_so_and_has_no_session(browser: Browser) -> None:
    answer = await browser.sign_in("bea")

    assert answer.status_code == 403
    assert "You are known, and have no role in this bank" in answer.text
    assert browser.session == ""


@pytest.mark.parametrize(
    "page", ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "/a%0d%0ab"]
)
async def test_nobody_is_sent_to_another_site(browser: Browser, page: str) -> None:
    answer = await browser.sign_in(ADA, page=page)

    assert answer.headers["location"] == "/"


async def test_a_token_of_the_providers_lets_her_in_as_well(
    browser: Browser, signed: Town, issuer: str
) -> None:
    leaving = await browser.to_the_provider()
    secret = str(browser.client.cookies.get("__Host-staffbank-signing-in")).partition(".")[0]
    code = parse_qs(urlsplit(await browser.through(leaving, ADA)).query)["code"][0]
    tokens = (await browser.exchanged(issuer, code, secret, PROVIDERS_SECRET)).json()

    by_access = await browser.ask(ME, Authorization=f"Bearer {tokens['access_token']}")
    by_id = await browser.ask(ME, Authorization=f"Bearer {tokens['id_token']}")

    assert by_access.json()["data"]["me"]["person"] == ADA
    assert by_id.status_code == 401


async def test_without_an_application_at_the_issuer_there_is_no_way_in(town: Town) -> None:
    browser = a_browser(town.bank)

    answer = await browser.get("/login")

    await browser.client.aclose()
    assert answer.status_code == 404
    assert "STAFFBANK_OIDC_CLIENT_ID is not set" in answer.text


async def test_no_log_has_a_code_a_session_or_a_token(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    with structlog.testing.capture_logs() as lines, caplog.at_level(logging.INFO, "staffbank"):
        back = await browser.through(await browser.to_the_provider(), ADA)
        await browser.get(back)
        await browser.get(back)
        await browser.ask(ME)

    said = parse_qs(urlsplit(back).query)
    assert [line["event"] for line in lines] == ["signed in", "sign-in failed"]
    for secret in (said["code"][0], said["state"][0], browser.session):
        assert secret not in str(lines)


@pytest.mark.parametrize(
    ("path", "logged"),
    [("/callback", "/callback"), ("/calendar/secret.ics", "/calendar/(not logged)")],
)
async def test_the_servers_own_line_about_a_request_lets_nobody_in(
    path: str, logged: str, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    async def send(_: Message) -> None:
        """Send nothing."""

    scope = {"type": "http", "method": "GET", "path": path, "client": ("127.0.0.1", 5)}
    scope["query_string"] = b"code=abc&state=def"
    with caplog.at_level(logging.INFO, "uvicorn.access"):
        await requests_told(scope, send)({"type": "http.response.start", "status": 303})

    line = json.loads(capsys.readouterr().err)
    del line["timestamp"]
    assert line == {
        "client": "127.0.0.1",
        "method": "GET",
        "path": logged,
        "status": 303,
        "event": "answered",
        "level": "info",
    }
