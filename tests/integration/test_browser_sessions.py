"""Sessions of browsers: whose they are, what may be done with them, and when they are over."""

import asyncio
from datetime import timedelta
from urllib.parse import urlencode

import pytest

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank.ports.sessions import Session
from tests.a_browser import BANK, OWN_PAGE, Browser, a_browser
from tests.town import Town

ADA = "ada requester"
ME = "{ me { person } }"


def it_is(monkeypatch: pytest.MonkeyPatch, later: timedelta) -> None:
    """Let this much time have passed at the bank."""
    moment = clock.now() + later
    monkeypatch.setattr(clock, "now", lambda: moment)


async def test_each_sign_in_has_a_new_session_and_ends_the_one_before(
    browser: Browser, signed: Town
) -> None:
    await browser.sign_in(ADA)
    before = browser.session
    await browser.sign_in(ADA)

    assert browser.session != before
    browser.client.cookies.set("__Host-staffbank", before, domain="bank.example.org")
    thief = a_browser(signed.bank)
    thief.client.cookies.set("__Host-staffbank", before, domain="bank.example.org")
    assert (await thief.ask(ME)).status_code == 401
    await thief.client.aclose()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (OWN_PAGE, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": BANK}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, 401),
        ({"Sec-Fetch-Site": "same-site", "Origin": "https://other.example.org"}, 401),
        ({"Sec-Fetch-Site": "none"}, 401),
        ({"Origin": "https://evil.example"}, 401),
        ({"Origin": "null"}, 401),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"}, 401),
        ({"X-Nothing": "said"}, 401),
    ],
    ids=str,
)
async def test_another_sites_page_does_nothing_with_her_session(
    browser: Browser, headers: dict[str, str], status: int
) -> None:
    await browser.sign_in(ADA)

    assert (await browser.ask(ME, **headers)).status_code == status


async def test_another_sites_page_does_not_sign_her_out(browser: Browser) -> None:
    await browser.sign_in(ADA)

    answer = await browser.post("/logout", Origin="https://evil.example")

    assert answer.status_code == 403
    assert (await browser.ask(ME)).status_code == 200


async def test_she_signs_out_here_and_at_the_provider(browser: Browser, issuer: str) -> None:
    await browser.sign_in(ADA)
    session = browser.session

    answer = await browser.post("/logout")

    assert answer.headers["location"].startswith(f"{issuer}/session/end?client_id=staffbank")
    assert browser.session == ""
    browser.client.cookies.set("__Host-staffbank", session, domain="bank.example.org")
    assert (await browser.ask(ME)).status_code == 401


async def test_she_signs_out_everywhere_and_nobody_else_does(
    browser: Browser, signed: Town
) -> None:
    others = [a_browser(signed.bank), a_browser(signed.bank)]
    await browser.sign_in(ADA)
    await others[0].sign_in(ADA)
    await others[1].sign_in("bea requester")

    answer = await browser.post("/logout/everywhere")

    assert answer.status_code == 303
    statuses = [(await each.ask(ME)).status_code for each in (browser, *others)]
    assert statuses == [401, 401, 200]
    for other in others:
        await other.client.aclose()


async def test_nobody_there_for_half_an_hour_is_signed_out(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    await browser.sign_in(ADA)
    for _ in range(3):
        it_is(monkeypatch, timedelta(minutes=20))
        assert (await browser.ask(ME)).status_code == 200

    it_is(monkeypatch, timedelta(minutes=31))
    answer = await browser.ask(ME)

    assert answer.status_code == 401
    assert "sign in at /login" in answer.json()["errors"][0]["message"]


async def test_whoever_never_pauses_signs_in_again_after_ten_hours(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    await browser.sign_in(ADA)
    for _ in range(29):
        it_is(monkeypatch, timedelta(minutes=20))
        assert (await browser.ask(ME)).status_code == 200

    it_is(monkeypatch, timedelta(minutes=20))

    assert (await browser.ask(ME)).status_code == 401


async def test_a_request_that_comes_as_she_signs_out_everywhere_brings_nothing_back(
    browser: Browser,
) -> None:
    await browser.sign_in(ADA)

    await asyncio.gather(
        *(browser.ask(ME) for _ in range(8)), browser.post("/logout/everywhere")
    )

    assert (await browser.ask(ME)).status_code == 401


async def test_her_papers_are_hers_with_a_session_too(browser: Browser, signed: Town) -> None:
    mine, theirs = signed.warwick.council.id, signed.dudley.council.id
    paper = f"/papers/statements/{mine}/{theirs}.csv"
    await browser.sign_in("fay finance_officer")

    answer = await browser.get(paper)
    await browser.post("/logout")
    link = await browser.client.get(f"{BANK}{paper}", headers={"Accept": "text/html,*/*;q=0.8"})
    program = await browser.get(paper)

    assert answer.status_code == 200
    assert (link.status_code, program.status_code) == (303, 401)
    assert link.headers["location"] == f"/sign-in?{urlencode({'next': paper})}"


async def test_what_nobody_has_shown_for_a_month_goes_when_somebody_signs_in(
    browser: Browser, signed: Town
) -> None:
    kept, month = signed.bank.callers.sessions.kept, timedelta(days=32)
    for number, ago in enumerate((month, timedelta(days=1))):
        then = clock.now() - ago
        who = signed.who(Role.REQUESTER, signed.warwick.council.id, "cleo")
        session = Session(bytes([number]) * 32, who, then, then)
        await kept.begin(session, over_since=then)

    await browser.sign_in(ADA)

    assert await kept.find(bytes([0]) * 32) is None
    assert await kept.find(bytes([1]) * 32) is not None
