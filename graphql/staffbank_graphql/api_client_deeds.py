"""Letting programs in, changing their keys, and letting them in no more."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from staffbank.domain.api_client import ApiClient as Client
from staffbank.domain.api_client import ClientId, KeyId
from staffbank.domain.council import CouncilId
from staffbank.domain.deed import Deed
from staffbank.domain.principal import Role
from staffbank.identity.public_key import public_key
from staffbank.usecases.api_client.add_api_client_key import add_api_client_key
from staffbank.usecases.api_client.create_api_client import NewClient, create_api_client
from staffbank.usecases.api_client.end_api_client_key import end_api_client_key
from staffbank.usecases.api_client.revoke_api_client import revoke_api_client
from staffbank_graphql.api_client import API_CLIENT, KEY, ApiClient
from staffbank_graphql.context import BankInfo, Context
from staffbank_graphql.deed import INPUT, PROBLEMS, Reading, problems_into, reading
from staffbank_graphql.global_id import encode
from staffbank_graphql.problem import Problem

WHICH = "The program."
PUBLIC_KEY = (
    "Its public key as a JWK, for private_key_jwt: RSA from 2048 bits, P-256 or Ed25519. "
    "Left out, the bank makes a secret."
)


@strawberry.input(description="A program, and what it is let to see and do.")
class CreateApiClientInput:
    """A program that is to be let in."""

    name: str = field(description="What people call it.")
    council_id: ID | None = field(
        description="The council that it stands for; left out, the region.", default=None
    )
    roles: list[Role] = field(
        description="For a council: requester, finance officer, council administrator; for the "
        "region: analyst, auditor. Decisions are people's."
    )
    deeds: list[Deed] = field(
        description="What it may do, of what these roles may; left out, it only reads.",
        default_factory=list,
    )
    public_key: str | None = field(description=PUBLIC_KEY, default=None)


@strawberry.input(description="A program that gets another key.")
class AddApiClientKeyInput:
    """A program, and a key of its own if it has one."""

    api_client_id: ID = field(description=WHICH)
    public_key: str | None = field(description=PUBLIC_KEY, default=None)


@strawberry.input(description="A key that lets a program in no more.")
class EndApiClientKeyInput:
    """A program, and its key."""

    api_client_id: ID = field(description=WHICH)
    key_id: ID = field(description="The key.")


@strawberry.input(description="A program that is let in no more.")
class RevokeApiClientInput:
    """A program."""

    api_client_id: ID = field(description=WHICH)


@strawberry.type(description="A key that was just made.")
class IssuedApiClientKey:
    """The program, its new key, and the secret, this once."""

    api_client: ApiClient | None = field(description="The program.")
    key_id: ID = field(description="The new key.")
    secret: str | None = field(
        description="The secret: it is shown this once, and kept by nobody. Null where the "
        "program has a key of its own."
    )


@strawberry.type(description="What came of it.")
class CreateApiClientPayload:
    """The program's first key, or the problems."""

    issued: IssuedApiClientKey | None = field(description="Its first key.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of it.")
class AddApiClientKeyPayload:
    """The program's new key, or the problems."""

    issued: IssuedApiClientKey | None = field(description="The new key.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of it.")
class EndApiClientKeyPayload:
    """The program, or the problems."""

    api_client: ApiClient | None = field(description="As it is now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type(description="What came of it.")
class RevokeApiClientPayload:
    """The program, or the problems."""

    api_client: ApiClient | None = field(description="As it is now.", default=None)
    problems: list[Problem] = field(description=PROBLEMS, default_factory=list)


@strawberry.type
class ApiClientMutation:
    """Programs."""

    @strawberry.mutation(description="Let a program in, with a first key.")
    async def create_api_client(
        self,
        info: BankInfo,
        input: Annotated[CreateApiClientInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> CreateApiClientPayload:
        payload, context = CreateApiClientPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                council = input.council_id
                wanted = NewClient(
                    name=input.name,
                    council_id=(
                        CouncilId(read.id("Council", council, "councilId")) if council else None
                    ),
                    roles=frozenset(input.roles),
                    deeds=frozenset(input.deeds),
                    public_jwk=_jwk(read, input.public_key),
                )
            uow = context.unit_of_work()
            client, secret = await create_api_client(wanted=wanted, now=context.now, uow=uow)
            payload.issued = await _issued(context, client, secret)
        return payload

    @strawberry.mutation(
        description="Give a program another key. Both let it in, until the old one is ended."
    )
    async def add_api_client_key(
        self,
        info: BankInfo,
        input: Annotated[AddApiClientKeyInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> AddApiClientKeyPayload:
        payload, context = AddApiClientKeyPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                client_id = _client_id(read, input.api_client_id)
                jwk = _jwk(read, input.public_key)
            client, secret = await add_api_client_key(
                client_id=client_id,
                public_jwk=jwk,
                now=context.now,
                uow=context.unit_of_work(),
            )
            payload.issued = await _issued(context, client, secret)
        return payload

    @strawberry.mutation(description="End a key of a program's, and the tokens given for it.")
    async def end_api_client_key(
        self,
        info: BankInfo,
        input: Annotated[EndApiClientKeyInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> EndApiClientKeyPayload:
        payload, context = EndApiClientKeyPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                client_id = _client_id(read, input.api_client_id)
                key_id = KeyId(read.id(KEY, input.key_id, "keyId"))
            await end_api_client_key(
                client_id=client_id,
                key_id=key_id,
                now=context.now,
                uow=context.unit_of_work(),
            )
            payload.api_client = await _as_it_is(context, client_id)
        return payload

    @strawberry.mutation(description="Let a program in no more, from this moment on.")
    async def revoke_api_client(
        self,
        info: BankInfo,
        input: Annotated[RevokeApiClientInput, INPUT],  # noqa: A002 Relay's name for it
    ) -> RevokeApiClientPayload:
        payload, context = RevokeApiClientPayload(), info.context
        with problems_into(payload):
            with reading() as read:
                client_id = _client_id(read, input.api_client_id)
            await revoke_api_client(
                client_id=client_id, now=context.now, uow=context.unit_of_work()
            )
            payload.api_client = await _as_it_is(context, client_id)
        return payload


async def _issued(context: Context, client: Client, secret: str) -> IssuedApiClientKey:
    newest = client.keys[-1]
    return IssuedApiClientKey(
        api_client=await _as_it_is(context, client.id),
        key_id=ID(encode(KEY, newest.id)),
        secret=context.telling(secret) if secret else None,
    )


async def _as_it_is(context: Context, client_id: UUID) -> ApiClient | None:
    context.forget()
    return await API_CLIENT.fetch(context, client_id)


def _client_id(read: Reading, text: str) -> ClientId:
    return ClientId(read.id("ApiClient", text, "apiClientId"))


def _jwk(read: Reading, text: str | None) -> Mapping[str, str] | None:
    return None if text is None else read.one(lambda: public_key(text), "publicKey")
