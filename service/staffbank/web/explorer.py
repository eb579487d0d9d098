"""A page to ask the API by hand, for whoever is signed in: GraphiQL, and no internet."""

from functools import cache

from fastapi import APIRouter, Depends, Response

from staffbank.settings import Settings
from staffbank.web.assets import INSTALLED, MISSING, Asset, NoAssets
from staffbank.web.headers import page_policy
from staffbank.web.page import Asked, NotHere, page_of

FOLDER = INSTALLED / "explorer"
FILES = (
    "graphiql.min.css",
    "graphiql.min.js",
    "react.production.min.js",
    "react-dom.production.min.js",
)
A_DAY = "private, max-age=86400"
# GraphiQL's own style sheet has its typefaces and signs within itself.
WITHIN = {"font-src": "data:", "img-src": "'self' data:"}

router = APIRouter()


def policy(settings: Settings) -> str:
    """What the browser may load for this page: the same as for every other, and those."""
    return page_policy(settings, WITHIN)


@router.get("/explorer", summary="Ask the API by hand.")
async def explorer(page: Asked) -> Response:
    """GraphiQL, as whoever is signed in. Raises NoAssets."""
    if not all((FOLDER / name).is_file() for name in FILES):
        raise NoAssets(MISSING)
    response = page.show("explorer.html")
    response.headers["content-security-policy"] = policy(page.site.settings)
    return response


@router.get(
    "/explorer/{name}",
    summary="One of its files.",
    dependencies=[Depends(page_of)],
)
async def file(name: str) -> Response:
    """The file, packed. Raises NotHere."""
    if name not in FILES or not (FOLDER / name).is_file():
        raise NotHere
    asset = _read(name)
    headers = {"Cache-Control": A_DAY, "Content-Encoding": "gzip"}
    return Response(asset.packed, headers=headers, media_type=asset.media_type)


@cache
def _read(name: str) -> Asset:
    return Asset.read(FOLDER / name)
