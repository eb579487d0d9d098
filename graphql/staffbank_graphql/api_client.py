"""Programs that are let in, as whoever answers for them sees them."""

from datetime import datetime
from enum import Enum
from uuid import UUID

import strawberry
from strawberry import ID, Private, field

from staffbank.domain.deed import Deed
from staffbank.domain.principal import Role
from staffbank.ports.clients import ApiClientView, ClientKeyView
from staffbank_graphql.closed_sets import explain
from staffbank_graphql.context import BankInfo
from staffbank_graphql.council import COUNCIL, Council
from staffbank_graphql.global_id import encode
from staffbank_graphql.node import Kind, Node

KEY = "ApiClientKey"


class KeyKind(Enum):
    """How a program shows who it is."""

    SECRET = "secret"  # noqa: S105 the word for one, not one
    PUBLIC_KEY = "public_key"


@strawberry.type(description="A key by which a program is let in.")
class ApiClientKey:
    """A key, without what it opens with."""

    id: ID = field(description="Its id; it ends by that.")
    kind: KeyKind = field(description="How the program shows it.")
    added_at: datetime = field(description="Since when it is there.")
    last_used_at: datetime | None = field(
        description="When a token was last given for it; null where none was."
    )
    ended_at: datetime | None = field(description="Since when it is no key; null while it is.")

    @classmethod
    def of(cls, view: ClientKeyView) -> "ApiClientKey":
        """Show a key."""
        return cls(
            id=ID(encode(KEY, view.id)),
            kind=KeyKind(view.kind),
            added_at=view.added_at,
            last_used_at=view.last_used_at,
            ended_at=view.ended_at,
        )


@strawberry.type(description="A program of a council's, or of the region's.")
class ApiClient(Node):
    """A program, as the API shows it."""

    client_id: str = field(description="What it calls itself when it asks for a token.")
    name: str = field(description="What people call it.")
    roles: list[Role] = field(description="The roles by which it sees what it sees.")
    deeds: list[Deed] = field(description="What it may do; empty where it only reads.")
    created_at: datetime = field(description="When it was let in.")
    revoked_at: datetime | None = field(
        description="Since when it is let in no more; null while it is."
    )
    keys: list[ApiClientKey] = field(description="Its keys, ended ones too.")
    documents: list[str] = field(description="The ids of documents registered for it.")
    held_to_documents: bool = field(description="Whether it is answered no document but these.")
    council_id: Private[UUID | None]

    @field(description="The council that it stands for; null for the region.")
    async def council(self, info: BankInfo) -> Council | None:
        return await COUNCIL.fetch(info.context, self.council_id)

    @classmethod
    def of(cls, view: ApiClientView) -> "ApiClient":
        """Show a program; a deed that is no longer one is left out."""
        return cls(
            id=encode("ApiClient", view.id),
            client_id=str(view.id),
            name=view.name,
            roles=[Role(name) for name in view.roles],
            deeds=[Deed[name] for name in view.deeds if name in Deed.__members__],
            created_at=view.created_at,
            revoked_at=view.revoked_at,
            keys=[ApiClientKey.of(key) for key in view.keys],
            documents=list(view.documents),
            held_to_documents=view.held_to_documents,
            council_id=view.council_id,
        )


API_CLIENT = Kind("ApiClient", ApiClientView, ApiClient.of)


def explain_programs() -> None:
    """What programs can be let to do, and how they show who they are."""
    explain(
        KeyKind,
        "How a program shows who it is.",
        SECRET="By a secret, of which the bank keeps no more than a hash.",  # noqa: S106 a sentence
        PUBLIC_KEY="By a JWT signed with a private key that it alone has.",
    )
    sentences = {deed.name: f"{deed.value[0].upper()}{deed.value[1:]}." for deed in Deed}
    explain(Deed, "Everything that changes the bank.", **sentences)
