"""What is said on a WebSocket, by the protocol graphql-transport-ws."""

import asyncio

import structlog
from cross_web import HTTPException
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import (
    ConnectionInitMessage,
    Message,
    SubscribeMessage,
    SubscribeMessagePayload,
)

from staffbank.identity.issuer_keys import IssuerAway
from staffbank.identity.tokens import NotAuthenticated
from staffbank.ports.budgets import OutOfBudget
from staffbank_graphql.context import KEY, Socket
from staffbank_graphql.errors import TooManyOpen
from staffbank_graphql.once import sound_key
from staffbank_graphql.refusal import error
from staffbank_graphql.trusted import Asked

TAKEN_WITHIN = 20.0  # seconds, as long as the server waits for a pong
TOO_MUCH = 4429
CLOSING = 123  # bytes that may be said when closing
LONGEST_ID = 255  # letters; every message of an operation has its id in it

log = structlog.get_logger()


class ShortReasons(ASGIWebSocketAdapter):
    """Closes with no more words than the protocol has room for, whatever they name."""

    async def close(self, code: int, reason: str) -> None:
        said = reason.encode(errors="replace")[:CLOSING]
        await super().close(code, said.decode(errors="ignore"))


class SocketHandler(BaseGraphQLTransportWSHandler[Socket, None]):
    """Answers documents of which the door approves, by their ids as well.

    A client that takes nothing for TAKEN_WITHIN is given up: what it does not read, it would
    have kept here for ever. It comes again with `since`, as after any connection that broke.
    """

    _given_up = False
    _sending = 0  # messages that are on their way to the client
    _taken_at = 0.0  # when it last took one, or was last sent one having taken all

    async def handle(self) -> None:
        loop, handling = asyncio.get_running_loop(), asyncio.current_task()
        assert handling is not None

        def look() -> None:
            waits = loop.time() - self._taken_at if self._sending else 0.0
            if waits >= TAKEN_WITHIN:
                self._given_up = True
                handling.cancel()
            else:
                self._look = loop.call_later(TAKEN_WITHIN - waits, look)

        look()
        try:
            with self.context.held:
                await super().handle()
        except asyncio.CancelledError:
            if not self._given_up:
                raise
            handling.uncancel()
            log.info("a client that does not read was given up")
        finally:
            self._look.cancel()

    async def send_message(self, message: Message) -> None:
        # One timer for all: one for each message costs as much as writing it does.
        time = asyncio.get_running_loop().time
        if not self._sending:
            self._taken_at = time()
        self._sending += 1
        try:
            await super().send_message(message)
        finally:
            self._sending -= 1
            self._taken_at = time()

    async def handle_message(self, message: Message) -> None:
        """Hear a message; each is a request, and operations count themselves."""
        if not _is_a_message(message):
            await self.handle_invalid_message("A message is an object, its type and id texts")
            return
        if len(str(message.get("id", ""))) > LONGEST_ID:
            await self.handle_invalid_message(f"An id has {LONGEST_ID} letters at the most")
            return
        if self.connection_acknowledged and message["type"] != "subscribe":
            try:
                await self.context.count()
            except OutOfBudget as out:
                await self.websocket.close(code=TOO_MUCH, reason=str(out))
                return
        await super().handle_message(message)

    async def handle_connection_init(self, message: ConnectionInitMessage) -> None:
        try:
            await super().handle_connection_init(message)
        except TooManyOpen as many:
            await self.websocket.close(code=TOO_MUCH, reason=many.message)

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        if not self.connection_acknowledged:  # it is closed for that, whatever it asks
            await super().handle_subscribe(message)
            return
        asked: object = message["payload"]
        if not isinstance(asked, dict) or not _has_a_document(asked):
            await self.handle_invalid_message("A payload has a text `query` or `documentId`")
            return
        try:
            KEY.set(_key_in(asked))
            entered = await self.context.enter()
            documents = await self.context.door.documents_of(entered.principal)
            payload = documents.spelt_out(asked)
        except NotAuthenticated as wrong:
            await self._refuse(message, HTTPException(401, str(wrong)))
            return
        except OutOfBudget as out:
            await self._refuse(message, HTTPException(429, str(out)))
            return
        except IssuerAway as away:
            await self._refuse(message, HTTPException(503, str(away)))
            return
        except HTTPException as wrong:
            await self._refuse(message, wrong)
            return
        spelt_out = SubscribeMessagePayload(**payload)  # type: ignore[typeddict-item]  # the base looks at it
        await super().handle_subscribe({**message, "payload": spelt_out})

    async def _refuse(self, message: SubscribeMessage, wrong: HTTPException) -> None:
        told = {"id": message["id"], "type": "error", "payload": [error(wrong)]}
        await self.websocket.send_json(told)


def _is_a_message(said: object) -> bool:
    """Whether it is what the library takes for granted."""
    return isinstance(said, dict) and all(
        isinstance(said.get(name, ""), str) for name in ("type", "id")
    )


def _key_in(asked: Asked) -> str | None:
    """The `Idempotency-Key` that comes with the message. Raises HTTPException if it is none."""
    told = asked.get("extensions")
    return sound_key(told.get("idempotencyKey")) if isinstance(told, dict) else None


def _has_a_document(asked: Asked) -> bool:
    given = [asked[name] for name in ("query", "documentId") if asked.get(name) is not None]
    return bool(given) and all(isinstance(each, str) for each in given)
