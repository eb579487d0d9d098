"""Write the catalogue template of the pages' texts anew, and compile what has been translated.

A translator copies `staffbank.pot` to `<language>/LC_MESSAGES/staffbank.po` and fills it
in; run once more, this lets the pages be said in that language to whoever asks for it.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[1] / "service" / "staffbank" / "web"
LOCALE = WEB / "locale"
TEMPLATE = LOCALE / "staffbank.pot"
FROM = [("*/installed/**", "ignore"), ("**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {
    "templates/**.html": {
        "extensions": "jinja2.ext.i18n",
        "trimmed": "true",
        "newstyle_gettext": "true",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
        "silent": "false",
    }
}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "N_": None}


def texts() -> Catalog:
    """Every text of the pages, with the file in which it stands."""
    catalog = Catalog(project="Staff bank", charset="utf-8", fuzzy=False)
    catalog.header_comment = "# What the pages say. Written by `poe texts`."
    found = extract_from_dir(WEB, FROM, OPTIONS, KEYWORDS, comment_tags=("TRANSLATORS:",))
    for name, _line, message, comments, context in found:
        catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


def written(catalog: Catalog) -> str:
    """As it is kept: sorted, and without what changes though no text does."""
    out = BytesIO()
    write_po(out, catalog, width=96, sort_output=True, include_lineno=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    return "".join(each for each in lines if not each.startswith(OF_THE_DAY))


OF_THE_DAY = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator')


def compiled() -> Iterator[Path]:
    """Compile each translation, beside its source."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/staffbank.po")):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as out:
            write_mo(out, read_po(text))
        yield source


if __name__ == "__main__":
    LOCALE.mkdir(exist_ok=True)
    TEMPLATE.write_text(written(texts()), encoding="utf-8")
    print(TEMPLATE, *compiled(), sep="\n")
