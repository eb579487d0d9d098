"""Templates: GOV.UK's components and our pages, in words that can be translated."""

from collections.abc import Callable, Mapping
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
)

from staffbank.web import words
from staffbank.web.assets import OURS, Assets
from staffbank.web.language import ENGLISH, texts_in
from staffbank.web.words import Said

HERE = Path(__file__).parent / "templates"
GOVUK = "govuk_frontend_jinja"


@cache
def environment(assets: Assets, language: str = ENGLISH) -> Environment:
    """Where pages are rendered: one for each language, so that templates stay compiled."""
    texts = texts_in(language)
    made = Environment(
        loader=ChoiceLoader(
            [FileSystemLoader(HERE), PrefixLoader({GOVUK: PackageLoader(GOVUK)})]
        ),
        autoescape=True,
        undefined=ChainableUndefined,  # GOV.UK's components lean on it
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_translations(texts, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    said = _saying(made.filters["escape"], texts)
    made.globals["gettext"] = said
    made.finalize = lambda told: said(told) if isinstance(told, Said) else told
    made.filters |= {
        "clock": words.clock,
        "day": lambda found: said(words.day(found)),
        "hours": words.hours,
        "in_words": words.in_words,
        "moment": lambda found: said(words.moment(found)),
    }
    made.globals |= {
        "asset": assets.path,
        "has_asset": lambda name: (OURS / name).is_file(),
        "htmlLang": language,
        "error_of": lambda message: _error(said, message),
        "full_day": lambda found: said(words.full_day(found)),
        "stretch": lambda since, until: said(words.stretch(since, until)),
        "span": lambda first, last: said(words.span(first, last)),
        "short_month": lambda found: said(words.short_month(found)),
        "percent": words.percent,
        "words": _spoken(),
    }
    return made


def _saying(escape: Callable[[str], Any], texts: NullTranslations) -> Callable[..., Any]:
    """How texts of ours and of the bank's are said, which may repeat what somebody typed.

    So they are escaped; and they are formats only where something is to stand in them: the
    bank says `40%` as it is, and in English.
    """

    def said(text: str, /, **values: object) -> Any:
        if isinstance(text, Said):
            return said(text.text, **text.values)
        told = {
            key: said(each) if isinstance(each, Said) else each for key, each in values.items()
        }
        spoken = escape(texts.gettext(text) if text else text)
        return spoken % told if told else spoken

    return said


def _error(said: Callable[..., Any], message: str) -> Mapping[str, Any] | None:
    """What is wrong with a field, as GOV.UK's components take it."""
    if not message:
        return None
    return {"text": said(message), "visuallyHiddenText": said(words.ERROR)}


def _spoken() -> Mapping[str, Mapping[str, str]]:
    return {"tier": words.TIERS, "role": words.ROLES, "shape": words.SHAPES}
