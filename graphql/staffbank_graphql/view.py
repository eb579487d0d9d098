"""The endpoint: GraphQL over HTTP, over server-sent events, and over WebSockets."""

from contextvars import ContextVar
from json import JSONDecodeError
from typing import Any, TypeAlias, cast

import orjson
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.exceptions import ConnectionRejectionError
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData, process_result
from strawberry.http.base import BaseRequestProtocol
from strawberry.http.types import QueryParams
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.unset import UnsetType

from staffbank.bootstrap import Bank
from staffbank.identity.allowance import told
from staffbank.identity.issuer_keys import IssuerAway
from staffbank.identity.shown import Shown
from staffbank.identity.tokens import NotAuthenticated
from staffbank.ports.budgets import OutOfBudget
from staffbank_graphql.bounded import bounded
from staffbank_graphql.context import Context, Door, Socket
from staffbank_graphql.cursor import Cursors
from staffbank_graphql.events import Events, streamed
from staffbank_graphql.media_type import (
    EVENTS,
    GRAPHQL_JSON,
    JSON,
    is_json,
    negotiated,
    of_one_answer,
)
from staffbank_graphql.numerals import unread
from staffbank_graphql.once import sound_key
from staffbank_graphql.refusal import Refusal, error, require_one_of_each
from staffbank_graphql.schema import schema_of
from staffbank_graphql.socket_handler import ShortReasons, SocketHandler
from staffbank_graphql.status import Status, later, of_answer, of_refusal
from staffbank_graphql.trusted import Asked, TrustedDocuments
from staffbank_graphql.usual import Usual, Whole, asked_in

Entered: TypeAlias = Context | Socket
DOCUMENTS: ContextVar[TrustedDocuments] = ContextVar("what this caller may name")


