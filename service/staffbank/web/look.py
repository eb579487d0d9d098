"""Templates: GOV.UK's components and our pages, in words that can be translated."""

from collections.abc import Callable, Mapping
from functools import cache
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

HERE = Path(__file__).parent / "templates"
GOVUK = "govuk_frontend_jinja"


@cache
def environment(assets: Assets) -> Environment:
    """Where pages are rendered: one for a process, so that templates stay compiled.

    Without a catalogue each text is its own translation.
    """
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
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # the extension's
    made.globals["gettext"] = _saying(made.filters["escape"])
    made.filters |= {
        "clock": words.clock,
        "day": words.day,
        "hours": words.hours,
        "in_words": words.in_words,
        "moment": words.moment,
    }
    made.globals |= {
        "asset": assets.path,
        "has_asset": lambda name: (OURS / name).is_file(),
        "stretch": words.stretch,
        "percent": words.percent,
        "words": _spoken(),
    }
    return made


def _saying(escape: Callable[[str], Any]) -> Callable[..., Any]:
    """How texts of ours and of the bank's are said, which may repeat what somebody typed.

    So they are escaped; and they are formats only where something is to stand in them: the
    bank says `40%` as it is.
    """

    def said(text: str, **values: object) -> Any:
        return escape(text) % values if values else escape(text)

    return said


def _spoken() -> Mapping[str, Mapping[str, str]]:
    return {"tier": words.TIERS, "role": words.ROLES, "shape": words.SHAPES}
