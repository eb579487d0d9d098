"""A page for when something that the bank needs is away. It asks the database nothing."""

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import HTMLResponse

from staffbank.settings import Settings
from staffbank.web.assets import Assets, NoAssets
from staffbank.web.headers import page_headers
from staffbank.web.language import language_of
from staffbank.web.look import environment

AWAY = 503
LATER = {"Retry-After": "60"}  # seconds
BARE = Assets({}, "")  # no style sheets: what says that they are missing does without
NOTHING: Mapping[str, str] = {}


def not_now(
    request: Request,
    settings: Settings,
    path: str,
    why: str,
    headers: Mapping[str, str] = NOTHING,
) -> HTMLResponse:
    """The page, in its layout where that can be had; `path` leads there again."""
    language = language_of(request)
    try:
        look, template = environment(Assets.installed(), language), "away/not_now.html"
    except NoAssets:
        look, template = environment(BARE, language), "away/bare.html"
    text = look.get_template(template).render(path=path, why=why, faces=())
    return HTMLResponse(text, AWAY, {**page_headers(settings), **LATER, **headers})
