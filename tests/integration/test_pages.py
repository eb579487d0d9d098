"""What holds for every page: who is let in, what is refused, and what a browser is told."""

import base64
import hashlib
import re
from contextlib import AsyncExitStack
from typing import Any

import httpx2
import pytest
from psycopg import OperationalError
from structlog.testing import capture_logs

from staffbank.asgi import create_app
from staffbank.bootstrap import build
from staffbank.domain.principal import Role
from staffbank.identity.sessions import BrowserSessions
from staffbank.persistence.queries import SqlQueries
from staffbank.ports.away import DatabaseAway
from staffbank.settings import Settings
from staffbank.web import assets, pages
from staffbank.web.assets import Assets
from staffbank.web.pages import NoCastHere
from staffbank.web.site import Actor
from staffbank_graphql.in_process import InProcess
from tests.a_visitor import a_visitor, hidden_of
from tests.integration.api_desk import shown_id
from tests.town import Town

FIRST_PAGE = 150_000  # bytes over the wire, the page and all that it needs


async def test_whoever_is_not_signed_in_is_sent_to_where_one_signs_in(town: Town) -> None:
    async with a_visitor(town.bank) as visitor:
        answer = await visitor.get("/worker/offers?x=1")
        page = await visitor.get(answer.headers["location"])

    assert answer.headers["location"] == "/sign-in?next=%2Fworker%2Foffers%3Fx%3D1"
    assert 'href="/login?next=%2Fworker%2Foffers%3Fx%3D1"' in page.text


@pytest.mark.parametrize(
    ("role", "first"),
    [
        (Role.WORKER, "/worker/home"),
        (Role.REQUESTER, "/council/desk"),
        (Role.COORDINATOR, "/coordinator/runs"),
    ],
)
async def test_each_role_comes_to_its_own_face_and_to_no_other(
    town: Town, role: Role, first: str
) -> None:
    scope = None if role is Role.COORDINATOR else town.solihull.council.id
    homes = [face.home for face in pages.FACES]
    async with a_visitor(town.bank, town.who(role, scope)) as visitor:
        answer = await visitor.get("/")
        statuses = {home: (await visitor.get(home)).status_code for home in homes}

    assert answer.headers["location"] == first
    assert statuses == {home: 200 if home == first else 403 for home in homes}


async def test_what_is_not_there_and_what_is_nobodys_id_is_one_page(town: Town) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        answers = [
            await visitor.get(path)
            for path in (
                "/nowhere",
                "/coordinator/runs/nobodys",
                "/coordinator/runs/" + "x" * 40,
            )
        ]

        other_way = await visitor.client.delete("/coordinator/runs")
        typed = await visitor.get("/coordinator/runs/nobodys/abort")

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert (other_way.status_code, other_way.headers["allow"]) == (405, "GET")
    assert (typed.status_code, typed.headers["location"]) == (303, "/coordinator/runs/nobodys")
    assert all("Page not found" in answer.text for answer in answers)


async def test_what_goes_wrong_on_our_side_shows_a_reference_and_nothing_else(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any) -> Any:
        raise RuntimeError("secret of the database")

    monkeypatch.setattr(InProcess, "__call__", broken)
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        with capture_logs() as logged:
            answer = await visitor.get("/coordinator/runs")

    (told,) = (each for each in logged if each["event"] == "web.unexpected_error")
    assert answer.status_code == 500
    assert told["correlation_id"] in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "Something went wrong on our side" in answer.text
    assert "secret of the database" not in answer.text


async def test_each_page_forbids_what_is_not_ours_and_is_kept_nowhere(town: Town) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        answers = [await visitor.get(path) for path in ("/coordinator/runs", "/nowhere")]

    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'; script-src 'self' 'sha256-" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["cache-control"] == "no-store"
        assert " style=" not in answer.text
        (within,) = re.findall(r"<script>(.*?)</script>", answer.text)
        digest = base64.b64encode(hashlib.sha256(within.encode()).digest()).decode()
        assert f"script-src 'self' 'sha256-{digest}'" in policy


async def test_assets_are_packed_kept_for_ever_and_small(town: Town) -> None:
    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        page = await visitor.get("/coordinator/runs")
        sizes = {}
        for name in Assets.installed().files:
            answer = await visitor.client.get(
                Assets.installed().path(name), headers={"Accept-Encoding": "gzip"}
            )
            assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
            sizes[name] = int(answer.headers["content-length"])
        older = await visitor.get("/assets/0123456789abcdef/bank.css")

    assert len(page.content) + sum(sizes.values()) < FIRST_PAGE
    assert older.headers["cache-control"] == "no-store"


