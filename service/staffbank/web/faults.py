"""Faults of ours over plain HTTP: a reference for the caller, the rest for the log."""

import secrets

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse

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
