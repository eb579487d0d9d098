"""Programs are let in by whoever answers for them, and do what they were given leave to do."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from staffbank import clock
from staffbank.domain.principal import Role
from staffbank.domain.problem import Declined
from staffbank.usecases.api_client.add_api_client_key import add_api_client_key
from staffbank_graphql.global_id import decode
from tests.asking import entries
from tests.integration.api_desk import ApiDesk, at_the_desk, shown_id
from tests.programs import Program, administrator, let_in, wanted
from tests.town import Town

OPEN = """mutation($i: OpenCoverRequestInput!) {
  openCoverRequest(input: $i) { coverRequest { id } problems { code message } } }"""
MATCH = "mutation { startMatchRun(input: {seconds: 10}) { problems { code message } } }"
ME = "{ me { person deeds roles { role } } }"
MINE = "{ waitingSteps(first: 9, filter: {mine: true}) { totalCount edges { node { deed } } } }"


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    return at_the_desk(town, monkeypatch)


async def post(desk: ApiDesk, token: str, query: str, variables: Any = None) -> httpx2.Response:
    """What a program hears that asks with this token."""
    return await desk.client.post(
        "/graphql",
        json={"query": query, "variables": variables},
        headers={"Authorization": f"Bearer {token}"},
    )


async def codes(desk: ApiDesk, token: str, query: str, **variables: Any) -> list[str]:
    """The codes of the problems of its one mutation; none where it was done."""
    answer = (await post(desk, token, query, variables)).json()
    ((payload),) = answer["data"].values()
    return [each["code"] for each in payload["problems"]]


def a_wish(town: Town) -> dict[str, Any]:
    """A request for cover of Warwick's duty team."""
    return {
        "teamId": shown_id("Team", town.warwick.teams[0].id),
        "title": "Duty desk",
        "roles": ["SOCIAL_WORKER"],
        "shape": {"dutyDay": {"day": (clock.now().date() + timedelta(days=30)).isoformat()}},
        "reason": "LEAVE_COVER",
        "costCentre": "CC-1",
    }


async def test_a_program_does_the_deed_that_it_was_given(desk: ApiDesk) -> None:
    program = await let_in(desk)

    token = await program.token()

    assert await codes(desk, token, OPEN, i=a_wish(desk.town)) == []
    me = (await post(desk, token, ME)).json()["data"]["me"]
    assert me["person"] == f"client:{program.client_id}"
    assert {each["role"] for each in me["roles"]} == {"REQUESTER"}
    assert me["deeds"] == ["OPEN_REQUEST"]
    (entry,) = await entries(desk.town, "api_client.created")
    assert (entry["name"], entry["deeds"]) == ("Rota", "open_request")
    assert program.secret not in str(entry)


async def test_what_waits_for_a_program_is_what_it_was_given(desk: ApiDesk) -> None:
    program = await let_in(desk, deeds=["OPEN_REQUEST", "SUBMIT_REQUEST"])
    whole, narrowed = await program.token(), await program.token(scope="open_request")

    assert await codes(desk, whole, OPEN, i=a_wish(desk.town) | {"asDraft": True}) == []

    steps = [(await post(desk, each, MINE)).json()["data"] for each in (whole, narrowed)]
    assert [each["waitingSteps"]["totalCount"] for each in steps] == [1, 0]
    assert steps[0]["waitingSteps"]["edges"] == [{"node": {"deed": "SUBMIT_REQUEST"}}]


async def test_a_program_that_reads_does_nothing_else(desk: ApiDesk) -> None:
    reader = await let_in(desk, deeds=[])
    narrowed = await (await let_in(desk)).token(scope="read")

    for token in (await reader.token(), narrowed):
        assert await codes(desk, token, OPEN, i=a_wish(desk.town)) == ["NOT_PERMITTED"]
        assert await codes(desk, token, MATCH) == ["NOT_PERMITTED"]
        assert (await post(desk, token, ME)).status_code == 200


async def test_a_program_is_given_no_more_than_it_has(desk: ApiDesk) -> None:
    program = await let_in(desk)

    answer = await program.ask_token(scope="read withdraw_request")

    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_scope")
    assert "open_request read" in answer.json()["error_description"]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"roles": ["SIGNATORY"], "deeds": []}, ["roles"]),
        ({"roles": ["BUDGET_HOLDER"], "deeds": []}, ["roles"]),
        ({"roles": ["ANALYST"], "deeds": []}, ["roles"]),
        ({"roles": [], "deeds": []}, ["roles"]),
        ({"deeds": ["APPROVE_REQUEST"]}, ["deeds"]),
        ({"roles": ["COUNCIL_ADMINISTRATOR"], "deeds": ["CREATE_API_CLIENT"]}, ["deeds"]),
        ({"name": " "}, ["name"]),
        ({"publicKey": "no key"}, ["publicKey"]),
        ({"publicKey": '{"kty": "oct", "k": "c2VjcmV0"}'}, ["publicKey"]),
    ],
    ids=str,
)
async def test_what_people_decide_no_program_does(
    desk: ApiDesk, given: dict[str, Any], path: list[str]
) -> None:
    said = wanted(desk.town, **given)
    answer = await desk.send(administrator(desk.town), "create_api_client", input=said)

    problems = answer["createApiClient"]["problems"]
    assert [(each["code"], each["path"]) for each in problems] == [("INVALID", path)]


