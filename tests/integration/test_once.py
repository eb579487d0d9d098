"""A deed that is sent twice with one key is done once, however close together."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from staffbank import clock
from staffbank.domain.principal import Grant, Principal, Role
from staffbank.persistence import idempotency
from staffbank.persistence.region_tables import IDEMPOTENCY_KEY
from staffbank.ports.answers import Asked
from staffbank.ports.queries import Slice
from staffbank.ports.views import RequestView
from staffbank.usecases.timer.forget import forget
from tests.asking import the_bank
from tests.integration.api_desk import OPERATIONS, ApiDesk, at_the_desk
from tests.integration.test_requests_by_the_api import wanted
from tests.town import NOW, Town

KEY = "0192f0a1-key"
OPEN = (OPERATIONS / "open_cover_request.graphql").read_text()


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    desk = at_the_desk(town, monkeypatch)
    desk.it_is(NOW)
    return desk


def requester(town: Town, person: str = "Rae Quist") -> Principal:
    return town.who(Role.REQUESTER, town.solihull.council.id, person)


async def sent(
    desk: ApiDesk, who: Principal, query: str = OPEN, key: str = KEY, **given: Any
) -> Any:
    """The whole answer to a mutation with a key, as it comes."""
    token = desk.town.bank.tokens.issue(who, now=clock.now())
    return await desk.client.post(
        "/graphql",
        json={"query": query, "variables": {"input": given}},
        headers={"Authorization": f"Bearer {token}", "Idempotency-Key": key},
    )


def code(answer: Any) -> str:
    """The code of the one error."""
    (error,) = answer.json()["errors"]
    return str(error["extensions"]["code"])


async def asked_for(town: Town) -> int:
    """How many requests there are."""
    queries = town.bank.queries(town.who(Role.COORDINATOR))
    return len((await queries.page(RequestView, Slice(first=99))).rows)


@pytest.mark.parametrize("attempt", range(2))
async def test_of_twenty_with_one_key_exactly_one_is_done(
    town: Town, desk: ApiDesk, attempt: int
) -> None:
    who, wish = requester(town), wanted(town)

    answers = await asyncio.gather(*(sent(desk, who, **wish) for _ in range(20)))

    first, *others = (answer.content for answer in answers)
    assert '"problems":[]' in first.decode()
    assert others == [first] * 19
    assert await asked_for(town) == 1


async def test_the_first_answer_is_given_again_though_things_have_moved_on(
    town: Town, desk: ApiDesk
) -> None:
    who, wish = requester(town), wanted(town)
    first = await sent(desk, who, **wish)
    request = first.json()["data"]["openCoverRequest"]["coverRequest"]
    await desk.do(who, "withdraw_cover_request", requestId=request["id"], reason="Filled")
    desk.it_is(NOW + timedelta(hours=1))

    again = await sent(desk, who, **wish)

    assert (again.content, await asked_for(town)) == (first.content, 1)


async def test_the_audit_trail_has_the_deed_once(town: Town, desk: ApiDesk) -> None:
    for _ in range(2):
        await sent(desk, requester(town), **wanted(town))

    async with the_bank(town) as uow:
        connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
        entries = text(
            "SELECT count(*) FROM audit_entry WHERE event LIKE 'request.%' AND region_id = :r"
        )
        assert await connection.scalar(entries, {"r": town.region.id}) == 1


async def test_other_variables_under_the_same_key_are_an_error(
    town: Town, desk: ApiDesk
) -> None:
    await sent(desk, requester(town), **wanted(town))

    other = await sent(desk, requester(town), **{**wanted(town), "title": "Another desk"})

    assert (code(other), await asked_for(town)) == ("KEY_TAKEN", 1)
    assert f"Idempotency-Key {KEY} was sent with another operation" in other.text


async def test_another_operation_under_the_same_key_is_an_error(
    town: Town, desk: ApiDesk
) -> None:
    await sent(desk, requester(town), **wanted(town))

    other = await sent(desk, requester(town), OPEN + " # more", **wanted(town))

    assert (code(other), await asked_for(town)) == ("KEY_TAKEN", 1)


async def test_an_answer_is_not_given_to_the_same_person_in_another_role(
    town: Town, desk: ApiDesk
) -> None:
    await sent(desk, requester(town), **wanted(town))
    elsewhere = town.who(Role.REQUESTER, town.dudley.council.id, "Rae Quist")

    assert code(await sent(desk, elsewhere, **wanted(town))) == "KEY_TAKEN"


async def test_roles_are_compared_in_no_order(town: Town, desk: ApiDesk) -> None:
    more = {Grant(role, town.solihull.council.id) for role in (Role.REQUESTER, Role.ANALYST)}
    both = Principal("Rae Quist", town.region.id, frozenset(more))
    first = await sent(desk, both, **wanted(town))

    assert (await sent(desk, both, **wanted(town))).content == first.content


async def test_what_was_declined_leaves_its_key_free(town: Town, desk: ApiDesk) -> None:
    desk.it_is(NOW + timedelta(days=90))
    late = await sent(desk, requester(town), **wanted(town))
    assert late.json()["data"]["openCoverRequest"]["problems"]
    desk.it_is(NOW)

    await sent(desk, requester(town), **wanted(town))

    assert await asked_for(town) == 1


async def test_what_is_answered_with_an_error_is_not_done(town: Town, desk: ApiDesk) -> None:
    query = """mutation Open($input: OpenCoverRequestInput!) {
      openCoverRequest(input: $input) { coverRequest { slots(first: 1000) { totalCount } } }
    }"""

    wrong = await sent(desk, requester(town), query, **wanted(town))

    assert (code(wrong), wrong.json()["data"]) == ("BAD_USER_INPUT", None)
    assert await asked_for(town) == 0
    await sent(desk, requester(town), **wanted(town))
    assert await asked_for(town) == 1


async def test_keys_are_each_persons_own(town: Town, desk: ApiDesk) -> None:
    for person in ("Rae Quist", "Sam Teal"):
        await sent(desk, requester(town, person), **wanted(town))

    assert await asked_for(town) == 2


async def test_one_key_is_for_one_mutation(town: Town, desk: ApiDesk) -> None:
    query = """mutation Open($input: OpenCoverRequestInput!) { ...one ... { ...one } }
      fragment one on Mutation { a: openCoverRequest(input: $input) { problems { code } } }
    """

    assert code(await sent(desk, requester(town), query, **wanted(town))) == "BAD_USER_INPUT"
    assert await asked_for(town) == 0


async def test_a_key_is_nothing_to_a_query(town: Town, desk: ApiDesk) -> None:
    query = "query { me { person } }"

    for _ in range(2):
        found = await sent(desk, requester(town), query)
        assert found.json()["data"] == {"me": {"person": "Rae Quist"}}


async def test_whoever_waits_too_long_is_told(
    town: Town, desk: ApiDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "PATIENCE", "50ms")

    async with town.bank.answering(requester(town), Asked(KEY, b"")):
        waits = await sent(desk, requester(town), **wanted(town))

    assert (code(waits), await asked_for(town)) == ("KEY_IN_USE", 0)


async def test_nobody_reads_the_answers_of_another(town: Town, desk: ApiDesk) -> None:
    await sent(desk, requester(town), **wanted(town))

    seen = {
        who.person: await _kept(town, who)
        for who in (requester(town), requester(town, "Sam Teal"), town.who(Role.COORDINATOR))
    }

    assert [len(rows) for rows in seen.values()] == [1, 0, 0]


async def test_an_answer_is_forgotten_after_two_days_and_never_within_one(town: Town) -> None:
    who, now = requester(town), clock.now()
    async with town.bank.unit_of_work(who) as uow:
        connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
        for hours in (23, 47, 49):
            row = {"region_id": who.region_id, "person": who.person, "key": f"{hours}h"}
            ago = func.now() - timedelta(hours=hours)
            await connection.execute(insert(IDEMPOTENCY_KEY).values(used_at=ago, **row))
        await connection.commit()

    assert await forget(now=now, uow=the_bank(town)) == 1
    assert await _kept(town, who) == {"23h", "47h"}
    assert await forget(now=now + timedelta(days=9), uow=the_bank(town)) == 1
    assert await _kept(town, who) == {"23h"}


async def _kept(town: Town, who: Principal) -> set[str]:
    async with town.bank.unit_of_work(who) as uow:
        connection: AsyncConnection = uow._connection  # type: ignore[attr-defined]
        return set(await connection.scalars(select(IDEMPOTENCY_KEY.c.key)))


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
