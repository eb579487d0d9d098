"""What is said on a WebSocket, by the protocol graphql-transport-ws."""

from cross_web import HTTPException
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import (
    SubscribeMessage,
    SubscribeMessagePayload,
)

from staffbank_graphql.context import Socket
from staffbank_graphql.refusal import error
from staffbank_graphql.trusted import Asked


class SocketHandler(BaseGraphQLTransportWSHandler[Socket, None]):
    """Answers documents of which the door approves, by their ids as well."""

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        if not self.connection_acknowledged:  # it is closed for that, whatever it asks
            await super().handle_subscribe(message)
            return
        asked: object = message["payload"]
        if not isinstance(asked, dict) or not _has_a_document(asked):
            await self.handle_invalid_message("A payload has a text `query` or `documentId`")
            return
        try:
            payload = self.context.door.documents.spelt_out(asked)
        except HTTPException as wrong:
            told = {"id": message["id"], "type": "error", "payload": [error(wrong)]}
            await self.websocket.send_json(told)
            return
        spelt_out = SubscribeMessagePayload(**payload)  # type: ignore[typeddict-item]  # the base looks at it
        await super().handle_subscribe({**message, "payload": spelt_out})


def _has_a_document(asked: Asked) -> bool:
    given = [asked[name] for name in ("query", "documentId") if asked.get(name) is not None]
    return bool(given) and all(isinstance(each, str) for each in given)
