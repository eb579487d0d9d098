"""A social worker answers an offer on a page."""

import asyncio
import re
from dataclasses import replace

import pytest

from staffbank import clock
from staffbank.domain.principal import Grant, Role
from staffbank.domain.worker import Worker
from tests.a_visitor import Visitor, a_visitor, hidden_of
from tests.integration.api_desk import shown_id
from tests.town import NOW, Town


@pytest.fixture(autouse=True)
def it_is_monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


async def offered(town: Town) -> tuple[Worker, str]:
    """A worker, and the path of an offer to her."""
    worker = await town.member()
    offer = await town.offer(worker, await town.request())
    return worker, f"/worker/offers/{shown_id('Offer', offer.id)}"


async def test_she_finds_her_offer_in_the_list_and_accepts_it(town: Town) -> None:
    worker, path = await offered(town)
    async with a_visitor(town.bank, town.as_worker(worker)) as ada:
        listed = (await ada.get("/worker/offers")).text
        form = await ada.form(path, f"{path}/accept")
        sent = await ada.send(f"{path}/accept", form | {"comments": "Gladly."})
        after = (await ada.get(sent.headers["location"])).text

    assert f'href="{path}"' in listed
    assert "Solihull" in listed
    assert sent.status_code == 303
    assert "You accepted this offer" in after
    assert "Or decline it" not in after


async def test_what_she_has_accepted_she_may_take_back_until_she_is_confirmed(
    town: Town,
) -> None:
    worker, path = await offered(town)
    async with a_visitor(town.bank, town.as_worker(worker)) as ada:
        form = await ada.form(path, f"{path}/accept")
        await ada.send(f"{path}/accept", form | {"comments": "Gladly."})
        form = await ada.form(path, f"{path}/withdraw")
        silent = await ada.send(f"{path}/withdraw", form)
        sent = await ada.send(f"{path}/withdraw", form | {"because": "My own team needs me."})
        after = (await ada.get(sent.headers["location"])).text

    assert silent.status_code == 422
    assert "Write why; your employer and the council read it." in silent.text
    assert "You took your answer back." in after


@pytest.mark.parametrize(
    "key", ["", "x" * 9_000, "\0" * 20], ids=["none", "far too long", "unprintable"]
)
async def test_a_form_with_a_key_that_is_not_ours_does_nothing_and_keeps_what_was_typed(
    town: Town, key: str
) -> None:
    worker, path = await offered(town)
    async with a_visitor(town.bank, town.as_worker(worker)) as ada:
        form = await ada.form(path, f"{path}/accept")
        typed = form | {"comments": "Gladly, from Monday.", "form-key": key}
        sent = await ada.send(f"{path}/accept", typed)
        again = hidden_of(sent.text, f"{path}/accept")
        then = await ada.send(f"{path}/accept", again | {"comments": "Gladly."})

    assert sent.status_code == 422
    assert "Nothing was done: the form did not come with the key" in sent.text
    assert "Gladly, from Monday." in sent.text
    assert then.status_code == 303


async def test_what_she_typed_stays_where_something_is_wrong(town: Town) -> None:
    worker, path = await offered(town)
    async with a_visitor(town.bank, town.as_worker(worker)) as ada:
        form = await ada.form(path, f"{path}/accept")
        silent = await ada.send(f"{path}/accept", form | {"comments": "  "})
        form = await ada.form(path, f"{path}/decline")
        unchosen = await ada.send(f"{path}/decline", form)
        none_such = await ada.send(f"{path}/decline", form | {"reason": "WEATHER"})
        long = "Is <there> parking? " * 2000
        form = await ada.form(path, f"{path}/accept")
        too_long = await ada.send(f"{path}/accept", form | {"comments": long})

    assert [silent.status_code, unchosen.status_code, none_such.status_code] == [422, 422, 400]
    assert "There is a problem" in silent.text
    assert 'href="#comments"' in silent.text
    assert "Choose why you decline." in unchosen.text
    assert 'href="#reason"' in unchosen.text
    assert too_long.status_code == 422
    assert "Is &lt;there&gt; parking?" in too_long.text


async def test_a_double_click_and_a_form_sent_again_give_the_first_answer(town: Town) -> None:
    worker, path = await offered(town)
    async with a_visitor(town.bank, town.as_worker(worker)) as ada:
        form = await ada.form(path, f"{path}/accept") | {"comments": "none"}
        twice = await asyncio.gather(*(ada.send(f"{path}/accept", form) for _ in range(2)))
        again = await ada.send(f"{path}/accept", form)
        otherwise = await ada.send(f"{path}/accept", form | {"comments": "On second thoughts"})

    assert [answer.status_code for answer in (*twice, again)] == [303, 303, 303]
    assert otherwise.status_code == 422
    assert "You have sent this form before" in otherwise.text


async def test_a_page_that_was_left_open_says_what_became_of_it(town: Town) -> None:
    worker, path = await offered(town)
    async with a_visitor(town.bank, town.as_worker(worker)) as ada:
        stale = await ada.form(path, f"{path}/accept") | {"comments": "none"}
        await decline(ada, path)
        answer = await ada.send(f"{path}/accept", stale)

    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert "You declined" in answer.text


async def decline(ada: Visitor, path: str) -> None:
    form = hidden_of((await ada.get(path)).text, f"{path}/decline")
    answer = await ada.send(f"{path}/decline", form | {"reason": "TRAVEL"})
    assert answer.status_code == 303


@pytest.mark.parametrize("role", [Role.WORKER, Role.LINE_MANAGER, Role.COORDINATOR])
async def test_nobody_finds_or_answers_another_workers_offer_whatever_else_she_is(
    town: Town, role: Role
) -> None:
    ada, path = await offered(town)
    bea = await town.member("Bea Marsh")
    scope = town.region.id if role is Role.COORDINATOR else bea.employer_id
    herself = town.as_worker(bea)
    both = replace(herself, grants=herself.grants | {Grant(role, scope)})
    async with a_visitor(town.bank, both) as visitor:
        listed = (await visitor.get("/worker/offers")).text
        found = await visitor.get(path)
        token = re.findall(r'name="form-token" value="([^"]+)"', listed)[0]
        form = {"form-token": token, "form-key": "any-key-will-do", "comments": "none"}
        sent = await visitor.send(f"{path}/accept", form)

    assert "Nothing waits for your answer." in listed
    assert ada.name not in listed
    assert (found.status_code, sent.status_code) == (404, 404)