async def test_without_its_assets_a_page_says_how_to_get_them_and_the_api_goes_on(
    town: Town, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setattr(assets, "INSTALLED", tmp_path)
    Assets.installed.cache_clear()
    try:
        async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
            answer = await visitor.get("/coordinator/runs")
            alive = await visitor.get("/healthz")
    finally:
        Assets.installed.cache_clear()

    assert (answer.status_code, alive.status_code) == (503, 200)
    assert "sh deploy/assets.sh" in answer.text
    assert "<h1>Sorry, the staff bank cannot be used just now</h1>" in answer.text


async def test_without_its_database_a_page_says_to_try_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: Any, **__: Any) -> Any:
        raise DatabaseAway from OperationalError("secret of the database")

    async with a_visitor(town.bank, town.who(Role.COORDINATOR)) as visitor:
        monkeypatch.setattr(SqlQueries, "page", away)  # it goes away once she is known
        later = await visitor.get("/coordinator/runs?after=x")
        monkeypatch.setattr(BrowserSessions, "principal_of", away)
        answer = await visitor.get("/coordinator/runs?after=x")

    assert later.text == answer.text
    for each in (later, answer):
        assert (each.status_code, each.headers["retry-after"]) == (503, "60")
        assert "script-src 'self'" in each.headers["content-security-policy"]
    assert "Sorry, the staff bank cannot be used just now" in answer.text
    assert 'href="/coordinator/runs?after=x">Try again' in answer.text
    assert "secret" not in answer.text


async def test_in_a_demonstration_one_is_whoever_one_chooses_and_signs_out(town: Town) -> None:
    cast = (Actor("coordinator", "the region", town.who(Role.COORDINATOR)),)
    ours = town.bank.settings.public_url
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(
            httpx2.AsyncClient(
                transport=httpx2.ASGITransport(app=create_app(town.bank, cast)), base_url=ours
            )
        )
        offered = await client.get("/sign-in")
        foreign = await client.post("/sign-in/0", headers={"Origin": "https://evil.example"})
        nobody = await client.post("/sign-in/1", headers={"Origin": ours})
        chosen = await client.post("/sign-in/0", headers={"Origin": ours})
        cookie = chosen.headers["set-cookie"]
        client.headers["Cookie"] = cookie.partition(";")[0]
        page = await client.get("/coordinator/runs")
        out = await client.post("/logout", headers={"Origin": ours})
        after = await client.get("/coordinator/runs")

    assert "All people here are invented." in offered.text
    assert "Coordinator" in offered.text
    assert (foreign.status_code, nobody.status_code) == (403, 404)
    assert cookie.startswith("__Host-staffbank=")
    assert {"HttpOnly", "Secure"} <= set(cookie.split("; "))
    assert page.status_code == 200
    assert (out.status_code, out.headers["location"], after.status_code) == (303, "/", 401)


async def test_in_production_nobody_signs_in_by_a_button(town: Town) -> None:
    told = town.bank.settings.model_dump(exclude={"issuer_key_file"}) | {
        "environment": "production",
        "public_url": "https://bank.example.org",
    }
    bank = build(Settings(**told))
    try:
        with pytest.raises(NoCastHere, match="lets nobody sign in by a button"):
            create_app(bank, (Actor("coordinator", "x", town.who(Role.COORDINATOR)),))
    finally:
        await bank.close()


async def test_a_form_from_elsewhere_or_without_its_token_does_nothing(town: Town) -> None:
    worker = await town.member()
    offer = await town.offer(worker, await town.request())
    path = f"/worker/offers/{shown_id('Offer', offer.id)}"
    action = f"{path}/accept"
    async with (
        a_visitor(town.bank, town.as_worker(worker)) as visitor,
        a_visitor(town.bank, town.as_worker(worker)) as other,
    ):
        sound = await visitor.form(path, action) | {"comments": "none"}
        refused = [
            await visitor.send(action, sound, Origin="https://evil.example"),
            await visitor.send(action, sound, **{"Sec-Fetch-Site": "cross-site"}),
            await visitor.send(action, sound | {"form-token": "guessed"}),
            await visitor.send(action, {"comments": "none"}),
            await other.send(action, sound),
        ]
        page = await visitor.get(path)

    assert [answer.status_code for answer in refused] == [403] * 5
    assert all("This form is out of date" in answer.text for answer in refused)
    assert hidden_of(page.text, action)
