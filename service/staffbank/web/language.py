"""In which language a page is said: its reader's, where it has been translated."""

import re
from collections.abc import Sequence
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from fastapi import Request

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "staffbank"
ENGLISH = "en"
COOKIE = "lang"
WANTED = re.compile(
    r"\s*([a-zA-Z]{1,8})(?:-[a-zA-Z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*"
)


@cache
def languages(locale: Path = LOCALE) -> frozenset[str]:
    """Those that the texts of the pages are there in."""
    there = (each.parent.parent.name for each in locale.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return frozenset({ENGLISH, *there})


def language_of(request: Request) -> str:
    """The reader's: of her cookie, else the first that her browser likes and we have."""
    known = languages(LOCALE)
    if (chosen := request.cookies.get(COOKIE, "")) in known:
        return chosen
    liked = _liked(request.headers.get("accept-language", ""))
    return next((each for each in liked if each in known), ENGLISH)


def texts_in(language: str) -> NullTranslations:
    """The catalogue of a language; in English each text is its own translation."""
    return translation(DOMAIN, LOCALE, [language], fallback=True)


def _liked(header: str) -> Sequence[str]:
    """The languages of a browser, the best first; what cannot be read is left out."""
    read = [found for each in header.split(",")[:20] if (found := WANTED.fullmatch(each))]
    ranked = sorted(read, key=lambda each: -float(each[2] or 1))
    return [each[1].lower() for each in ranked if float(each[2] or 1)]
