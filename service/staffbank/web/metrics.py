"""Figures for Prometheus, for whoever has the token of these settings."""

import hmac
from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from staffbank.web.papers import Running

router = APIRouter()
CLOSED = "No figures are shown here: STAFFBANK_METRICS_TOKEN is not set."
WRONG = "Send the header 'Authorization: Bearer <STAFFBANK_METRICS_TOKEN>'."


@router.get("/metrics", summary="Figures for Prometheus.")
async def metrics(bank: Running, authorization: Annotated[str, Header()] = "") -> Response:
    """The figures of this process."""
    token = bank.settings.metrics_token.get_secret_value()
    if not token:
        raise HTTPException(404, CLOSED)
    if not hmac.compare_digest(authorization.encode(), f"Bearer {token}".encode()):
        raise HTTPException(401, WRONG, {"WWW-Authenticate": "Bearer"})
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
