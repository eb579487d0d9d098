"""The address at which programs get their tokens."""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Header, Request
from fastapi.responses import JSONResponse

from staffbank import clock
from staffbank.identity.allowance import told
from staffbank.identity.token_office import PATH, Refusal
from staffbank.ports.budgets import OutOfBudget
from staffbank.web.budgets import address_of
from staffbank.web.papers import Running

router = APIRouter()
FORM = "application/x-www-form-urlencoded"
LARGEST = 16_384  # bytes
KEEP_NOTHING = {"Cache-Control": "no-store", "Pragma": "no-cache"}


@router.post(PATH, summary="A token for a program, by its client credentials.")
async def token(
    request: Request, bank: Running, authorization: Annotated[str, Header()] = ""
) -> JSONResponse:
    """OAuth 2.0's answer to the form."""
    try:
        await bank.allowance.let_in(address_of(request))
        given = await bank.token_office.give(
            await _form(request), authorization, now=clock.now()
        )
    except OutOfBudget as out:
        said = {"error": "temporarily_unavailable", "error_description": str(out)}
        return _answer(said, 429, told(out.spent))
    except Refusal as refused:
        said = {"error": refused.code, "error_description": str(refused)}
        return _answer(said, refused.status)
    return _answer(
        {
            "access_token": given.token,
            "token_type": "Bearer",
            "expires_in": given.seconds,
            "scope": " ".join(sorted(given.scope)),
        }
    )


def _answer(
    said: dict[str, Any], status: int = 200, more: Mapping[str, str] | None = None
) -> JSONResponse:
    challenge = {"WWW-Authenticate": 'Basic realm="staffbank"'} if status == 401 else {}  # noqa: PLR2004 HTTP's
    return JSONResponse(said, status, {**KEEP_NOTHING, **challenge, **(more or {})})


async def _form(request: Request) -> dict[str, str]:
    """What was sent, each name once. Raises Refusal."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise Refusal("invalid_request", f"A form has {LARGEST} bytes at the most.", 413)
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True)
    except ValueError as wrong:
        raise Refusal("invalid_request", "The form is not UTF-8.") from wrong
    form = dict(pairs)
    if kind != FORM or len(form) != len(pairs):
        raise Refusal("invalid_request", f"Send {FORM}, each name once.")
    return form
