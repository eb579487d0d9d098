"""A program asks what was registered for it, and nothing else once it is held to that."""

from typing import Any

import httpx2
import pytest

from staffbank import clock
from staffbank.asgi import create_app
from staffbank.domain.principal import Role
from staffbank_graphql import context
from staffbank_graphql.context import Door
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.trusted import TrustedDocuments, id_of
from tests.a_socket import a_socket
from tests.integration.api_desk import OPERATIONS, ApiDesk, at_the_desk
from tests.programs import Program, administrator, let_in
from tests.town import Town

OURS = "query Ours { me { person } }"
OTHER = "query Other { me { regionId } }"
PUBLISHED = (OPERATIONS / "me.graphql").read_text()


@pytest.fixture
def desk(town: Town, monkeypatch: pytest.MonkeyPatch) -> ApiDesk:
    return at_the_desk(town, monkeypatch)


async def asked(
    desk: ApiDesk, token: str, method: str = "POST", **said: Any
) -> httpx2.Response:
    """What a program hears."""
    body: Any = {"params": said} if method == "GET" else {"json": said}
    headers = {"Authorization": f"Bearer {token}"}
    return await desk.client.request(method, "/graphql", headers=headers, **body)


async def registered(desk: ApiDesk, program: Program, document: str = OURS) -> Any:
    """The program, with a document of its own."""
    who = administrator(desk.town)
    return await desk.do(who, "register_document", apiClientId=program.id, document=document)


async def test_a_program_names_what_was_registered_for_it_and_no_other_does(
    desk: ApiDesk,
) -> None:
    program, another = await let_in(desk), await let_in(desk)
    token = await program.token()
    before = await asked(desk, token, documentId=id_of(OURS))

    shown = await registered(desk, program)

    assert shown["documents"] == [id_of(OURS)]
    for method in ("POST", "GET"):
        answer = await asked(desk, token, method, documentId=id_of(OURS))
        assert answer.json()["data"]["me"]["person"] == f"client:{program.client_id}"
    assert (await asked(desk, token, query=OTHER)).status_code == 200
    elsewhere = await asked(desk, await another.token(), documentId=id_of(OURS))
    assert [before.status_code, elsewhere.status_code] == [404, 404]


async def test_a_program_held_to_its_documents_is_refused_every_other(desk: ApiDesk) -> None:
    program, who = await let_in(desk), administrator(desk.town)
    token = await program.token()
    await registered(desk, program)

    held = await desk.do(who, "hold_to_documents", apiClientId=program.id, held=True)

    assert held["heldToDocuments"] is True
    assert (await asked(desk, token, query=OURS)).status_code == 200
    assert (await asked(desk, token, documentId=id_of(OURS))).status_code == 200
    refused = [
        await asked(desk, token, query=OTHER),
        await asked(desk, token, query=PUBLISHED),
        await asked(desk, token, documentId=id_of(PUBLISHED)),
        await asked(desk, token, documentId=id_of(OTHER)),
        await asked(desk, token, "GET", query=PUBLISHED),
    ]
    assert [answer.status_code for answer in refused] == [403, 403, 404, 404, 403]
    await desk.do(who, "remove_document", apiClientId=program.id, documentId=id_of(OURS))
    assert (await asked(desk, token, query=OURS)).status_code == 403
    await desk.do(who, "hold_to_documents", apiClientId=program.id, held=False)
    assert (await asked(desk, token, query=OTHER)).status_code == 200


async def test_a_door_keeps_the_texts_of_some_programs_and_not_of_all_that_ever_came(
    desk: ApiDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "MOST_TEXTS", 2)
    who, bank = administrator(desk.town), desk.town.bank
    door = Door(bank, Cursors.of(bank.settings), TrustedDocuments({}, only=False))
    for number in range(3):
        program = await let_in(desk)
        for operation in range(2):
            text = f"query Q{number}{operation} {{ me {{ person }} }}"
            await desk.do(who, "register_document", apiClientId=program.id, document=text)
        caller = await bank.callers.bearer(f"Bearer {await program.token()}", now=clock.now())

        mine = await door.documents_of(caller)

        assert mine.texts.keys() == caller.documents
        assert len(mine.texts) == 2
        assert len(door.texts) <= 2


async def test_on_a_websocket_a_program_is_held_to_its_documents_too(desk: ApiDesk) -> None:
    program, who = await let_in(desk), administrator(desk.town)
    await registered(desk, program)

    async with a_socket(create_app(desk.town.bank), await program.token()) as socket:
        free = await socket.ask(query=OTHER)
        await desk.do(who, "hold_to_documents", apiClientId=program.id, held=True)
        own = [
            await socket.ask(**each) for each in ({"query": OURS}, {"documentId": id_of(OURS)})
        ]
        others = ({"query": OTHER}, {"query": PUBLISHED}, {"documentId": id_of(PUBLISHED)})
        refused = [await socket.ask(**each) for each in others]

    ours = {"me": {"person": f"client:{program.client_id}"}}
    assert ("errors" in free, [each["data"] for each in own]) == (False, [ours, ours])
    assert [each["errors"][0]["extensions"]["code"] for each in refused] == [
        *("NOT_TRUSTED", "NOT_TRUSTED", "UNKNOWN_DOCUMENT")
    ]


@pytest.mark.parametrize(
    "document", ["{ me { person }", "{ nothing }", "{" + " a: me { person }" * 21 + " }"]
)
async def test_what_would_not_be_answered_is_not_registered(
    desk: ApiDesk, document: str
) -> None:
    program = await let_in(desk)
    given = {"apiClientId": program.id, "document": document}

    problems = await desk.try_to(administrator(desk.town), "register_document", **given)

    assert set(problems) == {"INVALID"}


async def test_only_whoever_answers_for_a_program_says_what_it_asks(desk: ApiDesk) -> None:
    program, town = await let_in(desk), desk.town
    stranger = town.who(Role.COUNCIL_ADMINISTRATOR, town.dudley.employer.id)
    given = {"apiClientId": program.id}

    for deed, more in (
        ("register_document", {"document": OURS}),
        ("remove_document", {"documentId": id_of(OURS)}),
        ("hold_to_documents", {"held": True}),
    ):
        assert await desk.try_to(stranger, deed, **given, **more) == ["NOT_FOUND"]
    unknown = {**given, "documentId": id_of(OTHER)}
    assert await desk.try_to(administrator(town), "remove_document", **unknown) == ["NOT_FOUND"]