async def test_another_council_neither_lets_in_nor_sees_nor_turns_away(desk: ApiDesk) -> None:
    program = await let_in(desk)
    town = desk.town
    stranger = town.who(Role.COUNCIL_ADMINISTRATOR, town.dudley.employer.id)
    requester = town.who(Role.REQUESTER, town.warwick.council.id)

    refused = await desk.try_to(stranger, "create_api_client", **wanted(town))
    unseen = await desk.try_to(stranger, "revoke_api_client", apiClientId=program.id)
    no_role = await desk.try_to(requester, "revoke_api_client", apiClientId=program.id)
    seen = await desk.send(stranger, "api_clients", first=10)

    assert (refused, unseen, no_role) == (["NOT_PERMITTED"], ["NOT_FOUND"], ["NOT_PERMITTED"])
    assert seen["apiClients"]["edges"] == []


async def test_the_region_lets_its_own_programs_read(desk: ApiDesk) -> None:
    town, regional = desk.town, {"councilId": None, "roles": ["ANALYST"], "deeds": []}
    region = town.who(Role.REGIONAL_ADMINISTRATOR)

    made = await desk.do(region, "create_api_client", **wanted(town, **regional))
    council = await desk.try_to(
        administrator(town), "create_api_client", **wanted(town, **regional)
    )

    client = made["apiClient"]
    program = Program(desk, client["id"], client["clientId"], made["keyId"], made["secret"])
    assert council == ["NOT_PERMITTED"]
    assert (await post(desk, await program.token(), ME)).status_code == 200


async def test_keys_are_changed_without_a_day_on_which_none_lets_it_in(desk: ApiDesk) -> None:
    program, who = await let_in(desk), administrator(desk.town)
    old = await program.token()

    added = await desk.do(who, "add_api_client_key", apiClientId=program.id)
    third = await desk.try_to(who, "add_api_client_key", apiClientId=program.id)
    both = [await program.token(), await program.token(client_secret=added["secret"])]
    await desk.do(who, "end_api_client_key", apiClientId=program.id, keyId=program.key_id)
    again = await desk.try_to(
        who, "end_api_client_key", apiClientId=program.id, keyId=program.key_id
    )

    assert (third, again) == (["WRONG_STATE"], ["NOT_FOUND"])
    assert (await program.ask_token()).status_code == 401
    answers = [await post(desk, each, ME) for each in (old, *both)]
    assert [answer.status_code for answer in answers] == [401, 401, 200]
    assert await entries(desk.town, "api_client.key_ended")


@pytest.mark.parametrize("attempt", range(3))
async def test_of_ten_keys_added_at_once_one_is_there(desk: ApiDesk, attempt: int) -> None:
    program, town = await let_in(desk), desk.town
    client_id: Any = decode(program.id, "ApiClient")

    found = await asyncio.gather(
        *(
            add_api_client_key(
                client_id=client_id,
                public_jwk=None,
                now=clock.now(),
                uow=town.bank.unit_of_work(administrator(town)),
            )
            for _ in range(10)
        ),
        return_exceptions=True,
    )

    assert sum(not isinstance(each, BaseException) for each in found) == 1
    assert sum(isinstance(each, Declined) for each in found) == 9


async def test_a_program_that_is_let_in_no_more_is_out_at_once(desk: ApiDesk) -> None:
    program, who = await let_in(desk), administrator(desk.town)
    token = await program.token()

    await desk.do(who, "revoke_api_client", apiClientId=program.id)
    again = await desk.try_to(who, "revoke_api_client", apiClientId=program.id)
    key = await desk.try_to(who, "add_api_client_key", apiClientId=program.id)

    assert (again, key) == (["WRONG_STATE"], ["WRONG_STATE"])
    assert (await post(desk, token, ME)).status_code == 401
    assert (await program.ask_token()).status_code == 401
    assert await entries(desk.town, "api_client.revoked")


async def test_it_is_told_when_a_key_was_last_used(desk: ApiDesk) -> None:
    program, who = await let_in(desk), administrator(desk.town)
    unused = await desk.send(who, "api_clients", first=10)
    await program.token()

    used = await desk.send(who, "api_clients", first=10)

    (before,), (after,) = (
        [edge["node"] for edge in answer["apiClients"]["edges"]] for answer in (unused, used)
    )
    assert before["keys"][0]["lastUsedAt"] is None
    assert after["keys"][0]["lastUsedAt"] is not None
    assert after["deeds"] == ["OPEN_REQUEST"]
    assert program.secret not in str(used)


async def test_a_token_of_a_programs_ends_after_ten_minutes(desk: ApiDesk) -> None:
    token = await (await let_in(desk)).token()
    later = clock.now() + timedelta(minutes=11)
    desk.it_is(later)

    assert (await post(desk, token, ME)).status_code == 401
