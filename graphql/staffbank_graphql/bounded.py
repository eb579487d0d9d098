"""Bodies of requests that are not too large."""

from cross_web import HTTPException
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

TOO_LARGE = 413
LARGEST = 2**20  # bytes of a request
MOST_DIGITS = 20  # enough to know that a length is too large


def bounded(scope: Scope, receive: Receive) -> Receive:
    """A way to receive a body that is not too large, whatever its header says of it.

    Receiving raises HTTPException (413) at once where the header says too much, and else
    where too much has come: no more than that is ever kept.
    """
    told = Headers(scope=scope).get("content-length", "")
    expected = int(told[:MOST_DIGITS]) if told.isdecimal() else 0
    received = 0

    async def receive_within() -> Message:
        nonlocal received
        if expected > LARGEST:
            raise _too_large()
        message = await receive()
        received += len(message.get("body", b""))
        if received > LARGEST:
            raise _too_large()
        return message

    return receive_within


def _too_large() -> HTTPException:
    reason = f"A request has {LARGEST} bytes at the most. Ask in several steps."
    return HTTPException(TOO_LARGE, reason)
