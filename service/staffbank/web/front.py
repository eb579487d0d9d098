"""Where people come in, and what they see while nothing can be reached."""

from collections.abc import Mapping
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from staffbank import clock
from staffbank.domain.retention import KEPT_FOR, Kept
from staffbank.identity.shown import COOKIE, Shown
from staffbank.identity.sign_in import page_here
from staffbank.web.assets import Assets
from staffbank.web.page import Asked, NotHere, OutOfDate, SignedOut, page_of, token_of
from staffbank.web.site import Site
from staffbank.web.words import _

router = APIRouter()
ACTORS: Mapping[str, str] = {
    "worker": _("Social worker"),
    "line_manager": _("Line manager"),
    "release_authoriser": _("Release authoriser"),
    "requester": _("Requester"),
    "budget_holder": _("Budget holder"),
    "service_manager": _("Service manager"),
    "signatory": _("Signatory"),
    "finance_officer": _("Finance officer"),
    "council_administrator": _("Council administrator"),
    "coordinator": _("Coordinator"),
    "analyst": _("Analyst"),
    "auditor": _("Auditor"),
    "regional_administrator": _("Regional administrator"),
}


@router.get("/", summary="The first page of whoever is signed in.")
async def first(page: Asked) -> Response:
    """On to the first page of her face; whoever has none is told."""
    faces = page.site.faces_of(page.who)
    return page.go(faces[0].home) if faces else page.show("front/no_face.html")


@router.get("/sign-in", summary="Where one signs in.")
async def sign_in(request: Request, next: str = "/") -> Response:  # noqa: A002 its usual name
    """A button to the issuer, or one for each actor of a demonstration."""
    site: Site = request.app.state.site
    ours = site.settings.public_url
    if site.cast and f"{request.url.scheme}://{request.url.netloc}" != ours:
        return RedirectResponse(f"{ours}/sign-in", 303)  # where its cookies and forms hold
    wanted = page_here(next)
    text = site.render(
        "front/sign_in.html",
        request,
        cast=site.cast,
        roles=ACTORS,
        wanted=wanted,
        login=f"/login?{urlencode({'next': wanted})}",
    )
    return HTMLResponse(text)


@router.post("/sign-in/{number}", summary="Be an actor of the demonstration.")
async def be_actor(number: int, request: Request) -> Response:
    """Begin a session as one of the cast. Raises NotHere, OutOfDate."""
    site: Site = request.app.state.site
    shown = Shown.by(request.headers, request.cookies, site.settings.public_url)
    if not 0 <= number < len(site.cast):
        raise NotHere
    if not shown.from_our_page:
        raise OutOfDate
    who = site.cast[number].who
    secret = await site.sessions.begin(who, instead_of=shown.session, now=clock.now())
    response = RedirectResponse("/", 303)
    response.set_cookie(COOKIE, secret, path="/", secure=True, httponly=True)
    return response


@router.get("/accessibility", summary="How accessible the pages are, and how we know.")
@router.get("/privacy", summary="What is kept of whom, why and for how long.")
@router.get("/cookies", summary="The cookies that the pages set.")
async def about(request: Request) -> Response:
    """A page about the service, for anybody."""
    site: Site = request.app.state.site
    minutes, hours = site.settings.session_idle_minutes, site.settings.session_hours
    kept = {each.value: KEPT_FOR[each].steps for each in Kept}
    days = {name: steps[max(steps)].days for name, steps in kept.items()}
    template = f"front{request.url.path}.html"
    try:
        who, token = (page := await page_of(request)).who, token_of(page.session)
    except SignedOut:
        who, token = None, ""
    text = site.render(
        template,
        request,
        who,
        minutes=minutes,
        hours=hours,
        days=days,
        contact=site.settings.contact,
        officer=site.settings.data_protection_officer,
        token=token,
    )
    return HTMLResponse(text)


@router.get("/offline", summary="What a browser keeps, to show while it reaches nothing.")
async def offline(request: Request) -> Response:
    """A page that tells nothing of anybody."""
    site: Site = request.app.state.site
    return HTMLResponse(site.render("front/offline.html", request))


@router.get("/offline.js", summary="The script that keeps it.")
async def offline_js() -> Response:
    """At the top, since it may only answer for pages below its own path."""
    found = Assets.installed().files["offline.js"]
    return Response(found.body, media_type=found.media_type)
