"""What is refused before GraphQL begins, in the form of its errors all the same."""

from cross_web import HTTPException
from starlette.datastructures import Headers

from staffbank_graphql.errors import cut

CODES = {
    401: "UNAUTHENTICATED",
    403: "NOT_TRUSTED",
    404: "UNKNOWN_DOCUMENT",
    413: "TOO_LARGE",
    429: "RATE_LIMITED",
    503: "UNAVAILABLE",
}

ONCE = ("authorization", "idempotency-key", "content-type", "origin")


class Refusal(HTTPException):
    """The request is refused; `allow` names the methods that would not be."""

    def __init__(self, status: int, reason: str, *, allow: str = "") -> None:
        super().__init__(status, reason)
        self.allow = allow


def require_one_of_each(headers: Headers) -> None:
    """Do nothing where each of these is said once: two servers on the way could read another.

    Raises:
        Refusal: one of them comes twice.
    """
    for name in ONCE:
        if len(headers.getlist(name)) > 1:
            raise Refusal(400, f"The header {name} comes twice. Send it once.")


def error(wrong: HTTPException) -> dict[str, object]:
    """How a client is told, over HTTP and over a WebSocket alike."""
    code = CODES.get(wrong.status_code, "BAD_REQUEST")
    return {"message": cut(wrong.reason), "extensions": {"code": code}}
