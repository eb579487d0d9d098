"""Templates: GOV.UK's components and our pages, in words that can be translated."""

from collections.abc import Mapping
from pathlib import Path

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


def environment(assets: Assets) -> Environment:
    """Where pages are rendered. Without a catalogue each text is its own translation."""
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
    made.filters |= {"moment": words.moment, "hours": words.hours}
    made.globals |= {
        "asset": assets.path,
        "has_asset": lambda name: (OURS / name).is_file(),
        "stretch": words.stretch,
        "percent": words.percent,
        "words": _spoken(),
    }
    return made


def _spoken() -> Mapping[str, Mapping[str, str]]:
    return {"tier": words.TIERS, "role": words.ROLES, "shape": words.SHAPES}
