"""Server-sent events, as most clients can read them."""

from dataclasses import replace

from graphql import GraphQLError, OperationType, get_operation_ast, parse
from strawberry.http import GraphQLRequestData
from strawberry.http.streaming import SSETransport

from staffbank_graphql.limits import TOKENS
from staffbank_graphql.media_type import EVENTS, negotiated, takes
from staffbank_graphql.refusal import Refusal


class Events(SSETransport):
    """Sent where the client likes them best, in lines that end as the shortest do.

    A line may end in CR LF, and there are clients that then wait for ever for the end of an
    event. And some that would take events ask for JSON first, and expect it.
    """

    def accepts(self, accept: str) -> bool:
        return negotiated(accept) == EVENTS

    def encode_event(self, event: str, data: str | None = None) -> str:
        return super().encode_event(event, data).replace("\r\n", "\n")

    def encode_comment(self, comment: str) -> str:
        return super().encode_comment(comment).replace("\r\n", "\n")


def streamed(asked: GraphQLRequestData, accept: str) -> GraphQLRequestData:
    """The request; a subscription is one for events, though others are liked better.

    Raises:
        Refusal: it is a subscription, and events are not taken at all.
    """
    if asked.protocol == "sse" or not _is_subscription(asked):
        return asked
    if not takes(accept, EVENTS):
        raise Refusal(406, f"A subscription has many answers: accept {EVENTS}.")
    return replace(asked, protocol="sse")


def _is_subscription(asked: GraphQLRequestData) -> bool:
    """Whether it is one; what cannot be parsed is left for others to tell."""
    if "subscription" not in (asked.query or ""):
        return False
    try:
        document = parse(asked.query or "", max_tokens=TOKENS)
    except GraphQLError:
        return False
    operation = get_operation_ast(document, asked.operation_name)
    return operation is not None and operation.operation is OperationType.SUBSCRIPTION
