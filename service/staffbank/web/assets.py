"""Style sheets and scripts, each below a path that changes whenever one of them does."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from fastapi import APIRouter, Request, Response

HERE = Path(__file__).parent
OURS = HERE / "static"
INSTALLED = HERE / "installed"  # by npm, when the bank is set up
NEEDED = ("govuk-frontend.min.css", "govuk-frontend.min.js", "htmx.min.js", "sse.min.js")
MISSING = (
    "The pages cannot be shown: their style sheets and scripts are not installed. Run "
    "`sh deploy/assets.sh`, which npm needs a registry for, and start again."
)
FOR_EVER = "public, max-age=31536000, immutable"

router = APIRouter()


class NoAssets(Exception):
    """What npm installs for the pages is not there; the message says how to get it."""


@dataclass(frozen=True)
class Asset:
    """One file, and how it goes over the wire."""

    body: bytes
    packed: bytes
    media_type: str

    @classmethod
    def read(cls, file: Path) -> Self:
        """The file, packed once, so that no request has to."""
        body = file.read_bytes()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return cls(body, gzip.compress(body, 9, mtime=0), kind)


@dataclass(frozen=True, eq=False)
class Assets:
    """All files by name; `version` is a digest of them."""

    files: Mapping[str, Asset]
    version: str

    @classmethod
    @cache
    def installed(cls) -> Self:
        """What npm installed, and ours. Raises NoAssets."""
        if not all((INSTALLED / name).is_file() for name in NEEDED):
            raise NoAssets(MISSING)
        paths = sorted(path for folder in (INSTALLED, OURS) for path in folder.glob("[!.]*"))
        files = {path.name: Asset.read(path) for path in paths if path.is_file()}
        digest = hashlib.sha256()
        for name, asset in files.items():
            digest.update(name.encode() + b"\0" + asset.body)
        return cls(files, digest.hexdigest()[:16])

    def path(self, name: str) -> str:
        """Where a page finds the file. Raises KeyError where there is none."""
        if name not in self.files:
            raise KeyError(f"there is no asset {name!r}")
        return f"/assets/{self.version}/{name}"


@router.get("/assets/{version}/{name}", summary="A style sheet or a script.")
async def asset(version: str, name: str, request: Request) -> Response:
    """The file; under an older version's path it is today's, and not to be kept."""
    assets = Assets.installed()
    if (found := assets.files.get(name)) is None:
        return Response(status_code=404)
    kept = FOR_EVER if version == assets.version else "no-store"
    headers = {"Cache-Control": kept, "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(found.packed, headers=headers, media_type=found.media_type)
    return Response(found.body, headers=headers, media_type=found.media_type)
