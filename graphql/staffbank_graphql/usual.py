"""A request as nearly all are: one operation by POST, as JSON, to be answered as JSON.

The library makes a request, a response and an adapter of each, and asks many times what it may
be. Of a usual one all of that is known from its headers; any other goes the library's way.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

from starlette.types import Receive, Scope, Send
from strawberry.http import GraphQLRequestData

from staffbank_graphql.media_type import EVENTS, is_json, negotiated


class Usual(NamedTuple):
    """What its headers say, and the form of answers that its sender likes best."""

    headers: Mapping[str, str]
    form: str
    method: str = "POST"

    @classmethod
    def of(cls, scope: Scope) -> Self | None:
        """The request, if it is such a one: no header comes twice, and none is a cookie."""
        if scope["method"] != "POST":
            return None
        told = scope["headers"]
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in told}
        if len(headers) != len(told) or "cookie" in headers:
            return None
        form = negotiated(headers.get("accept", ""))
        if form is None or form == EVENTS or not is_json(headers.get("content-type", "")):
            return None
        return cls(headers, form)


def asked_in(read: Any) -> GraphQLRequestData | None:
    """The one operation that is asked for, if that is all there is to it."""
    if not isinstance(read, dict):
        return None
    query, name = read.get("query"), read.get("operationName")
    variables, extensions = read.get("variables"), read.get("extensions")
    if not query or not isinstance(query, str) or "subscription" in query:
        return None
    if not all(each is None or isinstance(each, dict) for each in (variables, extensions)):
        return None
    return GraphQLRequestData(query, variables, name, extensions)


class Whole(NamedTuple):
    """An answer that is there as a whole; sent as ASGI has it."""

    body: bytes
    status: int
    headers: Mapping[str, str]

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Send it."""
        headers = [(k.encode("latin-1"), v.encode("latin-1")) for k, v in self.headers.items()]
        await send(
            {
                "type": "http.response.start",
                "status": self.status,
                "headers": [(b"content-length", b"%d" % len(self.body)), *headers],
            }
        )
        await send({"type": "http.response.body", "body": self.body})