class GraphQLView(GraphQL[Entered, None]):
    """Serves the schema over a bank, to those who say who they are."""

    graphql_transport_ws_handler_class = SocketHandler  # type: ignore[assignment]  # of a Socket
    websocket_adapter_class = ShortReasons
    stream_transport_classes_by_protocol = {GRAPHQL_SSE_PROTOCOL: Events}  # noqa: RUF012 the base's

    def __init__(self, bank: Bank) -> None:
        super().__init__(
            schema_of(bank.settings),
            graphql_ide=None,
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL, GRAPHQL_SSE_PROTOCOL],
        )
        self.draft = bank.settings.draft_statuses
        documents = TrustedDocuments.of(bank.settings)
        self.door = Door(bank, Cursors.of(bank.settings), documents)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; what goes wrong before GraphQL begins has the form of its errors too."""
        if scope["type"] != "http":
            await super().__call__(scope, receive, send)
            return
        usual, request = Usual.of(scope), Request(scope, bounded(scope, receive))
        response: Response | Whole
        try:
            response = await (self._usual(usual, request) if usual else self.run(request))
        except (IssuerAway, NotAuthenticated, HTTPException, OutOfBudget) as wrong:
            response = self._refused(wrong, request.headers.get("accept", ""))
        if isinstance(response, Response):
            await _count(request, response)
        await response(scope, receive, send)

    async def _usual(self, usual: Usual, request: Request) -> Response | Whole:
        """The answer; what turns out not to be usual goes the library's way from there on."""
        shown = Shown.by(usual.headers, {}, self.door.bank.settings.public_url)
        context = await self._entered(request, shown, usual.headers.get("idempotency-key"))
        asked = asked_in(self.parse_json(await request.body()))
        if asked is None:
            return await self.run(request, context=context)
        result = await self._executed(usual, context, asked)
        answer, status = process_result(result), of_answer(result, usual.form, draft=self.draft)
        if status >= Status.UNREADABLE:
            answer.pop("data", None)
        headers = told(context.spent or await context.spend(0)) | later(status)
        return Whole(orjson.dumps(answer), status, {"content-type": usual.form, **headers})

    def is_request_allowed(self, request: BaseRequestProtocol) -> bool:
        if request.method not in {"GET", "POST"}:
            reason = "Send operations by POST, or trusted queries by GET."
            raise Refusal(405, reason, allow="GET, POST")
        if negotiated(request.headers.get("accept", "")) is None:
            reason = f"Answers are {GRAPHQL_JSON}, {JSON} or {EVENTS}. Accept one of them."
            raise Refusal(406, reason)
        return True

    def should_render_graphql_ide(
        self,
        request: BaseRequestProtocol,  # noqa: ARG002 the base class has it
    ) -> bool:
        return False

    async def parse_http_body(
        self, request: AsyncHTTPRequestAdapter
    ) -> GraphQLRequestData | list[GraphQLRequestData]:
        content_type = request.content_type or ""
        if request.method == "POST" and not is_json(content_type):
            raise Refusal(415, f"Send {JSON} as the Content-Type, not {content_type[:80]!r}.")
        asked = await super().parse_http_body(request)
        if isinstance(asked, list):
            return asked
        if not asked.query:
            raise Refusal(400, "Send a `query`, or the `documentId` of a trusted one.")
        return streamed(asked, request.headers.get("accept", ""))

    def parse_json(self, data: str | bytes) -> Any:
        """The body of a request, the document that it names spelt out. Raises Refusal."""
        read = self._read(data)
        return DOCUMENTS.get().spelt_out(read) if isinstance(read, dict) else read

    def parse_query_params(self, params: QueryParams) -> Asked:
        """What is asked by GET, which is for trusted documents only. Raises Refusal."""
        asked: Asked = dict(params)
        for name in ("variables", "extensions"):
            if asked.get(name):
                asked[name] = self._read(asked[name])
        asked = DOCUMENTS.get().spelt_out(asked)
        if (query := asked.get("query")) is not None and not DOCUMENTS.get().has(query):
            reason = "By GET only trusted queries are answered. Send this one by POST."
            raise Refusal(405, reason, allow="POST")
        return asked

    def _read(self, data: str | bytes) -> Any:
        try:
            return super().parse_json(data)
        except HTTPException as wrong:
            if why := unread(wrong.__cause__):
                raise Refusal(400, why) from wrong.__cause__
            raise

    async def get_context(
        self,
        request: Request | WebSocket,
        response: Response | WebSocket,  # noqa: ARG002 the base class has it
    ) -> Entered:
        shown = Shown.by(request.headers, request.cookies, self.door.bank.settings.public_url)
        if isinstance(request, WebSocket):
            return Socket(self.door, shown)
        require_one_of_each(request.headers)
        return await self._entered(request, shown, request.headers.get("idempotency-key"))

    async def _executed(
        self, usual: Any, context: Context, asked: GraphQLRequestData
    ) -> ExecutionResult:
        """As the library has it executed, which of a request looks at its method alone."""
        nothing: Any = None
        return await self.execute_single(nothing, usual, nothing, context, None, asked)

    async def _entered(self, request: Request, shown: Shown, key: str | None) -> Context:
        request.state.entered = entered = await self.door.enter(shown, sound_key(key))
        DOCUMENTS.set(await self.door.documents_of(entered.principal))
        return entered

    async def on_ws_connect(self, context: Entered) -> UnsetType | dict[str, object] | None:
        """Let nobody in whose operations would all be refused. Raises TooManyOpen."""
        try:
            if isinstance(context, Socket):
                await context.stay()
        except (NotAuthenticated, OutOfBudget) as wrong:
            raise ConnectionRejectionError from wrong
        return await super().on_ws_connect(context)

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        response = await super().get_sub_response(request)
        response.media_type = of_one_answer(request.headers.get("accept", ""))
        request.state.response = response
        return response

    async def process_result(
        self, request: Request, result: ExecutionResult
    ) -> GraphQLHTTPResponse:
        """The answer; one with an error's status, to what was never executed, has no data."""
        answer = await super().process_result(request, result)
        response: Response = request.state.response
        response.status_code = of_answer(result, response.media_type, draft=self.draft)
        if response.status_code >= Status.UNREADABLE:
            answer.pop("data", None)
        return answer

    def create_response(
        self,
        response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse],
        sub_response: Response,
    ) -> Response:
        return Response(
            self.encode_json(response_data),
            status_code=sub_response.status_code or 200,
            media_type=sub_response.media_type,
        )

    def decode_json(self, data: str | bytes) -> object:
        read: object = orjson.loads(data)
        if not isinstance(read, dict | list):
            raise JSONDecodeError("A request is an object", str(read), 0)
        return read

    def encode_json(self, data: object) -> str:
        return orjson.dumps(data).decode()

    def _refused(self, wrong: Exception, accept: str) -> Response:
        match wrong:
            case IssuerAway():
                response = self._refusal(HTTPException(503, str(wrong)), accept)
                response.headers["retry-after"] = "60"
            case NotAuthenticated():
                response = self._refusal(HTTPException(401, str(wrong)), accept)
                response.headers["www-authenticate"] = "Bearer"
            case OutOfBudget(spent=spent):
                response = self._refusal(HTTPException(429, str(wrong)), accept)
                response.headers.update(told(spent))
            case _:
                response = self._refusal(cast("HTTPException", wrong), accept)
        return response

    def _refusal(self, wrong: HTTPException, accept: str) -> Response:
        status = of_refusal(wrong, draft=self.draft)
        body = self.encode_json({"errors": [error(wrong)]})
        response = Response(body, status, media_type=of_one_answer(accept))
        if status == Status.NOT_BY_THIS:
            response.headers["allow"] = wrong.allow if isinstance(wrong, Refusal) else "POST"
        return response


async def _count(request: Request, response: Response) -> None:
    """Tell what the caller has left; what never came to be an operation is a request too."""
    entered = getattr(request.state, "entered", None)
    if isinstance(entered, Context) and not isinstance(response, StreamingResponse):
        response.headers.update(told(entered.spent or await entered.spend(0)))
        response.headers.update(later(response.status_code))
