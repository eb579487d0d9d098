"""Faults of ours over plain HTTP: a reference for the caller, the rest for the log."""

import secrets
from contextlib import suppress

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

log = structlog.get_logger()


async def hidden(request: Request, fault: Exception) -> JSONResponse:
    """The answer to a request that has met a fault; the log has that by the same reference."""
    reference = secrets.token_hex(8)
    log.error(
        "http.unexpected_error",
        correlation_id=reference,
        method=request.method,
        route=getattr(request.scope.get("route"), "path", None),
        exc_info=fault,
    )
    said = {"detail": f"Something went wrong on our side. Quote {reference}.", "id": reference}
    return JSONResponse(said, status_code=500)


async def away(_: Request, wrong: Exception) -> Response:
    """The answer while something that we need is away."""
    return JSONResponse({"detail": str(wrong)}, status_code=503, headers={"retry-after": "60"})


async def left(_request: Request, _gone: Exception) -> Response:
    """The answer to a request whose sender left before it was all there: nobody hears it.

    It is no fault of ours, and nothing to be logged for each of a thousand who do so.
    """
    return Response(status_code=400)


def heard_out(app: ASGIApp) -> ASGIApp:
    """The application, to which it is no fault either."""

    async def hears(scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(ClientDisconnect):
            await app(scope, receive, send)

    return hears
