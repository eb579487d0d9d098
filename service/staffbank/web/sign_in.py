"""Signing in and out with a browser."""

from collections.abc import Mapping
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from staffbank import clock
from staffbank.bootstrap import Bank
from staffbank.identity.issuer_keys import IssuerAway
from staffbank.identity.role_map import NoRoleHere
from staffbank.identity.shown import COOKIE, Shown
from staffbank.identity.sign_in import CALLBACK, SignIn
from staffbank.identity.tokens import NotAuthenticated
from staffbank.web.budgets import counted
from staffbank.web.not_now import not_now
from staffbank.web.papers import Running

router = APIRouter()
SIGNING_IN = "__Host-staffbank-signing-in"
PATIENCE = 600  # seconds that somebody may take at the issuer
QUIET = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
NO_WAY_IN = (
    "Nobody signs in here with a browser: STAFFBANK_OIDC_CLIENT_ID is not set. Use a token."
)
ELSEWHERE = "This came from another site's page. Sign out on a page of the bank."


@router.get("/login", dependencies=[Depends(counted)], summary="To the issuer, to sign in.")
async def login(request: Request, bank: Running, next: str = "/") -> Response:  # noqa: A002 its usual name
    """Send the browser there; it comes back to `/callback`."""
    try:
        leaving = await _way_in(bank).leave(next, now=clock.now())
    except IssuerAway as away:
        again = f"/login?{urlencode({'next': next})}"
        return not_now(request, bank.settings, again, str(away), QUIET)
    response = RedirectResponse(leaving.address, 303, QUIET)
    _keep(response, SIGNING_IN, leaving.kept, PATIENCE)
    return response


@router.get(CALLBACK, dependencies=[Depends(counted)], summary="Back from the issuer.")
async def callback(request: Request, bank: Running) -> Response:
    """Begin a session, and send the browser to the page that was wanted."""
    now, kept = clock.now(), request.cookies.get(SIGNING_IN, "")
    try:
        who, page = await _way_in(bank).come_back(_query(request), kept, now=now)
    except IssuerAway as away:
        return not_now(request, bank.settings, "/login", str(away), QUIET)
    except NoRoleHere as stranger:
        return _forgetting(PlainTextResponse(str(stranger), 403, QUIET), SIGNING_IN)
    except NotAuthenticated as wrong:
        return _forgetting(PlainTextResponse(str(wrong), 400, QUIET), SIGNING_IN)
    before = request.cookies.get(COOKIE, "")
    secret = await bank.callers.sessions.begin(who, instead_of=before, now=now)
    response = _forgetting(RedirectResponse(page, 303, QUIET), SIGNING_IN)
    _keep(response, COOKIE, secret)
    return response


@router.post("/logout", summary="Sign this browser out.")
async def logout(request: Request, bank: Running) -> Response:
    """End the session, and go on to the issuer, which has one of its own."""
    shown = _ours(request, bank)
    await bank.callers.sessions.end(shown.session)
    return await _goodbye(bank)


@router.post("/logout/everywhere", summary="Sign out on every machine.")
async def logout_everywhere(request: Request, bank: Running) -> Response:
    """End every session of whoever this one is of."""
    shown = _ours(request, bank)
    try:
        await bank.callers.sessions.end_everywhere(shown.session, now=clock.now())
    except NotAuthenticated as wrong:
        raise HTTPException(401, str(wrong)) from wrong
    return await _goodbye(bank)


async def _goodbye(bank: Bank) -> Response:
    way_in = bank.sign_in  # a demonstration has none, and sessions all the same
    address = await way_in.farewell(now=clock.now()) if way_in else "/"
    return _forgetting(RedirectResponse(address, 303, QUIET), COOKIE)


def _ours(request: Request, bank: Bank) -> Shown:
    shown = Shown.by(request.headers, request.cookies, bank.settings.public_url)
    if not shown.from_our_page:
        raise HTTPException(403, ELSEWHERE)
    return shown


def _way_in(bank: Bank) -> SignIn:
    if bank.sign_in is None:
        raise HTTPException(404, NO_WAY_IN)
    return bank.sign_in


def _query(request: Request) -> Mapping[str, str]:
    return request.query_params


def _keep(response: Response, name: str, value: str, seconds: int | None = None) -> None:
    response.set_cookie(name, value, seconds, path="/", secure=True, httponly=True)


def _forgetting(response: Response, name: str) -> Response:
    response.delete_cookie(name, path="/", secure=True, httponly=True)
    return response
