"""Pages for when there is no page: signed out, not yours, out of date, not here, broken."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from staffbank.identity.shown import Shown
from staffbank.ports.away import DatabaseAway
from staffbank.web import faults
from staffbank.web.assets import NoAssets
from staffbank.web.desk import Broken, TooOften, Unanswerable
from staffbank.web.form import CSRF, KEY, TooMuch, form_of
from staffbank.web.not_now import not_now
from staffbank.web.page import (
    NotAMember,
    NotForYou,
    NotHere,
    OutOfDate,
    SignedOut,
    asks_by_itself,
    page_of,
)
from staffbank.web.site import Site
from staffbank.web.words import _

LOG = structlog.get_logger("staffbank.web")
OURS = frozenset({CSRF, KEY, "rows"})  # fields that nobody writes
NO_RECORDS = _("It cannot reach its records for the moment. It is not your doing.")


@dataclass(frozen=True)
class Away:
    """A status and its page."""

    status: int
    template: str


AWAY: Mapping[type[Exception], Away] = {
    NotHere: Away(404, "away/not_here.html"),
    RequestValidationError: Away(404, "away/not_here.html"),
    NotForYou: Away(403, "away/not_for_you.html"),
    OutOfDate: Away(403, "away/out_of_date.html"),
    TooMuch: Away(413, "away/too_much.html"),
    Unanswerable: Away(400, "away/unreadable.html"),
}


def turn_away(app: FastAPI) -> None:
    """Have the site's exceptions shown as pages."""
    for kind in AWAY:
        app.add_exception_handler(kind, _away)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(SignedOut, _signed_out)
    app.add_exception_handler(NotAMember, _to_join)
    app.add_exception_handler(TooOften, _too_often)
    app.add_exception_handler(Broken, _broken)
    app.add_exception_handler(NoAssets, _undressed)
    app.add_exception_handler(DatabaseAway, _without_records)
    app.add_exception_handler(ClientDisconnect, faults.left)
    app.add_exception_handler(Exception, _broken)


async def _away(request: Request, wrong: Exception) -> Response:
    return await _shown(request, AWAY[type(wrong)])


async def _http(request: Request, wrong: Exception) -> Response:
    assert isinstance(wrong, HTTPException)
    status = wrong.status_code
    if status == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET":
        return RedirectResponse(_above(request), 303)  # where a form's own address was typed
    template = "not_here" if status == HTTPStatus.NOT_FOUND else "unreadable"
    shown = await _shown(request, Away(status, f"away/{template}.html"))
    shown.headers.update(wrong.headers or {})  # such as the methods that it does take
    return shown


def _above(request: Request) -> str:
    return request.url.path.rpartition("/")[0] or "/"


async def _signed_out(request: Request, wrong: Exception) -> Response:
    """Whoever was signed in is told; whoever was not goes to the page where one does.

    A part of an open page that asks for itself is no place for that: the page is loaded anew,
    and of one that was sent the first page is, since a form is sent by nobody but her.
    """
    asks = request.method == "GET"
    if asks_by_itself(request):
        leads = {"HX-Refresh": "true"} if asks else {"HX-Redirect": "/"}
        return Response(status_code=401, headers=leads)
    page = _wanted(request) if asks else "/"
    if asks and not (isinstance(wrong, SignedOut) and wrong.before):
        return RedirectResponse(f"/sign-in?{urlencode({'next': page})}", 303)
    site: Site = request.app.state.site
    wrote = [] if asks else await _written(request, site)
    text = site.render("away/signed_out.html", request, back=page, asks=asks, wrote=wrote)
    return HTMLResponse(text, 401)


async def _written(request: Request, site: Site) -> list[str]:
    """What she wrote in the form: by going back she would find it no more than the page is."""
    if not Shown.by(request.headers, request.cookies, site.settings.public_url).from_our_page:
        return []
    try:
        form = await form_of(request)
    except TooMuch:
        return []
    texts = (
        text.strip() for name in form.values for text in form.all(name) if name not in OURS
    )
    return [text for text in texts if " " in text]  # what is of one word is soon typed again


async def _to_join(_: Request, __: Exception) -> Response:
    return RedirectResponse("/worker/join", 303)


def _wanted(request: Request) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}"


async def _broken(request: Request, wrong: Exception) -> Response:
    """Only a reference is shown; the log has the rest."""
    if isinstance(wrong, Broken):
        reference = wrong.reference
    else:
        reference = secrets.token_hex(8)
        LOG.error("web.unexpected_error", correlation_id=reference, exc_info=wrong)
    return await _shown(request, Away(500, "away/broken.html"), reference=reference)


async def _too_often(request: Request, wrong: Exception) -> Response:
    """When she may ask again, in the bank's words."""
    return await _shown(request, Away(429, "away/too_often.html"), why=str(wrong))


async def _undressed(request: Request, wrong: Exception) -> Response:
    return _later(request, str(wrong))


async def _without_records(request: Request, wrong: Exception) -> Response:
    LOG.warning("web.database_away", exc_info=wrong)
    return _later(request, NO_RECORDS)


def _later(request: Request, why: str) -> Response:
    site: Site = request.app.state.site
    return not_now(request, site.settings, _again(request), why)


def _again(request: Request) -> str:
    """Where to try again: what was sent is sent by going back."""
    return _wanted(request) if request.method == "GET" else "/"


async def _shown(request: Request, away: Away, **facts: object) -> Response:
    """The page, with the navigation of whoever is signed in."""
    try:
        page = await page_of(request)
    except Exception:  # noqa: BLE001 whatever is wrong, this page is still to be shown
        site: Site = request.app.state.site
        return HTMLResponse(site.render(away.template, request, None, **facts), away.status)
    shown = page.show(away.template, **facts)
    shown.status_code = away.status
    return shown
