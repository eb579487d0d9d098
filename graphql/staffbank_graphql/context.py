"""What a resolver is handed: who asks, when, and the way into the bank."""

from collections.abc import Mapping
from contextlib import ExitStack
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from strawberry.types import Info

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.domain.api_client import PROGRAM, ClientId
from staffbank.domain.principal import Principal
from staffbank.identity.issuer_keys import IssuerAway
from staffbank.identity.shown import Shown
from staffbank.identity.tokens import NotAuthenticated
from staffbank.ports.answers import Answering
from staffbank.ports.budgets import OutOfBudget, Spent
from staffbank.ports.queries import Queries
from staffbank.ports.unit_of_work import UnitOfWork
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.held_open import SOCKETS
from staffbank_graphql.loaders import Loaders
from staffbank_graphql.trusted import TrustedDocuments

# Of the one operation on a WebSocket, whose task takes it along.
KEY: ContextVar[str | None] = ContextVar("the Idempotency-Key of this message", default=None)


@dataclass
class Context:
    """One operation's way into the bank, on behalf of `principal`, at the moment `now`."""

    bank: Bank
    principal: Principal
    now: datetime
    cursors: Cursors
    once: str | None = None
    answering: Answering | None = None
    spent: Spent | None = None
    shown: Shown | None = None
    told_a_secret: bool = False
    queries: Queries = field(init=False)
    loaders: Loaders = field(init=False)

    def __post_init__(self) -> None:
        self.queries = self.bank.queries(self.principal)
        self.forget()

    def unit_of_work(self) -> UnitOfWork:
        """A new one, on behalf of whoever is calling."""
        if self.answering is not None:
            return self.answering.unit_of_work()
        return self.bank.unit_of_work(self.principal)

    def reading(self) -> UnitOfWork:
        """One that commits nothing."""
        return self.unit_of_work()

    async def spend(self, fields: int) -> Spent:
        """Take one request of so many fields of the caller's budgets."""
        self.spent = await self.bank.allowance.spend(self.principal, fields)
        return self.spent

    async def is_still_let_in(self) -> bool:
        """Whether what was shown, looked at as of then, still lets in the same caller."""
        if self.shown is None:
            return True
        try:
            return await self.bank.callers.caller(self.shown, now=self.now) == self.principal
        except IssuerAway:  # it cannot be told just now
            return True
        except NotAuthenticated:
            return False

    def answer_by(self, answering: Answering) -> None:
        """Do and read everything within this one transaction from here on."""
        self.answering, self.queries = answering, answering.queries
        self.forget()

    def telling(self, secret: str) -> str:
        """The secret, for an answer that is kept nowhere."""
        self.told_a_secret = True
        return secret

    def forget(self) -> None:
        """Read afresh from here on: something was changed."""
        self.loaders = Loaders(self.queries)


MOST_TEXTS = 1_000  # beyond which only those of whoever asks are kept

BankInfo: TypeAlias = Info[Context, None]


@dataclass
class Door:
    """Where callers show their token, and are let in or not; and what they may bring."""

    bank: Bank
    cursors: Cursors
    documents: TrustedDocuments
    texts: dict[str, str] = field(default_factory=dict)  # of programs, by what they hash to

    async def documents_of(self, principal: Principal) -> TrustedDocuments:
        """Those that somebody may name, or has to: a program's own among them."""
        if not (principal.documents or principal.held_to_them):
            return self.documents
        own = {each: self.texts[each] for each in principal.documents & self.texts.keys()}
        missing, programs = principal.documents - own.keys(), self.bank.callers.programs
        if missing and programs is not None:
            client_id = ClientId(UUID(principal.person.removeprefix(PROGRAM)))
            own |= await programs.door.texts(client_id, missing)
            many = len(self.texts) + len(missing) > MOST_TEXTS
            self.texts = own if many else self.texts | own
        return self.documents.with_those_of(own, alone=principal.held_to_them)

    async def enter(self, shown: Shown, once: str | None = None) -> Context:
        """A fresh context for whoever shows this.

        Raises:
            NotAuthenticated: nothing is shown, or nothing that lets anybody in.
            OutOfBudget: they have nothing left to ask for.
        """
        now = clock.now()
        principal = await self.bank.callers.caller(shown, now=now)
        self.bank.allowance.look(principal)
        return Context(self.bank, principal, now, self.cursors, once, shown=shown)


@dataclass
class Socket:
    """An open WebSocket of `principal`, once they have entered.

    Each operation on it enters by the door anew: tokens run out.
    """

    door: Door
    shown: Shown
    connection_params: Mapping[str, object] = field(default_factory=dict)
    principal: Principal | None = None
    held: ExitStack = field(default_factory=ExitStack)  # what is let go when it ends

    async def enter(self) -> Context:
        """A context of its own for one operation. Raises as the door does."""
        told, shown = self.connection_params.get("authorization"), self.shown
        if isinstance(told, str):
            shown = replace(shown, authorization=told)
        context = await self.door.enter(shown, KEY.get())
        self.principal = context.principal
        return context

    async def stay(self) -> None:
        """Hold the connection open for whoever enters. Raises TooManyOpen, or as the door."""
        self.held.enter_context(SOCKETS.one_of((await self.enter()).principal))

    async def count(self) -> None:
        """Count a message that asks for nothing. Raises OutOfBudget."""
        if self.principal is not None:
            spent = await self.door.bank.allowance.spend(self.principal, 0)
            if not spent.granted:
                raise OutOfBudget(spent)
