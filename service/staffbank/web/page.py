"""A page being asked for by somebody who is signed in: what it asks, does and shows."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from staffbank import clock
from staffbank.domain.principal import Principal
from staffbank.identity.shown import Shown
from staffbank.identity.tokens import NotAuthenticated
from staffbank.web.desk import Data, Desk, Done, Unanswerable
from staffbank.web.face import Face
from staffbank.web.form import CSRF, Check, Form, checked, form_of
from staffbank.web.site import Site

LISTED = 100  # things of a list on one page, the newest
WRONG_FORM = 422  # the status of a form that is shown again


class SignedOut(Exception):
    """Nobody is signed in; `before` says whether somebody was."""

    def __init__(self, *, before: bool) -> None:
        super().__init__()
        self.before = before


class NotHere(Exception):
    """There is no such thing, or it is not hers to see: which of the two, nobody is told."""


class NotForYou(Exception):
    """The page is for people with another role."""


class NotAMember(Exception):
    """She has a social worker's role, and has not joined the bank yet."""


class OutOfDate(Exception):
    """The form is not one that we gave to this browser since it signed in."""


@dataclass(frozen=True)
class Page:
    """One request for a page; `form` is what was sent with it, if anything was."""

    request: Request
    site: Site
    session: str = field(repr=False)
    who: Principal
    form: Form = field(default_factory=Form)

    @property
    def desk(self) -> Desk:
        """The door to the bank."""
        face = self.site.face_at(self.request.url.path)
        return Desk(self.site.execute, face.acting(self.who) if face else self.who)

    async def ask(self, operation: str, **variables: object) -> Data:
        """The data of a published query. Raises Broken."""
        return await self.desk.ask(operation, **variables)

    async def one(self, operation: str, text: str, **variables: object) -> Data:
        """The one thing with this id. Raises NotHere where there is none to be seen."""
        try:
            (found,) = (await self.ask(operation, id=text, **variables)).values()
        except Unanswerable as wrong:  # an id of something else
            raise NotHere from wrong
        if not found:  # nothing, or a thing of another kind
            raise NotHere
        thing: Data = found
        return thing

    async def do(self, operation: str, *checks: Check, **given: object) -> Done:
        """Do a deed, once for each form that was shown, unless a check finds something."""
        problems = checked(self.form, *checks)
        if problems:
            return Done({}, problems)
        return await self.desk.do(operation, self.form.key, **given)

    def show(self, template: str, /, **facts: object) -> Response:
        """The page; its status says if it shows a form with what is wrong."""
        wrong = any(isinstance(each, Form) and each.problems for each in facts.values())
        shown = self.site.render(
            template, self.request, self.who, token=token_of(self.session), **facts
        )
        return HTMLResponse(shown, WRONG_FORM if wrong else 200)

    def go(self, path: str) -> Response:
        """On to another page, as after each deed: reloading that one does nothing again."""
        return RedirectResponse(path, 303)


async def page_of(request: Request) -> Page:
    """The page for whoever is signed in. Raises SignedOut."""
    site: Site = request.app.state.site
    shown = Shown.by(request.headers, request.cookies, site.settings.public_url)
    try:
        who = await site.sessions.principal_of(
            shown.session, now=clock.now(), attended=not asks_by_itself(request)
        )
    except NotAuthenticated as wrong:
        raise SignedOut(before=bool(shown.session)) from wrong
    return Page(request, site, shown.session, who)


def asks_by_itself(request: Request) -> bool:
    """Whether an open page asks, at which maybe nobody sits: by htmx, or for its bell."""
    headers = request.headers
    return "hx-request" in headers or headers.get("accept") == "text/event-stream"


async def sent_of(request: Request) -> Page:
    """The page that a form of ours was sent to.

    Raises:
        SignedOut: nobody is signed in.
        OutOfDate: another site's page sends it, or it has not this session's token.
        TooMuch: no form of ours has so much.
    """
    page = await page_of(request)
    shown = Shown.by(request.headers, request.cookies, page.site.settings.public_url)
    form = await form_of(request)
    sound = hmac.compare_digest(form.text(CSRF).encode(), token_of(page.session).encode())
    if not (shown.from_our_page and sound):
        raise OutOfDate
    return Page(request, page.site, page.session, page.who, form)


def token_of(session: str) -> str:
    """What each form of a session carries: made of its secret, which no script reads."""
    made = hmac.digest(session.encode(), b"form", "sha256")
    return urlsafe_b64encode(made).decode().rstrip("=")


def only_for(face: Face) -> Any:
    """What the routes of a face depend on. Raises NotForYou, SignedOut."""

    async def hers(page: Asked) -> None:
        if not face.is_for(page.who):
            raise NotForYou

    return Depends(hers)


def older(connection: Mapping[str, Any]) -> str:
    """Where a list goes on to what is older; empty where nothing is."""
    info = connection["pageInfo"]
    return str(info["startCursor"]) if info["hasPreviousPage"] else ""


def nodes(connection: Mapping[str, Any]) -> list[Data]:
    """The things of one page of a list."""
    return [edge["node"] for edge in connection["edges"]]


Asked = Annotated[Page, Depends(page_of)]
Sent = Annotated[Page, Depends(sent_of)]
