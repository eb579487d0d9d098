"""Gather what npm installed for the pages: `python -m staffbank.web.gather NODE_MODULES`."""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from staffbank.web.assets import INSTALLED

FILES = (
    "govuk-frontend/dist/govuk/govuk-frontend.min.css",
    "govuk-frontend/dist/govuk/govuk-frontend.min.js",
    "htmx.org/dist/htmx.min.js",
    "htmx-ext-sse/dist/sse.min.js",
)
EXPLORER = (
    "graphiql/graphiql.min.css",
    "graphiql/graphiql.min.js",
    "react/umd/react.production.min.js",
    "react-dom/umd/react-dom.production.min.js",
)
# Its typeface is licensed to sites on gov.uk, which most banks are not.
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
TYPEFACE = "GDS Transport,"
MAP = re.compile(r"^(//|/\*)# sourceMappingURL=.*$", re.MULTILINE)


def gather(modules: Path, to: Path = INSTALLED) -> None:
    """Put the files of the packages in the folder `to`, all at once or none."""
    to.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(dir=to.parent, prefix=".installed-"))
    for file in FILES:
        text = MAP.sub("", (modules / file).read_text())
        if file.endswith(".css"):
            text = FONT_FACE.sub("", text).replace(TYPEFACE, "")
        (fresh / Path(file).name).write_text(text)
    (fresh / "explorer").mkdir()
    for file in EXPLORER:
        text = MAP.sub("", (modules / file).read_text())
        (fresh / "explorer" / Path(file).name).write_text(text)
    fresh.chmod(0o755)
    shutil.rmtree(to, ignore_errors=True)
    fresh.rename(to)


if __name__ == "__main__":
    gather(Path(sys.argv[1]))
