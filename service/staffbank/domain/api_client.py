"""A program of a council's or the region's, and what it shows to be let in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType
from uuid import UUID

from staffbank.domain.council import CouncilId, RegionId
from staffbank.domain.deed import Deed
from staffbank.domain.event import Event
from staffbank.domain.permission import MATRIX
from staffbank.domain.principal import REGIONAL, Grant, Principal, Role
from staffbank.domain.problem import Declined, Problem, ProblemCode, not_found

ClientId = NewType("ClientId", UUID)
KeyId = NewType("KeyId", UUID)

PROGRAM = "client:"  # a program's name begins so, and no person's does
MOST_KEYS = 2  # the old one, and the one that takes its place
LONGEST_NAME = 100
MOST_DOCUMENTS = 200
# Opinions, releases, approvals, signatures and offers are decisions of named people.
FOR_COUNCILS = frozenset({Role.REQUESTER, Role.FINANCE_OFFICER, Role.COUNCIL_ADMINISTRATOR})
FOR_THE_REGION = frozenset({Role.ANALYST, Role.AUDITOR})
# What a program may never do, whoever asks for it: let programs in, and say what they ask.
NEVER = frozenset(
    {
        Deed.CREATE_API_CLIENT,
        Deed.ADD_API_CLIENT_KEY,
        Deed.END_API_CLIENT_KEY,
        Deed.REVOKE_API_CLIENT,
        Deed.REGISTER_DOCUMENT,
        Deed.REMOVE_DOCUMENT,
        Deed.HOLD_TO_DOCUMENTS,
    }
)


@dataclass(frozen=True)
class ClientKey:
    """A secret, of which only the hash is kept, or a public key (JWK): one of the two."""

    id: KeyId
    added_at: datetime
    secret_hash: bytes | None = None
    public_jwk: Mapping[str, str] | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True)
class ApiClient:
    """A program: what it may see by its roles, and the deeds that it may do.

    It stands for a council and its employer, `organisations`; without a council for the region.
    With no deeds it only reads. `documents` are the ids of what was registered for it to ask.
    """

    id: ClientId
    region_id: RegionId
    name: str
    council_id: CouncilId | None
    organisations: frozenset[UUID]
    roles: frozenset[Role]
    deeds: frozenset[Deed] = frozenset()
    keys: tuple[ClientKey, ...] = ()
    revoked_at: datetime | None = None
    documents: frozenset[str] = frozenset()
    held_to_documents: bool = False

    def vetted(self) -> "ApiClient":
        """The same, if a program may have that. Raises Declined (invalid), with all reasons."""
        problems = []
        if not 0 < len(self.name) <= LONGEST_NAME:
            problems.append(_invalid(f"A name has 1 to {LONGEST_NAME} letters.", "name"))
        allowed = FOR_COUNCILS if self.council_id else FOR_THE_REGION
        if not self.roles or not self.roles <= allowed:
            known = " or ".join(sorted(role.value.replace("_", " ") for role in allowed))
            message = f"A program here is {known}; what the others do, named people decide."
            problems.append(_invalid(message, "roles"))
        problems += [
            _invalid(f"No program of these roles is let to {deed.value}.", "deeds")
            for deed in sorted(self.deeds, key=lambda deed: deed.name)
            if deed in NEVER or not MATRIX[deed] & self.roles
        ]
        if problems:
            raise Declined(*problems)
        return self

    @property
    def live_keys(self) -> tuple[ClientKey, ...]:
        """The keys by which it is let in now: none, once it is revoked."""
        if self.revoked_at is not None:
            return ()
        return tuple(key for key in self.keys if key.ended_at is None)

    def key(self, key_id: KeyId) -> ClientKey:
        """The live key of this id. Raises Declined (not_found)."""
        for key in self.live_keys:
            if key.id == key_id:
                return key
        raise not_found("key that lets it in", "keyId")

    def with_key(self, key: ClientKey) -> "ApiClient":
        """The client with one more key. Raises Declined (wrong_state)."""
        self._be_let_in()
        if len(self.live_keys) >= MOST_KEYS:
            message = f"It has {MOST_KEYS} keys. End the one that is used no more first."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message))
        return replace(self, keys=(*self.keys, key))

    def without_key(self, key_id: KeyId, *, at: datetime) -> "ApiClient":
        """The client with this key ended. Raises Declined (not_found)."""
        ending = self.key(key_id)
        keys = (replace(k, ended_at=at) if k is ending else k for k in self.keys)
        return replace(self, keys=tuple(keys))

    def revoked(self, *, at: datetime) -> "ApiClient":
        """The client, let in no more. Raises Declined (wrong_state)."""
        self._be_let_in()
        return replace(self, revoked_at=at)

    def principal(self, deeds: frozenset[str]) -> Principal:
        """Whom it acts as, held to these of its deeds."""
        region = (Grant(role, self.region_id) for role in self.roles if role in REGIONAL)
        own = (Grant(role, each) for role in self.roles for each in self.organisations)
        return Principal(
            person=f"{PROGRAM}{self.id}",
            region_id=self.region_id,
            grants=frozenset(own if self.council_id else region),
            only=deeds & frozenset(deed.name for deed in self.deeds),
            documents=self.documents,
            held_to_them=self.held_to_documents,
        )

    def with_document(self, document_id: str) -> "ApiClient":
        """The client with a document more. Raises Declined (wrong_state)."""
        self._be_let_in()
        if len(self.documents | {document_id}) > MOST_DOCUMENTS:
            message = (
                f"It has {MOST_DOCUMENTS} documents. Take away one that it sends no more first."
            )
            raise Declined(Problem(ProblemCode.WRONG_STATE, message))
        return replace(self, documents=self.documents | {document_id})

    def without_document(self, document_id: str) -> "ApiClient":
        """The client without the document. Raises Declined (not_found)."""
        if document_id not in self.documents:
            raise not_found("document of this program", "documentId")
        return replace(self, documents=self.documents - {document_id})

    def held_to(self, *, documents: bool) -> "ApiClient":
        """The client, held to its documents or not. Raises Declined (wrong_state)."""
        self._be_let_in()
        return replace(self, held_to_documents=documents)

    def happened(self, what: str, **details: str | int) -> Event:
        """The event of this having happened to it."""
        return Event(f"api_client.{what}", self.id, self.organisations, details)

    def _be_let_in(self) -> None:
        if self.revoked_at is not None:
            message = "It was let in no more. Let it in anew, as another."
            raise Declined(Problem(ProblemCode.WRONG_STATE, message))


def hash_of(secret: str) -> bytes:
    """What is kept of a secret: it has 256 bits of chance, so there is nothing to guess."""
    return hashlib.sha256(secret.encode()).digest()


def _invalid(message: str, *path: str) -> Problem:
    return Problem(ProblemCode.INVALID, message, path)
