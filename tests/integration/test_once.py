"""A deed that is sent twice with one key is done once, however close together."""

import asyncio
from datetime import timedelta

import pytest

from staffbank.domain.principal import Role
from staffbank.ports.queries import Slice
from staffbank.ports.unit_of_work import DoneAlready, UnitOfWork
from staffbank.ports.views import RequestView
from staffbank.usecases.request.open_request import open_request
from tests.asking import refusal
from tests.integration.api_desk import ApiDesk, at_the_desk
from tests.integration.test_requests_by_the_api import wanted
from tests.town import NOW, Town, a_wish

KEY = "0192f0a1-key"


def once(town: Town, key: str = KEY, person: str = "Rae Quist") -> UnitOfWork:
    """A unit of work of Solihull's requester, with a key."""
    who = town.who(Role.REQUESTER, town.solihull.council.id, person)
    return town.bank.unit_of_work(who, key)


async def asked_for(town: Town) -> int:
    """How many requests there are."""
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    return len((await queries.page(RequestView, Slice(first=99))).rows)


@pytest.mark.parametrize("attempt", range(4))
async def test_of_ten_with_one_key_exactly_one_is_done(town: Town, attempt: int) -> None:
    wish = a_wish(town.solihull.teams[0])

    found = await asyncio.gather(
        *(open_request(wanted=wish, now=NOW, uow=once(town)) for _ in range(10)),
        return_exceptions=True,
    )

    done = [each for each in found if not isinstance(each, BaseException)]
    again = [each for each in found if isinstance(each, DoneAlready)]
    assert (len(done), len(again), await asked_for(town)) == (1, 9, 1)


async def test_what_was_declined_leaves_its_key_free(town: Town) -> None:
    wish = a_wish(town.solihull.teams[0])
    late = open_request(wanted=wish, now=NOW + timedelta(days=90), uow=once(town))
    assert (await refusal(late)).path

    await open_request(wanted=wish, now=NOW, uow=once(town))

    assert await asked_for(town) == 1


async def test_keys_are_each_persons_own(town: Town) -> None:
    wish = a_wish(town.solihull.teams[0])
    for person in ("Rae Quist", "Sam Teal"):
        await open_request(wanted=wish, now=NOW, uow=once(town, person=person))

    assert await asked_for(town) == 2


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


async def test_the_key_is_a_header_of_the_request(town: Town, desk: ApiDesk) -> None:
    requester = town.who(Role.REQUESTER, town.solihull.council.id)
    desk.client.headers["Idempotency-Key"] = KEY
    await desk.do(requester, "open_cover_request", **wanted(town))

    codes = await desk.try_to(requester, "open_cover_request", **wanted(town))

    assert (codes, await asked_for(town)) == (["DONE_ALREADY"], 1)


@pytest.mark.parametrize("key", ["short", "x" * 101, "with a blank", "ümlaut-key"])
async def test_what_is_no_key_is_refused(town: Town, desk: ApiDesk, key: str) -> None:
    token = town.bank.tokens.issue(town.who(Role.COORDINATOR), now=NOW)
    answer = await desk.client.post(
        "/graphql",
        json={"query": "{ me { person } }"},
        headers=[
            (b"Authorization", f"Bearer {token}".encode()),
            (b"Idempotency-Key", key.encode()),
        ],
    )

    assert answer.status_code == 400
    assert "Idempotency-Key has 8 to 100" in answer.text
